// Under which mandates a person casts: those of seats of their own that vote, and proxies for others' seats.
import type { BodyId, MandateId, SeatId } from '../../app/wire/ids.ts'
import { proxiesHeldBy, proxyById } from '../bodies/proxy-queries.ts'
import type { Db, Tx } from '../platform/context.ts'
import { type Actor, mandateOf, mandatesIn } from '../policies/actor.ts'

export type VotingMandate = { mandateId: MandateId; seatId: SeatId; bodyId: BodyId; proxy: boolean }

/** All in the body, of an actor as they are in the vote's meeting. Which of them counts in a vote is fixed by its electors. */
export async function votingMandates(db: Db | Tx, actor: Actor, bodyId: BodyId): Promise<VotingMandate[]> {
  const own = mandatesIn(actor, bodyId).filter(({ votes }) => votes)
  // Nobody votes for another who has no vote of their own.
  const held = own.length > 0 ? await proxiesHeldBy(db, actor.personId, bodyId) : []
  return [
    ...own.map(({ mandateId, seatId }) => ({ mandateId, seatId, bodyId, proxy: false })),
    ...held.map(({ mandateId, seatId }) => ({ mandateId, seatId, bodyId, proxy: true })),
  ]
}

/** The one under which the person may cast for the seat; `named` is the ballot's own word, which says which proxy is meant. */
export async function castingMandate(
  db: Db | Tx,
  actor: Actor,
  seatId: SeatId,
  named: string | null,
): Promise<VotingMandate | null> {
  const own = mandateOf(actor, seatId)
  if (own) return own.votes ? { ...own, proxy: false } : null
  const held = named === null ? undefined : await proxyById(db, named as MandateId)
  if (held?.personId !== actor.personId || held.seatId !== seatId || held.endsAt !== null) return null
  return mandatesIn(actor, held.bodyId).some(({ votes }) => votes) ? { ...held, proxy: true } : null
}
