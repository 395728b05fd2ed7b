import { Text2 } from '../i18n/text2.tsx'
import type { Bilingual } from '../wire/text.ts'

/** What is decided, in the wall's language and, quieter, in the other. */
export function BothTexts({ of }: { of: Bilingual }) {
  return (
    <>
      <Text2 of={of} as="p" className="record wall-text" />
      <hr className="brass-rule" />
      <Text2 of={of} other as="p" className="record wall-text other" />
    </>
  )
}
