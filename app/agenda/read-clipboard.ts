import { type PastedItem, proposeAgenda } from '../rules/agenda-paste.ts'
import { blocksOfText } from '../rules/agenda-paste-text.ts'
import { readPastedHtml } from './read-pasted-html.ts'

/** Word's clipboard carries all of its styles; an agenda of hundreds of items stays far below. */
export const MOST_PASTED = 8_000_000

export type Pasted = { html: string; text: string }

/** Null where it is more than an agenda can be. HTML says more than text; where nothing can be read from it, the text is taken. */
export function readClipboard({ html, text }: Pasted): PastedItem[] | null {
  if (html.length > MOST_PASTED || text.length > MOST_PASTED) return null
  const parsed = html.trim() === '' ? [] : readPastedHtml(new DOMParser().parseFromString(quiet(html), 'text/html'))
  return proposeAgenda(parsed.length > 0 ? parsed : blocksOfText(text))
}

/**
 * Even in a document that is never shown a browser judges inline styles by the page's policy and complains. Style sheets say nothing of
 * an agenda; what its `style` attributes say is read under another name.
 */
export function quiet(html: string): string {
  let rest = html
  let kept = ''
  for (let at = rest.search(/<style/i); at !== -1; at = rest.search(/<style/i)) {
    kept += rest.slice(0, at)
    const end = rest.slice(at).search(/<\/style\s*>/i)
    rest = end === -1 ? '' : rest.slice(at + end)
  }
  return (kept + rest).replace(/<[a-z][^<>]*>/gi, (tag) => tag.replace(/(\s)style(?=\s*=)/gi, '$1data-style'))
}

export const pastedOf = (data: DataTransfer): Pasted => ({
  html: data.getData('text/html'),
  text: data.getData('text/plain'),
})
