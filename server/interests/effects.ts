// What an interest does beyond itself, inside the commit that makes it.
import { and, inArray, isNull } from 'drizzle-orm'
import { isInForce, namesParty } from '../../app/rules/interests.ts'
import { mayAct } from '../../app/rules/meeting-states.ts'
import type { PublishedItem } from '../../app/wire/agenda-snapshot.ts'
import type { BodyId, ItemId, MandateId, MeetingId, PersonId, SeatId } from '../../app/wire/ids.ts'
import { declaredInterest } from '../../db/schema/interests.ts'
import { rewriteAccess } from '../access/rewrite-access.ts'
import { latestPublications } from '../agenda/queries.ts'
import { bodyById, seatsOf } from '../bodies/queries.ts'
import type { Work } from '../ledger/work.ts'
import { tell } from '../meetings/effects.ts'
import { meetingsOf, suggestedIn } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { rolesReading } from '../policies/permit.ts'
import { dayIn } from './day-in.ts'
import { declaredIn, interestsIn, registeredIn } from './queries.ts'

/** Seats whose screens show this person's part of the register: their own, and those of its readers. */
export async function registerSeats(work: Work, bodyId: BodyId, personId: PersonId): Promise<SeatId[]> {
  const readers = rolesReading('interest.read')
  const seats = await seatsOf(work.tx, bodyId, work.at)
  return seats.filter((seat) => seat.personId === personId || readers.includes(seat.role)).map((seat) => seat.id)
}

/** What deputies declared for themselves ends with their place; the items open again to the seats in which they sat. */
export async function lapseInterests(work: Work, bodyId: BodyId, deputies: MandateId[]): Promise<void> {
  const lapsed = await work.tx
    .update(declaredInterest)
    .set({ withdrawnAt: work.at })
    .where(and(inArray(declaredInterest.deputyId, deputies), isNull(declaredInterest.withdrawnAt)))
    .returning({ itemId: declaredInterest.itemId })
  await rewriteAccess(
    work,
    bodyId,
    lapsed.map(({ itemId }) => itemId),
  )
}

/** Who is recused from a matter is recused from it wherever it is taken up: at once, though members are told of the item later. */
export async function followItem(work: Work, from: ItemId, to: ItemId): Promise<void> {
  const standing = await declaredIn(work.tx, [from])
  if (standing.length === 0) return
  await work.tx.insert(declaredInterest).values(standing.map((one) => ({ ...one, itemId: to, deputyId: null })))
}

/** The ledger's entries of it, once the item is published. */
export async function enterFollowed(work: Work, meeting: MeetingId, item: ItemId, carriedFrom: ItemId): Promise<void> {
  const before = new Set((await interestsIn(work.tx, [carriedFrom])).map(({ seatId }) => seatId))
  const followed = (await declaredIn(work.tx, [item])).filter(({ seatId }) => before.has(seatId))
  for (const { seatId, reason } of followed)
    work.append(
      {
        type: 'interest.declared',
        payload: { meeting, item, seat: seatId, reason, carried_from: carriedFrom },
      },
      { itemId: item, subject: meeting },
    )
}

/**
 * Tells members, and the secretary, that an item names what they registered: once an item and person, and nobody who has declared
 * already. Nobody is recused by it.
 */
export async function suggestInterests(
  ctx: Ctx,
  work: Work,
  { bodyId, meetingId, items }: { bodyId: BodyId; meetingId: MeetingId; items: PublishedItem[] },
): Promise<void> {
  const body = await bodyById(work.tx, bodyId)
  const registered = await registeredIn(work.tx, bodyId)
  if (!body || registered.length === 0) return
  const today = dayIn(body.zone, work.at)
  const seats = (await seatsOf(work.tx, bodyId, work.at)).filter((seat) => seat.role !== 'auditor')
  const declared = await interestsIn(
    work.tx,
    items.map(({ item }) => item),
  )
  const told = new Set((await suggestedIn(work.tx, meetingId)).map(({ itemId, aboutId }) => `${itemId} ${aboutId}`))
  const holders = new Map(seats.map((seat) => [seat.id, seat.personId]))
  for (const item of items) {
    const text = textOf(item)
    const recused = new Set(declared.filter(({ itemId }) => itemId === item.item).map((one) => holders.get(one.seatId)))
    const concerned = registered.filter(
      (one) =>
        one.endedAt === null &&
        isInForce(one, today) &&
        [one.party.ar, one.party.en].some((name) => namesParty(text, name)) &&
        seats.some((seat) => seat.personId === one.personId),
    )
    // A secretary whom their own interest keeps from the item is told nothing of it.
    const secretaries = seats.flatMap(({ role, personId }) =>
      role === 'secretary' && personId && !recused.has(personId) ? [personId] : [],
    )
    for (const aboutId of new Set(concerned.map((one) => one.personId))) {
      if (recused.has(aboutId) || told.has(`${item.item} ${aboutId}`)) continue
      const telling = { bodyId, meetingId, kind: 'interest_suggested' as const, itemId: item.item, aboutId }
      const people = [aboutId, ...secretaries]
      await tell(ctx, work, people, telling)
      const screens = seats.filter(({ personId }) => personId && people.includes(personId)).map((seat) => seat.id)
      work.change('notice', meetingId, screens)
    }
  }
}

/** For an interest that is registered after agendas were told: asks about every item that is still to be decided. */
export async function suggestInPublished(ctx: Ctx, work: Work, bodyId: BodyId): Promise<void> {
  const coming = (await meetingsOf(work.tx, [bodyId])).filter(({ state }) => mayAct(state, 'interest.declare'))
  const told = await latestPublications(
    work.tx,
    coming.map((meeting) => meeting.id),
  )
  for (const [meetingId, { items }] of told) {
    await suggestInterests(ctx, work, { bodyId, meetingId, items })
  }
}

const textOf = ({ title, purpose, decision, papers }: PublishedItem): string =>
  [title, purpose, decision, ...papers.map((paper) => paper.title)]
    .flatMap((words) => (words ? [words.ar, words.en] : []))
    .join('\n')
