// V12, minutes: what was approved is what members were sent, or names what was corrected; nothing is approved that was not circulated;
// and it is signed in the order that was told them, each time by the signer's own key. Source: the spec's "After"; the attack
// "minutes differing from the result" is met in the text itself (app/rules/minutes), of which the ledger holds the digest.
import type { Act, ActOf, History } from '../bundle/history.ts'
import { minutesChallenge } from '../document-signing.ts'
import type { VerifySignature } from '../signing-key.ts'
import { isSignersOwn } from './check-signer.ts'
import type { Findings } from './report.ts'

type Circulated = ActOf<'minutes.circulated'>
type Approved = ActOf<'minutes.approved'>
type Standing = { revision: number; circulated: Circulated | null; approved: Approved | null; signed: number }

export async function checkMinutes(
  history: History,
  body: string,
  verify: VerifySignature,
  findings: Findings,
): Promise<void> {
  const meetings = new Map<string, Standing>()
  const standing = (meeting: string): Standing => {
    const known = meetings.get(meeting) ?? { revision: 0, circulated: null, approved: null, signed: 0 }
    meetings.set(meeting, known)
    return known
  }
  for (const act of history.acts) {
    if (act.type === 'meeting.archived') checkArchived(act, standing(act.payload.meeting), findings)
    if (!isOfMinutes(act)) continue
    findings.looked('V12', 1)
    const found = standing(act.payload.meeting)
    const at = { entry: act.index }
    const { revision } = act.payload
    switch (act.type) {
      case 'minutes.circulated':
        if (Number(revision) <= found.revision)
          findings.add('V12', 'minutes.revision_differs', 'error', { ...at, params: { revision } })
        checkCirculated(history, act, findings)
        Object.assign(found, { circulated: act, revision: Number(revision) })
        break
      case 'minutes.reopened':
        if (!found.circulated || found.approved) findings.add('V12', 'minutes.not_circulated', 'error', at)
        found.circulated = null
        break
      case 'minutes.approved':
        approve(history, act, found, findings)
        break
      case 'minutes.signed':
        await sign(history, body, act, found, verify, findings)
        break
    }
  }
}

/** A warning: before it was asked for, an archive did not say why a signature was not waited for. */
function checkArchived(act: ActOf<'meeting.archived'>, { circulated, signed }: Standing, findings: Findings): void {
  const missing = (circulated?.payload.signers.length ?? 0) - signed
  if (missing > 0 && !act.payload.unsigned?.trim())
    findings.add('V12', 'minutes.archived_unsigned', 'warning', {
      entry: act.index,
      params: { count: String(missing) },
    })
}

/** What a printed code names must be what was approved. */
export function checkSoughtMinutes(
  { meeting, digest }: { meeting: string; digest: string },
  { acts }: History,
  findings: Findings,
): void {
  findings.looked('V12', 1)
  const known = acts.some(
    (act) => act.type === 'minutes.approved' && act.payload.meeting === meeting && act.payload.digest === digest,
  )
  if (!known) findings.add('V12', 'minutes.not_in_ledger', 'error', { params: { digest } })
}

/** What the members had when this was approved, unless it was taken back. */
export function lastCirculated(acts: readonly Act[], approved: Approved): Circulated | null {
  let last: Circulated | null = null
  for (const act of acts) {
    if (act.index >= approved.index) break
    if (!isOfMinutes(act) || act.payload.meeting !== approved.payload.meeting) continue
    if (act.type === 'minutes.circulated') last = act
    if (act.type === 'minutes.reopened') last = null
  }
  return last
}

type OfMinutes = ActOf<'minutes.circulated' | 'minutes.reopened' | 'minutes.approved' | 'minutes.signed'>
const isOfMinutes = (act: Act): act is OfMinutes => act.type.startsWith('minutes.')

function checkCirculated({ seats }: History, { index, payload }: Circulated, findings: Findings): void {
  const { signers, corrected = [] } = payload
  if (!areSigners(signers)) findings.add('V12', 'minutes.signed_out_of_order', 'error', { entry: index })
  if (!areCorrections(seats, corrected)) findings.add('V12', 'minutes.correction_differs', 'error', { entry: index })
}

/** Somebody, and each once. */
export const areSigners = (signers: readonly string[]): boolean =>
  signers.length > 0 && new Set(signers).size === signers.length

/** Each once, of a seat of the body. */
const areCorrections = (seats: History['seats'], corrections: Approved['payload']['corrections']): boolean =>
  new Set(corrections.map(({ correction }) => correction)).size === corrections.length &&
  corrections.every(({ seat }) => seats.has(seat))

function approve({ seats }: History, act: Approved, found: Standing, findings: Findings): void {
  const at = { entry: act.index }
  const { payload } = act
  const { circulated } = found
  if (!circulated || found.approved) {
    findings.add('V12', 'minutes.not_circulated', 'error', at)
    return
  }
  const corrected = payload.corrections.length
  const revision = found.revision + corrected
  if (payload.circulated !== circulated.payload.revision || Number(payload.revision) !== revision)
    findings.add('V12', 'minutes.revision_differs', 'error', { ...at, params: { revision: payload.revision } })
  if ((payload.digest === circulated.payload.digest) !== (corrected === 0))
    findings.add('V12', 'minutes.digest_differs', 'error', at)
  if (!areCorrections(seats, [...(circulated.payload.corrected ?? []), ...payload.corrections]))
    findings.add('V12', 'minutes.correction_differs', 'error', at)
  if ('system' in payload.actor && act.at < circulated.payload.deadline)
    findings.add('V12', 'minutes.approved_early', 'error', at)
  Object.assign(found, { approved: act, revision: Number(payload.revision) })
}

async function sign(
  history: History,
  body: string,
  act: ActOf<'minutes.signed'>,
  found: Standing,
  verify: VerifySignature,
  findings: Findings,
): Promise<void> {
  const at = { entry: act.index }
  const { approved, circulated } = found
  if (!approved || !circulated) {
    findings.add('V12', 'minutes.not_circulated', 'error', at)
    return
  }
  const { meeting, revision, seat } = act.payload
  if (circulated.payload.signers[found.signed] !== seat || revision !== approved.payload.revision)
    findings.add('V12', 'minutes.signed_out_of_order', 'error', at)
  found.signed++
  const { digest, pdf } = approved.payload
  const challenge = minutesChallenge({ body, meeting, revision, digest, pdf, seat })
  if (!(await isSignersOwn(history, act, challenge, verify)))
    findings.add('V12', 'minutes.signature_invalid', 'error', at)
}
