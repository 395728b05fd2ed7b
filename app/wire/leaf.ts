// What every entry of a ledger has beside its event: who acted, and the part that is hashed. Source: docs/formats.md.
import { z } from 'zod'
import { decimal, hash, id, instant } from './event-parts.ts'

/** Who acted, as every payload records it; `system` is a deadline that came. */
export const EventActor = z.union([
  z.strictObject({ person: id, seat: id.nullable(), mandate: id.nullable() }),
  z.strictObject({ system: z.enum(['deadline', 'setup']) }),
])
export type EventActor = z.infer<typeof EventActor>

/** The hashed part of an entry: never content, only the SHA-256 of its salted payload. */
export const LeafRecord = z.strictObject({
  type: z.string(),
  v: z.string(),
  body: id,
  seq: decimal,
  at: instant,
  payload_sha256: hash,
})
export type LeafRecord = z.infer<typeof LeafRecord>
