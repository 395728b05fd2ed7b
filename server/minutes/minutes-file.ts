// What a file of minutes is made from: a frozen text, with the ledger's checkpoint as it is then.
import type { MinutesText } from '../../app/rules/minutes/text.ts'
import type { MeetingId, SeatId } from '../../app/wire/ids.ts'
import { bodyById, namedSeats } from '../bodies/queries.ts'
import { latestCheckpoint } from '../ledger/cosignatures.ts'
import type { Meeting } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { meetingSentences } from './meeting-sentences.ts'
import type { PageGiven } from './minutes-page.ts'

export type Frozen = { text: MinutesText; digest: string }

/** `items` are those that its reader may see, all where it is null. */
export async function fileGiven(
  ctx: Ctx,
  meeting: Meeting,
  { text, digest }: Frozen,
  { items, signers, approvedAt }: { items: ReadonlySet<string> | null; signers: SeatId[]; approvedAt: Date | null },
): Promise<Omit<PageGiven, 'language'>> {
  const { facts, history } = await meetingSentences(ctx.db, meeting)
  const body = await bodyById(ctx.db, meeting.bodyId)
  const seats = await namedSeats(ctx.db, meeting.bodyId, ctx.clock())
  const checkpoint = await latestCheckpoint(ctx.db, meeting.bodyId)
  return {
    text,
    digest,
    facts,
    history,
    accent: body?.accent ?? '',
    items,
    signers: signers.flatMap((seatId) => {
      const seat = seats.find((one) => one.seatId === seatId)
      return seat ? [{ name: seat.name ?? seat.title, title: seat.title }] : []
    }),
    approvedAt,
    checkpoint: checkpoint?.note ?? '',
    link: verifyLink(ctx, meeting.id, digest),
  }
}

/** What stands in a fragment is sent to nobody. */
export const verifyLink = (ctx: Ctx, meetingId: MeetingId, digest: string): string =>
  `${ctx.settings.origin.href}/verify#minutes=${meetingId}&digest=${digest}`
