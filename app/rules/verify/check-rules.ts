// V5, the rules votes are held under: each is the body's own, in the version its ledger has in force there, or a published preset;
// and V12, the rule book itself: each version is the next one, adopted whole and retired while it is in force. Source: `rule.adopted`
// and `rule.retired`.
import type { Act, ActOf, History } from '../bundle/history.ts'
import { ENGINE_2, type Rule } from '../engine-2/rule.ts'
import { isOfBook } from '../engine-2/rule-book.ts'
import { electionOf, type VoteTerms } from '../vote-terms.ts'
import type { Findings } from './report.ts'

export function checkRules(history: History, known: ReadonlyMap<string, VoteTerms>, findings: Findings): void {
  const book = new Map<string, Version>()
  let engine2 = false
  for (const act of history.acts) {
    if (act.type === 'rule.adopted' || act.type === 'rule.retired') turnPage(book, act, findings)
    const used = ruleOf(act, history, known)
    if (!used) continue
    findings.looked('V5', 1)
    const { rule, vote } = used
    // A ledger that has gone over to the second engine opens nothing under the first.
    const allowed = rule.engine === ENGINE_2 ? isOfBook(rule, book.get(rule.id)?.rule ?? null) : !engine2
    engine2 ||= rule.engine === ENGINE_2
    if (!allowed) {
      const params = { ...(vote && { vote }), rule: rule.id }
      findings.add('V5', 'terms.rule_not_adopted', 'error', { entry: act.index, params })
    }
  }
}

/** `rule` is null once it is retired. */
type Version = { version: number; rule: Rule | null }

function turnPage(
  book: Map<string, Version>,
  act: ActOf<'rule.adopted'> | ActOf<'rule.retired'>,
  findings: Findings,
): void {
  const { rule: id, version } = act.payload
  const last = book.get(id)
  const adopted = act.type === 'rule.adopted'
  const rule = adopted ? (act.payload.definition as unknown as Rule) : null
  const inOrder = adopted
    ? rule?.id === id && version === String((last?.version ?? 0) + 1)
    : last?.rule !== null && version === String(last?.version)
  if (!inOrder) findings.add('V12', 'rule.out_of_order', 'error', { entry: act.index, params: { rule: id, version } })
  // What is out of order changes nothing.
  else book.set(id, { version: Number(version), rule })
}

function ruleOf(act: Act, history: History, known: ReadonlyMap<string, VoteTerms>) {
  if (act.type === 'quorum.failed') return { rule: act.payload.rule as unknown as Rule, vote: null }
  if (act.type !== 'vote.opened' || history.votes.get(act.payload.vote)?.opened !== act) return null
  const terms = known.get(act.payload.vote)
  // A run-off keeps the rule of its first round, whatever the body has adopted since: that it does is asked elsewhere.
  if (terms && electionOf(terms)?.first) return null
  return terms ? { rule: terms.rule, vote: act.payload.vote } : null
}
