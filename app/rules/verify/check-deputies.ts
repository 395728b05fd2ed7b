// V12, deputies: each sits in a seat for one meeting, as the body's policy allowed when they were named, alone in it and alone with
// it, and neither comes nor goes while a vote of the meeting is open. Source: docs/decisions/substitution.md.
import { type ActOf, agendaAt, type History, mandatesOf, presentAt } from '../bundle/history.ts'
import { againstNaming, NO_DEPUTIES } from '../substitution.ts'
import type { Findings } from './report.ts'
import type { DeputyRule } from './rule-ids.ts'

export function checkDeputies(history: History, findings: Findings): void {
  for (const act of history.acts) {
    if (act.type === 'mandate.ended') checkEnded(history, act, findings)
    if (act.type !== 'mandate.started') continue
    const { capacity, meeting, seat } = act.payload
    const add = (rule: DeputyRule, reason = '') =>
      findings.add('V12', rule, 'error', { entry: act.index, params: { seat, reason } })
    if (capacity === 'proxy' && besideDeputy(history, act)) add('deputy.beside_another')
    if (capacity !== 'deputy' || meeting === undefined) continue
    findings.looked('V12', 1)
    if (!agendaAt(history, meeting, act.index) || isOver(history, meeting, act.index)) add('deputy.no_sitting')
    const against = againstAt(history, act, meeting)
    if (against) add(RULES[against] ?? 'deputy.not_allowed', against)
  }
}

const RULES: Partial<Record<NonNullable<ReturnType<typeof againstNaming>>, DeputyRule>> = {
  deputy_stands: 'deputy.beside_another',
  deputy_twice: 'deputy.beside_another',
  deputy_proxy_stands: 'deputy.beside_another',
  deputy_vote_open: 'deputy.vote_open',
}

function againstAt(history: History, { payload, index, at }: ActOf<'mandate.started'>, meeting: string) {
  const { seat, person } = payload
  const policy = history.deputyPolicies.findLast(({ from }) => from < index)?.policy ?? NO_DEPUTIES
  const holder = history.ofSeat.get(seat)?.findLast((held) => held.from < index && (held.to ?? index) >= index)
  const seats = mandatesOf(history, person, index).map((held) => history.seats.get(held.seat)?.payload)
  return againstNaming(policy, {
    seat,
    role: history.seats.get(seat)?.payload.role ?? '',
    holder: holder?.person ?? null,
    person,
    seated: seats.some((held) => held?.votes || held?.role === 'auditor'),
    standing: history.deputies.filter((one) => one.meeting === meeting && stands(one, index)),
    proxied: history.proxies.some(
      (one) =>
        one.seat === seat &&
        stands(one, index) &&
        (one.meeting === null || one.meeting === meeting) &&
        (one.until === null || one.until > at),
    ),
    voting: isVoting(history, meeting, index),
    here: presentAt(history, meeting, index).has(seat),
  })
}

const stands = (held: { from: number; to: number | null }, index: number): boolean =>
  held.from < index && (held.to === null || held.to >= index)

const isVoting = ({ votes }: History, meeting: string, index: number): boolean =>
  [...votes.values()].some(
    ({ opened, closed }) =>
      opened.payload.terms.meeting === meeting && opened.index < index && (!closed || closed.index > index),
  )

/** Two would vote for one seat. */
function besideDeputy(history: History, { payload, index }: ActOf<'mandate.started'>): boolean {
  return history.deputies.some(
    (one) =>
      one.seat === payload.seat &&
      stands(one, index) &&
      (payload.meeting === undefined || payload.meeting === one.meeting),
  )
}

function checkEnded(history: History, { payload, index }: ActOf<'mandate.ended'>, findings: Findings): void {
  const deputy = history.deputies.find((one) => one.mandate === payload.mandate && one.to === index)
  if (deputy && isVoting(history, deputy.meeting, index))
    findings.add('V12', 'deputy.vote_open', 'error', { entry: index, params: { seat: payload.seat, reason: '' } })
}

const isOver = ({ acts }: History, meeting: string, before: number): boolean =>
  acts.some(
    (act) =>
      act.index < before &&
      (act.type === 'sitting.adjourned' || act.type === 'meeting.cancelled') &&
      act.payload.meeting === meeting,
  )
