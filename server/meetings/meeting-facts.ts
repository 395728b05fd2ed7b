// What must hold of a meeting's own facts, whoever writes them.
import { LONGEST_MS as LONGEST_CIRCULATION_MS } from '../../app/rules/circulation.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import { callLink } from '../../app/wire/call.ts'
import type { CreateMeeting } from '../../app/wire/meetings.ts'

const LONGEST_MS = 24 * 60 * 60 * 1000

type Facts = Pick<CreateMeeting, 'title' | 'kind' | 'place' | 'call' | 'startsAt' | 'endsAt'>

/** The row's columns: a title in both languages, an end after the start and within a day of it, or the months a circulation may run. */
export function meetingFacts({
  title,
  kind,
  place,
  call,
  startsAt,
  endsAt,
}: Facts): Result<ReturnType<typeof columns>> {
  if (title.ar.trim() === '' || title.en.trim() === '') return refuse('title_missing')
  const link = call?.way === 'link' ? callLink(call.url) : undefined
  if (link === null) return refuse('call_link')
  const row = columns({
    title,
    kind,
    place,
    call: link === undefined ? call : { way: 'link', url: link },
    startsAt,
    endsAt,
  })
  const length = row.endsAt.getTime() - row.startsAt.getTime()
  return length > 0 && length <= (kind === 'circulation' ? LONGEST_CIRCULATION_MS : LONGEST_MS)
    ? ok(row)
    : refuse('meeting_times')
}

const columns = ({ title, kind, place, call, startsAt, endsAt }: Facts) => ({
  title,
  kind,
  place,
  call: call ?? null,
  startsAt: new Date(startsAt),
  endsAt: new Date(endsAt),
})
