// What every part of the minutes is worked out from: the history of the body, the meeting's own acts, and who is called what.
import type { Act, History } from '../bundle/history.ts'
import type { Words } from './sentence.ts'

/** What the minutes say of a meeting that its ledger does not: who called it what is the published agenda's. */
export type MinutesFacts = {
  meeting: string
  number: string
  /** The meeting's title and place, as members were last told. */
  called: Words
  place: Words
  kind: 'in_person' | 'hybrid' | 'virtual' | 'circulation'
  startsAt: string
  /** In the order of the agenda. */
  items: { item: string; number: string; title: Words; type: string }[]
}

export type Ground = MinutesFacts & {
  history: History
  zone: string
  body: Words
  /** Those of the meeting and of its votes, in order. */
  acts: Act[]
  votes: string[]
  /** Who held the seat at this place; the seat's title where nobody did. */
  holder: (seat: string, index: number) => Words
  titleOf: (seat: string) => Words
}

export function groundOf(history: History, facts: MinutesFacts): Ground {
  const { meeting } = facts
  const votes = [...history.votes.values()].flatMap(({ vote, opened }) =>
    opened.payload.terms.meeting === meeting ? [vote] : [],
  )
  const ofVote = new Set(votes)
  const people = new Map<string, Words>()
  for (const act of history.acts)
    if (act.type === 'mandate.started') people.set(act.payload.person, eitherOf(act.payload.name))
  const titleOf = (seat: string): Words => eitherOf(history.seats.get(seat)?.payload.title ?? { ar: seat, en: seat })
  return {
    ...facts,
    history,
    zone: history.constituted?.payload.zone ?? 'UTC',
    body: history.constituted?.payload.name ?? { ar: '', en: '' },
    acts: history.acts.filter(({ payload }) =>
      'meeting' in payload && payload.meeting !== undefined
        ? payload.meeting === meeting
        : 'vote' in payload && ofVote.has(payload.vote as string),
    ),
    votes,
    titleOf,
    holder: (seat, index) => {
      const held = (history.ofSeat.get(seat) ?? []).findLast(({ from }) => from < index)
      return (held && people.get(held.person)) ?? titleOf(seat)
    },
  }
}

/** A name may have been entered in one language alone. */
export const eitherOf = ({ ar, en }: Words): Words => ({ ar: ar || en, en: en || ar })
