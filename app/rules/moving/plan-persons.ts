// Who the people of a table are: found in the house by sign-in name or e-mail address, or new to it. Several lines may be of one
// person, and must not contradict each other.
import { USERNAME } from '../identifiers.ts'
import type { HousePerson, PersonPlan } from './plan-people.ts'
import { bothOf, type Line, type Problem } from './read-people.ts'

export type Persons = { people: PersonPlan[]; placeOf: Map<Line, number> }

export function planPersons(lines: readonly Line[], house: readonly HousePerson[], problems: Problem[]): Persons {
  const byName = new Map(house.map((one) => [one.username, one]))
  const byMail = new Map(house.filter(({ email }) => email !== '').map((one) => [one.email.toLowerCase(), one]))
  const mailOfFile = new Map<string, { username: string; line: number }>()
  const firstLine = new Map<string, Line>()
  const said = new Map<string, Line>()
  const usernameOf = new Map<Line, string>()
  for (const line of lines) {
    const mail = line.email.toLowerCase()
    const username = line.username || byMail.get(mail)?.username || (mail.split('@')[0] ?? '')
    if (!USERNAME.test(username)) {
      problems.push({ line: line.line, column: 'username', code: 'needed', value: '' })
      continue
    }
    const owner = byMail.get(mail)
    if (mail !== '' && owner && owner.username !== username) {
      problems.push({ line: line.line, column: 'email', code: 'email_taken', value: line.email, other: owner.username })
      continue
    }
    const other = mailOfFile.get(mail)
    if (mail !== '' && other && other.username !== username) {
      problems.push({
        line: line.line,
        column: 'email',
        code: 'email_twice',
        value: line.email,
        other: String(other.line),
      })
      continue
    }
    if (mail !== '') mailOfFile.set(mail, { username, line: line.line })
    const before = said.get(username)
    const first = firstLine.get(username)
    if (before && first && differs(before, line)) {
      const { column, value } = differs(before, line) as NonNullable<ReturnType<typeof differs>>
      problems.push({ line: line.line, column, code: 'person_differs', value, other: String(first.line) })
      continue
    }
    firstLine.set(username, first ?? line)
    said.set(username, before ? merged(before, line) : line)
    usernameOf.set(line, username)
  }
  const people: PersonPlan[] = []
  const places = new Map<string, number>()
  for (const [username, line] of said) {
    const known = byName.get(username)
    if (!known && line.name.ar === '' && line.name.en === '') {
      const { line: at } = firstLine.get(username) as Line
      problems.push({ line: at, column: 'name_ar', code: 'needed', value: '' })
    }
    places.set(username, people.length)
    people.push(personOf(username, line, known))
  }
  const placeOf = new Map([...usernameOf].map(([line, username]) => [line, places.get(username) as number]))
  return { people, placeOf }
}

function personOf(username: string, line: Line, known: HousePerson | undefined): PersonPlan {
  const { name, email, language } = line
  if (!known) return { username, id: null, name: bothOf(name), email, language, does: 'new', changes: [] }
  const whole = { ar: name.ar || known.name.ar, en: name.en || known.name.en }
  const changes: PersonPlan['changes'] = []
  if (whole.ar !== known.name.ar || whole.en !== known.name.en) changes.push('name')
  if (email !== '' && email.toLowerCase() !== known.email.toLowerCase()) changes.push('email')
  // A language is that of the mail: without an address there is none to write in.
  const writes = email !== '' || known.email !== ''
  if (language && writes && language !== (known.language ?? 'ar')) changes.push('language')
  return {
    username,
    id: known.id,
    name: whole,
    email: changes.includes('email') ? email : known.email,
    language: language ?? known.language,
    does: changes.length > 0 ? 'changed' : 'same',
    changes,
  }
}

function differs(
  one: Line,
  other: Line,
): { column: 'name_ar' | 'name_en' | 'email' | 'language'; value: string } | null {
  const unlike = (a: string, b: string) => a !== '' && b !== '' && a !== b
  if (unlike(one.name.ar, other.name.ar)) return { column: 'name_ar', value: other.name.ar }
  if (unlike(one.name.en, other.name.en)) return { column: 'name_en', value: other.name.en }
  if (unlike(one.email.toLowerCase(), other.email.toLowerCase())) return { column: 'email', value: other.email }
  return unlike(one.language ?? '', other.language ?? '') ? { column: 'language', value: other.language ?? '' } : null
}

const merged = (one: Line, other: Line): Line => ({
  ...one,
  name: { ar: one.name.ar || other.name.ar, en: one.name.en || other.name.en },
  email: one.email || other.email,
  language: one.language ?? other.language,
})
