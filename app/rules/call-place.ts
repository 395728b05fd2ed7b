// Where, and from when on, the members of a meeting see and hear each other. Source: the spec's "Virtual sessions": in the page,
// through a link of the body's own, or not at all.
import type { MeetingState } from './meeting-states.ts'

export type CallPlace = { way: 'none' | 'page' } | { way: 'link'; url: string }

/** Members gather, and try their devices, this long before the time that was set. */
export const EARLY_MS = 30 * 60_000

type Times = { state: MeetingState; startsAt: Date; endsAt: Date }

/** In session, or soon to be. */
export function callOpen({ state, startsAt, endsAt }: Times, now: Date): boolean {
  if (state === 'in_session' || state === 'suspended') return true
  const [from, to] = [startsAt.getTime() - EARLY_MS, endsAt.getTime() + EARLY_MS]
  return state === 'circulated' && now.getTime() >= from && now.getTime() <= to
}

/** As an officer chose it, else by the kind: whoever may take part from elsewhere is seen in the page. */
export function callPlaceOf({ kind, call }: { kind: string; call: CallPlace | null }): CallPlace {
  if (kind !== 'hybrid' && kind !== 'virtual') return { way: 'none' }
  return call ?? { way: 'page' }
}
