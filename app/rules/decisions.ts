// The register of decisions: on what a decision rests, how one is numbered, and how what is to be done about it stands.
// Source: "Register of decisions: number, text, vote, owner, deadline, status, follow-up"; numbers run by body and year without gaps.

/** A vote that carried it, the adoption of consent items in one act, or agreement without a vote. */
export const DECISION_BASES = ['vote', 'consent', 'agreed'] as const
export type DecisionBasis = (typeof DECISION_BASES)[number]

export const ACTION_STATUSES = ['open', 'under_way', 'done', 'dropped'] as const
export type ActionStatus = (typeof ACTION_STATUSES)[number]

export const isPending = (status: ActionStatus): boolean => status === 'open' || status === 'under_way'

/** `today` and `dueOn` are days `YYYY-MM-DD` of the body's zone; the day itself is not too late. */
export const isOverdue = (action: { status: ActionStatus; dueOn: string | null }, today: string): boolean =>
  isPending(action.status) && action.dueOn !== null && action.dueOn < today

/** Days from `today` until the deadline, negative when it is past. */
export const daysLeft = (dueOn: string, today: string): number =>
  Math.round((Date.parse(dueOn) - Date.parse(today)) / 86_400_000)

export type Standing = 'none' | 'pending' | 'overdue' | 'done'

/** Of a decision, by all its actions: the worst of them tells. */
export function standingOfDecision(
  actions: readonly { status: ActionStatus; dueOn: string | null }[],
  today: string,
): Standing {
  if (actions.length === 0) return 'none'
  if (actions.some((action) => isOverdue(action, today))) return 'overdue'
  return actions.some(({ status }) => isPending(status)) ? 'pending' : 'done'
}

/** The number that follows in a year: one more than the highest. */
export const nextOfYear = (numbers: readonly number[]): number => Math.max(0, ...numbers) + 1

/** The year of a moment in a zone, as civil calendars count it. */
export const yearIn = (at: Date, zone: string): number =>
  Number(new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', { timeZone: zone, year: 'numeric' }).format(at))

/** The day of a moment in a zone, `YYYY-MM-DD`. */
export const dayIn = (at: Date, zone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at)
