// V12, interests: what is withdrawn had been declared, and never after a vote on the item was opened: who may vote on it was
// fixed then. A recusal said to follow an item was one from it. Source: "recusal" of the rules of decision; the command that withdraws refuses both.
import { type History, recusedAt } from '../bundle/history.ts'
import type { Findings } from './report.ts'

export function checkInterests(history: History, findings: Findings): void {
  const firstOpened = new Map<string, number>()
  for (const { opened } of history.votes.values()) {
    const item = String(opened.payload.terms.item ?? '')
    firstOpened.set(item, Math.min(opened.index, firstOpened.get(item) ?? opened.index))
  }
  for (const act of history.acts) {
    if (act.type === 'interest.declared' && act.payload.carried_from !== undefined) {
      const { carried_from, seat } = act.payload
      findings.looked('V12', 1)
      if (!recusedAt(history, carried_from, act.index).has(seat))
        findings.add('V12', 'interest.not_carried', 'error', { entry: act.index, params: { seat } })
    }
    if (act.type !== 'interest.withdrawn') continue
    const { item, seat } = act.payload
    findings.looked('V12', 1)
    const where = { entry: act.index, params: { seat } }
    if (!recusedAt(history, item, act.index).has(seat)) findings.add('V12', 'interest.not_declared', 'error', where)
    if ((firstOpened.get(item) ?? act.index) < act.index) findings.add('V12', 'interest.withdrawn_late', 'error', where)
  }
}
