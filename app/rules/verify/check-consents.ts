// V12, consent items: what was adopted without a vote was published as a consent item with the very decision text that is adopted,
// nobody had taken it out, those present were there and enough for each item, and neither was it adopted twice nor voted on. An adoption
// that is taken back was one, and the item is put to the vote after that alone.
// Source: docs/decisions/consent-items.md.
import { type ActOf, failuresAt, type History, presentAt, publishedAt } from '../bundle/history.ts'
import { canonicalize } from '../canonical.ts'
import { decisionDigest } from '../consent.ts'
import type { Rule } from '../engine-2/rule.ts'
import { meterAt } from '../quorum-log.ts'
import type { Findings } from './report.ts'
import type { ConsentRule } from './rule-ids.ts'

type Adopted = ActOf<'consent.adopted'>

export function checkConsents(history: History, findings: Findings): void {
  const adopted = new Map<string, number>()
  for (const act of history.acts) {
    if (act.type === 'item.contested') {
      findings.looked('V12', 1)
      // Too late: the decision stands.
      if ((adopted.get(act.payload.item) ?? act.index) < act.index)
        findings.add('V12', 'consent.contested_late', 'error', { entry: act.index, params: { number: '' } })
    }
    if (act.type === 'consent.reopened') {
      findings.looked('V12', 1)
      // A vote on it meanwhile would have been on a decision that stood.
      if (!adopted.delete(act.payload.item))
        findings.add('V12', 'consent.nothing_reopened', 'error', { entry: act.index, params: { number: '' } })
    }
    if (act.type !== 'consent.adopted') continue
    findings.looked('V12', act.payload.items.length)
    checkPresence(history, act, findings)
    for (const { item, decision } of act.payload.items) {
      const published = publishedAt(history, item, act.index)
      const add = (rule: ConsentRule) =>
        findings.add('V12', rule, 'error', { entry: act.index, params: { number: published?.number ?? '' } })
      if (adopted.has(item)) add('consent.twice')
      else adopted.set(item, act.index)
      // A publication that this reader does not get says nothing for or against it.
      if (published) {
        if (published.type !== 'consent' || published.meeting !== act.payload.meeting) add('consent.not_published')
        if (!published.decision || decisionDigest(published) !== decision) add('consent.text_differs')
      }
      if (isContested(history, item, act.index)) add('consent.contested')
      if (!meterAt(history, act.payload.meeting, item, act.index, failed(history, act)).met) add('consent.no_quorum')
      if (isVoted(history, item, act.index)) add('consent.voted')
    }
  }
}

const failed = (history: History, { payload, index }: Adopted): Rule[] =>
  failuresAt(history, payload.meeting, index).map((act) => act.payload.rule as unknown as Rule)

function checkPresence(history: History, act: Adopted, findings: Findings): void {
  const { meeting, present, quorum } = act.payload
  const meter = meterAt(history, meeting, null, act.index, failed(history, act))
  const found = { required: String(meter.required), present: String(meter.present) }
  const here = [...presentAt(history, meeting, act.index)].sort()
  if (canonicalize(here) !== canonicalize([...present].sort()) || canonicalize(found) !== canonicalize(quorum))
    findings.add('V12', 'consent.present_differs', 'error', { entry: act.index, params: { number: '' } })
}

/** Taken out, or its adoption taken back. */
const isContested = ({ acts }: History, item: string, before: number): boolean =>
  acts.some(
    (act) =>
      (act.type === 'item.contested' || act.type === 'consent.reopened') &&
      act.payload.item === item &&
      act.index < before,
  )

/** Before it was adopted, or after while the adoption stood. */
function isVoted({ votes, acts }: History, item: string, adopted: number): boolean {
  const back = acts.find(
    (act) => act.type === 'consent.reopened' && act.payload.item === item && act.index > adopted,
  )?.index
  return [...votes.values()].some(
    ({ opened }) => opened.payload.terms.item === item && opened.index < (back ?? Number.POSITIVE_INFINITY),
  )
}
