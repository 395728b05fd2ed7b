// Which seats the people of a table sit in: the one they hold, a vacant one of that title and role, one that passes from its holder
// where the line says so, or a new one. And whose deputies they are registered as.
import { mayHaveDeputy } from '../substitution.ts'
import { ROLE_TITLES, sameWords, VOTING, type Words } from './people-columns.ts'
import type { Bodies } from './plan-bodies.ts'
import type { DeputyPlan, House, HouseBody, HouseSeat, SeatPlan } from './plan-people.ts'
import type { Persons } from './plan-persons.ts'
import { bothOf, type Line, type Problem, type SeatWords } from './read-people.ts'

type Given = { house: House; persons: Persons; bodies: Bodies }
type Seated = {
  seats: SeatPlan[]
  deputies: DeputyPlan[]
  seatOf: Map<Line, number>
  deputyOf: Map<Line, number>
}
type Place = { line: Line; username: string; personId: string | null; slug: string; body: HouseBody | undefined }

export function planSeats(lines: readonly Line[], given: Given, problems: Problem[]): Seated {
  const { house, persons, bodies } = given
  const known = new Map(house.bodies.map((one) => [one.slug, one]))
  const held = new Map(house.bodies.map((one) => [one.slug, Map.groupBy(one.seats, ({ holder }) => holder)]))
  const heldBy = ({ slug }: Place, personId: string | null | undefined): HouseSeat[] =>
    (personId && held.get(slug)?.get(personId)) || []
  const idOf = new Map(house.people.map(({ username, id }) => [username, id]))
  const mailOf = new Map(house.people.map(({ email, username }) => [email.toLowerCase(), username]))
  for (const { email, username } of persons.people) if (email) mailOf.set(email.toLowerCase(), username)
  const named = (said: string) => (said.includes('@') ? (mailOf.get(said) ?? said) : said)
  const places = lines.flatMap((line): Place[] => {
    const person = persons.people[persons.placeOf.get(line) ?? -1]
    const body = bodies.bodies[bodies.placeOf.get(line) ?? -1]
    if (!person || !body) return []
    return [{ line, username: person.username, personId: person.id, slug: body.slug, body: known.get(body.slug) }]
  })
  const seated: Seated = { seats: [], deputies: [], seatOf: new Map(), deputyOf: new Map() }
  const taken = new Set<string>()
  const first = new Map<string, number>()
  const wrong = ({ line }: Place, column: Problem['column'], code: Problem['code'], value: string, other?: string) => {
    problems.push({ line: line.line, column, code, value, ...(other && { other }) })
  }
  const placed: { at: Place; plan: SeatPlan }[] = []
  const place = (at: Place, plan: SeatPlan) => {
    if (plan.seat) taken.add(plan.seat)
    placed.push({ at, plan })
  }
  // Who sits already keeps the seat, whatever line comes first.
  const rest: { at: Place; seat: SeatWords; title: Words }[] = []
  // And what is named goes before what is any seat of a role.
  const namedFirst = [...places].sort((a, b) => Number(!a.line.seat?.title) - Number(!b.line.seat?.title))
  for (const at of namedFirst) {
    const { seat } = at.line
    if (!seat) continue
    const title = seat.title ?? ROLE_TITLES[seat.role]
    const key = [at.username, at.slug, seat.role, title.ar, title.en].join('\n')
    const before = first.get(key)
    if (before !== undefined) {
      wrong(at, 'username', 'line_twice', at.username, String(before))
      continue
    }
    first.set(key, at.line.line)
    const theirs = heldBy(at, at.personId).filter((one) => !taken.has(one.id) && isNamed(one, seat, title))
    // Two seats of one person may be called alike.
    const ofRole = theirs.filter((one) => one.role === seat.role)
    const own = ofRole.find((one) => !unlike(seat, one)) ?? ofRole[0] ?? theirs[0]
    if (!own) rest.push({ at, seat, title })
    else if (own.role !== seat.role || unlike(seat, own)) wrong(at, 'role', 'seat_differs', own.title.en, own.role)
    else place(at, planned(at, seat, own.title, own, 'same'))
  }
  for (const { at, seat, title } of rest) {
    const free = (one: HouseSeat) => !taken.has(one.id) && one.role === seat.role
    if (at.line.replaces !== '') {
      const holder = idOf.get(named(at.line.replaces))
      const passing = heldBy(at, holder).filter(free)
      const one = passing.find((held) => isNamed(held, seat, title)) ?? (seat.title ? undefined : passing[0])
      if (!one || holder === at.personId) wrong(at, 'replaces', 'replaces_nobody', at.line.replaces)
      else if (unlike(seat, one)) wrong(at, 'role', 'seat_differs', one.title.en, one.role)
      else place(at, planned(at, seat, one.title, one, 'passes'))
      continue
    }
    const vacant = (held.get(at.slug)?.get(null) ?? []).find(
      (one) => free(one) && isNamed(one, seat, title) && !unlike(seat, one),
    )
    place(at, vacant ? planned(at, seat, vacant.title, vacant, 'given') : planned(at, seat, title, null, 'new'))
  }
  // Seats stand in the order of the table.
  for (const { at, plan } of placed.sort((a, b) => a.at.line.line - b.at.line.line)) {
    seated.seatOf.set(at.line, seated.seats.length)
    seated.seats.push(plan)
  }
  const madeFor = new Map(seated.seats.map((one) => [`${one.slug} ${one.username}`, one]))
  for (const at of places) {
    if (at.line.deputyFor === '') continue
    const member = named(at.line.deputyFor)
    const made = madeFor.get(`${at.slug} ${member}`)
    const [own] = heldBy(at, idOf.get(member))
    const role = made?.role ?? own?.role
    if (role === undefined || member === at.username) wrong(at, 'deputy_for', 'deputy_no_seat', at.line.deputyFor)
    else if (at.body?.deputies.who !== 'registered') wrong(at, 'deputy_for', 'deputy_not_allowed', at.line.deputyFor)
    else if (!mayHaveDeputy(at.body.deputies, role)) wrong(at, 'deputy_for', 'deputy_officer', at.line.deputyFor)
    else {
      const seat = (made ? made.seat : own?.id) ?? null
      const stands = at.body.deputies.registered.some((one) => one.seat === seat && one.person === at.personId)
      seated.deputyOf.set(at.line, seated.deputies.length)
      seated.deputies.push({ slug: at.slug, username: at.username, member, seat, does: stands ? 'same' : 'new' })
    }
  }
  return seated
}

/** By its title in either language; where the line gives none, by the role alone. */
const isNamed = (one: HouseSeat, seat: SeatWords, title: Words): boolean =>
  seat.title === null ? one.role === seat.role : sameWords(one.title.ar, title.ar) || sameWords(one.title.en, title.en)

/** What the line says of the seat's vote and weight that the seat does not have: a seat is made once, by an act of the ledger. */
const unlike = (seat: SeatWords, one: HouseSeat): boolean =>
  (seat.votes !== null && seat.votes !== one.votes) ||
  (seat.weight !== null && seat.weight !== one.weight) ||
  (seat.population !== null && seat.population !== one.population)

const planned = (
  { slug, username }: Place,
  seat: SeatWords,
  title: Words,
  one: HouseSeat | null,
  does: SeatPlan['does'],
): SeatPlan => ({
  slug,
  username,
  seat: one?.id ?? null,
  title: bothOf(title),
  role: seat.role,
  votes: one?.votes ?? seat.votes ?? VOTING.includes(seat.role),
  weight: one?.weight ?? seat.weight ?? '1',
  population: one?.population ?? seat.population,
  does,
  from: does === 'passes' ? (one?.holder ?? null) : null,
})
