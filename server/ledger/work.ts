// What a command holds while its body's head is locked: the transaction, the moment, and the drafts of its entries and
// changes, which are written only when the command succeeded. Source: docs/architecture.md, "How a change flows".
import { toHex } from '../../app/rules/bytes.ts'
import { canonicalize, type Json } from '../../app/rules/canonical.ts'
import { sha256Text } from '../../app/rules/sha256.ts'
import { EVENT_VERSION, eventShapes, type LedgerEvent } from '../../app/wire/events.ts'
import type { BodyId, ItemId, SeatId } from '../../app/wire/ids.ts'
import type { EventActor, LeafRecord } from '../../app/wire/leaf.ts'
import type { Ctx, Tx } from '../platform/context.ts'
import { type AnyActor, isPerson, mandatesIn } from '../policies/actor.ts'
import type { Ground } from './write-batch.ts'

export type About = { itemId?: ItemId; subject?: string; seatId?: SeatId }
export type EntryDraft = {
  index: number
  type: string
  at: Date
  itemId: ItemId | null
  subject: string | null
  leaf: string
  payload: string
}
/** Who is told: these seats, whoever may see this item when the word goes out, or (null) every seat of the body. */
export type Audience = SeatId[] | { item: ItemId } | null
export type ChangeDraft = {
  cursor: number
  topic: string
  ref: string
  audience: SeatId[] | null
  itemId: ItemId | null
  at: Date
}
/** Under which name and with which key a ledger signs. */
export type Signer = { origin: string; publicKey: Uint8Array; wrappedKey: Uint8Array }
export type Head = Signer & { bodyId: BodyId; size: number; cursor: number; at: Date }

/** The drafts of one body in one batch, numbered on from its locked head. */
export class Drafts {
  readonly entries: EntryDraft[] = []
  readonly changes: ChangeDraft[] = []
  readonly head: Head
  readonly ground: Ground
  /** Who signs from this batch on, where an entry of it says so. */
  successor: Signer | null = null
  /** What was said to everybody who may see an item, or to the whole body: once is enough. */
  readonly #said = new Map<string, number>()
  constructor(head: Head, ground: Ground) {
    this.head = head
    this.ground = ground
  }
  mark(): [number, number, Signer | null] {
    return [this.entries.length, this.changes.length, this.successor]
  }
  /** Forgets what a refused command drafted, so that its neighbours in the batch leave no gap. */
  rewind([entries, changes, successor]: [number, number, Signer | null]): void {
    this.entries.length = entries
    this.changes.length = changes
    this.successor = successor
    for (const [words, place] of this.#said) if (place >= changes) this.#said.delete(words)
  }
  /** To these seats each time it is said; to whoever may see the item, or to the whole body (both null), once. */
  tell(topic: string, ref: string, seats: SeatId[] | null, itemId: ItemId | null): void {
    const words = `${topic} ${ref} ${itemId ?? ''}`
    if (!seats && this.#said.has(words)) return
    if (!seats) this.#said.set(words, this.changes.length)
    const { cursor, at } = this.head
    this.changes.push({ cursor: cursor + this.changes.length + 1, topic, ref, audience: seats, itemId, at })
  }
}

export interface Work {
  tx: Tx
  /** The moment of this commit: not before the previous entry's, by the database's clock. */
  at: Date
  /** How large the ledger was when it was locked, and who signs for it at this point of the batch. */
  ledger(): { size: number; signer: Signer }
  /** Lets another sign from this batch on; the entry that says so is the caller's to append. */
  succeed(signer: Signer): void
  /** Drafts an official act as the body's next entry and answers its index. */
  append(event: LedgerEvent, about?: About, bodyId?: BodyId): number
  /** Drafts a word to live screens, once a batch however often it is said. */
  change(topic: string, ref: string, audience?: Audience, bodyId?: BodyId): void
}

export function makeWork(ctx: Ctx, tx: Tx, actor: AnyActor, drafts: Map<BodyId, Drafts>): Work {
  const first = [...drafts.values()][0] as Drafts
  const of = (bodyId?: BodyId) => (bodyId ? (drafts.get(bodyId) as Drafts) : first)
  return {
    tx,
    at: first.head.at,
    ledger: () => ({ size: first.head.size, signer: first.successor ?? first.head }),
    succeed(signer) {
      first.successor = signer
    },
    append(event, about = {}, bodyId) {
      const { head, entries } = of(bodyId)
      const index = head.size + entries.length
      entries.push(draftEntry(ctx, head, index, actor, event, about))
      return index
    },
    change(topic, ref, audience = null, bodyId) {
      const itemId = audience && 'item' in audience ? audience.item : null
      of(bodyId).tell(topic, ref, Array.isArray(audience) ? audience : null, itemId)
    },
  }
}

/** Work of a commit of several bodies as the effects of one of them know it. */
export const workIn = (work: Work, bodyId: BodyId): Work => ({
  ...work,
  append: (event, about, of = bodyId) => work.append(event, about, of),
  change: (topic, ref, audience, of = bodyId) => work.change(topic, ref, audience, of),
})

function draftEntry(
  ctx: Ctx,
  head: Head,
  index: number,
  actor: AnyActor,
  event: LedgerEvent,
  about: About,
): EntryDraft {
  const said = eventShapes[event.type].parse(event.payload) as Record<string, Json>
  const payload = canonicalize({
    ...said,
    actor: recordedActor(actor, head.bodyId, about.seatId),
    salt: toHex(ctx.random(16)),
  })
  const leaf: LeafRecord = {
    type: event.type,
    v: EVENT_VERSION,
    body: head.bodyId,
    seq: String(index),
    at: head.at.toISOString(),
    payload_sha256: toHex(sha256Text(payload)),
  }
  return {
    index,
    type: event.type,
    at: head.at,
    itemId: about.itemId ?? null,
    subject: about.subject ?? null,
    leaf: canonicalize(leaf),
    payload,
  }
}

function recordedActor(actor: AnyActor, bodyId: BodyId, seatId?: SeatId): EventActor {
  if (!isPerson(actor)) return { system: actor.system }
  const mandates = mandatesIn(actor, bodyId)
  const mandate = mandates.find((candidate) => candidate.seatId === seatId) ?? mandates[0]
  return { person: actor.personId, seat: mandate?.seatId ?? null, mandate: mandate?.mandateId ?? null }
}
