import type { OwnReading } from '../../server/reading/queries.ts'
import type { Answer } from '../wire/answer.ts'
import type { ReportReading } from '../wire/reading.ts'

/** Tells the server what was read; null where it records nothing. Rejects where it could not be reached or refused. */
export async function sendReading(report: ReportReading): Promise<OwnReading | null> {
  const body = new FormData()
  body.set('input', JSON.stringify(report))
  const path = `/papers/${encodeURIComponent(report.versionId)}/reading`
  // A browser lets little go out after a page is left; a long report is sent while it stands.
  const keepalive = report.seen.length < 500
  const response = await fetch(path, { method: 'POST', body, keepalive })
  const answer = (await response.json()) as Answer<{ reading: OwnReading | null }>
  if (!answer.ok) throw new Error(answer.code)
  return answer.value.reading
}
