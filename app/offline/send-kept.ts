// Brings to the server what was written without it: notes over the notes' own door, each until it is acknowledged; what their layer
// does not take to its author's own quarantine; and where and how far papers were read on.
import { openLayerClient } from '../annotations/layer-client.ts'
import { connectNotes } from '../annotations/notes-socket.ts'
import { sendReading } from '../reading/send-reading.ts'
import type { ReportReading } from '../wire/reading.ts'
import type { Audience } from '../wire/socket.ts'
import { type KeptPosition, positionPlace, readingPlace } from './device-source.ts'
import { keptLayer } from './kept-notes.ts'
import { getJson, type HeldPaper, letGo, type OpenPack, openPack, packsOf, putJson } from './kept-packs.ts'
import type { KeptStore } from './kept-store.ts'
import { type Written, waitingIn, waitingLayers } from './outbox.ts'
import type { Vault } from './vault.ts'

/** So long without anything acknowledged, and the rest waits for another time. */
const PATIENCE_MS = 15_000
const LOOK_MS = 150

/** Answers how many changes wait still. `open` says which version a reader has open, which sends by itself. */
export async function sendKept(
  store: KeptStore,
  vault: Vault,
  { open, changed }: { open: (versionId: string) => boolean; changed: () => void },
): Promise<number> {
  const rows = await packsOf(store, vault.personId)
  for (const row of rows) {
    const pack = await openPack(vault, row)
    if (!pack) continue
    await sendPositions(store, pack, open)
    await sendNotes(store, pack, vault.personId, open, changed)
    if (row.gone && (await waitingIn(store, [row.id])) === 0) await letGo(store, row)
  }
  return waitingIn(
    store,
    rows.map(({ id }) => id),
  )
}

async function sendNotes(
  store: KeptStore,
  pack: OpenPack,
  me: string,
  open: (versionId: string) => boolean,
  changed: () => void,
): Promise<void> {
  const waiting = (await waitingLayers(store, pack.row.id)).filter(({ versionId }) => !open(versionId))
  if (waiting.length === 0) return
  const notes = connectNotes()
  try {
    for (const { versionId, audience } of waiting) {
      const itemId = pack.row.papers.find((paper) => paper.versionId === versionId)?.itemId ?? ''
      const around = { me, changed, setAside: bringAside }
      const kept = await keptLayer(store, pack, { itemId, versionId }, audience, around)
      const nothing = () => {}
      const client = openLayerClient(
        notes,
        versionId,
        audience as Audience,
        { changed: nothing, renewed: nothing },
        kept,
      )
      await untilSent(client)
      client.close()
      await kept.settled()
    }
  } finally {
    notes.close()
  }
}

async function untilSent(client: ReturnType<typeof openLayerClient>): Promise<void> {
  let left = client.unsent()
  let last = Date.now()
  while (client.unsent() > 0 && client.state() !== 'closed' && Date.now() - last < PATIENCE_MS) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
    if (client.unsent() !== left) last = Date.now()
    left = client.unsent()
  }
}

/** Brings notes that found no place to where their author alone finds them; false while it could not be done. */
export async function bringAside(
  versionId: string,
  audience: string,
  code: string,
  written: readonly Written[],
): Promise<boolean> {
  // Of a note that was changed more than once its last words.
  const latest = new Map(written.flatMap(({ notes }) => notes.map((note) => [note.id, note] as const)))
  const said = [...latest.values()].filter((note) => !note.removed)
  for (let at = 0; at < said.length; at += 100) {
    const notes = said.slice(at, at + 100).map((note) => ({ versionId, audience, reason: code, note }))
    const body = new FormData()
    body.set('input', JSON.stringify({ notes }))
    try {
      const response = await fetch('/offline/aside', { method: 'POST', body, redirect: 'error' })
      if (!response.ok) return false
    } catch {
      return false
    }
  }
  return true
}

async function sendPositions(store: KeptStore, pack: OpenPack, open: (versionId: string) => boolean): Promise<void> {
  for (const paper of pack.row.papers) {
    const position = await getJson<KeptPosition>(store, pack, positionPlace(paper))
    await sendReadings(store, pack, paper)
    if (!position || position.sent || open(paper.versionId)) continue
    const { page, offset, at } = position
    const body = new FormData()
    body.set('input', JSON.stringify({ versionId: paper.versionId, page, offset, at }))
    const path = `/papers/${encodeURIComponent(paper.versionId)}/position`
    const response = await fetch(path, { method: 'POST', body, redirect: 'error' }).catch(() => null)
    if (response?.ok) await putJson(store, pack, positionPlace(paper), { ...position, sent: true })
  }
}

async function sendReadings(store: KeptStore, pack: OpenPack, paper: HeldPaper): Promise<void> {
  const own = `${pack.row.id}/`
  for (const name of await store.keys('records', own + readingPlace(paper))) {
    const report = await getJson<ReportReading>(store, pack, name.slice(own.length))
    try {
      if (report) await sendReading(report)
    } catch (error) {
      // Refused it is told no more; unanswered it is told another time.
      if (error instanceof TypeError || error instanceof SyntaxError) return
    }
    await store.remove('records', name)
  }
}
