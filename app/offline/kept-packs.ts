// The packs of a vault: what names them in clear is ids, sizes and hours; what they say is sealed under each pack's own key.
import { type LeaseState, leaseState } from '../rules/keeping.ts'
import type { KeptStore } from './kept-store.ts'
import type { Vault, VaultRow } from './vault.ts'
import { newWrapped, type Sealed, seal, unseal, unwrap } from './vault-keys.ts'

export type HeldPaper = { itemId: string; paperId: string; versionId: string; bytes: number; pages: number }
export type PackRow = {
  id: string
  personId: string
  meetingId: string
  /** Names the pack to the server; opens nothing. */
  keep: string
  wrapped: Sealed
  keptAt: number
  until: number
  bytes: number
  /** While it is being fetched it is not there yet. */
  whole: boolean
  items: string[]
  titles: string[]
  papers: HeldPaper[]
  /** Its hour passed, or it was let go: only its author's unsent notes are left of it. */
  gone: boolean
}
/** A pack whose records can be read and written. */
export type OpenPack = { row: PackRow; key: CryptoKey }

const text = new TextEncoder()
const nameOf = (id: string) => `pack ${id}`
export const paperPlace = ({ itemId, versionId }: Pick<HeldPaper, 'itemId' | 'versionId'>) => `p/${itemId}/${versionId}`

export const packsOf = async (store: KeptStore, personId?: string): Promise<PackRow[]> =>
  (await store.list<PackRow>('packs'))
    .map(([, row]) => row)
    .filter((row) => personId === undefined || row.personId === personId)
    .sort((a, b) => a.keptAt - b.keptAt)

export const leaseOf = (row: PackRow, vault: Pick<VaultRow, 'seen'>, now: number): LeaseState =>
  leaseState({ until: row.until, seen: vault.seen, now })

export async function addPack(
  store: KeptStore,
  vault: Vault,
  given: Omit<PackRow, 'personId' | 'wrapped' | 'whole' | 'gone'>,
): Promise<OpenPack> {
  const { key, wrapped } = await newWrapped(vault.key, nameOf(given.id))
  const row: PackRow = { ...given, personId: vault.personId, wrapped, whole: false, gone: false }
  await store.put('packs', row.id, row)
  return { row, key }
}

export const savePack = (store: KeptStore, row: PackRow) => store.put('packs', row.id, row)

export async function openPack(vault: Vault, row: PackRow): Promise<OpenPack | null> {
  const key = row.personId === vault.personId ? await unwrap(vault.key, nameOf(row.id), row.wrapped) : null
  return key && { row, key }
}

export async function putRecord(store: KeptStore, { row, key }: OpenPack, place: string, bytes: Uint8Array) {
  const name = `${row.id}/${place}`
  await store.put('records', name, await seal(key, name, bytes))
}

export async function getRecord(store: KeptStore, { row, key }: OpenPack, place: string): Promise<Uint8Array | null> {
  const name = `${row.id}/${place}`
  const sealed = await store.get<Sealed>('records', name)
  return sealed ? unseal(key, name, sealed) : null
}

export const putJson = (store: KeptStore, pack: OpenPack, place: string, value: unknown) =>
  putRecord(store, pack, place, text.encode(JSON.stringify(value)))

export async function getJson<T>(store: KeptStore, pack: OpenPack, place: string): Promise<T | null> {
  const bytes = await getRecord(store, pack, place)
  return bytes && (JSON.parse(new TextDecoder().decode(bytes)) as T)
}

/** Everything of the pack but its author's unsent notes; with none of those, the pack itself. */
export async function letGo(store: KeptStore, row: PackRow): Promise<void> {
  await store.clear('records', `${row.id}/`)
  if ((await store.keys('outbox', `${row.id}/`)).length === 0) await store.remove('packs', row.id)
  else await savePack(store, { ...row, gone: true, items: [], titles: [], papers: [], bytes: 0 })
}

/** The pack with all that was ever written into it. */
export async function destroyPack(store: KeptStore, id: string): Promise<void> {
  await store.clear('records', `${id}/`)
  await store.clear('outbox', `${id}/`)
  await store.remove('packs', id)
}

/** Takes items and versions out of a pack that is locked or open alike; unsent notes on them stay with their author. */
export async function wipe(store: KeptStore, row: PackRow, lost: { items: string[]; versions: string[] }) {
  for (const item of lost.items) {
    await store.clear('records', `${row.id}/i/${item}`)
    await store.clear('records', `${row.id}/p/${item}/`)
  }
  const lostPapers = row.papers.filter(({ versionId }) => lost.versions.includes(versionId))
  for (const paper of lostPapers) await store.clear('records', `${row.id}/${paperPlace(paper)}/`)
  const papers = row.papers.filter(
    ({ itemId, versionId }) => !lost.items.includes(itemId) && !lost.versions.includes(versionId),
  )
  const left = {
    ...row,
    items: row.items.filter((item) => !lost.items.includes(item)),
    titles: row.titles.filter((item) => !lost.items.includes(item)),
    papers,
    bytes: papers.reduce((sum, { bytes }) => sum + bytes, 0),
  }
  await savePack(store, left)
  return left
}
