// What single acts need for their sentences in the ledger as lines to read: whose names, which numbers, under which context.
import { type BallotLevel, CASTING_VOTE, parseBallot } from '../../app/rules/ballot.ts'
import type { Act, ActOf } from '../../app/rules/bundle/history.ts'
import type { Absence } from '../../app/rules/bundle/manifest.ts'
import { castingChoice } from '../../app/rules/casting-vote.ts'
import { parseCheckpoint } from '../../app/rules/checkpoint.ts'
import { type Decision, isElected } from '../../app/rules/decide-vote.ts'
import { choiceWords } from '../../app/rules/elections/choice-words.ts'
import { listOfNames } from '../../app/rules/elections/election-words.ts'
import type { ElectionTerms } from '../../app/rules/elections/terms.ts'
import type { Words } from '../../app/rules/rule.ts'
import { parseNote } from '../../app/rules/signed-note.ts'
import type { VoteTerms } from '../../app/rules/vote-terms.ts'
import type { EventType } from '../../app/wire/events.ts'

/** `words` say the choice of an election. */
export type RollCall = {
  seat: Words
  name: Words | null
  choice: string
  words?: Words
  level: BallotLevel
  index: number
}

export type AuditLine = {
  index: number
  /** The last entry of a line that stands for several. */
  last: number
  at: string
  type: EventType | 'unknown'
  /** Chooses among the sentences of one type, such as `chair` or `deadline`. */
  context: string
  words: Record<string, Words>
  texts: Record<string, string>
  count: number
  absent: Absence | null
  rollCall: RollCall[]
}

export type Names = {
  people: ReadonlyMap<string, Words>
  seats: ReadonlyMap<string, { title: Words; name: Words | null }>
  /** Of each adopted version. */
  rules: ReadonlyMap<string, Words>
  /** Of the votes in which somebody is elected. */
  elections: ReadonlyMap<string, ElectionTerms>
}
/** Under which number it is known, and who filed or observed. */
export const ofMemorandum = ({
  payload,
}: ActOf<
  'memorandum.filed' | 'memorandum.withdrawn' | 'memorandum.observed' | 'memorandum.answered' | 'memorandum.placed'
>): Partial<AuditLine> => ({
  texts: { number: payload.number, year: payload.year, version: payload.version },
  ...('unit_name' in payload && { words: { unit: eitherOf(payload.unit_name) } }),
})

/** A name may have been entered in one language alone. */
export const eitherOf = ({ ar, en }: Words): Words => ({ ar: ar || en, en: en || ar })

export const versionOf = ({ payload }: ActOf<'rule.adopted' | 'rule.retired'>): string =>
  `${payload.rule} ${payload.version}`

/** Whose key it is, and who vouched for it. */
export function keyWords({ payload }: ActOf<'key.enrolled'>, person: (id: string) => Words): Partial<AuditLine> {
  const name = person(payload.person)
  const authority = 'authority' in payload ? payload.authority : { kind: 'none' as const }
  if (authority.kind === 'none') return { words: { name } }
  if (authority.kind === 'member') return { words: { name }, context: 'member' }
  const people = [authority.by].flat().map((each) => person(each.person))
  const by = { ar: people.map(({ ar }) => ar).join(' و'), en: people.map(({ en }) => en).join(' and ') }
  return { words: { name, by }, context: 'officers' }
}

/** One that the clerk recorded is a line of its own, with by whose word. */
export function castOf(
  { at, payload: { vote, seat, proof } }: ActOf<'ballot.cast'>,
  person: (id: string) => Words,
  holder: (seat: string) => Words,
): Partial<AuditLine> {
  if (proof.level !== 'D') return { texts: { vote, until: at } }
  const words = { name: holder(seat), clerk: person(proof.clerk.person), officer: person(proof.officer.person) }
  return { context: 'recorded', words, texts: { vote, why: proof.why ?? '' } }
}

export const termsOf = (act: ActOf<'vote.opened'>): VoteTerms => act.payload.terms as unknown as VoteTerms

export function openingOf(act: ActOf<'vote.opened'>): Record<string, string> {
  const { electors, members, quorum } = termsOf(act)
  return { electors, members: members.seats, required: quorum.required }
}

/** In a meeting that had failed for want of a quorum, how often. */
export function afterFailures(act: ActOf<'vote.opened'>): Partial<AuditLine> {
  const terms = termsOf(act)
  const failed = 'failed_meetings' in terms ? Number(terms.failed_meetings) : 0
  return failed > 0 ? { context: 'adjourned', count: failed } : {}
}

export function castingOf(act: ActOf<'casting_vote.given'>): string {
  const ballot = parseBallot(act.payload.ballot, [CASTING_VOTE])
  return ballot.ok ? castingChoice(ballot.value) : ''
}

export function resultOf({ payload }: ActOf<'result.declared'>, { elections }: Names): Partial<AuditLine> {
  const election = elections.get(payload.vote)
  const decision = payload.result as unknown as Decision
  if (election && isElected(decision)) {
    const { elected, run_off, counts } = decision
    return { words: { names: listOfNames([...elected, ...run_off], election) }, texts: { valid: counts.valid } }
  }
  const { yes, no, abstain } = payload.result.counts as Record<string, string>
  return { texts: { yes: yes ?? '0', no: no ?? '0', abstain: abstain ?? '0' } }
}

export function confirmedBy(
  { payload }: ActOf<'ledger.recovered'>,
  person: (id: string) => Words,
): Record<string, Words> {
  const [first, second] = payload.officers.map((officer) => person(officer.person))
  return { first: first ?? { ar: '…', en: '…' }, second: second ?? { ar: '…', en: '…' } }
}

/** How much had been signed, and how much was still there. */
export function lossOf({ index, payload }: ActOf<'ledger.recovered'>): Record<string, string> {
  const note = parseNote(payload.checkpoint)
  const before = note.ok ? parseCheckpoint(note.value.text) : note
  return { kept: before.ok ? String(before.value.size) : '…', size: String(index) }
}

export function rollCallOf(act: ActOf<'ballot.cast'>, names: Names): RollCall[] {
  const ballot = parseBallot(act.payload.ballot)
  const seat = names.seats.get(act.payload.seat)
  if (!ballot.ok || !seat) return []
  const { choice, vote } = ballot.value
  const election = names.elections.get(vote)
  const words = election && { ar: choiceWords(choice, election, 'ar'), en: choiceWords(choice, election, 'en') }
  const { level } = act.payload.proof
  return [{ seat: seat.title, name: seat.name, choice, level, index: act.index, ...(words && { words }) }]
}

export function actorOf(act: Act, person: (id: string) => Words): Record<string, Words> {
  const { actor } = act.payload
  return 'person' in actor ? { actor: person(actor.person) } : {}
}
