import type { AuditVote } from '../../server/ledger/load-audit.ts'
import type { Finding, Report } from '../rules/verify/report.ts'
import type { SealState } from '../ui/seal.tsx'

/** What of a report speaks against this vote: a finding that names it, or one among its entries. */
export function errorsOf({ vote, from, to }: Pick<AuditVote, 'vote' | 'from' | 'to'>, report: Report): Finding[] {
  return report.findings.filter(
    ({ severity, entry, params, file }) =>
      severity === 'error' &&
      (params.vote === vote || file?.startsWith(`votes/${vote}/`) || (entry !== null && entry >= from && entry <= to)),
  )
}

/** No seal while nothing was checked, the vote is open, or the tree it stands in does not hold. */
export function sealOf(vote: AuditVote, report: Report | null): SealState {
  if (!report) return 'waiting'
  if (errorsOf(vote, report).length > 0) return 'failed'
  const seen = report.votes.some((each) => each.vote === vote.vote && each.agrees)
  const treeHolds = !report.stages.some(({ id, state }) => ['V2', 'V3', 'V4'].includes(id) && state === 'failed')
  return seen && treeHolds ? 'verified' : 'waiting'
}
