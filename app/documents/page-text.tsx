import { memo } from 'react'
import type { Word } from '../rules/word-boxes/model.ts'

type PageTextProps = { words: readonly Word[] | undefined; label: string; empty: string }

/** The page as a screen reader reads it: its words in logical order, a paragraph a line, none of it on the screen. */
export const PageText = memo(function PageText({ words, label, empty }: PageTextProps) {
  if (!words) return null
  return (
    <section className="spoken" aria-label={label}>
      {words.length === 0 ? <p>{empty}</p> : null}
      {linesOf(words).map(({ line, text, dir }) => (
        <p key={line} dir={dir} lang={dir === 'rtl' ? 'ar' : undefined}>
          {text}
        </p>
      ))}
    </section>
  )
})

function linesOf(words: readonly Word[]): { line: number; text: string; dir: 'ltr' | 'rtl' }[] {
  const lines = new Map<number, Word[]>()
  for (const word of words) lines.set(word.line, [...(lines.get(word.line) ?? []), word])
  return [...lines].map(([line, own]) => ({
    line,
    text: own.map((word) => word.text).join(' '),
    dir: own.filter((word) => word.dir === 'rtl').length * 2 >= own.length ? 'rtl' : 'ltr',
  }))
}
