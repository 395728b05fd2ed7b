import { sha256Text } from './sha256.ts'
import type { SignedBy } from './signed-by.ts'

export const KEY_AUTHORITY = 'majlis/key-authority/v1'

/** A key's word about another key's enrolment. */
export type Vouching = { key: string; proof: SignedBy }
export type VouchingOf = Vouching & { person: string }

/** Of a ballot that the clerk recorded for a member and a second officer confirmed: see recorded-ballot.ts. `why` it was recorded. */
export type RecordedProof = { level: 'D'; clerk: VouchingOf; officer: VouchingOf; why?: string }

export type KeyAuthority =
  | { kind: 'none' }
  | ({ kind: 'member' } & Vouching)
  | { kind: 'officers'; by: VouchingOf[] }
  | { kind: 'founding'; by: VouchingOf }

/** Those who prepare and preside: `secretary` is the clerk. */
export const OFFICER_ROLES: readonly string[] = ['chair', 'deputy', 'secretary']

/** What whoever vouches signs: SHA-256("majlis/key-authority/v1\0" ‖ the text of the enrolment). */
export const authorityChallenge = (statement: string): Uint8Array => sha256Text(`${KEY_AUTHORITY}\0${statement}`)

/** A person in one or more officers' seats who has a key in force. */
export type Officer = { person: string; roles: readonly string[] }

export type AuthorityFacts = {
  /** Whose key it is. */
  person: string
  /** The ledger has no key of this person yet, not even a revoked one. */
  first: boolean
  /** As they stand just before the key is entered. */
  officers: readonly Officer[]
}

/** How many officers must vouch, and whether one of them must be the clerk; nobody vouches for a key of their own. */
export function neededOfficers({ person, first, officers }: AuthorityFacts): { count: 1 | 2; clerk: boolean } {
  const others = officers.filter((officer) => officer.person !== person)
  // A body in which only one officer has a key would otherwise never get a second.
  if (!first || others.length < 2) return { count: 1, clerk: false }
  return { count: 2, clerk: others.some(isClerk) }
}

export type Enough = 'enough' | 'not_officer' | 'not_enough'

/** Whether these people's word suffices. Their signatures are checked elsewhere. */
export function isEnough(people: readonly string[], facts: AuthorityFacts): Enough {
  const vouching = [...new Set(people)].map((person) => facts.officers.find((officer) => officer.person === person))
  if (vouching.some((officer) => officer === undefined || officer.person === facts.person)) return 'not_officer'
  const needed = neededOfficers(facts)
  if (vouching.length < needed.count) return 'not_enough'
  return !needed.clerk || vouching.some((officer) => officer && isClerk(officer)) ? 'enough' : 'not_enough'
}

export const isClerk = ({ roles }: Pick<Officer, 'roles'>): boolean => roles.includes('secretary')
