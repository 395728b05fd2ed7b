// Fetches a pack onto this device: the agenda, the papers' bytes and words, and the layers of notes, each sealed as it comes. What is
// broken off leaves nothing behind.
import type { PackToKeep } from '../../server/documents/kept/keep-pack.ts'
import { connectNotes } from '../annotations/notes-socket.ts'
import { networkSource } from '../documents/pack-source.ts'
import { toBase64Url } from '../rules/bytes.ts'
import type { Answer } from '../wire/answer.ts'
import { type LayerJoined, PROTOCOL_VERSION } from '../wire/socket.ts'
import { releasePacks } from './contact.ts'
import { CHUNK, chunkPlace, PAGES, wordsPlace } from './device-source.ts'
import { layerPlace } from './kept-notes.ts'
import {
  addPack,
  destroyPack,
  type HeldPaper,
  type OpenPack,
  packsOf,
  paperPlace,
  putJson,
  putRecord,
  savePack,
} from './kept-packs.ts'
import type { KeptStore } from './kept-store.ts'
import type { Vault } from './vault.ts'

/** Of everything there is to fetch, in bytes of papers. */
export type Progress = { done: number; of: number }
export type KeepRefusal = { ok: false; code: string }

const MEGABYTE = 1_048_576
const WORDS_AT_ONCE = 60
const AGAIN_MS = 700

/** Rejects when it was broken off, or the network was. */
export async function keepPack(
  store: KeptStore,
  vault: Vault,
  meetingId: string,
  on: { progress: (progress: Progress) => void; signal: AbortSignal },
): Promise<{ ok: true; row: OpenPack['row'] } | KeepRefusal> {
  const keep = toBase64Url(crypto.getRandomValues(new Uint8Array(32)))
  const answer = await ask(meetingId, keep, on.signal)
  if (!answer.ok) return answer
  const told = answer.value
  const earlier = (await packsOf(store, vault.personId)).filter((row) => row.meetingId === meetingId)
  const papers = told.papers.map(({ itemId, pages, reader }): HeldPaper => {
    const { id, versionId, bytes } = reader.paper
    return { itemId, paperId: id, versionId, bytes, pages }
  })
  const pack = await addPack(store, vault, {
    id: crypto.randomUUID(),
    meetingId,
    keep,
    keptAt: Date.parse(told.now),
    until: Date.parse(told.until),
    bytes: papers.reduce((sum, { bytes }) => sum + bytes, 0),
    items: told.items.filter(({ open }) => open).map(({ id }) => id),
    titles: told.items.filter(({ open }) => !open).map(({ id }) => id),
    papers,
  })
  try {
    await fill(store, pack, told, on)
    const row = { ...pack.row, whole: true }
    await savePack(store, row)
    // The pack as it was kept before has done; what its author had not sent was sent before this began.
    for (const { id } of earlier) await destroyPack(store, id)
    await releasePacks(earlier)
    return { ok: true, row }
  } catch (error) {
    await destroyPack(store, pack.row.id)
    await releasePacks([pack.row])
    throw error
  }
}

async function ask(meetingId: string, keep: string, signal: AbortSignal): Promise<Answer<PackToKeep>> {
  const body = new FormData()
  body.set('input', JSON.stringify({ keep }))
  const response = await fetch(`/m/${encodeURIComponent(meetingId)}/keep`, { method: 'POST', body, signal })
  return (await response.json()) as Answer<PackToKeep>
}

async function fill(
  store: KeptStore,
  pack: OpenPack,
  told: PackToKeep,
  { progress, signal }: { progress: (progress: Progress) => void; signal: AbortSignal },
): Promise<void> {
  const { me, revision, body, meeting } = told
  await putJson(store, pack, 'head', { me, revision, body, meeting })
  for (const [place, item] of told.items.entries()) await putJson(store, pack, `i/${item.id}`, { ...item, place })
  let done = 0
  const of = pack.row.bytes
  progress({ done, of })
  for (const [at, paper] of pack.row.papers.entries()) {
    const source = networkSource(paper.versionId, paper.bytes)
    await putJson(store, pack, `${paperPlace(paper)}/paper`, told.papers[at])
    for (let begin = 0; begin < paper.bytes; begin += MEGABYTE) {
      const bytes = await source.read(begin, Math.min(paper.bytes, begin + MEGABYTE), signal)
      for (let from = 0; from < bytes.length; from += CHUNK)
        await putRecord(store, pack, chunkPlace(paper, (begin + from) / CHUNK), bytes.slice(from, from + CHUNK))
      done += bytes.length
      progress({ done, of })
    }
    await keepWords(store, pack, paper, signal)
  }
  await keepLayers(store, pack, told, signal)
}

async function keepWords(store: KeptStore, pack: OpenPack, paper: HeldPaper, signal: AbortSignal): Promise<void> {
  const source = networkSource(paper.versionId, paper.bytes)
  for (let from = 1; from <= paper.pages; from += WORDS_AT_ONCE) {
    const pages = await source.words(from, Math.min(paper.pages, from + WORDS_AT_ONCE - 1), signal)
    const blocks = Map.groupBy(pages, ({ page }) => Math.floor((page - 1) / PAGES))
    for (const [block, own] of blocks) await putJson(store, pack, wordsPlace(paper, block), own)
  }
}

/** By the notes' own door, which gives each reader theirs, with what was carried from earlier versions. */
async function keepLayers(store: KeptStore, pack: OpenPack, told: PackToKeep, signal: AbortSignal): Promise<void> {
  const notes = connectNotes()
  try {
    for (const [at, paper] of pack.row.papers.entries())
      for (const audience of audiencesOf(told.papers[at]?.reader.groups ?? [])) {
        const layer = await joinOnce(notes.ask, paper.versionId, audience, signal)
        if (layer) await putRecord(store, pack, layerPlace(paper, audience), new Uint8Array(layer.update))
      }
  } finally {
    notes.close()
  }
}

export const audiencesOf = (groups: readonly { id: string }[]): string[] => [
  'private',
  'body',
  ...groups.map(({ id }) => `group:${id}`),
]

/** Waits where it comes too fast; null where the layer is not this reader's. An empty document's state vector is one byte of nothing. */
async function joinOnce(
  ask: ReturnType<typeof connectNotes>['ask'],
  versionId: string,
  audience: string,
  signal: AbortSignal,
): Promise<LayerJoined | null> {
  const stateVector = new Uint8Array([0])
  for (let tries = 0; ; tries++) {
    signal.throwIfAborted()
    const answer = await ask<LayerJoined>('join', { protocol: PROTOCOL_VERSION, versionId, audience, stateVector })
    if (answer.ok) {
      void ask('leave', { layerId: answer.value.layerId })
      return answer.value
    }
    if (!['not_connected', 'too_many_attempts', 'failed'].includes(answer.code)) return null
    if (tries > 60) throw new Error(`Notes could not be fetched: ${answer.code}`)
    await new Promise((resolve) => setTimeout(resolve, AGAIN_MS))
  }
}
