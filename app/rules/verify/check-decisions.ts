// V12, the register of decisions: numbers run on by year, which is that of the meeting; each decision was made by the act it names and was
// final, its text is the one decided on, nothing that was put to the vote stands as agreed without one, and nothing is registered twice. Source: docs/decisions/register.md.
import type { ActOf, History, VoteHistory } from '../bundle/history.ts'
import { nextOfYear } from '../decisions.ts'
import { disputeMinutes } from '../dispute-window.ts'
import { textHashes, type VoteTerms } from '../vote-terms.ts'
import type { Entries } from './read-entries.ts'
import type { Findings } from './report.ts'
import type { DecisionRule } from './rule-ids.ts'
import { yearAt } from './year-at.ts'

type Registered = ActOf<'decision.registered'>

export function checkDecisions(
  history: History,
  terms: ReadonlyMap<string, VoteTerms>,
  { leaves, absent }: Pick<Entries, 'leaves' | 'absent'>,
  findings: Findings,
): void {
  const acts = history.acts.filter((act) => act.type === 'decision.registered')
  // A number that seems to be missing may be that of a decision this reader is not shown.
  const all =
    absent.withheld === 0 || leaves.filter((leaf) => leaf?.type === 'decision.registered').length === acts.length
  const years = new Map<string, number[]>()
  const seen = new Set<string>()
  for (const act of acts) {
    findings.looked('V12', 1)
    const { year, number, item, basis } = act.payload
    const add = (rule: DecisionRule) =>
      findings.add('V12', rule, 'error', { entry: act.index, params: { year, number } })
    const numbers = years.get(year) ?? []
    years.set(year, [...numbers, Number(number)])
    const made = basis === 'agreed' ? `item ${item}` : `act ${act.payload.act} ${item}`
    const names = [`${year} ${number}`, `decision ${act.payload.decision}`, made]
    if (names.some((name) => seen.has(name))) add('decision.twice')
    else if (all ? Number(number) !== nextOfYear(numbers) : Number(number) < nextOfYear(numbers))
      add('decision.out_of_number')
    for (const name of names) seen.add(name)
    if (!isOfItsYear(history, act)) add('decision.year_differs')
    const wrong = basis === 'vote' ? ofVote(history, terms, act) : ofItem(history, act)
    if (wrong) add(wrong)
  }
}

function ofVote(history: History, terms: ReadonlyMap<string, VoteTerms>, act: Registered): DecisionRule | null {
  const { item, meeting, text_sha256 } = act.payload
  const vote = [...history.votes.values()].find(({ result }) => result && String(result.index) === act.payload.act)
  const voted = vote && terms.get(vote.vote)
  if (!vote?.result || !voted || voted.item !== item || voted.meeting !== meeting) return 'decision.not_made'
  if (vote.result.index > act.index) return 'decision.not_made'
  const { outcome } = vote.result.payload.result
  if (outcome !== 'carried' && outcome !== 'elected') return 'decision.not_made'
  if (!isFinalBefore(vote, voted, act.index)) return 'decision.not_final'
  return sameText(text_sha256, voted.text_sha256) ? null : 'decision.text_differs'
}

const isFinalBefore = ({ final }: VoteHistory, terms: VoteTerms, index: number): boolean =>
  disputeMinutes(terms) === 0 || (final !== null && final.index < index)

/** As members were last told it before. What of it is not shown cannot be compared. */
function ofItem(history: History, act: Registered): DecisionRule | null {
  const { item, meeting, text_sha256, basis } = act.payload
  if (basis === 'consent' && !wasAdopted(history, act)) return 'decision.not_made'
  if (basis === 'agreed' && wasVotedOn(history, act)) return 'decision.not_made'
  const told = history.acts.findLast(
    (one) => one.type === 'item.published' && one.payload.item === item && one.index < act.index,
  ) as ActOf<'item.published'> | undefined
  if (!told) return null
  if (!told.payload.decision || told.payload.meeting !== meeting) return 'decision.not_made'
  return sameText(text_sha256, textHashes(told.payload.decision)) ? null : 'decision.text_differs'
}

/** And the adoption still stood. */
const wasAdopted = ({ acts }: History, { index, payload: { item, act } }: Registered): boolean =>
  !acts.some(
    (one) =>
      one.type === 'consent.reopened' && one.payload.item === item && one.index > Number(act) && one.index < index,
  ) &&
  acts.some(
    (one) =>
      one.type === 'consent.adopted' &&
      String(one.index) === act &&
      one.index < index &&
      one.payload.items.some((adopted) => adopted.item === item),
  )

const wasVotedOn = ({ votes }: History, { index, payload: { item, meeting } }: Registered): boolean =>
  [...votes.values()].some(
    ({ opened }) =>
      opened.index < index && opened.payload.terms.item === item && opened.payload.terms.meeting === meeting,
  )

/** Of a day for which the meeting was called, or on which it sat. */
function isOfItsYear(history: History, { index, payload: { meeting, year } }: Registered): boolean {
  const years = history.acts.flatMap((act) => {
    if (act.index > index || !('meeting' in act.payload) || act.payload.meeting !== meeting) return []
    if (act.type === 'agenda.published') return [yearAt(history, act.payload.starts_at)]
    return act.type === 'sitting.opened' ? [yearAt(history, act.at)] : []
  })
  return years.length === 0 || years.includes(null) || years.includes(Number(year))
}

const sameText = (one: { ar: string; en: string }, other: { ar: string; en: string }): boolean =>
  one.ar === other.ar && one.en === other.en
