// Verifies a bundle from its files alone: every stage runs whatever the others found, and all findings are listed. No
// database, no network, no clock; signatures are checked by the functions handed in. Source: `majlis verify`, V1 to V12.
import { readHistory, type VoteHistory } from '../bundle/history.ts'
import type { Damage } from '../bundle/read-tar.ts'
import type { Files } from '../bundle/tar.ts'
import { toHex } from '../bytes.ts'
import type { VerifySignature as VerifyNote } from '../signed-note.ts'
import type { VerifySignature } from '../signing-key.ts'
import { type Input, readInput } from './bundle-input.ts'
import { checkAbsences } from './check-absences.ts'
import { checkActors } from './check-actors.ts'
import { checkBallots } from './check-ballots.ts'
import { checkCalls, checkCastings } from './check-casting.ts'
import { checkCirculations } from './check-circulations.ts'
import { checkClosed } from './check-closed.ts'
import { checkVotes } from './check-completeness.ts'
import { checkConsents } from './check-consents.ts'
import { checkCosignatures } from './check-cosignatures.ts'
import { checkDecisions } from './check-decisions.ts'
import { checkDeputies } from './check-deputies.ts'
import { checkDestroyed } from './check-destroyed.ts'
import { checkDisputes } from './check-disputes.ts'
import { checkEarlier } from './check-earlier.ts'
import { checkElectorates } from './check-electorates.ts'
import { checkExtracts, checkSoughtExtract } from './check-extracts.ts'
import { checkFailures } from './check-failures.ts'
import { checkFloor } from './check-floor.ts'
import { checkInterests } from './check-interests.ts'
import { checkKeys } from './check-keys.ts'
import { checkLedgerKeys, type LedgerKey } from './check-ledger-keys.ts'
import { checkMemoranda } from './check-memoranda.ts'
import { checkMinutes, checkSoughtMinutes } from './check-minutes.ts'
import { checkNotes, chooseKeys } from './check-notes.ts'
import { checkPapers } from './check-papers.ts'
import { checkPrinted, checkReceipts } from './check-receipts.ts'
import { checkDerivedFiles, checkReadme, checkResults } from './check-results.ts'
import { checkRules } from './check-rules.ts'
import { checkRunOffs } from './check-run-offs.ts'
import { checkRunningOrder } from './check-running-order.ts'
import { checkSittings } from './check-sittings.ts'
import { checkRoots, checkTimes, readLeaves, rootsOf } from './check-tree.ts'
import type { Expected } from './expected.ts'
import { type OnProgress, Progress } from './progress.ts'
import { type Entries, readEntries } from './read-entries.ts'
import { Findings, type Report, STAGES, type Verdict } from './report.ts'

export type VerifyOptions = {
  verifySignature: VerifySignature
  verifyEd25519: VerifyNote
  /** What of the tar it came in was not as it was packed. */
  damage?: readonly Damage[]
  expected?: Expected
}

export async function verifyBundle(files: Files, options: VerifyOptions, onProgress?: OnProgress): Promise<Report> {
  const { verifySignature, verifyEd25519, damage = [], expected = {} } = options
  const findings = new Findings()
  const progress = new Progress(onProgress)
  await progress.step('V1', 0, files.size)
  const input = readInput(files, findings)
  if (!input) return unusable()
  for (const { at, file } of damage) findings.add('V1', 'bundle.damaged', 'error', { file, params: { at: String(at) } })
  const leaves = readLeaves(input, findings)
  const entries = await readEntries(input, leaves, findings, progress)
  const history = readHistory(entries.acts)
  checkTimes(
    entries.leaves.flatMap((leaf, index) => (leaf ? [{ index, at: leaf.at }] : [])),
    findings,
  )
  await progress.step('V2', 0, files.size)
  const passedOn = await checkLedgerKeys(history, entries.body ?? '', verifyEd25519, findings)
  checkConstitution(input, entries, passedOn, findings)
  const signers = chooseKeys(input, passedOn, expected, findings)
  const notes = await checkNotes(input, signers.keysAt, verifyEd25519, findings)
  await checkCosignatures(notes.checkpoints, history, expected.policy, verifyEd25519, findings)
  const rootAt = rootsOf(input)
  checkRoots(input, rootAt, notes.checkpoints, findings)
  const tree = { size: input.size, rootAt, chain: signers.chain }
  await checkEarlier(expected.earlierCheckpoint, tree, signers.keysAt, verifyEd25519, findings)
  await checkKeys(history, verifySignature, findings, progress)
  const terms = checkElectorates(history, entries, findings)
  checkRules(history, terms, findings)
  checkRunOffs(history, terms, findings)
  const accepted = await checkBallots(history, terms, verifySignature, findings, progress)
  await checkCastings(history, terms, verifySignature, findings)
  checkCalls(history, terms, findings)
  const hidden = hidesBallots(entries)
  const votes = checkResults(history, terms, accepted, findings)
  checkDerivedFiles(files, history, hidden, findings)
  checkReadme(input, findings)
  checkVotes(history, terms, lastOf(entries), findings)
  checkFailures(history, findings)
  checkCirculations(history, terms, findings)
  checkDisputes(history, terms, lastOf(entries), findings)
  checkDecisions(history, terms, entries, findings)
  checkMemoranda(history, entries, findings)
  checkAbsences(entries, history, findings)
  checkDestroyed(entries, history, findings)
  checkInterests(history, findings)
  checkSittings(history, hiddenItems(entries), findings)
  checkRunningOrder(history, findings)
  checkFloor(history, findings)
  await checkMinutes(history, entries.body ?? '', verifySignature, findings)
  await checkExtracts(history, entries, verifySignature, findings)
  checkPapers(history, findings)
  checkActors(history, findings)
  checkDeputies(history, findings)
  checkConsents(history, findings)
  checkClosed(history, findings)
  const shown = { ...tree, vkey: expected.vkey ?? input.vkey ?? '', leaves, history }
  await checkReceipts(expected.receipts ?? [], shown, verifyEd25519, findings)
  if (expected.minutes) checkSoughtMinutes(expected.minutes, history, findings)
  if (expected.extract) checkSoughtExtract(expected.extract, history, findings)
  if (expected.ballot) checkPrinted(expected.ballot, entries.acts, input.size, findings)
  checkCounts(input, entries, history.votes.size, findings)
  const errors = findings.of('error')
  return {
    format: 'majlis/report/v1',
    stages: findings.stages(),
    findings: findings.sorted(),
    votes,
    summary: {
      verdict: errors > 0 ? 'findings' : 'clean',
      body: entries.body ?? '',
      origin: input.origin,
      vkey: expected.vkey ?? input.vkey ?? '',
      size: input.size,
      root: notes.head ? toHex(notes.head.root) : '',
      errors,
      warnings: findings.of('warning'),
      ...entries.absent,
    },
  }
}

/** 0 clean (warnings allowed), 1 findings, 2 no bundle: what a command line answers. */
export const exitCode = (verdict: Verdict): 0 | 1 | 2 => ({ clean: 0, findings: 1, unusable: 2 })[verdict] as 0 | 1 | 2

export function unusable(): Report {
  const nothing = { body: '', origin: '', vkey: '', size: 0, root: '', errors: 0, warnings: 0 }
  return {
    format: 'majlis/report/v1',
    stages: STAGES.map((id) => ({ id, state: 'not_applicable', count: 0 })),
    findings: [],
    votes: [],
    summary: { verdict: 'unusable', ...nothing, withheld: 0, embargoed: 0, destroyed: 0 },
  }
}

function checkConstitution(input: Input, entries: Entries, keys: readonly LedgerKey[], findings: Findings): void {
  // A first entry that cannot be read is a finding of its own already.
  if (entries.leaves[0] && entries.leaves[0].type !== 'body.constituted')
    findings.add('V3', 'body.not_constituted', 'error', { entry: 0 })
  entries.leaves.forEach((leaf, index) => {
    if (index > 0 && leaf?.type === 'body.constituted')
      findings.add('V3', 'body.constituted_again', 'error', { entry: index })
  })
  const last = keys.at(-1)
  if (last && last.key.name !== input.origin) findings.add('V3', 'body.origin_differs', 'error', { entry: last.from })
}

/** Whether a ballot cast while the vote was open is not in the bundle. */
function hidesBallots({ leaves, acts }: Entries): (vote: VoteHistory) => boolean {
  const shown = new Set(acts.map(({ index }) => index))
  return ({ opened, closed }) =>
    leaves
      .slice(opened.index, closed?.index ?? leaves.length)
      .some((leaf, place) => leaf?.type === 'ballot.cast' && !shown.has(opened.index + place))
}

const lastOf = ({ leaves }: Entries): string => leaves.findLast((leaf) => leaf !== null)?.at ?? ''

function hiddenItems({ leaves, acts }: Entries): (from: number, count: number) => number {
  const shown = new Set(acts.map(({ index }) => index))
  return (from, count) =>
    leaves
      .slice(from, from + count)
      .filter((leaf, place) => leaf?.type === 'item.published' && !shown.has(from + place)).length
}

function checkCounts({ manifest }: Input, entries: Entries, votes: number, findings: Findings): void {
  if (!manifest) return
  const { counts } = manifest
  const found = { entries: entries.leaves.length, payloads: entries.payloads, votes }
  for (const name of ['entries', 'payloads', 'votes'] as const)
    if (counts[name] !== String(found[name]))
      findings.add('V1', 'manifest.counts_differ', 'error', {
        file: 'manifest.json',
        params: { name, stated: counts[name], found: String(found[name]) },
      })
}
