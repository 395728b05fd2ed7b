// The files of minutes: worked out from a frozen text, in both languages, with the ledger's checkpoint as it is then.
import { toHex } from '../../app/rules/bytes.ts'
import type { MinutesText } from '../../app/rules/minutes/text.ts'
import { ok, type Result } from '../../app/rules/result.ts'
import { sha256 } from '../../app/rules/sha256.ts'
import type { MeetingId, SeatId } from '../../app/wire/ids.ts'
import { bodyById, namedSeats } from '../bodies/queries.ts'
import { latestCheckpoint } from '../ledger/cosignatures.ts'
import type { Meeting } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { meetingSentences } from './meeting-sentences.ts'
import { minutesPage, type PageGiven } from './pdf/minutes-page.ts'
import type { Language } from './pdf/page-words.ts'

export type Frozen = { text: MinutesText; digest: string }
export type MadeFile = { language: Language; bytes: Uint8Array; sha256: string }

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

export async function fileIn(
  ctx: Ctx,
  language: Language,
  given: Omit<PageGiven, 'language'>,
  at: Date,
): Promise<Result<MadeFile>> {
  const made = await ctx.makePdf(minutesPage({ ...given, language }), at)
  if (!made.ok) return made
  const bytes = new Uint8Array(made.value)
  return ok({ language, bytes, sha256: toHex(sha256(bytes)) })
}

/** In Arabic and in English. */
export async function bothFiles(ctx: Ctx, given: Omit<PageGiven, 'language'>, at: Date): Promise<Result<MadeFile[]>> {
  const [ar, en] = await Promise.all([fileIn(ctx, 'ar', given, at), fileIn(ctx, 'en', given, at)])
  if (!ar.ok) return ar
  return en.ok ? ok([ar.value, en.value]) : en
}
