// One layer that somebody has open: a canonical document, a shadow on which updates are tried first, and the people who listen.
// Order is the safety argument: tried on the shadow → written to the log → promoted to the canonical → told and acknowledged.
// What was written together is told together, as one update: what a listener pays for is how often it is told, not how much.
import * as Y from 'yjs'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { writeCarry } from './carry-into.ts'
import { type Carry, carriedUpdate } from './carry-notes.ts'
import { type Held, heldIn } from './follow-original.ts'
import { enter, indexOf, judgeUpdate, type LayerIndex } from './judge-update.ts'
import type { Ground } from './layer-ground.ts'
import { type Accepted, compactLayer, type LayerName, readLayer, replay } from './layer-store.ts'
import { type Mention, mentionsIn } from './mentions.ts'
import { writeBatch } from './write-batch.ts'

/** From one writing to the next at the least: whoever writes alone is written at once, what comes meanwhile together. */
const APART_MS = 15
const COMPACT_AFTER = 500

type Push = Accepted & { from: string; answer: (result: Result<null>) => void }
/** `from` wrote all of it and has it already; null where several did: whoever has a part of it takes the rest. */
export type Told = { update: Uint8Array; from: string | null; only: Ground['only'] }
export type OpenLayer = Awaited<ReturnType<typeof openLayer>>

/**
 * `ground` is asked once a batch. `tell` gives accepted updates to the listeners; `spoilt` says that this sender's copy holds
 * something that was refused.
 */
export async function openLayer(
  ctx: Ctx,
  name: LayerName,
  on: {
    ground: (naming: boolean) => Promise<Ground>
    tell: (told: Told) => void
    spoilt: (from: string) => void
    /** Whether anything was written on earlier versions that this layer was not yet given. */
    behind: () => Promise<boolean>
    /** What earlier versions have and this layer has not. */
    carry: (has: Held) => Promise<Carry | null>
  },
) {
  const stored = await readLayer(ctx, name.id)
  let from = stored.snapshotSeq
  let lastSeq = Math.max(from, stored.log.at(-1)?.seq ?? 0)
  let logged = stored.log.length
  /** The whole layer as one update, until something is added to it. */
  let whole = logged === 0 ? stored.snapshot : null
  let document: Y.Doc | null = null
  let index: LayerIndex = { notes: new Map(), writers: new Map() }
  let shadow = new Y.Doc()
  let unready: unknown = null
  let waiting: Push[] = []
  let timer: ReturnType<typeof setTimeout> | null = null
  let last = Number.NEGATIVE_INFINITY
  /** Whether any note here ever named somebody. */
  let naming = false
  let compacting: Promise<void> | null = null
  const canonical = (): Y.Doc => {
    if (!document) {
      const replayed = new Y.Doc()
      replay(replayed, stored)
      document = replayed
    }
    return document
  }
  // The document, and what judging needs, are made after the reader has the layer as it is stored: everything that judges waits
  // here. In three steps, because nobody else is answered meanwhile.
  let running: Promise<void> = (async () => {
    try {
      await othersFirst()
      canonical()
      await othersFirst()
      index = indexOf(canonical())
      naming = [...index.notes.values()].some((note) => note.mentions !== undefined)
      await othersFirst()
      shadow = copyOf(canonical())
    } catch (error) {
      unready = error
    }
  })()

  const afterAll = (act: () => Promise<void>): Promise<void> => {
    running = running.then(act)
    return running
  }
  const flush = () => {
    timer = null
    void afterAll(settle)
  }
  // What comes while a writing takes longer waits for its end in `running`: a slow disk makes larger batches, not a queue.
  const soon = () => {
    timer ??= setTimeout(flush, Math.max(0, last + APART_MS - performance.now()))
  }

  async function settle(): Promise<void> {
    const batch = waiting
    waiting = []
    if (batch.length === 0) return
    last = performance.now()
    const accepted: Push[] = []
    let only: Ground['only'] = null
    try {
      if (unready) throw unready
      naming ||= batch.some(mayName)
      const ground = await on.ground(naming)
      only = ground.only
      const spoilt = new Set<string>()
      const mentions = batch.flatMap((push) => judge(push, ground, accepted, spoilt))
      if (accepted.length === 0) return
      const seq = await writeBatch(ctx, name, accepted, mentions)
      if (seq === null) return takeBack(accepted, 'layer_closed')
      lastSeq = seq
    } catch (error) {
      ctx.log.error({ err: error, layer: name.id }, 'notes not written')
      return takeBack(accepted.length > 0 ? accepted : batch, 'failed')
    }
    logged += accepted.length
    const update = promote(accepted)
    const [first] = accepted as [Push]
    if (update) on.tell({ update, from: accepted.every((push) => push.from === first.from) ? first.from : null, only })
    for (const push of accepted) push.answer(ok(null))
    // Not waited for: what is written meanwhile comes after what it replaces.
    if (logged >= COMPACT_AFTER) void compact()
  }

  /** One transaction of the canonical document, and what it adds as one update; null where everything was known. */
  function promote(accepted: Push[]): Uint8Array | null {
    const target = canonical()
    let added: Uint8Array | null = null
    const take = (update: Uint8Array) => {
      added = update
    }
    target.on('update', take)
    target.transact(() => {
      for (const push of accepted) Y.applyUpdate(target, push.update)
    })
    target.off('update', take)
    whole = null
    return added
  }

  /** Answers whom an accepted update names. */
  function judge(push: Push, ground: Ground, accepted: Push[], spoilt: Set<string>): Mention[] {
    // Whoever was refused once has to join again: what else they sent meanwhile is not looked at. And whoever left the group
    // since they joined is about to be told.
    if (spoilt.has(push.from) || (ground.only && !ground.only.has(push.actor.personId))) {
      push.answer(refuse('layer_closed'))
      return []
    }
    // What it stands on was not written, and is sent again before it: nothing is tried, so nothing is spoilt.
    if (isEarly(push.update, shadow)) {
      push.answer(refuse('note_malformed'))
      return []
    }
    const judged = judgeUpdate(shadow, push.update, push.actor.personId, index, ground.readers)
    if (judged.ok) {
      const mentions = mentionsIn(judged.value, index)
      enter(index, judged.value)
      accepted.push(push)
      return mentions
    }
    shadow = copyOf(canonical())
    for (const { update } of accepted) Y.applyUpdate(shadow, update)
    push.answer(judged)
    spoilt.add(push.from)
    on.spoilt(push.from)
    return []
  }

  const isBehind = () =>
    on.behind().catch((error) => {
      ctx.log.error({ err: error, layer: name.id }, 'earlier notes not looked for')
      return false
    })

  /** The one thing that the server writes. A failure is no reason to keep anybody out: the next opening tries again. */
  async function carryOver(): Promise<void> {
    try {
      if (unready) throw unready
      const carry = await on.carry(heldIn(canonical(), index.notes))
      if (!carry) return
      const update = carriedUpdate(canonical(), carry.notes)
      const seq = await ctx.db.transaction((tx) => writeCarry(tx, name, update, carry, ctx.clock()))
      if (seq === null) return
      lastSeq = seq
      logged += 1
      whole = null
      for (const each of [canonical(), shadow]) Y.applyUpdate(each, update)
      enter(index, { notes: carry.notes.map((note) => [note.id, note]), writers: [] })
      on.tell({ update, from: null, only: (await on.ground(false)).only })
    } catch (error) {
      ctx.log.error({ err: error, layer: name.id }, 'notes not carried')
    }
  }

  /** What was tried and not written. */
  function takeBack(batch: Push[], code: string): void {
    shadow = copyOf(canonical())
    index = indexOf(canonical())
    for (const push of batch) push.answer(refuse(code))
  }

  const compact = (): Promise<void> => {
    compacting ??= replaceLog().finally(() => {
      compacting = null
    })
    return compacting
  }

  async function replaceLog(): Promise<void> {
    try {
      const last = lastSeq
      const count = logged
      if (!(await compactLayer(ctx, name.id, canonical(), { from, last, count }))) return
      from = last
      logged -= count
    } catch (error) {
      // The log is whole without it; the next batch tries again.
      ctx.log.error({ err: error, layer: name.id }, 'notes not compacted')
    }
  }

  return {
    name,
    /** What a client with this state lacks; null for bytes that are no state vector. */
    stateFor(stateVector: Uint8Array): Uint8Array | null {
      const clients = clientsIn(stateVector)
      if (clients === null) return null
      // Whoever has nothing yet gets what is stored as it is, while nothing was added to it.
      return (clients === 0 && whole) || Y.encodeStateAsUpdate(canonical(), stateVector)
    },
    /** Answers once the update is durable, or with the refusal. */
    push(from: string, actor: Actor, update: Uint8Array): Promise<Result<null>> {
      return new Promise((answer) => {
        waiting.push({ from, actor, update, answer })
        soon()
      })
    },
    /** Settles what came in; the layer may be used again after. */
    async settled(): Promise<void> {
      if (timer) clearTimeout(timer)
      flush()
      await running
      await compacting
    },
    /** Takes in what earlier versions' layers hold and this one lacks. */
    async carry(): Promise<void> {
      if (await isBehind()) await afterAll(carryOver)
    },
    /** For whoever opens the layer next: they are sent what is stored, if that is all. */
    async tidy(): Promise<void> {
      await compacting
      if (logged > 0) await afterAll(compact)
    },
  }
}

/** Whether it begins after what the document holds of one of its writers. */
function isEarly(update: Uint8Array, document: Y.Doc): boolean {
  try {
    return [...Y.parseUpdateMeta(update).from].some(([client, clock]) => clock > Y.getState(document.store, client))
  } catch {
    return false
  }
}

/** A note that names somebody says so by this word, in its text or in the key of what was changed. */
const mayName = ({ update }: Push): boolean =>
  Buffer.from(update.buffer, update.byteOffset, update.length).includes('mentions')

const othersFirst = () => new Promise<void>((resolve) => setImmediate(resolve))

function clientsIn(stateVector: Uint8Array): number | null {
  try {
    return Y.decodeStateVector(stateVector).size
  } catch {
    return null
  }
}

function copyOf(document: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  copy.getMap('notes')
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(document))
  return copy
}
