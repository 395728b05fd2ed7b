import type { Bilingual, DecisionText } from '../../app/wire/text.ts'

/** A pair of words in the order the house writes them: Arabic, then English. */
export const both = (ar: string, en: string): Bilingual => ({ ar, en })

/** A draft decision; the Arabic text prevails in every body of the demonstration. */
export const decides = (ar: string, en: string): DecisionText => ({ ar, en, authoritative: 'ar' })
