// A file that is made while somebody waits: lines of JSON that say how far it is, then what came of it, then its bytes.
import { z } from 'zod'
import { MeetingId, RequestId } from './ids.ts'
import { Audience } from './socket.ts'

export type DownloadLine =
  | { stage: string; done: number; of: number }
  | { refused: { code: string; params?: Record<string, string> } }
  /** The last line: exactly so many bytes follow its line feed. */
  | { file: { name: string; type: string; bytes: number } }

export const ExportNotes = z.strictObject({
  /** Only whoever asks can name their own private notes, and never anybody else's. */
  layers: z.array(Audience).min(1).max(20),
  /** Annotations that other programs show; drawn into the pages; or XFDF without the paper. */
  form: z.enum(['pdf', 'flat', 'xfdf']),
  language: z.enum(['ar', 'en']),
})
export type ExportNotes = z.infer<typeof ExportNotes>

/** The same request again is the same copy under the same number. */
export const TakePackCopy = z.strictObject({
  requestId: RequestId,
  meetingId: MeetingId,
  language: z.enum(['ar', 'en']),
})
export type TakePackCopy = z.infer<typeof TakePackCopy>
