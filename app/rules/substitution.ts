// Whether a deputy may sit in a member's seat for one meeting: by the body's policy, and by who holds what when it is asked. One
// function for the command that names and for whoever checks the ledger. Source: spec "Before: the secretary" ("a deputy where the
// body allows") and "During" (substitution); docs/decisions/substitution.md.

/** A seat and a person who may be its deputy. */
export type Registered = { seat: string; person: string }

/** As `policy.set` has it; a body that decided nothing has no deputies. */
export type DeputyPolicy = {
  /** Nobody, whoever is registered for the seat, or any person of the house. */
  who: 'none' | 'registered' | 'house'
  /** Whether the seats of officers may have one too. */
  officers: boolean
  registered: readonly Registered[]
}

export const NO_DEPUTIES: DeputyPolicy = { who: 'none', officers: false, registered: [] }

export type Naming = {
  seat: string
  role: string
  /** Who holds the seat; null where it is vacant. */
  holder: string | null
  person: string
  /** The person has a seat of their own that votes, or audits. */
  seated: boolean
  /** Deputies of this meeting that stand. */
  standing: readonly Registered[]
  /** Somebody has the seat's proxy, for this meeting or for all. */
  proxied: boolean
  voting: boolean
  /** The seat's own member has checked in. */
  here: boolean
}

const OFFICERS: readonly string[] = ['chair', 'deputy', 'secretary']

/** Whether the policy lets a seat of this role have one at all. */
export const mayHaveDeputy = ({ who, officers }: DeputyPolicy, role: string): boolean =>
  who !== 'none' && role !== 'auditor' && (officers || !OFFICERS.includes(role))

/** The first code that stands in the way, or null. */
export function againstNaming(policy: DeputyPolicy, naming: Naming) {
  const { seat, role, holder, person, standing } = naming
  if (policy.who === 'none') return 'deputy_none'
  if (OFFICERS.includes(role) && !policy.officers) return 'deputy_officer_seat'
  if (holder === null || role === 'auditor') return 'deputy_no_member'
  if (holder === person) return 'deputy_oneself'
  if (naming.seated) return 'deputy_seated'
  if (policy.who === 'registered' && !policy.registered.some((one) => one.seat === seat && one.person === person))
    return 'deputy_not_registered'
  if (standing.some((one) => one.seat === seat)) return 'deputy_stands'
  if (standing.some((one) => one.person === person)) return 'deputy_twice'
  if (naming.proxied) return 'deputy_proxy_stands'
  if (naming.voting) return 'deputy_vote_open'
  return naming.here ? 'deputy_member_here' : null
}
