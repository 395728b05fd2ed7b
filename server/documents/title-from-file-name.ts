import type { Bilingual } from '../../app/wire/text.ts'

/** A first title for both languages, until an officer writes better ones: the file's name without folder and ending. */
export function titleFromFileName(fileName: string): Bilingual {
  const bare = fileName
    .replace(/^.*[/\\]/, '')
    .replace(/\.pdf$/i, '')
    .replace(/[_\s]+/g, ' ')
    .trim()
  const title = bare || fileName
  return { ar: title, en: title }
}
