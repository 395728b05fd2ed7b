// Notes as XFDF, which other programs import into their own copy of the paper. Source: ISO 19444-1 (XFDF 3.0).
import { num } from './appearance.ts'
import { colourOf } from './colours.ts'
import type { Mark } from './marks.ts'
import { pdfDate } from './pdf-date.ts'

const ELEMENTS = {
  highlight: 'highlight',
  underline: 'underline',
  strike: 'strikeout',
  ink: 'ink',
  freetext: 'freetext',
  comment: 'text',
  reply: 'text',
} as const satisfies Record<Mark['kind'], string>

/** `href` names the paper's file. */
export function xfdfOf(marks: readonly Mark[], href: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<xfdf xmlns="http://ns.adobe.com/xfdf/" xml:space="preserve">
<f href="${escaped(href)}"/>
<annots>
${marks.map(element).join('\n')}
</annots>
</xfdf>
`
}

function element(mark: Mark): string {
  const name = ELEMENTS[mark.kind]
  const attributes = Object.entries(attributesOf(mark)).map(([key, value]) => ` ${key}="${escaped(value)}"`)
  const inside = [contents(mark.contents), ...insideOf(mark)].join('')
  return `<${name}${attributes.join('')}>${inside}</${name}>`
}

function attributesOf(mark: Mark): Record<string, string> {
  const { kind, quads } = mark
  return {
    page: String(mark.page - 1),
    rect: mark.rect.map(num).join(','),
    name: mark.id,
    title: mark.author,
    subject: mark.subject,
    color: colourOf(mark),
    creationdate: pdfDate(mark.created),
    date: pdfDate(mark.modified),
    flags: 'print',
    ...(quads.length > 0 && { coords: quads.flat().map(num).join(',') }),
    ...(kind === 'ink' && { width: num(mark.size) }),
    ...(kind === 'freetext' && { width: '0' }),
    ...(kind === 'comment' && { icon: 'Comment' }),
    ...(mark.replyTo !== null && { inreplyto: mark.replyTo, replyType: 'reply' }),
  }
}

function insideOf({ kind, stroke, size }: Mark): string[] {
  if (kind === 'freetext') return [`<defaultappearance>/Helv ${num(size)} Tf 0 g</defaultappearance>`]
  return kind === 'ink' ? [`<inklist><gesture>${gesture(stroke)}</gesture></inklist>`] : []
}

const contents = (text: string) => (text === '' ? '' : `<contents>${escaped(text)}</contents>`)

/** The points of a drawn line, without how hard the pen was pressed. */
function gesture(stroke: readonly number[]): string {
  const points: string[] = []
  for (let i = 0; i + 1 < stroke.length; i += 3)
    points.push(`${num(stroke[i] as number)},${num(stroke[i + 1] as number)}`)
  return points.join(';')
}

/** What XML 1.0 cannot hold at all is left out: control characters and halves of surrogate pairs. */
const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\n', '&#10;')
    .replaceAll('\r', '&#13;')
    .replaceAll('\t', '&#9;')
