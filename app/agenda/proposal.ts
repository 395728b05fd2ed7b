import type { NamedSeat } from '../../server/bodies/queries.ts'
import type { ItemKind } from '../rules/agenda-hints.ts'
import type { PastedItem } from '../rules/agenda-paste.ts'
import { placeLines } from '../rules/agenda-proposal.ts'
import { fold } from '../rules/arabic.ts'
import type { Bilingual } from '../wire/text.ts'
import type { Fields } from './use-drafts.ts'

/** A line of what was pasted, as its officer looks at it and mends it. */
export type ProposalLine = {
  id: number
  kept: boolean
  depth: number
  title: Bilingual
  purpose: Bilingual
  kind: ItemKind
  minutes: number
  presenterSeatId: Fields['presenterSeatId']
  /** What is decided, where it came with its text. */
  decision?: Fields['decision']
}

const MINUTES = 10

export const linesOf = (items: readonly PastedItem[], seats: readonly NamedSeat[]): ProposalLine[] =>
  items.map(({ kept, depth, title, purpose, kind, minutes, presenter }, id) => {
    const seat = seatNamed(presenter, seats)
    return {
      id,
      kept,
      depth,
      title,
      // Who is not found among the seats is not forgotten.
      purpose: presenter === '' || seat ? purpose : withPresenter(purpose, presenter),
      kind: kind ?? 'discussion',
      minutes: minutes ?? MINUTES,
      presenterSeatId: seat?.seatId ?? null,
    }
  })

/** What accepting sends: the kept lines, each under its parent. */
export function acceptedOf(lines: readonly ProposalLine[]): { parent: number | null; fields: Fields }[] {
  const placed = placeLines(lines)
  return lines.flatMap(({ title, purpose, kind, minutes, presenterSeatId, decision = null }, at) => {
    const place = placed[at]
    if (!place) return []
    const fields = {
      type: kind,
      title,
      purpose,
      minutes,
      presenterSeatId,
      decision,
      classification: 'internal' as const,
    }
    return [{ parent: place.parent, fields }]
  })
}

export const newFields = (title: Bilingual): Fields => ({
  type: 'discussion',
  title,
  presenterSeatId: null,
  minutes: MINUTES,
  purpose: { ar: '', en: '' },
  decision: null,
  classification: 'internal',
})

function seatNamed(presenter: string, seats: readonly NamedSeat[]): NamedSeat | undefined {
  const wanted = fold(presenter).trim()
  if (wanted === '') return undefined
  const names = ({ name, title }: NamedSeat) =>
    [name?.ar, name?.en, title.ar, title.en].flatMap((one) => (one ? [fold(one)] : []))
  return (
    seats.find((seat) => names(seat).includes(wanted)) ??
    seats.find((seat) =>
      names(seat).some((name) => name.length > 4 && (name.includes(wanted) || wanted.includes(name))),
    )
  )
}

const withPresenter = ({ ar, en }: Bilingual, presenter: string): Bilingual => ({
  ar: [ar, `مقدّم البند: ${presenter}`].filter(Boolean).join('\n'),
  en: [en, `Presenter: ${presenter}`].filter(Boolean).join('\n'),
})
