// What the ledger says of a meeting, as sentences of its minutes: everything there is, which whoever calls may not show to everybody.
import { type History, readHistory } from '../../app/rules/bundle/history.ts'
import type { MinutesFacts } from '../../app/rules/minutes/ground.ts'
import { minutesOf } from '../../app/rules/minutes/minutes.ts'
import type { Sentence, Words } from '../../app/rules/minutes/sentence.ts'
import { publication } from '../agenda/queries.ts'
import { votesOfMeeting } from '../ballots/queries.ts'
import { actsOfMeeting } from '../ledger/sitting-acts.ts'
import type { Meeting } from '../meetings/queries.ts'
import type { Db, Tx } from '../platform/context.ts'

export type Said = { sentences: Sentence[]; facts: MinutesFacts; history: History; names: Words[] }

export async function meetingSentences(db: Db | Tx, meeting: Meeting): Promise<Said> {
  const told = await publication(db, meeting.id)
  const votes = (await votesOfMeeting(db, meeting.id)).map(({ id }) => id)
  const history = readHistory(await actsOfMeeting(db, meeting.bodyId, meeting.id, votes))
  const facts: MinutesFacts = {
    meeting: meeting.id,
    number: String(meeting.number),
    called: told?.title ?? meeting.title,
    place: told?.place ?? meeting.place,
    kind: told?.kind ?? meeting.kind,
    startsAt: told?.starts_at ?? meeting.startsAt.toISOString(),
    items: (told?.items ?? []).map(({ item, number, title, type }) => ({ item, number, title, type })),
  }
  const names = [...history.acts].flatMap((act) => (act.type === 'mandate.started' ? [act.payload.name] : []))
  return { sentences: minutesOf(history, facts), facts, history, names }
}
