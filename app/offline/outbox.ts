// What a member wrote that the server has not acknowledged: each change as it will be sent, with the notes it touches in words, so that
// it can be set aside for its author where its layer is gone. Sealed under its pack's key.
import type * as Y from 'yjs'
import { parseBase64, toBase64 } from '../rules/bytes.ts'
import { Note } from '../wire/annotations.ts'
import { entriesOf, noteFields, touchedNotes } from '../wire/note-entries.ts'
import type { OpenPack } from './kept-packs.ts'
import type { KeptStore } from './kept-store.ts'
import { type Sealed, seal, unseal } from './vault-keys.ts'

export type Written = { id: string; update: Uint8Array; notes: Note[] }
type Said = { update: string; notes: Note[] }

const placeOf = (packId: string, versionId: string, audience: string) => `${packId}/${versionId}/${audience}/`

/** Names sort by the time of writing, also of two in the same millisecond. */
export function makeNames(now: () => number): (packId: string, versionId: string, audience: string) => string {
  let count = 0
  return (packId, versionId, audience) => {
    const at = `${String(now()).padStart(15, '0')}.${String(count++).padStart(6, '0')}`
    return `${placeOf(packId, versionId, audience)}${at}.${Math.random().toString(36).slice(2, 8)}`
  }
}

export async function keepWritten(store: KeptStore, { key }: OpenPack, { id, update, notes }: Written): Promise<void> {
  const said: Said = { update: toBase64(update), notes }
  await store.put('outbox', id, await seal(key, id, new TextEncoder().encode(JSON.stringify(said))))
}

export async function writtenIn(
  store: KeptStore,
  { row, key }: OpenPack,
  versionId: string,
  audience: string,
): Promise<Written[]> {
  const rows = await store.list<Sealed>('outbox', placeOf(row.id, versionId, audience))
  const written: Written[] = []
  for (const [id, sealed] of rows) {
    const said = JSON.parse(new TextDecoder().decode(await unseal(key, id, sealed))) as Said
    const update = parseBase64(said.update)
    if (update.ok) written.push({ id, update: update.value, notes: said.notes })
  }
  return written
}

/** Layers with something that was not sent, by pack: names say it without being opened. */
export async function waitingLayers(
  store: KeptStore,
  packId: string,
): Promise<{ versionId: string; audience: string }[]> {
  const names = new Set((await store.keys('outbox', `${packId}/`)).map((key) => key.split('/').slice(1, 3).join('/')))
  return [...names].map((name) => ({ versionId: name.split('/')[0] ?? '', audience: name.split('/')[1] ?? '' }))
}

export const waitingIn = async (store: KeptStore, packIds: readonly string[]): Promise<number> => {
  let count = 0
  for (const id of packIds) count += (await store.keys('outbox', `${id}/`)).length
  return count
}

/** The notes of its author that a change touched, as they stand after it. */
export function writtenNotes(transaction: Y.Transaction, me: string): Note[] {
  const entries = entriesOf(transaction.doc)
  return [...(touchedNotes(transaction, entries) ?? [])].flatMap((id) => {
    const note = Note.safeParse(noteFields(entries, id))
    return note.success && note.data.author === me ? [note.data] : []
  })
}
