// How a deputy's place ends inside the commit of another act: the holder comes, the sitting is adjourned, the seat goes to another.
import { and, eq, isNull } from 'drizzle-orm'
import type { BodyId, MeetingId, SeatId } from '../../app/wire/ids.ts'
import { deputy } from '../../db/schema/bodies.ts'
import { lapseInterests } from '../interests/effects.ts'
import type { Work } from '../ledger/work.ts'
import { type Deputy, deputiesIn } from './deputy-queries.ts'

/** As an act of its own. What the deputy declared was theirs, and ends with it. */
export async function closeDeputy(
  work: Work,
  { mandateId, bodyId, seatId, personId, meetingId }: Deputy,
): Promise<void> {
  await work.tx.update(deputy).set({ endsAt: work.at }).where(eq(deputy.mandateId, mandateId))
  work.append(
    { type: 'mandate.ended', payload: { mandate: mandateId, seat: seatId, person: personId } },
    { subject: seatId, seatId },
  )
  await lapseInterests(work, bodyId, [mandateId])
  work.change('body', bodyId)
  work.change('attendance', meetingId)
}

/** With the sitting: that it was adjourned, or the meeting called off, says so. */
export async function closeDeputies(work: Work, meetingId: MeetingId): Promise<void> {
  const standing = await deputiesIn(work.tx, meetingId)
  const [first] = standing
  if (!first) return
  await work.tx
    .update(deputy)
    .set({ endsAt: work.at })
    .where(and(eq(deputy.meetingId, meetingId), isNull(deputy.endsAt)))
  await lapseInterests(
    work,
    first.bodyId,
    standing.map(({ mandateId }) => mandateId),
  )
  work.change('body', first.bodyId)
}

/** The seat goes to another holder, whose deputies they were not. */
export async function vacateDeputies(work: Work, bodyId: BodyId, seatId: SeatId): Promise<void> {
  const ended = await work.tx
    .update(deputy)
    .set({ endsAt: work.at })
    .where(and(eq(deputy.seatId, seatId), isNull(deputy.endsAt)))
    .returning({ id: deputy.mandateId })
  if (ended.length > 0)
    await lapseInterests(
      work,
      bodyId,
      ended.map(({ id }) => id),
    )
}
