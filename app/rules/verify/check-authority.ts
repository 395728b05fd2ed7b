// V4, who vouched for a key: each word is signed by a key in force at that place, by somebody who could give it, and the words
// together suffice. Judged only where the body asks for confirmation or the entry claims to have it. Source: the authority of
// `key.enrolled`, app/rules/key-authority.ts.
import { type ActOf, type History, originsAt } from '../bundle/history.ts'
import { isInForce, officerRolesAt, officersAt, signerOf } from '../bundle/officers.ts'
import { authorityChallenge, isEnough, type KeyAuthority, neededOfficers, type VouchingOf } from '../key-authority.ts'
import { checkSignedBy } from '../signed-by.ts'
import type { VerifySignature } from '../signing-key.ts'
import type { Findings, Severity } from './report.ts'
import type { AuthorityRule } from './rule-ids.ts'

type Enrolled = ActOf<'key.enrolled'>
type Add = (rule: AuthorityRule, severity?: Severity) => void

export async function checkAuthority(
  history: History,
  act: Enrolled,
  authority: KeyAuthority,
  verify: VerifySignature,
  findings: Findings,
): Promise<void> {
  const { key, person, statement } = act.payload
  const add: Add = (rule, severity = 'error') =>
    findings.add('V4', rule, severity, { entry: act.index, params: { key, person } })
  if (authority.kind === 'none') return
  const by = vouchingsOf(authority, person)
  for (const each of by)
    if (!(await isSigned(history, act.index, statement, each, verify))) add('key.authority_invalid')
  if (authority.kind === 'founding') return checkFounding(history, act, authority.by, add)
  for (const each of by) if (!isInForceOf(history, each, act.index)) add('key.authority_not_in_force')
  if (authority.kind === 'officers') checkOfficers(history, act, by, add)
}

const vouchingsOf = (authority: Exclude<KeyAuthority, { kind: 'none' }>, person: string): VouchingOf[] => {
  if (authority.kind === 'member') return [{ person, key: authority.key, proof: authority.proof }]
  return authority.kind === 'officers' ? authority.by : [authority.by]
}

async function isSigned(
  history: History,
  index: number,
  statement: string,
  { key, proof }: VouchingOf,
  verify: VerifySignature,
): Promise<boolean> {
  const known = history.keys.get(key)
  const signer = known && signerOf(known.enrolled.payload)
  if (!signer) return false
  return (await checkSignedBy(authorityChallenge(statement), proof, signer, originsAt(history, index), verify)).ok
}

function isInForceOf(history: History, { person, key }: VouchingOf, index: number): boolean {
  const known = history.keys.get(key)
  return known !== undefined && known.person === person && isInForce(known, index)
}

function checkOfficers(history: History, { index, payload }: Enrolled, by: VouchingOf[], add: Add): void {
  const { person } = payload
  const facts = { person, first: isFirst(history, person, index), officers: officersAt(history, index) }
  const enough = isEnough(
    by.map((each) => each.person),
    facts,
  )
  if (enough === 'not_officer') add('key.authority_not_officer')
  if (enough === 'not_enough') add('key.authority_not_enough')
  if (enough === 'enough' && facts.first && neededOfficers(facts).count === 1) add('key.one_officer', 'warning')
}

const isFirst = (history: History, person: string, index: number): boolean =>
  ![...history.keys.values()].some((key) => key.person === person && key.enrolledIndex < index)

/** Two officers, each with the other's word, in entries next to each other, before any officer of the body had a key. */
function checkFounding(history: History, act: Enrolled, by: VouchingOf, add: Add): void {
  const { index, payload } = act
  const other = history.keys.get(by.key)
  const first = Math.min(index, other?.enrolledIndex ?? index)
  const theirs = other?.enrolled.payload
  const back = theirs && 'authority' in theirs && theirs.authority.kind === 'founding' ? theirs.authority.by : null
  const mutual =
    other?.person === by.person &&
    by.person !== payload.person &&
    Math.abs(other.enrolledIndex - index) === 1 &&
    back?.key === payload.key &&
    back.person === payload.person
  if (!mutual) add('key.founding_not_mutual')
  if (officerRolesAt(history, payload.person, first).length === 0) add('key.authority_not_officer')
  const again = history.acts.some(
    (each) =>
      each.index < first &&
      each.type === 'key.enrolled' &&
      'authority' in each.payload &&
      each.payload.authority.kind === 'founding',
  )
  if (again || officersAt(history, first).length > 0) add('key.founded_again')
}
