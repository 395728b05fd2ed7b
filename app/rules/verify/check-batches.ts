// V6, ballots signed by one gesture: each names all that it was signed with, so one that is missing shows. It may have been refused
// (its seat's holder voted first), or left out; its member knows. Source: `majlis/ballot-batch/v1`.
import type { History, VoteHistory } from '../bundle/history.ts'
import type { Findings } from './report.ts'

export function checkBatches(history: History, findings: Findings): void {
  const standing = new Set(
    [...history.votes.values()].flatMap(({ ballots }) => ballots.map(({ payload }) => payload.ballot_id)),
  )
  // While it is open its ballots may be kept from this reader.
  for (const vote of history.votes.values()) if (vote.closed) tellMissing(vote, standing, findings)
}

function tellMissing({ vote, ballots }: VoteHistory, standing: ReadonlySet<string>, findings: Findings): void {
  const told = new Set<string>()
  for (const { payload, index } of ballots) {
    const batch = 'batch' in payload.proof ? payload.proof.batch : []
    const missing = batch.filter((id) => !standing.has(id)).length
    if (missing === 0 || told.has(batch.join())) continue
    told.add(batch.join())
    const params = { vote, seat: payload.seat, count: String(missing), of: String(batch.length) }
    findings.add('V6', 'ballot.batch_incomplete', 'warning', { entry: index, params })
  }
}
