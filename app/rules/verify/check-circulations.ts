// V12, circulations: the votes of one are held under the rule and to the deadline that were announced when it opened. Source: by
// circulation, "deadlines by the server's clock"; the deadline stands in the terms of each vote and is never moved.
import type { History } from '../bundle/history.ts'
import type { VoteTerms } from '../vote-terms.ts'
import type { Findings } from './report.ts'

export function checkCirculations(history: History, known: ReadonlyMap<string, VoteTerms>, findings: Findings): void {
  for (const { type, payload, index } of history.acts) {
    if (type !== 'circulation.opened') continue
    findings.looked('V12', 1)
    const { meeting, rule, deadline } = payload
    for (const { vote, opened } of history.votes.values()) {
      const terms = known.get(vote)
      if (!terms || terms.meeting !== meeting || opened.index < index) continue
      if (terms.rule.id !== rule || terms.deadline !== deadline)
        findings.add('V12', 'circulation.vote_differs', 'error', {
          entry: opened.index,
          params: { vote, rule, deadline },
        })
    }
  }
}
