// Decides how far a paper was read, and when its readers may be reminded. Source: spec "Circulation and access": the secretary
// sees who has not opened what, and reminds.

export type Read = { pages: number; acknowledged: boolean }
export type ReadingState = 'not_opened' | 'opened' | 'part' | 'read' | 'acknowledged'
export const READING_STATES: ReadingState[] = ['not_opened', 'opened', 'part', 'read', 'acknowledged']

/** `read` is null while the version was never opened; a word that it was read stands whatever was in view. */
export function readingState(read: Read | null, pages: number): ReadingState {
  if (!read) return 'not_opened'
  if (read.acknowledged) return 'acknowledged'
  if (read.pages === 0) return 'opened'
  return read.pages < pages ? 'part' : 'read'
}

/** Nobody is reminded of the papers of one meeting twice within this. */
export const REMIND_HOURS = 12

export const remindedLately = (last: Date, now: Date): boolean =>
  now.getTime() - last.getTime() < REMIND_HOURS * 3_600_000
