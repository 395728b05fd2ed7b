// What one answer of the server's clock says of it, and which of several to believe. Pure. Source: F. Cristian, "Probabilistic
// clock synchronization", Distributed Computing 3 (1989): half the round trip is the most by which the middle of it can be wrong,
// so the answer with the least round trip is believed; a quartz clock drifts, so an old answer is believed less and less.

/** Moments of the tab's own monotonic clock, and what the server's showed in between; milliseconds. */
export type ClockSample = { sent: number; received: number; server: number }
/** The server's clock less the tab's; by how much that may be wrong; and when it was found. */
export type ClockEstimate = { offset: number; doubt: number; at: number }

/** A hundred parts in a million: five times what the crystal of a tablet is allowed. */
const DRIFT = 1e-4

export const doubtAt = ({ doubt, at }: ClockEstimate, now: number): number => doubt + DRIFT * Math.max(0, now - at)

export function believe(held: ClockEstimate | null, { sent, received, server }: ClockSample): ClockEstimate {
  const doubt = (received - sent) / 2
  const fresh = { offset: server - (sent + received) / 2, doubt, at: received }
  if (!held) return fresh
  const heldDoubt = doubtAt(held, received)
  // Both cannot be true: the tab was asleep and its clock stood, or the server's clock was set.
  if (Math.abs(fresh.offset - held.offset) > doubt + heldDoubt + 1) return fresh
  return doubt <= heldDoubt ? fresh : held
}
