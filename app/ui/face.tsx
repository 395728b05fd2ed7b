import { useReader } from '../i18n/use-reader.ts'
import type { Bilingual } from '../wire/text.ts'
import { initialsOf, toneOf } from './initials.ts'

export type FaceProps = {
  id: string
  name: Bilingual
  size?: 'sm' | 'md' | 'lg'
  /** A dot: here now. */
  live?: boolean
  /** A ring: shows their page to the others. */
  presenting?: boolean
  /** Says the name, where it does not stand beside the disc. */
  named?: boolean
}

/** A person as two letters in a disc. */
export function Face({ id, name, size = 'md', live, presenting, named = false }: FaceProps) {
  const reader = useReader()
  const tone = toneOf(id)
  const className = ['face', tone > 0 && `n${tone}`, size !== 'md' && size, live && 'live', presenting && 'presenting']
    .filter(Boolean)
    .join(' ')
  const letters = initialsOf(reader.pick(name), reader.language)
  return named ? (
    <span className={className} role="img" aria-label={reader.pick(name)}>
      {letters}
    </span>
  ) : (
    <span className={className} aria-hidden="true">
      {letters}
    </span>
  )
}
