// What the shapes of official acts are made from. Source: app/wire/events.ts.
import { z } from 'zod'

// Verbatim: digests are taken from what a command gave, so nothing may be trimmed or dropped here.
export const words = z.strictObject({ ar: z.string(), en: z.string() })
export const decisionWords = z.strictObject({ ar: z.string(), en: z.string(), authoritative: z.enum(['ar', 'en']) })
export const id = z.string()
export const hash = z.string().regex(/^[0-9a-f]{64}$/)
export const decimal = z.string().regex(/^(0|[1-9][0-9]*)$/)
export const instant = z.iso.datetime()
export const bothFiles = z.strictObject({ ar: hash, en: hash })

/** As app/rules/signed-by.ts has it, verbatim. */
export const asserted = z.strictObject({
  level: z.enum(['A', 'B']),
  credential: z.string(),
  client_data: z.string(),
  authenticator_data: z.string(),
  signature: z.string(),
})
export const signedBy = z.union([z.strictObject({ level: z.literal('C'), signature: z.string() }), asserted])
