// V12, meetings that failed for want of a quorum: each failure is worked out again from who had checked in, came after the hour
// for which members were called and before any vote, and the next publication calls them for later. How often a meeting failed is
// counted from these entries alone. Source: the rules of decision (`quorum.adjourned`).
import { type ActOf, agendaAt, failuresAt, type History, presentAt, seatsAt } from '../bundle/history.ts'
import { canonicalize } from '../canonical.ts'
import { countsRemote } from '../decide-vote.ts'
import { failuresUnder, quorumOfMeeting } from '../engine-2/failed-meeting.ts'
import { electorateUnder } from '../engine-2/proxies.ts'
import type { Rule } from '../engine-2/rule.ts'
import type { Findings } from './report.ts'

export function checkFailures(history: History, findings: Findings): void {
  for (const act of [...history.failures.values()].flat()) {
    findings.looked('V12', 1)
    const found = foundAt(history, act)
    const at = { entry: act.index, params: { present: found.quorum.present, required: found.quorum.required } }
    if (found.quorum.met) findings.add('V12', 'quorum.was_there', 'error', at)
    if (!isAsRecorded(act, found)) findings.add('V12', 'quorum.failure_differs', 'error', at)
    if (votedBefore(history, act)) findings.add('V12', 'quorum.failed_after_vote', 'error', at)
    if (act.at < calledFor(history, act)) findings.add('V12', 'quorum.failed_early', 'error', at)
  }
  for (const act of history.acts) {
    if (act.type !== 'agenda.published') continue
    const last = failuresAt(history, act.payload.meeting, act.index).at(-1)
    if (last && act.payload.starts_at <= last.at)
      findings.add('V12', 'quorum.not_put_off', 'error', { entry: act.index, params: { failed: last.at } })
  }
}

/** How often the meeting had failed before this place, by the measure of the rule. */
export const failedMeetingsAt = (history: History, meeting: string, rule: Rule, index: number): string =>
  failuresUnder(rule, failuresAt(history, meeting, index).map(ruleOf))

const ruleOf = ({ payload }: ActOf<'quorum.failed'>): Rule => payload.rule as unknown as Rule

function foundAt(history: History, act: ActOf<'quorum.failed'>) {
  const { meeting } = act.payload
  const rule = ruleOf(act)
  const seats = seatsAt(history, act.index, act.payload.meeting).filter(({ weight }) => weight !== '0')
  const electorate = electorateUnder(rule, seats, [], new Set(), { meeting, opened_at: act.at })
  const present = presentAt(history, meeting, act.index, countsRemote(rule))
  const failed = failuresAt(history, meeting, act.index).map(ruleOf)
  return { present: [...present].sort(), quorum: quorumOfMeeting(rule, electorate, present, failed) }
}

function isAsRecorded({ payload }: ActOf<'quorum.failed'>, found: ReturnType<typeof foundAt>): boolean {
  const { base, required, present } = found.quorum
  return (
    canonicalize([...payload.present].sort()) === canonicalize(found.present) &&
    canonicalize(payload.quorum) === canonicalize({ base, required, present })
  )
}

const votedBefore = (history: History, { index, payload }: ActOf<'quorum.failed'>): boolean =>
  [...history.votes.values()].some(
    ({ opened }) => opened.index < index && opened.payload.terms.meeting === payload.meeting,
  )

/** When members were last told that the meeting begins. */
const calledFor = (history: History, { index, payload }: ActOf<'quorum.failed'>): string =>
  agendaAt(history, payload.meeting, index)?.starts_at ?? ''
