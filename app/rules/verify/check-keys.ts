// V4, key events: every key speaks for itself (its own signature over its enrolment), in this house, for a person who sat in
// this body when it was entered. Source: the promise of open votes, "keys are ledger events".
import { type Act, type ActOf, type History, isDeputy, mandatesOf } from '../bundle/history.ts'
import { parseCanonical } from '../canonical.ts'
import { checkEnrolment } from '../key-enrolment.ts'
import type { SignedBy } from '../signed-by.ts'
import type { VerifySignature } from '../signing-key.ts'
import { checkAuthority } from './check-authority.ts'
import type { Progress } from './progress.ts'
import type { Findings } from './report.ts'
import { keyRule } from './rule-ids.ts'

/** Signatures are checked this many at once. */
const AT_ONCE = 64

type Enrolled = ActOf<'key.enrolled'>['payload']

export async function checkKeys(
  history: History,
  verify: VerifySignature,
  findings: Findings,
  progress: Progress,
): Promise<void> {
  const events = history.acts.filter((act) => act.type === 'key.enrolled' || act.type === 'key.revoked')
  findings.looked('V4', events.length)
  let unconfirmed = 0
  let isSigned = false
  for (let from = 0; from < events.length; from += AT_ONCE) {
    const checks = events.slice(from, from + AT_ONCE).map(async (act) => {
      if (act.type === 'key.revoked') return checkRevoked(history, act, findings)
      if (!isVouchedFor(act.payload)) unconfirmed++
      // Whoever could go back to the first shape could call any key confirmed by its word alone.
      if (isSigned && !('proof' in act.payload))
        findings.add('V4', 'key.old_shape', 'error', { entry: act.index, params: { key: act.payload.key } })
      isSigned ||= 'proof' in act.payload
      await checkEnrolled(history, act, verify, findings)
    })
    for (const [place, check] of checks.entries()) {
      await check
      await progress.step('V4', from + place, events.length)
    }
  }
  if (unconfirmed > 0) findings.add('V4', 'key.unconfirmed', 'warning', { params: { count: String(unconfirmed) } })
}

async function checkEnrolled(
  history: History,
  act: Extract<Act, { type: 'key.enrolled' }>,
  verify: VerifySignature,
  findings: Findings,
): Promise<void> {
  const { key, person, statement, level } = act.payload
  const proof = proofOf(act.payload)
  const at = { entry: act.index, params: { key } }
  const house = houseOf(statement)
  if (!history.webOrigins.some(({ origin, from }) => origin === house && from < act.index))
    findings.add('V4', 'key.other_house', 'error', { entry: act.index, params: { key, house } })
  const checked = await checkEnrolment(statement, proof, { house, person }, verify)
  if (!checked.ok) findings.add('V4', keyRule(checked.code), 'error', { ...at, params: { key, reason: checked.code } })
  else if (checked.value.key !== key || proof.level !== level) findings.add('V4', 'key.id_differs', 'error', at)
  if (history.keys.get(key)?.enrolledIndex !== act.index) findings.add('V4', 'key.twice', 'error', at)
  if (mandatesOf(history, person, act.index).length === 0 && !isDeputy(history, person, act.index))
    findings.add('V4', 'key.no_mandate', 'error', { entry: act.index, params: { key, person } })
  if (history.constituted?.payload.confirmation === 'officer' && !isConfirmed(act.payload))
    findings.add('V4', 'key.confirmation_missing', 'error', at)
  if ('authority' in act.payload) await checkAuthority(history, act, act.payload.authority, verify, findings)
}

const proofOf = (said: Enrolled): SignedBy => ('proof' in said ? said.proof : { level: 'C', signature: said.signature })

const isVouchedFor = (said: Enrolled): boolean => 'authority' in said && said.authority.kind !== 'none'

// In the first shape that an officer confirmed it is the server's word alone: enough not to be an error.
const isConfirmed = (said: Enrolled): boolean =>
  isVouchedFor(said) || ('confirmation' in said && said.confirmation !== 'none')

function checkRevoked(history: History, act: Extract<Act, { type: 'key.revoked' }>, findings: Findings): void {
  const { key, person } = act.payload
  const known = history.keys.get(key)
  if (!known || known.enrolledIndex > act.index || known.person !== person || known.revokedIndex !== act.index)
    findings.add('V4', 'key.revoked_unknown', 'error', { entry: act.index, params: { key } })
}

function houseOf(statement: string): string {
  const parsed = parseCanonical(statement)
  const value = parsed.ok ? parsed.value : null
  return typeof value === 'object' && value !== null && !Array.isArray(value) && typeof value.house === 'string'
    ? value.house
    : ''
}
