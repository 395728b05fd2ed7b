import { and, eq, isNull } from 'drizzle-orm'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { BodyId, MandateId, PersonId, SeatId } from '../../app/wire/ids.ts'
import { mandate, proxy, seat } from '../../db/schema/bodies.ts'
import { seatsMasked } from '../access/queries.ts'
import { electsIn, openVotesIn } from '../ballots/queries.ts'
import { enterKeys } from '../identity/effects.ts'
import { namesOf } from '../identity/queries.ts'
import { commit } from '../ledger/commit.ts'
import type { Ctx, Tx } from '../platform/context.ts'
import type { AnyActor } from '../policies/actor.ts'
import { permitHouse } from '../policies/permit.ts'
import { vacateDeputies } from './effects.ts'
import { seatsOf } from './queries.ts'

/**
 * Puts a person into a seat from now on; keys the person signs with elsewhere are entered in this body's ledger too. Not while a vote
 * is open that one of their seats has a voice in and another is masked from: a mask is the person's.
 */
export async function startMandate(
  ctx: Ctx,
  actor: AnyActor,
  input: { bodyId: BodyId; seatId: SeatId; personId: PersonId },
): Promise<Result<{ mandateId: MandateId }>> {
  const denied = permitHouse(actor)
  if (denied) return denied
  const { bodyId, seatId, personId } = input
  return commit(ctx, { bodies: bodyId, actor, act: 'mandate.start' }, async (work) => {
    const [found] = await work.tx
      .select()
      .from(seat)
      .where(and(eq(seat.id, seatId), eq(seat.bodyId, bodyId)))
    const name = (await namesOf(work.tx, [personId])).get(personId)
    if (!found || !name) return refuse('not_found')
    const theirs = (await seatsOf(work.tx, bodyId, work.at)).filter((one) => one.personId === personId)
    if (await meetsOpenVote(work.tx, bodyId, [seatId, ...theirs.map(({ id }) => id)])) return refuse('access_vote_open')
    await work.tx
      .update(mandate)
      .set({ endsAt: work.at })
      .where(and(eq(mandate.seatId, seatId), isNull(mandate.endsAt)))
    // Whoever takes the seat takes it alone: a proxy was its last holder's, and so was a deputy.
    await work.tx
      .update(proxy)
      .set({ endsAt: work.at })
      .where(and(eq(proxy.seatId, seatId), isNull(proxy.endsAt)))
    await vacateDeputies(work, bodyId, seatId)
    const mandateId = ctx.id() as MandateId
    const capacity = 'holder' as const
    await work.tx.insert(mandate).values({ id: mandateId, seatId, personId, capacity, startsAt: work.at })
    work.append(
      { type: 'mandate.started', payload: { mandate: mandateId, seat: seatId, person: personId, name, capacity } },
      { subject: seatId },
    )
    await enterKeys(ctx, work, bodyId, personId)
    work.change('body', bodyId)
    return ok({ mandateId })
  })
}

/** Whether these seats together would vote on an item that is kept from one of them. */
async function meetsOpenVote(tx: Tx, bodyId: BodyId, seats: SeatId[]): Promise<boolean> {
  for (const { itemId } of await openVotesIn(tx, [bodyId])) {
    const masked = await seatsMasked(tx, itemId)
    if (seats.some((seat) => masked.includes(seat)) && (await electsIn(tx, seats, [itemId]))) return true
  }
  return false
}
