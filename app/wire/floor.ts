// Shapes of what is asked of the floor, as they cross the network.
import { z } from 'zod'
import { FLOOR_KINDS, FLOOR_ORDERS } from '../rules/floor.ts'
import { AskId, MeetingId, RequestId, SeatId, SpeechId } from './ids.ts'

/** For one's own seat; an officer's for a member whose device cannot. */
export const AskFloor = z.object({
  requestId: RequestId,
  meetingId: MeetingId,
  seatId: SeatId,
  kind: z.enum(FLOOR_KINDS),
})
export type AskFloor = z.infer<typeof AskFloor>

/** Of one that waits: it is withdrawn, dropped or given the floor. */
export const OnAsk = z.object({ requestId: RequestId, meetingId: MeetingId, askId: AskId })
export type OnAsk = z.infer<typeof OnAsk>

export const MoveAsk = OnAsk.extend({ to: z.enum(['first', 'up', 'down']) })
export type MoveAsk = z.infer<typeof MoveAsk>

/** Of a speech that was begun: paused, resumed, given a minute more, ended, or taken back as given by mistake. */
export const OnSpeech = z.object({ requestId: RequestId, meetingId: MeetingId, speechId: SpeechId })
export type OnSpeech = z.infer<typeof OnSpeech>

const seconds = z.number().int().min(30).max(7200)
export const FloorSeconds = z.object({ speak: seconds, point_of_order: seconds, right_of_reply: seconds })
export type FloorSeconds = z.infer<typeof FloorSeconds>

export const SetFloor = z.object({
  requestId: RequestId,
  meetingId: MeetingId,
  order: z.enum(FLOOR_ORDERS),
  /** The list of speakers on the item under discussion. */
  listClosed: z.boolean(),
  seconds: FloorSeconds,
})
export type SetFloor = z.infer<typeof SetFloor>
