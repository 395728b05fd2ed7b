// Where the text of minutes says otherwise than the ledger does, and whether that was decided: a correction that the ledger names, a
// reason that members were shown, or neither. The opening is left out: the number, place and kind of a meeting are not in its ledger.
import { type Act, type ActOf, type History, readHistory } from '../bundle/history.ts'
import type { MinutesFacts } from '../minutes/ground.ts'
import { minutesOf } from '../minutes/minutes.ts'
import type { Words } from '../minutes/sentence.ts'
import { type Corrected, type MinutesText, reviewOf } from '../minutes/text.ts'

export type MinutesDifference = {
  place: number
  said: Words
  recorded: Words
  /** `none`: nobody says why. */
  why: 'corrected' | 'kept' | 'none'
  corrected: Corrected | null
}

/** The text that members had, of which this one was approved. */
export const circulatedAs = (
  { payload: { meeting, circulated } }: ActOf<'minutes.approved'>,
  acts: readonly Act[],
): ActOf<'minutes.circulated'> | undefined =>
  acts.find(
    (act): act is ActOf<'minutes.circulated'> =>
      act.type === 'minutes.circulated' && act.payload.meeting === meeting && act.payload.revision === circulated,
  )

/** The corrections that the ledger names of what was approved, each with its seat: taken in since it was circulated, and before. */
export const namedCorrections = (approved: ActOf<'minutes.approved'>, acts: readonly Act[]): Map<string, string> => {
  const before = circulatedAs(approved, acts)?.payload.corrected ?? []
  return new Map([...approved.payload.corrections, ...before].map(({ correction, seat }) => [correction, seat]))
}

/** Each that a text tells of is named, for that seat, and explains one paragraph: a decision of a comma is none of a count. */
export const areNamed = (told: readonly Corrected[], named: ReadonlyMap<string, string>): boolean =>
  told.every(({ correction, seat }) => named.get(correction) === seat) &&
  new Set(told.map(({ correction }) => correction)).size === told.length

export function minutesDifferences(
  { paragraphs, meeting }: MinutesText,
  approved: ActOf<'minutes.approved'>,
  acts: readonly Act[],
): MinutesDifference[] {
  const history = readHistory(acts.filter(({ index }) => index < approved.index))
  const sentences = minutesOf(history, factsOf(history, meeting)).filter(({ kind }) => kind !== 'opening')
  const names = history.acts.flatMap((act) => (act.type === 'mandate.started' ? [act.payload.name] : []))
  const named = namedCorrections(approved, acts)
  return reviewOf(sentences, paragraphs, names, 0).differing.map(({ place, sentence, kept, corrected }) => {
    const { ar, en } = paragraphs[place] as Words
    const decided = corrected && named.has(corrected.correction) ? corrected : null
    return {
      place,
      said: { ar, en },
      recorded: { ar: sentence.ar, en: sentence.en },
      why: decided ? 'corrected' : kept ? 'kept' : 'none',
      corrected: decided,
    }
  })
}

/** What members were last told of the agenda. An item that is not shown has no sentences, and is not judged. */
export function factsOf({ acts }: History, meeting: string): MinutesFacts {
  const told = acts.findLast(
    (act): act is ActOf<'agenda.published'> => act.type === 'agenda.published' && act.payload.meeting === meeting,
  )
  const items = (told?.payload.items ?? []).flatMap(({ item, number }) => {
    const published = acts.findLast(
      (act): act is ActOf<'item.published'> => act.type === 'item.published' && act.payload.item === item,
    )
    return published ? [{ item, number, title: published.payload.title, type: published.payload.type }] : []
  })
  const nothing = { ar: '', en: '' }
  return {
    ...{ meeting, number: '0', called: told?.payload.title ?? nothing, place: nothing, kind: 'in_person' as const },
    ...{ startsAt: told?.payload.starts_at ?? new Date(0).toISOString(), items },
  }
}
