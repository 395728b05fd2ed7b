import type { ProposalLine } from '../agenda/proposal.ts'
import { hasRightToLeft } from '../rules/arabic.ts'
import { wordsOf } from '../rules/moving/people-columns.ts'
import type { OpenSlidesPreview } from '../wire/moving.ts'

const MINUTES = 10

/** Items of another program as lines that a secretary mends; the text to decide stands in the language that it was written in. */
export function broughtLines({ items, people }: Pick<OpenSlidesPreview, 'items' | 'people'>): ProposalLine[] {
  const seatOf = new Map(people.map(({ id, seat }) => [id, seat?.seatId ?? null]))
  return items.map(({ depth, kept, kind, title, text, about, minutes, submitters }, id) => ({
    id,
    kept,
    depth,
    title: wordsOf(title),
    purpose: about,
    kind,
    minutes: minutes ?? MINUTES,
    presenterSeatId: submitters.flatMap((one) => seatOf.get(one) ?? [])[0] ?? null,
    decision: text === '' ? null : { ...wordsOf(text), authoritative: hasRightToLeft(text) ? 'ar' : 'en' },
  }))
}
