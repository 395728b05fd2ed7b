// A vote that was never held: numbers a rule is tried on, as the fields hold them, and the facts that are made of them. Pure.
import type { Measure, Rule } from '../rules/engine-2/rule.ts'
import type { Choice } from '../rules/rule.ts'

export type Row = 'members' | 'present' | 'yes' | 'no' | 'abstain' | 'recused' | 'statutory'
/** Of each measure what was written; empty is left out. */
export type Amount = Record<Measure, string>
export type Answer = Choice | 'silent' | 'absent' | 'recused'
export type TrialMember = {
  seat: string
  /** As it is shown; null for one that was added here. */
  name: { ar: string; en: string } | null
  role: string
  weight: string
  population: string
  answer: Answer
}

export type Trial = {
  mode: 'counts' | 'members'
  counts: Record<Row, Amount>
  members: TrialMember[]
  failed: string
  objections: string
  chairVote: Choice | null
  casting: 'yes' | 'no' | null
}

export const ROWS: Row[] = ['members', 'present', 'yes', 'no', 'abstain', 'recused', 'statutory']

/** What the rule counts by, members first. */
export function measuresOf({ all, quorum, expressed }: Rule): Measure[] {
  const used = [...all.map(({ measure }) => measure), quorum.measure, expressed?.measure]
  return ['seats', ...(['weight', 'population'] as const).filter((measure) => used.includes(measure))]
}

export const usesStatutory = ({ all, quorum, expressed }: Rule): boolean =>
  [...all.map(({ base }) => base), quorum.base, expressed?.base].includes('statutory')

/** As `readFacts2` reads them. */
export function factsOf(trial: Trial, rule: Rule): Record<string, unknown> {
  const { mode, failed, objections, chairVote, casting } = trial
  const shared = {
    failed_meetings: failed || '0',
    objections: objections || '0',
    casting_vote: casting,
    ...(mode === 'counts' && { chair_vote: chairVote }),
    seed: 'trial',
  }
  const statutory = usesStatutory(rule) ? { statutory: amountOf(trial.counts.statutory) } : {}
  if (mode === 'members') return { ...shared, ...given(statutory), ...membersOf(trial.members) }
  const rows = ROWS.filter((row) => row !== 'statutory').map((row) => [row, amountOf(trial.counts[row])])
  return { ...shared, ...given({ ...Object.fromEntries(rows), ...statutory }) }
}

function membersOf(members: TrialMember[]) {
  const seatsThat = (holds: (member: TrialMember) => boolean) => members.filter(holds).map(({ seat }) => seat)
  const votes = members.filter(({ answer }) => ['yes', 'no', 'abstain'].includes(answer))
  return {
    members: members.map(({ seat, role, weight, population }) => ({
      seat,
      role,
      weight: weight || '1',
      population: population || '0',
    })),
    present: seatsThat(({ answer }) => answer !== 'absent'),
    recused: seatsThat(({ answer }) => answer === 'recused'),
    votes: Object.fromEntries(votes.map(({ seat, answer }) => [seat, answer])),
  }
}

function amountOf({ seats, weight, population }: Amount): object | undefined {
  if (seats === '' && weight === '' && population === '') return undefined
  return { seats: seats || '0', weight: weight || seats || '0', population: population || '0' }
}

const given = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))

export const amount = (seats: string | number = '', population: string | number = ''): Amount => ({
  seats: String(seats),
  weight: '',
  population: String(population),
})

/** A body in which everybody came and one more than half is for. */
export function firstTrial(members: TrialMember[]): Trial {
  const all = members.length
  const yes = Math.floor(all / 2) + (all > 0 ? 1 : 0)
  return {
    ...NOTHING,
    counts: { ...NOTHING.counts, members: amount(all), present: amount(all), yes: amount(yes), no: amount(all - yes) },
    members: members.map((member, place) => ({ ...member, answer: place < yes ? 'yes' : 'no' })),
  }
}

export const NOTHING: Trial = {
  mode: 'counts',
  counts: {
    members: amount(),
    present: amount(),
    yes: amount(),
    no: amount(),
    abstain: amount(),
    recused: amount(),
    statutory: amount(),
  },
  members: [],
  failed: '',
  objections: '',
  chairVote: null,
  casting: null,
}
