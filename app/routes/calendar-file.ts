import type { Result } from '../rules/result.ts'
import { replyTo } from './act.server.ts'

/** Asked for by programs as well as by pages: its refusal is plain JSON. */
export function calendarFile(result: Result<string>, name: string): Response {
  if (!result.ok) return replyTo(result)
  return new Response(result.value, {
    headers: {
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'private, no-store',
      'X-Content-Type-Options': 'nosniff',
    },
  })
}
