import { type PastedItem, proposeAgenda } from '../rules/agenda-paste.ts'
import { blocksOfText } from '../rules/agenda-paste-text.ts'
import { readPastedHtml } from './read-pasted-html.ts'

/** Word's clipboard carries all of its styles; an agenda of hundreds of items stays far below. */
export const MOST_PASTED = 8_000_000

export type Pasted = { html: string; text: string }

/** Null where it is more than an agenda can be. HTML says more than text; where nothing can be read from it, the text is taken. */
export function readClipboard({ html, text }: Pasted): PastedItem[] | null {
  if (html.length > MOST_PASTED || text.length > MOST_PASTED) return null
  const parsed = html.trim() === '' ? [] : readPastedHtml(new DOMParser().parseFromString(html, 'text/html'))
  return proposeAgenda(parsed.length > 0 ? parsed : blocksOfText(text))
}

export const pastedOf = (data: DataTransfer): Pasted => ({
  html: data.getData('text/html'),
  text: data.getData('text/plain'),
})
