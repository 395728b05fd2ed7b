// What a device does when it reaches the server again: it says what it keeps and lets go what is not its member's any more. It needs no
// PIN for that, and asks also while nobody is signed in.
import type { Answer } from '../wire/answer.ts'
import type { LeaseAnswer, LeaseAnswers } from '../wire/keeping.ts'
import { PROTOCOL_VERSION } from '../wire/socket.ts'
import { destroyPack, leaseOf, letGo, type PackRow, packsOf, savePack, wipe } from './kept-packs.ts'
import type { KeptStore } from './kept-store.ts'
import { destroyVault, seeTime, type VaultRow } from './vault.ts'

/** `away`: the server was not reached. `stranger`: it was, and nobody of these packs is signed in there. */
export type Contact = { state: 'away' | 'stranger' | 'member' | 'outdated'; wiped: number }

export async function askServer(store: KeptStore): Promise<Contact> {
  const rows = await packsOf(store)
  if (rows.length === 0) return { state: 'away', wiped: 0 }
  const answer = await lease(rows.map((row) => heldIn(row)))
  if (!answer) return { state: 'away', wiped: 0 }
  if (!answer.ok) return { state: answer.code === 'keep_outdated' ? 'outdated' : 'away', wiped: 0 }
  const { now, packs } = answer.value
  for (const person of new Set(rows.map(({ personId }) => personId))) await seeTime(store, person, Date.parse(now))
  let wiped = 0
  let state: Contact['state'] = 'stranger'
  for (const [at, row] of rows.entries()) {
    const told = packs[at] as LeaseAnswer
    if (told.state === 'ended') {
      await destroyPack(store, row.id)
      wiped += 1
    } else if (told.state === 'kept' && (await store.get('packs', row.id))) {
      state = 'member'
      const { items, versions } = told.lost
      wiped += items.length + versions.length
      const left = items.length + versions.length > 0 ? await wipe(store, row, told.lost) : row
      await savePack(store, { ...left, until: Date.parse(told.until) })
    }
  }
  const left = new Set((await packsOf(store)).map(({ personId }) => personId))
  // A vault whose last pack was ended is of no more use to anybody.
  for (const person of new Set(rows.map(({ personId }) => personId)))
    if (!left.has(person)) await destroyVault(store, person)
  return { state, wiped }
}

/** Packs whose hour has passed by the latest time seen, and those that were broken off while they were fetched. */
export async function letGoOverdue(store: KeptStore, now: number): Promise<number> {
  const vaults = new Map((await store.list<VaultRow>('vaults')).map(([id, row]) => [id, row]))
  let gone = 0
  for (const row of await packsOf(store)) {
    const vault = vaults.get(row.personId)
    if (!vault) await destroyPack(store, row.id)
    else if (!row.gone && leaseOf(row, vault, now) === 'over') {
      await letGo(store, row)
      gone += 1
    }
  }
  return gone
}

/** Says that these packs are not kept here any more; where the server is not reached, their hour passes there too. */
export async function releasePacks(rows: readonly Pick<PackRow, 'keep'>[]): Promise<void> {
  if (rows.length > 0)
    await lease(rows.map(({ keep }) => ({ keep, items: [], titles: [], versions: [], release: true })))
}

const heldIn = ({ keep, items, titles, papers }: PackRow) => ({
  keep,
  items,
  titles,
  versions: papers.map(({ versionId }) => versionId),
})

async function lease(packs: object[]): Promise<Answer<LeaseAnswers> | null> {
  const body = new FormData()
  body.set('input', JSON.stringify({ protocol: PROTOCOL_VERSION, packs }))
  try {
    const response = await fetch('/offline/lease', { method: 'POST', body })
    return (await response.json()) as Answer<LeaseAnswers>
  } catch {
    return null
  }
}
