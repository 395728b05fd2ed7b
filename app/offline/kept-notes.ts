// The layers of notes that a device keeps, as the notes' client uses them: with a network or without.
import * as Y from 'yjs'
import type { KeptLayer } from '../annotations/kept-layer.ts'
import { getRecord, type OpenPack, paperPlace, putRecord } from './kept-packs.ts'
import type { KeptStore } from './kept-store.ts'
import { keepWritten, makeNames, type Written, writtenIn, writtenNotes } from './outbox.ts'

export const layerPlace = (paper: { itemId: string; versionId: string }, audience: string): string =>
  `${paperPlace(paper)}/layer/${audience}`

const SETTLE_MS = 400

type Around = {
  me: string
  /** Something was written, sent or set aside. */
  changed: () => void
  /** Takes what a layer does not: answers whether it is safe elsewhere now. */
  setAside: (versionId: string, audience: string, code: string, written: Written[]) => Promise<boolean>
}

/** One layer, read from the device and ready to be opened. What it writes is on the disk a moment later, in the order it was written. */
export async function keptLayer(
  store: KeptStore,
  pack: OpenPack,
  paper: { itemId: string; versionId: string },
  audience: string,
  { me, changed, setAside }: Around,
): Promise<KeptLayer & { settled: () => Promise<void> }> {
  const { versionId } = paper
  const state = await getRecord(store, pack, layerPlace(paper, audience)).catch(() => null)
  const written = await writtenIn(store, pack, versionId, audience)
  const byId = new Map(written.map((one) => [one.id, one]))
  const nameFor = makeNames(Date.now)
  let saving: Promise<unknown> = Promise.resolve()
  const then = (act: () => Promise<unknown>) => {
    saving = saving.then(act).catch(() => undefined)
    void saving.then(changed)
  }
  let hearing = false
  return {
    start: { state, unsent: written.map(({ id, update }) => ({ id, update })) },
    written(update, transaction) {
      const one = { id: nameFor(pack.row.id, versionId, audience), update, notes: writtenNotes(transaction, me) }
      byId.set(one.id, one)
      then(() => keepWritten(store, pack, one))
      return one.id
    },
    sent(ids) {
      for (const id of ids) {
        byId.delete(id)
        then(() => store.remove('outbox', id))
      }
    },
    heard(document) {
      if (hearing) return
      hearing = true
      setTimeout(() => {
        hearing = false
        const whole = Y.encodeStateAsUpdate(document)
        // Of what is let go meanwhile nothing is written again.
        then(async () => {
          const row = await store.get<OpenPack['row']>('packs', pack.row.id)
          if (row?.papers.some((one) => one.versionId === versionId))
            await putRecord(store, pack, layerPlace(paper, audience), whole)
        })
      }, SETTLE_MS)
    },
    refused(code, ids) {
      const lost = ids.flatMap((id) => byId.get(id) ?? [])
      then(async () => {
        if (!(await setAside(versionId, audience, code, lost))) return
        for (const { id } of lost) {
          byId.delete(id)
          await store.remove('outbox', id)
        }
      })
    },
    settled: async () => {
      await saving
    },
  }
}
