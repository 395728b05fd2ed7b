// A table of people as lines: which column is which, what each cell says, and what is wrong with it, by line and column. Nothing of
// the house is asked yet. Source: the secretary's desk ("Moving in": errors by line).
import { MAIL_ADDRESS, MOST_MAIL_ADDRESS, POPULATION, USERNAME, WEIGHT } from '../identifiers.ts'
import { ok, type Result, refuse } from '../result.ts'
import {
  answerOf,
  type Column,
  cleanCell,
  columnOf,
  languageOf,
  numberOf,
  type Role,
  roleOf,
  type Words,
} from './people-columns.ts'

export const MOST_LINES = 5_000
const MOST_COLUMNS = 100
const MOST_CELL = 300

export const PROBLEMS = [
  'needed',
  'too_long',
  'username_malformed',
  'email_malformed',
  'language_unknown',
  'role_unknown',
  'votes_unknown',
  'weight_malformed',
  'population_malformed',
  'line_twice',
  'person_differs',
  'email_twice',
  'email_taken',
  'body_unknown',
  'body_short_name',
  'body_differs',
  'body_named_otherwise',
  'seat_differs',
  'replaces_nobody',
  'deputy_no_seat',
  'deputy_not_allowed',
  'deputy_officer',
] as const
export type ProblemCode = (typeof PROBLEMS)[number]

/** `line` is the row that a spreadsheet shows, headings being the first. */
export type Problem = { line: number; column: Column; code: ProblemCode; value: string; other?: string }

export type SeatWords = {
  role: Role
  title: Words | null
  votes: boolean | null
  weight: string | null
  population: string | null
}
export type Line = {
  line: number
  /** Empty where the e-mail address is to say who it is. */
  username: string
  name: Words
  email: string
  language: 'ar' | 'en' | null
  /** What stands in the column of the body: its short name, or its name. */
  body: string
  bodyName: Words
  seat: SeatWords | null
  replaces: string
  deputyFor: string
}
export type Read = { columns: Column[]; ignored: string[]; lines: Line[]; problems: Problem[] }

/** Refused: csv_empty, csv_too_many_lines, csv_columns_missing, csv_column_twice. */
export function readPeople(table: readonly (readonly string[])[]): Result<Read> {
  const first = table.findIndex((row) => !isBlank(row))
  const headings = table[first]
  if (!headings || table.slice(first + 1).every(isBlank)) return refuse('csv_empty')
  if (table.length - first - 1 > MOST_LINES) return refuse('csv_too_many_lines', { most: String(MOST_LINES) })
  const places = new Map<Column, number>()
  const ignored: string[] = []
  for (const [at, heading] of headings.slice(0, MOST_COLUMNS).entries()) {
    const column = columnOf(heading)
    const said = cleanCell(heading).slice(0, 60)
    if (!column) {
      if (said) ignored.push(said)
      continue
    }
    if (places.has(column)) return refuse('csv_column_twice', { column: said })
    places.set(column, at)
  }
  const has = (...columns: Column[]) => columns.some((one) => places.has(one))
  if (!has('username', 'email') || !has('name_ar', 'name_en', 'role', 'deputy_for'))
    return refuse('csv_columns_missing')
  const lines: Line[] = []
  const problems: Problem[] = []
  for (const [at, row] of table.entries()) {
    if (at <= first || isBlank(row)) continue
    const line = readLine(at + 1, (column) => row[places.get(column) ?? -1] ?? '', problems)
    if (line) lines.push(line)
  }
  return ok({ columns: [...places.keys()], ignored, lines, problems })
}

const isBlank = (row: readonly string[]): boolean => row.every((cell) => cleanCell(cell) === '')

function readLine(line: number, cell: (column: Column) => string, problems: Problem[]): Line | null {
  const before = problems.length
  const wrong = (column: Column, code: ProblemCode, value = '') => {
    problems.push({ line, column, code, value: value.slice(0, 80) })
  }
  const text = (column: Column): string => {
    const said = cleanCell(cell(column))
    if (said.length <= MOST_CELL) return said
    wrong(column, 'too_long', said)
    return ''
  }
  const matching = (column: Column, said: string, form: RegExp, code: ProblemCode): string => {
    if (said !== '' && !form.test(said)) wrong(column, code, said)
    return said
  }
  const known = <T>(column: Column, look: (said: string) => T | undefined, code: ProblemCode): T | null => {
    const said = text(column)
    const found = said === '' ? null : look(said)
    if (found === undefined) wrong(column, code, said)
    return found ?? null
  }
  const username = matching('username', text('username').toLowerCase(), USERNAME, 'username_malformed')
  const email = matching('email', text('email').replace(/^mailto:/i, ''), MAIL_ADDRESS, 'email_malformed')
  if (email.length > MOST_MAIL_ADDRESS) wrong('email', 'email_malformed', email)
  if (username === '' && email === '') wrong('username', 'needed')
  const body = text('body')
  const bodyName = { ar: text('body_ar'), en: text('body_en') }
  const role = known('role', roleOf, 'role_unknown')
  const title = { ar: text('seat_ar'), en: text('seat_en') }
  const votes = known('votes', answerOf, 'votes_unknown')
  const weight = matching('weight', numberOf(text('weight')), WEIGHT, 'weight_malformed')
  const population = matching('population', numberOf(text('population')), POPULATION, 'population_malformed')
  const replaces = text('replaces').toLowerCase()
  const deputyFor = text('deputy_for').toLowerCase()
  const inBody = body !== '' || bodyName.ar !== '' || bodyName.en !== ''
  const ofSeat = cleanCell(cell('role')) !== '' || title.ar !== '' || title.en !== '' || replaces !== ''
  if (inBody && !ofSeat && deputyFor === '') wrong('role', 'needed')
  if (!inBody && (ofSeat || deputyFor !== '')) wrong('body', 'needed')
  if (ofSeat && inBody && cleanCell(cell('role')) === '') wrong('role', 'needed')
  const read: Line = {
    line,
    username,
    name: { ar: text('name_ar'), en: text('name_en') },
    email,
    language: known('language', languageOf, 'language_unknown'),
    body,
    bodyName,
    seat: role && {
      role,
      title: title.ar || title.en ? bothOf(title) : null,
      votes,
      weight: weight || null,
      population: population || null,
    },
    replaces,
    deputyFor,
  }
  return problems.length === before ? read : null
}

/** What is said in one language alone is said so in both. */
export const bothOf = ({ ar, en }: Words): Words => ({ ar: ar || en, en: en || ar })
