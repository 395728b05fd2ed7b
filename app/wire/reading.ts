// Shapes of what a reader tells of its reading, also late: each report may come twice, and in any order.
import { z } from 'zod'
import { MeetingId, PaperId, PersonId, RequestId, VersionId } from './ids.ts'

const instant = z.iso.datetime({ offset: true })

/** Times are the device's own: the server never takes one that is before the paper's release or still to come. */
export const ReportReading = z.object({
  versionId: VersionId,
  openedAt: instant,
  /** Each page that was in view for a moment, with the last time. */
  seen: z.array(z.object({ page: z.number().int().min(1).max(20_000), at: instant })).max(20_000),
  /** When its reader said that they have read it; null where they did not. */
  acknowledgedAt: instant.nullable(),
})
export type ReportReading = z.infer<typeof ReportReading>

/** Whom to remind: everybody with something unopened, those who have not opened this paper, or this one person. */
export const RemindReaders = z.object({
  requestId: RequestId,
  meetingId: MeetingId,
  paperId: PaperId.nullable(),
  personId: PersonId.nullable(),
})
export type RemindReaders = z.infer<typeof RemindReaders>
