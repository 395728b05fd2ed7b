// Shapes of a meeting's acts as they cross the network.
import { z } from 'zod'
import { MOST_REPETITIONS, PATTERNS } from '../rules/recurrence.ts'
import { RuleName } from './ballots.ts'
import { CallPlace } from './call.ts'
import { BodyId, EditVersion, ItemId, MeetingId, NoticeId, RequestId, SeatId, VoteId } from './ids.ts'
import { Bilingual } from './text.ts'

export const MeetingKind = z.enum(['in_person', 'hybrid', 'virtual', 'circulation'])
export type MeetingKind = z.infer<typeof MeetingKind>

export const CreateMeeting = z.object({
  requestId: RequestId,
  bodyId: BodyId,
  /** Left out for the body's next number; given where a body goes on counting from before Majlis. */
  number: z.number().int().min(1).max(99_999).optional(),
  title: Bilingual,
  kind: MeetingKind,
  place: Bilingual,
  /** Left out: as the kind says. Members of a hybrid or virtual meeting alone have one. */
  call: CallPlace.optional(),
  startsAt: z.iso.datetime({ offset: true }),
  endsAt: z.iso.datetime({ offset: true }),
})
export type CreateMeeting = z.infer<typeof CreateMeeting>

/** A meeting that repeats: its own facts are the first's. */
export const CreateSeries = CreateMeeting.omit({ number: true }).extend({
  repeats: z.object({
    pattern: z.enum(PATTERNS),
    end: z.union([
      z.strictObject({ count: z.number().int().min(1).max(MOST_REPETITIONS) }),
      z.strictObject({ until: z.iso.date() }),
    ]),
    skip: z.array(z.iso.date()).max(MOST_REPETITIONS),
  }),
})
export type CreateSeries = z.infer<typeof CreateSeries>

/** What becomes of those that were planned together with a meeting and come after it. */
export const EditSeries = z.discriminatedUnion('act', [
  z.object({ act: z.literal('follow'), requestId: RequestId, meetingId: MeetingId }),
  z.object({
    act: z.literal('cancel'),
    requestId: RequestId,
    meetingId: MeetingId,
    reason: z.string().trim().min(1).max(2000),
  }),
])
export type EditSeries = z.infer<typeof EditSeries>

/** `version` is the one the editor read: an edit over somebody else's is refused and shown. */
export const EditMeeting = CreateMeeting.omit({ bodyId: true }).extend({
  meetingId: MeetingId,
  version: EditVersion,
})
export type EditMeeting = z.infer<typeof EditMeeting>

export const MarkNoticesRead = z.object({ requestId: RequestId, noticeIds: z.array(NoticeId).min(1).max(200) })
export type MarkNoticesRead = z.infer<typeof MarkNoticesRead>

/** Opening, suspending, resuming and adjourning: the transition table decides which may follow which. */
export const MoveSitting = z.object({
  requestId: RequestId,
  meetingId: MeetingId,
  act: z.enum(['sitting.open', 'sitting.suspend', 'sitting.resume', 'sitting.adjourn']),
  /** After how many minutes a suspended sitting is meant to go on. */
  minutes: z.number().int().min(1).max(720).optional(),
})
export type MoveSitting = z.infer<typeof MoveSitting>

/** A meeting that does not take place when it was to, or at all: what the record and its members are told. */
export const CallOff = z.object({
  requestId: RequestId,
  meetingId: MeetingId,
  act: z.enum(['meeting.postpone', 'meeting.cancel']),
  reason: z.string().trim().min(1).max(2000),
})
export type CallOff = z.infer<typeof CallOff>

export const ArchiveMeeting = z.object({
  requestId: RequestId,
  meetingId: MeetingId,
  /** Why signatures that are missing are not waited for; needed where some are. */
  unsigned: z.string().trim().min(3).max(500).optional(),
})
export type ArchiveMeeting = z.infer<typeof ArchiveMeeting>

/** By which rule's quorum too few had come. */
export const FailMeeting = z.object({ requestId: RequestId, meetingId: MeetingId, rule: RuleName })
export type FailMeeting = z.infer<typeof FailMeeting>

export const CallItem = z.object({ requestId: RequestId, meetingId: MeetingId, itemId: ItemId })
export type CallItem = z.infer<typeof CallItem>

/** Puts an item off, or back in the running order. */
export const DeferItem = CallItem.extend({ deferred: z.boolean() })
export type DeferItem = z.infer<typeof DeferItem>

/** The item that was called by mistake. */
export const WithdrawCall = CallItem
export type WithdrawCall = CallItem

export const CheckIn = z.object({ requestId: RequestId, meetingId: MeetingId, seatId: SeatId, remote: z.boolean() })
export type CheckIn = z.infer<typeof CheckIn>

export const Leave = z.object({ requestId: RequestId, meetingId: MeetingId, seatId: SeatId })
export type Leave = z.infer<typeof Leave>

/** What is so instead of what was entered. */
export const CorrectAttendance = Leave.extend({ presence: z.enum(['room', 'remote', 'absent']) })
export type CorrectAttendance = z.infer<typeof CorrectAttendance>

/** Its deadline is the meeting's end, as it was published. */
export const OpenCirculation = z.object({ requestId: RequestId, meetingId: MeetingId, rule: RuleName })
export type OpenCirculation = z.infer<typeof OpenCirculation>

export const RequestMeeting = z.object({
  requestId: RequestId,
  voteId: VoteId,
  seatId: SeatId,
  reason: z.string().trim().min(1).max(2000),
})
export type RequestMeeting = z.infer<typeof RequestMeeting>
