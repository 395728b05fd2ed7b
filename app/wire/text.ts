// Words a body stores are kept in both languages, with the one that counts in law.
import { z } from 'zod'

const words = (max: number) => z.string().trim().max(max)

export const Bilingual = z.object({ ar: words(4000), en: words(4000) })
export type Bilingual = z.infer<typeof Bilingual>

/** A text that is decided on: `authoritative` names the language that prevails where the two differ. */
export const DecisionText = Bilingual.extend({ authoritative: z.enum(['ar', 'en']) })
export type DecisionText = z.infer<typeof DecisionText>
