// The facts of a vote as a person writes them: counts alone, or the members with how each voted. Numbers may be numbers.
import { ok, type Result, refuse } from '../result.ts'
import { type Choice, isDecimal } from '../rule.ts'
import type { Amounts } from './amounts.ts'
import type { Facts } from './decide.ts'
import type { Measure, Rule } from './rule.ts'

type Loose = Record<string, unknown>
type Member = { seat: string; role: string; amounts: Amounts }

const CHOICES: Choice[] = ['yes', 'no', 'abstain']
const KNOWN =
  'counts members statutory present recused recused_present votes yes no abstain failed_meetings casting_vote chair_vote objections seed'.split(
    ' ',
  )

/** Refuses `facts_malformed` with the field that could not be read. */
export function readFacts2(value: unknown, rule: Rule): Result<Facts> {
  if (!isObject(value)) return wrong('')
  const extra = Object.keys(value).find((name) => !KNOWN.includes(name))
  if (extra !== undefined) return wrong(extra)
  const shared = readShared(value)
  if (!shared.ok) return shared
  return Array.isArray(value.members) ? fromMembers(value, rule, shared.value) : fromCounts(value, shared.value)
}

type Shared = Pick<Facts, 'failed_meetings' | 'casting_vote' | 'chair_vote' | 'objections' | 'seed'>

function readShared(value: Loose): Result<Shared> {
  const { failed_meetings = 0, casting_vote = null, chair_vote = null, objections = 0, seed = '' } = value
  const [failed, objected] = [
    decimal(failed_meetings),
    decimal(Array.isArray(objections) ? objections.length : objections),
  ]
  if (failed === null) return wrong('failed_meetings')
  if (objected === null) return wrong('objections')
  if (casting_vote !== null && casting_vote !== 'yes' && casting_vote !== 'no') return wrong('casting_vote')
  if (chair_vote !== null && !isChoice(chair_vote)) return wrong('chair_vote')
  if (typeof seed !== 'string') return wrong('seed')
  return ok({ failed_meetings: failed, casting_vote, chair_vote, objections: objected, seed })
}

/** Counts alone: each a number of seats, or `{seats, weight, population}`. Who is not said to be absent is present. */
function fromCounts(value: Loose, shared: Shared): Result<Facts> {
  const counts = isObject(value.counts) ? value.counts : isObject(value.votes) ? value.votes : value
  const tally = {} as Facts['tally']
  for (const choice of CHOICES) {
    const amount = amounts(counts[choice] ?? 0)
    if (!amount) return wrong(choice)
    tally[choice] = amount
  }
  const cast = sum(Object.values(tally))
  const read = {} as Record<'members' | 'statutory' | 'present' | 'recused' | 'recused_present', Amounts>
  const recused = amounts(value.recused ?? 0)
  if (!recused) return wrong('recused')
  const members = amounts(value.members ?? plus(cast, recused))
  if (!members) return wrong('members')
  const rest = {
    statutory: members,
    present: value.members === undefined ? cast : minus(members, recused),
    recused_present: recused,
  }
  for (const [name, plain] of Object.entries(rest) as [keyof typeof rest, Amounts][]) {
    const amount = amounts(value[name] ?? plain)
    if (!amount) return wrong(name)
    read[name] = amount
  }
  if (!isWithin(plus(cast, recused), members)) return wrong('members')
  return ok({ ...shared, ...read, members, recused, tally })
}

/** Members one by one; `votes` is `{seat: choice}` or `[{seat, choice}]`, `present` and `recused` are lists of seats. */
function fromMembers(value: Loose, rule: Rule, shared: Shared): Result<Facts> {
  const members: Member[] = []
  for (const [place, each] of (value.members as unknown[]).entries()) {
    const member = readMember(each)
    if (!member || members.some(({ seat }) => seat === member.seat)) return wrong(`members.${place}`)
    if (!rule.excluded_roles.includes(member.role) && !(member.role === 'chair' && chairIsOut(rule)))
      members.push(member)
  }
  const bySeat = new Map(members.map((member) => [member.seat, member]))
  const lists = {} as Record<'present' | 'recused', Set<string>>
  for (const name of ['present', 'recused'] as const) {
    const list = value[name] ?? (name === 'recused' ? [] : members.map(({ seat }) => seat))
    if (!Array.isArray(list) || list.some((seat) => typeof seat !== 'string')) return wrong(name)
    lists[name] = new Set(list as string[])
  }
  const votes = readVotes(value.votes ?? {})
  if (!votes) return wrong('votes')
  const cast: Record<Choice, Member[]> = { yes: [], no: [], abstain: [] }
  for (const [seat, choice] of votes) {
    const member = bySeat.get(seat)
    // A seat without a vote under the rule is not an error: its vote is not counted.
    if (!member || lists.recused.has(seat)) continue
    if (!rule.choices.includes(choice)) return wrong(`votes.${seat}`)
    cast[choice].push(member)
  }
  const of = (holds: (member: Member) => boolean) => sum(members.filter(holds).map(({ amounts }) => amounts))
  const chair = members.find(({ role }) => role === 'chair')
  const statutory = amounts(value.statutory ?? of(() => true))
  if (!statutory) return wrong('statutory')
  return ok({
    ...shared,
    chair_vote: shared.chair_vote ?? (chair ? (votes.get(chair.seat) ?? null) : null),
    tally: { yes: sumOf(cast.yes), no: sumOf(cast.no), abstain: sumOf(cast.abstain) },
    members: of(() => true),
    statutory,
    recused: of(({ seat }) => lists.recused.has(seat)),
    recused_present: of(({ seat }) => lists.recused.has(seat) && lists.present.has(seat)),
    present: of(({ seat }) => !lists.recused.has(seat) && (lists.present.has(seat) || votes.has(seat))),
  })
}

const chairIsOut = ({ chair }: Rule): boolean => chair === 'never' || chair === 'only_on_tie'

function readMember(value: unknown): Member | null {
  if (typeof value === 'string') return { seat: value, role: 'member', amounts: ONE }
  if (!isObject(value)) return null
  const { seat, role = 'member' } = value
  const [weight, population] = [decimal(value.weight ?? 1), decimal(value.population ?? 0)]
  if (typeof seat !== 'string' || seat === '' || typeof role !== 'string' || weight === null || population === null)
    return null
  return { seat, role, amounts: { seats: '1', weight, population } }
}

function readVotes(value: unknown): Map<string, Choice> | null {
  const pairs: [unknown, unknown][] = Array.isArray(value)
    ? value.map((each) => (isObject(each) ? [each.seat, each.choice] : [null, null]))
    : isObject(value)
      ? Object.entries(value)
      : [[null, null]]
  const votes = new Map<string, Choice>()
  for (const [seat, choice] of pairs) {
    if (typeof seat !== 'string' || !isChoice(choice) || votes.has(seat)) return null
    votes.set(seat, choice)
  }
  return votes
}

/** A number is of seats that weigh one each. */
function amounts(value: unknown): Amounts | null {
  if (isObject(value)) {
    const [seats, population] = [decimal(value.seats ?? 0), decimal(value.population ?? 0)]
    const weight = decimal(value.weight ?? value.seats ?? 0)
    return seats === null || weight === null || population === null ? null : { seats, weight, population }
  }
  const seats = decimal(value)
  return seats === null ? null : { seats, weight: seats, population: '0' }
}

const ONE: Amounts = { seats: '1', weight: '1', population: '0' }
const MEASURES: Measure[] = ['seats', 'weight', 'population']
const each = (work: (measure: Measure) => bigint): Amounts =>
  Object.fromEntries(MEASURES.map((measure) => [measure, work(measure).toString()])) as Amounts
const sum = (list: Amounts[]): Amounts =>
  each((measure) => list.reduce((total, part) => total + BigInt(part[measure]), 0n))
const sumOf = (members: Member[]): Amounts => sum(members.map(({ amounts }) => amounts))
const plus = (a: Amounts, b: Amounts): Amounts => sum([a, b])
const minus = (a: Amounts, b: Amounts): Amounts => each((measure) => BigInt(a[measure]) - BigInt(b[measure]))
const isWithin = (a: Amounts, b: Amounts): boolean => BigInt(a.seats) <= BigInt(b.seats)
const decimal = (value: unknown): string | null => {
  const text = typeof value === 'number' ? String(value) : value
  return isDecimal(text) ? text : null
}
const isChoice = (value: unknown): value is Choice => CHOICES.includes(value as Choice)
const isObject = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const wrong = (field: string) => refuse('facts_malformed', { field })
