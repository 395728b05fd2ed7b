import type { House, Plan } from '../../app/rules/moving/plan-people.ts'
import type { Read } from '../../app/rules/moving/read-people.ts'
import type { Counts, PeoplePreview, PreviewLine } from '../../app/wire/moving.ts'

/** As many as a page shows; the counts are of all. */
const MOST_SHOWN = 400

type Preview = Omit<PeoplePreview, 'encoding' | 'digest' | 'done' | 'waiting'>

/** What a plan comes to, line by line, and what stands in its way. */
export function previewOf(plan: Plan, { ignored, lines }: Read, house: House): Preview {
  const nameOf = new Map(house.people.map(({ id, name }) => [id, name]))
  const memberOf = new Map([...house.people, ...plan.people].map(({ username, name }) => [username, name]))
  const shown = plan.lines.map((at): PreviewLine => {
    const { username, name, does, changes } = plan.people[at.person] as Plan['people'][number]
    const body = at.body === null ? undefined : plan.bodies[at.body]
    const seat = at.seat === null ? undefined : plan.seats[at.seat]
    const deputy = at.deputy === null ? undefined : plan.deputies[at.deputy]
    return {
      line: at.line,
      person: { username, name, does, changes },
      body: body ? { name: body.name, does: body.does } : null,
      seat: seat
        ? { title: seat.title, role: seat.role, does: seat.does, from: (seat.from && nameOf.get(seat.from)) || null }
        : null,
      deputy: deputy ? { member: memberOf.get(deputy.member) ?? { ar: '', en: '' }, does: deputy.does } : null,
    }
  })
  const changing = (line: PreviewLine) =>
    [line.person, line.body, line.seat, line.deputy].some((one) => one && one.does !== 'same')
  return {
    ignored,
    total: lines.length,
    lines: [...shown.filter(changing), ...shown.filter((line) => !changing(line))].slice(0, MOST_SHOWN),
    problems: plan.problems.slice(0, MOST_SHOWN),
    problemCount: plan.problems.length,
    counts: countsOf(plan),
  }
}

function countsOf({ people, bodies, seats, deputies }: Plan): Counts {
  const count = <T extends { does: string }>(all: T[], ...does: string[]) =>
    all.filter((one) => does.includes(one.does)).length
  return {
    people_new: count(people, 'new'),
    people_changed: count(people, 'changed'),
    bodies_new: count(bodies, 'new'),
    seats_new: count(seats, 'new'),
    mandates_new: count(seats, 'new', 'given'),
    mandates_pass: count(seats, 'passes'),
    deputies_new: count(deputies, 'new'),
  }
}
