import type { Taken } from '../../server/minutes/take-file.ts'
import type { Result } from '../rules/result.ts'
import { replyTo } from './act.server.ts'

/** A file that is shown in the browser; its refusal is plain JSON, for its address is asked from outside the pages too. */
export const pdfOf = (taken: Result<Taken>): Response =>
  taken.ok
    ? new Response(new Uint8Array(taken.value.bytes), {
        headers: {
          'Content-Type': 'application/pdf',
          'Content-Disposition': `inline; filename="${taken.value.name}"`,
          'Cache-Control': 'no-store',
        },
      })
    : replyTo(taken)
