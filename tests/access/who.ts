// Everybody who may come to a door, and the few ways in which a door answers them.

export const SEATED = [
  'chair',
  'deputy',
  'secretary',
  'member',
  'delegate',
  'adviser',
  'observer',
  'auditor',
  /** A member from whom a declared interest hides the item. */
  'recused',
] as const
export type Seated = (typeof SEATED)[number]

/** `outsider` is signed in and has no seat anywhere; `administrator` configures the house and sits in no body. */
export const WHO = ['nobody', 'outsider', 'administrator', ...SEATED] as const
export type Who = (typeof WHO)[number]

export const OFFICERS: Seated[] = ['chair', 'deputy', 'secretary']
export const PRESIDING: Seated[] = ['chair', 'deputy']
export const VOTERS: Seated[] = ['chair', 'deputy', 'member', 'recused']
export const ATTENDING: Seated[] = [...OFFICERS, 'member', 'delegate', 'adviser', 'observer', 'recused']
export const LEDGER_READERS: Seated[] = [...OFFICERS, 'auditor']

/**
 * `ok`, `sign_in` (sent to the page that signs in), `away` (sent elsewhere), `closed` (a socket that is not let in), or the
 * code of the refusal.
 */
export type Outcome = string
export type Outcomes = Record<Who, Outcome>

const all = (outcome: Outcome): Outcomes => Object.fromEntries(WHO.map((who) => [who, outcome])) as Outcomes

/** These seats may; other seats are told that they may not; to everybody else the thing does not exist. */
export const only = (seats: Seated[], over: Partial<Outcomes> = {}): Outcomes => ({
  ...all('not_permitted'),
  ...Object.fromEntries(seats.map((seat) => [seat, 'ok'])),
  outsider: 'not_found',
  administrator: 'not_found',
  nobody: 'sign_in',
  ...over,
})

/** Everybody who is signed in, whatever their seat. */
export const signedIn = (over: Partial<Outcomes> = {}): Outcomes => ({ ...all('ok'), nobody: 'sign_in', ...over })

/** Whoever comes, signed in or not. */
export const anybody = (outcome: Outcome = 'ok'): Outcomes => all(outcome)

export const administratorOnly = (): Outcomes => ({ ...all('not_permitted'), administrator: 'ok', nobody: 'sign_in' })

/** To people of another body, and to those of none, it does not exist. */
export const OUTSIDE: Outcomes = { ...all('not_found'), nobody: 'sign_in' }
