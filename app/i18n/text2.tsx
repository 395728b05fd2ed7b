import type { ElementType } from 'react'
import type { Bilingual } from '../wire/text.ts'
import { directionOf, otherLanguage } from './language.ts'
import { useReader } from './use-reader.ts'

type Text2Props = {
  of: Bilingual
  as?: ElementType
  className?: string
  /** Shows the language the reader does not read, for screens that set both texts. Null when that text is missing. */
  other?: boolean
  /** Rewrites digits to the reader's. Leave off for texts whose very characters are decided on. */
  digits?: boolean
}

/** Stored words in the reader's language, or in the other one where a text is missing; always marked with its own language. */
export function Text2({ of, as: Tag = 'bdi', className, other = false, digits = false }: Text2Props) {
  const reader = useReader()
  const wanted = other ? otherLanguage(reader.language) : reader.language
  if (other && !of[wanted]) return null
  const shown = of[wanted] ? wanted : otherLanguage(wanted)
  return (
    <Tag lang={shown} dir={directionOf(shown)} className={className}>
      {digits && shown === reader.language ? reader.digits(of[shown]) : of[shown]}
    </Tag>
  )
}
