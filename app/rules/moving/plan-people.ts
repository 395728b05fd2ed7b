// What a table of people would do to a house: who and what is made, changed, or left as it is, and what stands in the way. Nothing is
// done by it; the same table on the house it made does nothing. Source: the secretary's desk ("Moving in": preview, errors by line).
import type { DeputyPolicy } from '../substitution.ts'
import type { Role, Words } from './people-columns.ts'
import { planBodies } from './plan-bodies.ts'
import { planPersons } from './plan-persons.ts'
import { planSeats } from './plan-seats.ts'
import type { Problem, Read } from './read-people.ts'

export type HousePerson = { id: string; username: string; name: Words; email: string; language: 'ar' | 'en' | null }
export type HouseSeat = {
  id: string
  title: Words
  role: string
  votes: boolean
  weight: string
  population: string
  holder: string | null
}
export type HouseBody = { id: string; slug: string; name: Words; deputies: DeputyPolicy; seats: HouseSeat[] }
export type House = { people: HousePerson[]; bodies: HouseBody[] }

export type PersonPlan = {
  username: string
  /** Of the house; null for one who is new. */
  id: string | null
  name: Words
  email: string
  language: 'ar' | 'en' | null
  does: 'new' | 'changed' | 'same'
  changes: ('name' | 'email' | 'language')[]
}
export type BodyPlan = { slug: string; id: string | null; name: Words; does: 'new' | 'same' }
export type SeatPlan = {
  slug: string
  username: string
  /** Of the house; null for one that is made. */
  seat: string | null
  title: Words
  role: Role
  votes: boolean
  weight: string
  population: string | null
  /** A seat is made, a vacant one is given, one passes from its holder, or the person sits in it already. */
  does: 'new' | 'given' | 'passes' | 'same'
  from: string | null
}
export type DeputyPlan = {
  slug: string
  username: string
  member: string
  /** The member's, of the house; null for one that is made. */
  seat: string | null
  does: 'new' | 'same'
}
/** What each line comes to, by its places in the lists. */
export type LinePlan = { line: number; person: number; body: number | null; seat: number | null; deputy: number | null }

export type Plan = {
  people: PersonPlan[]
  bodies: BodyPlan[]
  seats: SeatPlan[]
  deputies: DeputyPlan[]
  lines: LinePlan[]
  problems: Problem[]
}

export function planPeople({ lines, problems: read }: Pick<Read, 'lines' | 'problems'>, house: House): Plan {
  const problems = [...read]
  const persons = planPersons(lines, house.people, problems)
  const bodies = planBodies(lines, house.bodies, problems)
  const ofSeats = planSeats(lines, { house, persons, bodies }, problems)
  const places = lines.flatMap((line): LinePlan[] => {
    const person = persons.placeOf.get(line)
    if (person === undefined) return []
    return [
      {
        line: line.line,
        person,
        body: bodies.placeOf.get(line) ?? null,
        seat: ofSeats.seatOf.get(line) ?? null,
        deputy: ofSeats.deputyOf.get(line) ?? null,
      },
    ]
  })
  return {
    people: persons.people,
    bodies: bodies.bodies,
    seats: ofSeats.seats,
    deputies: ofSeats.deputies,
    lines: places,
    problems: problems.sort((a, b) => a.line - b.line),
  }
}

/** Whether there is anything to do. */
export const changesAnything = ({ people, bodies, seats, deputies }: Plan): boolean =>
  [people, bodies, seats, deputies].some((all) => all.some(({ does }) => does !== 'same'))
