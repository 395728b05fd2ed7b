// Shapes of what is done about the minutes of a meeting: begun, sent round, corrected, taken back, approved and signed.
import { z } from 'zod'
import { SignedBy } from './ballots.ts'
import { KeyId, MeetingId, RequestId, SeatId } from './ids.ts'

const about = { requestId: RequestId, meetingId: MeetingId }
const words = (most: number) => z.string().trim().max(most)
const sides = z.object({ ar: words(8_000), en: words(8_000) })

export const BeginMinutes = z.object({ ...about, act: z.literal('minutes.begin') })
export const CirculateMinutes = z.object({
  ...about,
  act: z.literal('minutes.circulate'),
  /** Until when members may answer; by silence, when they are approved. */
  deadline: z.iso.datetime(),
  approval: z.enum(['chair', 'silence']),
  signers: z.array(SeatId).min(1).max(6),
})
export const SuggestCorrection = z.object({
  ...about,
  act: z.literal('minutes.correct'),
  seatId: SeatId,
  place: z.number().int().min(0).max(5_000),
  after: sides,
  why: words(1_000).min(3),
})
export const AnswerCorrection = z.object({
  ...about,
  act: z.literal('minutes.answer'),
  correctionId: z.string().max(64),
  outcome: z.enum(['accepted', 'declined']),
  /** As it goes into the text, where it is accepted. */
  after: sides.optional(),
  answer: words(1_000),
})
export const ReopenMinutes = z.object({ ...about, act: z.literal('minutes.reopen'), reason: words(1_000).min(3) })
export const ApproveMinutes = z.object({ ...about, act: z.literal('minutes.approve') })
export const SignMinutes = z.object({
  ...about,
  act: z.literal('minutes.sign'),
  seatId: SeatId,
  key: KeyId,
  proof: SignedBy,
})

export const MinutesAct = z.discriminatedUnion('act', [
  BeginMinutes,
  CirculateMinutes,
  SuggestCorrection,
  AnswerCorrection,
  ReopenMinutes,
  ApproveMinutes,
  SignMinutes,
])
export type MinutesAct = z.infer<typeof MinutesAct>
export type BeginMinutes = z.infer<typeof BeginMinutes>
export type CirculateMinutes = z.infer<typeof CirculateMinutes>
export type SuggestCorrection = z.infer<typeof SuggestCorrection>
export type AnswerCorrection = z.infer<typeof AnswerCorrection>
export type ReopenMinutes = z.infer<typeof ReopenMinutes>
export type ApproveMinutes = z.infer<typeof ApproveMinutes>
export type SignMinutes = z.infer<typeof SignMinutes>

/** Where another writer's hand is; the server writes `person` itself. */
export const WriterPresence = z.object({
  person: z.string().max(64).default(''),
  user: z.object({ name: z.string().max(200), color: z.string().regex(/^#[0-9a-f]{6}$/) }),
  cursor: z.object({ anchor: z.json(), head: z.json() }).nullish(),
})
export type WriterPresence = z.infer<typeof WriterPresence>
