import type { AgendaSnapshot } from '../../app/wire/agenda-snapshot.ts'
import type { MeetingKind } from '../../app/wire/meetings.ts'
import type { Bilingual } from '../../app/wire/text.ts'
import type { Meeting } from './queries.ts'

export type ToldFacts = { title: Bilingual; kind: MeetingKind; place: Bilingual; startsAt: string; endsAt: string }

/** When and where, as members were last told: an edit since then is a draft until the agenda is published again. */
export function toldFacts(meeting: Meeting, told: AgendaSnapshot | undefined): ToldFacts {
  if (told)
    return { title: told.title, kind: told.kind, place: told.place, startsAt: told.starts_at, endsAt: told.ends_at }
  const { title, kind, place, startsAt, endsAt } = meeting
  return { title, kind, place, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() }
}
