// How a body is constituted and its seats are made and filled, one or thousands at once, inside a commit: of one body, or of several
// through `workIn`.
import { and, count, eq, isNull, sql } from 'drizzle-orm'
import { toBase64 } from '../../../app/rules/bytes.ts'
import { canonicalize } from '../../../app/rules/canonical.ts'
import { DEFAULT_KEEP_HOURS } from '../../../app/rules/keeping.ts'
import { ok, type Result, refuse } from '../../../app/rules/result.ts'
import type { AddSeat, CreateBody, LedgerPolicy } from '../../../app/wire/bodies.ts'
import type { BodyId, MandateId, PersonId, SeatId } from '../../../app/wire/ids.ts'
import { body, mandate, proxy, seat } from '../../../db/schema/bodies.ts'
import { seatsMasked } from '../../access/queries.ts'
import { rewriteAccess } from '../../access/rewrite-access.ts'
import { itemIdsOf } from '../../agenda/queries.ts'
import { electsIn, openVotesIn } from '../../ballots/queries.ts'
import { enterKeys } from '../../identity/effects.ts'
import { namesOf, waitingKeys } from '../../identity/queries.ts'
import type { Work } from '../../ledger/work.ts'
import { texts } from '../../platform/column.ts'
import type { Ctx, Tx } from '../../platform/context.ts'
import { vacateDeputies } from '../effects.ts'
import { type Body, ledgerPolicyOf, seatsOf } from '../queries.ts'

/** The body's row, and entry 0 of the ledger that was begun for it. Refused: slug_taken. */
export async function constituteBody(
  ctx: Ctx,
  work: Work,
  bodyId: BodyId,
  input: CreateBody,
  { origin, publicKey }: { origin: string; publicKey: Uint8Array },
): Promise<Result<object>> {
  const { slug, name, accent, plan, zone, settings } = input
  const inserted = await work.tx
    .insert(body)
    .values({ id: bodyId, slug, name, accent, plan, zone, settings, webOrigins: ctx.settings.origin.allowed })
    .onConflictDoNothing()
    .returning({ id: body.id })
  if (inserted.length === 0) return refuse('slug_taken', { slug })
  work.append({
    type: 'body.constituted',
    payload: {
      name,
      zone,
      origin,
      ledger_key: toBase64(publicKey),
      web_origins: ctx.settings.origin.allowed,
      confirmation: settings.confirmation,
      conflict_hides: settings.conflictHides,
      ...(settings.levels && { levels: settings.levels }),
    },
  })
  return ok({})
}

/** Empty until mandates start, as the last of the body and in this order. */
export async function addSeats(ctx: Ctx, work: Work, bodyId: BodyId, added: readonly AddSeat[]): Promise<SeatId[]> {
  if (added.length === 0) return []
  const [seats] = await work.tx.select({ count: count() }).from(seat).where(eq(seat.bodyId, bodyId))
  const rows = added.map((input, at) => ({
    id: ctx.id() as SeatId,
    bodyId,
    ...input,
    position: (seats?.count ?? 0) + at,
  }))
  await work.tx.insert(seat).values(rows)
  for (const [at, { id }] of rows.entries())
    work.append({ type: 'seat.created', payload: { seat: id, ...(added[at] as AddSeat) } }, { subject: id })
  // What was published before these seats were made is theirs to read too, as far as their roles go.
  await rewriteAccess(work, bodyId, await itemIdsOf(work.tx, bodyId))
  work.change('body', bodyId)
  return rows.map(({ id }) => id)
}

export type Seating = { seatId: SeatId; personId: PersonId }

/**
 * Puts people into seats from now on; keys they sign with elsewhere are entered in this body's ledger too. Not while a vote is open that
 * one of a person's seats has a voice in and another is masked from: a mask is the person's. Refused: not_found, access_vote_open.
 */
export async function startMandates(
  ctx: Ctx,
  work: Work,
  bodyId: BodyId,
  given: readonly Seating[],
): Promise<Result<{ mandateIds: MandateId[] }>> {
  if (given.length === 0) return ok({ mandateIds: [] })
  const people = [...new Set(given.map(({ personId }) => personId))]
  const names = await namesOf(work.tx, people)
  const seats = await seatsOf(work.tx, bodyId, work.at)
  const there = new Set(seats.map(({ id }) => id))
  if (given.some(({ seatId, personId }) => !there.has(seatId) || !names.has(personId))) return refuse('not_found')
  if ((await openVotesIn(work.tx, [bodyId])).length > 0)
    for (const { seatId, personId } of given) {
      const theirs = seats.filter((one) => one.personId === personId).map(({ id }) => id)
      const others = given.filter((one) => one.personId === personId).map((one) => one.seatId)
      if (await meetsOpenVote(work.tx, bodyId, [seatId, ...theirs, ...others])) return refuse('access_vote_open')
    }
  const ids = texts(given.map(({ seatId }) => seatId))
  await work.tx
    .update(mandate)
    .set({ endsAt: work.at })
    .where(and(sql`${mandate.seatId} = any(${ids})`, isNull(mandate.endsAt)))
  // Whoever takes the seat takes it alone: a proxy was its last holder's, and so was a deputy.
  await work.tx
    .update(proxy)
    .set({ endsAt: work.at })
    .where(and(sql`${proxy.seatId} = any(${ids})`, isNull(proxy.endsAt)))
  const passing = given.filter(({ seatId }) => seats.some((one) => one.id === seatId && one.personId !== null))
  for (const { seatId } of passing) await vacateDeputies(work, bodyId, seatId)
  const capacity = 'holder' as const
  const rows = given.map(({ seatId, personId }) => ({
    id: ctx.id() as MandateId,
    seatId,
    personId,
    capacity,
    startsAt: work.at,
  }))
  await work.tx.insert(mandate).values(rows)
  for (const { id, seatId, personId } of rows) {
    const name = names.get(personId) as { ar: string; en: string }
    work.append(
      { type: 'mandate.started', payload: { mandate: id, seat: seatId, person: personId, name, capacity } },
      { subject: seatId },
    )
  }
  const withKeys = new Set((await waitingKeys(work.tx, bodyId, people)).map(({ personId }) => personId))
  for (const personId of withKeys) await enterKeys(ctx, work, bodyId, personId)
  work.change('body', bodyId)
  return ok({ mandateIds: rows.map(({ id }) => id) })
}

/** Whether these seats together would vote on an item that is kept from one of them. */
async function meetsOpenVote(tx: Tx, bodyId: BodyId, seats: SeatId[]): Promise<boolean> {
  for (const { itemId } of await openVotesIn(tx, [bodyId])) {
    const masked = await seatsMasked(tx, itemId)
    if (seats.some((one) => masked.includes(one)) && (await electsIn(tx, seats, [itemId]))) return true
  }
  return false
}

/** An entry of the ledger, unless nothing that it would say changes. */
export async function decidePolicy(work: Work, found: Body, policy: LedgerPolicy): Promise<void> {
  const settings = { ...found.settings, ...policy }
  const said = payloadOf(ledgerPolicyOf({ settings }))
  const before = payloadOf(ledgerPolicyOf(found))
  await work.tx.update(body).set({ settings }).where(eq(body.id, found.id))
  if (canonicalize(said) !== canonicalize(before)) work.append({ type: 'policy.set', payload: said })
  work.change('body', found.id)
}

const payloadOf = ({
  publicLedger,
  witnesses,
  quorum,
  disputeMinutes,
  keepHours,
  deputies,
}: Required<LedgerPolicy>) => ({
  public_ledger: publicLedger,
  witnesses: witnesses.map(({ vkey }) => vkey),
  quorum: String(quorum),
  ...(disputeMinutes > 0 && { dispute_minutes: String(disputeMinutes) }),
  ...(keepHours !== DEFAULT_KEEP_HOURS && { keep_hours: String(keepHours) }),
  ...(deputies.who !== 'none' && { deputies }),
})
