// Which officers of a body could vouch or record at a place in its ledger: those in an officer's seat with a key in force.

import { parseCanonical } from '../canonical.ts'
import { OFFICER_ROLES, type Officer } from '../key-authority.ts'
import type { Signer } from '../signed-by.ts'
import { isAlgorithm } from '../signing-key.ts'
import { type ActOf, type History, type KeyInForce, mandatesOf } from './history.ts'

/** The officers' roles that a person held just before this place. */
export const officerRolesAt = (history: History, person: string, index: number): string[] =>
  mandatesOf(history, person, index)
    .map(({ seat }) => history.seats.get(seat)?.payload.role ?? '')
    .filter((role) => OFFICER_ROLES.includes(role))

/** Officers with a key in force just before this place. */
export function officersAt(history: History, index: number): Officer[] {
  const people = new Set<string>()
  for (const [seat, { payload }] of history.seats)
    if (OFFICER_ROLES.includes(payload.role))
      for (const { person } of history.ofSeat.get(seat) ?? []) people.add(person)
  const keyed = new Set<string>()
  for (const key of history.keys.values()) if (people.has(key.person) && isInForce(key, index)) keyed.add(key.person)
  return [...keyed]
    .map((person) => ({ person, roles: officerRolesAt(history, person, index) }))
    .filter(({ roles }) => roles.length > 0)
}

export const isInForce = (key: KeyInForce, index: number): boolean =>
  key.enrolledIndex < index && (key.revokedIndex === null || key.revokedIndex > index)

/** The key as its own statement gives it; whether the statement holds is another question. */
export function signerOf({ statement, level }: ActOf<'key.enrolled'>['payload']): Signer | null {
  const parsed = parseCanonical(statement)
  const value = parsed.ok ? parsed.value : null
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  const { alg, public_key } = value
  return isAlgorithm(alg) && typeof public_key === 'string' ? { alg, public_key, level } : null
}
