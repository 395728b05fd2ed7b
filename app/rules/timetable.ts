// A sitting's times against its plan: when each item was to begin, when it did, when the others may be expected to, and how far behind
// that is. Every screen works it out for itself from the same facts and the server's clock. Source: spec "During" (the chair's console).
import type { Spell } from './running-order.ts'

export type Planned = { item: string; minutes: number; state: 'rest' | 'current' | 'done' | 'deferred' }

export type Clock = {
  /** When the sitting was to begin, and the moment, in milliseconds. */
  startsAt: number
  now: number
  /** When a suspended sitting is meant to go on. */
  resumesAt: number | null
}

export type TimetableRow = {
  item: string
  planned: number
  /** When it was first taken up. */
  began: number | null
  spent: number
  /** Of an item that is still to come. */
  expected: number | null
}

export type Timetable = { rows: TimetableRow[]; plannedEnd: number; expectedEnd: number; behind: number }

const MINUTE = 60_000

/** An item that was put off takes no time; what is under discussion is expected to take no less than its plan. */
export function timetable(items: readonly Planned[], spells: readonly Spell[], clock: Clock): Timetable {
  const { startsAt, now, resumesAt } = clock
  const spentOn = (item: string) =>
    spells
      .filter((spell) => spell.item === item)
      .reduce(
        (sum, { from, to }) =>
          sum + (to === null ? Math.max(now, Date.parse(from)) : Date.parse(to)) - Date.parse(from),
        0,
      )
  const current = items.find(({ state }) => state === 'current')
  let planned = startsAt
  let next = Math.max(now, spells.length === 0 ? startsAt : now, resumesAt ?? now)
  if (current) next += Math.max(0, current.minutes * MINUTE - spentOn(current.item))
  const rows = items.map(({ item, minutes, state }): TimetableRow => {
    const first = spells.find((spell) => spell.item === item)
    const row = {
      item,
      planned,
      began: first ? Date.parse(first.from) : null,
      spent: spentOn(item),
      expected: state === 'rest' ? next : null,
    }
    planned += minutes * MINUTE
    if (state === 'rest') next += minutes * MINUTE
    return row
  })
  return { rows, plannedEnd: planned, expectedEnd: next, behind: next - planned }
}
