// V2, cosignatures: every one of a known witness is good, and the latest checkpoint carries the quorum: by the auditor's own
// policy, or for want of one by what the ledger itself decided last. Source: C2SP tlog-cosignature and tlog-policy.
import type { Act, ActOf, History } from '../bundle/history.ts'
import { CHECKPOINT } from '../bundle/manifest.ts'
import { cosignersOf } from '../cosignature.ts'
import type { NoteKey, VerifySignature } from '../signed-note.ts'
import { isQuorum, type Policy, policyOf } from '../tlog-policy.ts'
import type { SignedCheckpoint } from './check-notes.ts'
import type { Findings } from './report.ts'

/** `given` is the auditor's policy. Checkpoints by ascending size, their own signatures good. */
export async function checkCosignatures(
  checkpoints: readonly SignedCheckpoint[],
  history: History,
  given: Policy | undefined,
  verify: VerifySignature,
  findings: Findings,
): Promise<void> {
  const decided = history.acts.filter(isPolicy).map((act) => ownPolicy(act, findings))
  const policy = given ?? decided.at(-1)
  if (!policy) return
  if (!given && policy.quorum) findings.add('V2', 'notes.policy_not_pinned', 'info')
  // A checkpoint of an earlier day was cosigned by the witnesses of that day.
  const witnesses = unique((given ? [given] : decided).flatMap((each) => each?.witnesses.map(({ key }) => key) ?? []))
  let witnessed = 0
  for (const { file, size, note } of checkpoints) {
    const { cosigners, invalid } = await cosignersOf(note, witnesses, verify)
    for (const { name } of invalid)
      findings.add('V2', 'notes.cosignature_invalid', 'error', { file, params: { witness: name } })
    if (
      isQuorum(
        policy,
        cosigners.map(({ key }) => key),
      )
    )
      witnessed = size
  }
  const head = checkpoints.find(({ file }) => file === CHECKPOINT)
  if (!head || witnessed === head.size) return
  const params = { size: String(head.size), witnessed: String(witnessed) }
  findings.add('V2', 'notes.quorum_missing', given ? 'error' : 'warning', { file: head.file, params })
}

const isPolicy = (act: Act): act is ActOf<'policy.set'> => act.type === 'policy.set'

function ownPolicy({ index, payload }: ActOf<'policy.set'>, findings: Findings): Policy | null {
  const witnesses = payload.witnesses.map((vkey) => ({ vkey, url: null }))
  const quorum = Number(payload.quorum)
  const policy = quorum > witnesses.length ? null : policyOf({ log: null, witnesses, quorum })
  if (!policy) findings.add('V2', 'policy.malformed', 'error', { entry: index })
  return policy
}

const unique = (keys: readonly NoteKey[]): NoteKey[] => [
  ...new Map(keys.map((key) => [`${key.name} ${key.id.join()}`, key])).values(),
]
