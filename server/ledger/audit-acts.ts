// An entry of the tables as an act that can be told: its payload read by the shapes that a verifier uses.
import type { Act } from '../../app/rules/bundle/history.ts'
import { isEventType, readPayload } from '../../app/rules/bundle/payloads.ts'
import type { Entry } from './queries.ts'

/** Null for a payload that is not there or not of this version. */
export function actOf({ index, type, at, payload }: Pick<Entry, 'index' | 'type' | 'at' | 'payload'>): Act | null {
  if (payload === null || !isEventType(type)) return null
  const event = readPayload(type, payload)
  return event.ok ? { index, at: at.toISOString(), ...event.value } : null
}
