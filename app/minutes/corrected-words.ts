import type { useReader, useT } from '../i18n/use-reader.ts'
import type { Corrected } from '../rules/minutes/text.ts'

/** "Corrected by decision of the body": who asked, when it was taken in, and why. */
export const correctedWords = (
  t: ReturnType<typeof useT>,
  reader: ReturnType<typeof useReader>,
  { name, at, why }: Pick<Corrected, 'name' | 'at' | 'why'>,
): string => t('differs.corrected', { name: reader.pick(name), day: reader.date(at), why })
