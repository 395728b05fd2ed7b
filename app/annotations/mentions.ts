// Names in the words of a note: written as `@` and the name, in either language, so that the words can be read anywhere; who is
// meant stands beside them as ids.
import { fold } from '../rules/arabic.ts'
import type { Bilingual } from '../wire/text.ts'

export type People = Readonly<Record<string, Bilingual>>
export type Part = { text: string } | { person: string }

const MOST = 20
const LONGEST = 40

/** What is being typed after the last `@` before the caret, or null: a name may hold spaces. */
export function mentionBefore(text: string, caret: number): { from: number; sought: string } | null {
  const from = caret > 0 ? text.lastIndexOf('@', caret - 1) : -1
  if (from < 0 || (from > 0 && !/\s/.test(text[from - 1] as string))) return null
  const sought = text.slice(from + 1, caret)
  return sought.length > LONGEST || /[\n@]/.test(sought) ? null : { from, sought }
}

/** People whose name has a word that begins so, or begins so as a whole. */
export function peopleLike(people: People, sought: string): string[] {
  const wanted = fold(sought).trim()
  return Object.keys(people).filter((id) => {
    const names = [people[id]?.ar, people[id]?.en].map((name) => fold(name ?? ''))
    return names.some((name) => name.startsWith(wanted) || name.split(' ').some((word) => word.startsWith(wanted)))
  })
}

/** Everybody whom the words name. */
export function mentioned(text: string, people: People): string[] {
  const found = partsOf(text, Object.keys(people), people).flatMap((part) => ('person' in part ? [part.person] : []))
  return [...new Set(found)].slice(0, MOST)
}

/** The words in pieces, each name of one of `ids` a piece of its own. */
export function partsOf(text: string, ids: readonly string[], people: People): Part[] {
  const names = ids
    .flatMap((id) => [people[id]?.ar, people[id]?.en].flatMap((name) => (name ? [{ id, written: `@${name}` }] : [])))
    // A name that begins like another one goes after it.
    .sort((a, b) => b.written.length - a.written.length)
  const parts: Part[] = []
  let plain = ''
  for (let at = 0; at < text.length; ) {
    const name = text[at] === '@' ? names.find(({ written }) => text.startsWith(written, at)) : undefined
    if (!name) {
      plain += text[at]
      at += 1
      continue
    }
    if (plain) parts.push({ text: plain })
    plain = ''
    parts.push({ person: name.id })
    at += name.written.length
  }
  if (plain) parts.push({ text: plain })
  return parts
}
