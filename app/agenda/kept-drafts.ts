import type { Fields } from './use-drafts.ts'

/** What was typed and not yet saved, as this browser keeps it over a reload: by person and agenda, until it is saved or they sign out. */
export type KeptDraft = { base: Fields; fields: Fields; version: number }

const PREFIX = 'majlis-drafts:'
const keyOf = (personId: string, meetingId: string): string => `${PREFIX}${personId}:${meetingId}`

export function readDrafts(personId: string, meetingId: string): Record<string, KeptDraft> {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(personId, meetingId)) ?? '{}') as Record<string, KeptDraft>
    return Object.fromEntries(
      Object.entries(kept).filter(([, draft]) => draft?.base && draft.fields && draft.version >= 0),
    )
  } catch {
    return {}
  }
}

/** A browser without room, or that keeps nothing, types on without it. */
export function keepDrafts(personId: string, meetingId: string, drafts: Record<string, KeptDraft>): void {
  try {
    if (Object.keys(drafts).length === 0) localStorage.removeItem(keyOf(personId, meetingId))
    else localStorage.setItem(keyOf(personId, meetingId), JSON.stringify(drafts))
  } catch {
    // What was typed is still on the screen.
  }
}

export function forgetDrafts(personId: string): void {
  try {
    for (const key of Object.keys(localStorage))
      if (key.startsWith(`${PREFIX}${personId}:`)) localStorage.removeItem(key)
  } catch {
    // Where nothing can be removed, nothing could be kept.
  }
}
