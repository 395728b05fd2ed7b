// Which papers may be kept on a device, for how long, and what a device that has been away still holds by right. The lease runs by
// the latest time that the device has seen, so that a clock that is moved back gains nothing. Source: spec "Papers", Offline: a lease
// set by the body, 72 hours by default.

import { copyLimit } from './classification.ts'

export const DEFAULT_KEEP_HOURS = 72
/** Longer than a month is no lease any more. */
export const MOST_KEEP_HOURS = 720
/** Wrong PINs, one after another, after which what is kept is destroyed. */
export const MOST_TRIES = 10
/** What two clocks may differ by, and a device's own be corrected by, without anybody having moved it. */
const CLOCK_SLACK_MS = 10 * 60_000

/** The one place that decides it: what a body keeps off devices, or an item's classification. */
export const mayKeep = ({ keepHours, classification }: { keepHours: number; classification: string }): boolean =>
  keepHours > 0 && copyLimit(classification) !== 'none'

export const keepHoursOf = ({ keepHours }: { keepHours?: number | undefined }): number =>
  keepHours ?? DEFAULT_KEEP_HOURS

export const leaseUntil = (now: Date, keepHours: number): Date => new Date(now.getTime() + keepHours * 3_600_000)

/** `clock`: the device's clock is behind what it has shown before; until the server was asked, nothing is opened. */
export type LeaseState = 'open' | 'over' | 'clock'

/** All in milliseconds; `seen` is the latest time that this device has shown or been told. */
export function leaseState({ until, seen, now }: { until: number; seen: number; now: number }): LeaseState {
  if (Math.max(now, seen) >= until) return 'over'
  return now < seen - CLOCK_SLACK_MS ? 'clock' : 'open'
}

/** How many tries are left after so many wrong ones; at none, what is kept is destroyed. */
export const triesLeft = (wrong: number): number => Math.max(0, MOST_TRIES - wrong)
