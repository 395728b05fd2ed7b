// Shapes of the displays on a room's wall: what a screen says of itself, and what an officer does with it.
import { z } from 'zod'
import { DisplayId, MeetingId, RequestId } from './ids.ts'

export const CODE_DIGITS = 6

/** Typed by hand from across a room: whatever keyboard, with or without the gap that the screen shows. */
export const PairingCode = z
  .string()
  .max(40)
  .transform(latinDigits)
  .pipe(z.string().regex(new RegExp(`^[0-9]{${CODE_DIGITS}}$`)))

export const PairDisplay = z.object({
  act: z.literal('display.pair'),
  requestId: RequestId,
  meetingId: MeetingId,
  code: PairingCode,
  language: z.enum(['ar', 'en']),
  theme: z.enum(['light', 'dark']),
})
export type PairDisplay = z.infer<typeof PairDisplay>

export const ReleaseDisplay = z.object({
  act: z.literal('display.release'),
  requestId: RequestId,
  meetingId: MeetingId,
  displayId: DisplayId,
})
export type ReleaseDisplay = z.infer<typeof ReleaseDisplay>

export const DisplayAct = z.discriminatedUnion('act', [PairDisplay, ReleaseDisplay])
export type DisplayAct = z.infer<typeof DisplayAct>

function latinDigits(typed: string): string {
  return typed
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/[\s\u200e\u200f\u2066-\u2069-]/g, '')
}
