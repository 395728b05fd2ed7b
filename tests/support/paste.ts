// Clipboards as word processors fill them, read without a browser.
import { readFileSync } from 'node:fs'
import { parseHTML } from 'linkedom'
import { quiet } from '../../app/agenda/read-clipboard.ts'
import { readPastedHtml } from '../../app/agenda/read-pasted-html.ts'
import type { PasteBlock, PastedItem } from '../../app/rules/agenda-paste.ts'
import { blocksOfText } from '../../app/rules/agenda-paste-text.ts'

export const PASTES = 'tests/vectors/agenda-paste'

export function blocksOf(file: string): PasteBlock[] {
  const text = readFileSync(`${PASTES}/${file}`, 'utf8')
  return file.endsWith('.html') ? blocksOfHtml(text) : blocksOfText(text)
}

/** A clipboard's fragment may lack what a browser's parser adds. */
export function blocksOfHtml(html: string): PasteBlock[] {
  const whole = /<body/i.test(html) ? html : `<!doctype html><html><body>${html}</body></html>`
  return readPastedHtml(parseHTML(quiet(whole)).document as unknown as Document)
}

/** One item a line: its level by dots, what was guessed, and its words. */
export const outline = (items: readonly PastedItem[]): string[] =>
  items.map(({ depth, kept, kind, minutes, title, purpose, presenter }) =>
    [
      `${kept ? '•'.repeat(depth) : 'out'} ${kind ?? '-'} ${minutes ?? '-'}`,
      title.ar,
      title.en,
      ...(purpose.ar || purpose.en || presenter ? [purpose.ar, purpose.en, presenter] : []),
    ].join(' | '),
  )
