// The words of HTML as plain text: what another program kept of a motion, with its paragraphs, lists and line breaks, and nothing that
// a browser would run. One pass over the text, whatever it holds.

const SILENT = new Set(['script', 'style', 'head', 'title', 'template', 'noscript', 'iframe', 'object', 'svg', 'math'])
const BREAKS = new Set(
  'p div h1 h2 h3 h4 h5 h6 ul ol dl dt dd blockquote pre section article table tr caption br hr'.split(' '),
)
const NAMED: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  laquo: '«',
  raquo: '»',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  bdquo: '„',
  euro: '€',
  sect: '§',
  shy: '',
  zwnj: '\u200c',
  zwj: '\u200d',
  ...accented('grave', '\u0300', 'aeiouAEIOU'),
  ...accented('acute', '\u0301', 'aeiouyAEIOUY'),
  ...accented('circ', '\u0302', 'aeiouAEIOU'),
  ...accented('tilde', '\u0303', 'anoANO'),
  ...accented('uml', '\u0308', 'aeiouyAEIOUY'),
  ccedil: 'ç',
  Ccedil: 'Ç',
  szlig: 'ß',
  aring: 'å',
  Aring: 'Å',
  aelig: 'æ',
  AElig: 'Æ',
  oslash: 'ø',
  Oslash: 'Ø',
}

export function htmlText(html: string): string {
  let text = ''
  let silent: string | null = null
  let at = 0
  while (at < html.length) {
    const open = html.indexOf('<', at)
    const words = html.slice(at, open === -1 ? html.length : open)
    if (!silent) text += words.replace(/\s+/g, ' ')
    if (open === -1) break
    // Less than, and no mark.
    if (/^[\s\d=]?$/.test(html.slice(open + 1, open + 2))) {
      if (!silent) text += '<'
      at = open + 1
      continue
    }
    const close = html.startsWith('<!--', open) ? html.indexOf('-->', open) : html.indexOf('>', open)
    // A mark that is never closed is no mark, and what follows it no words.
    if (close === -1) break
    const [, end = '', name = ''] = /^<(\/?)([a-z][a-z0-9]*)/i.exec(html.slice(open, open + 24)) ?? []
    const tag = name.toLowerCase()
    if (silent) {
      if (end && tag === silent) silent = null
    } else if (SILENT.has(tag) && !end) silent = tag
    else if (tag === 'li' && !end) text += '\n• '
    else if (tag === 'td' || tag === 'th') text += end ? ' ' : ''
    else if (BREAKS.has(tag)) text += '\n'
    at = close + (html.startsWith('-->', close) ? 3 : 1)
  }
  return decoded(text)
    .split('\n')
    .map((line) => line.replace(/[^\S\n]+/g, ' ').trim())
    .filter((line) => line !== '' && line !== '•')
    .join('\n')
}

const decoded = (text: string): string =>
  text.replace(/&(#[0-9]{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});/gi, (whole, said: string) => {
    if (!said.startsWith('#')) return Object.hasOwn(NAMED, said) ? (NAMED[said] as string) : whole
    const code = /^#x/i.test(said) ? Number.parseInt(said.slice(2), 16) : Number(said.slice(1))
    const plain =
      code >= 0x20 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) && !(code >= 0x7f && code < 0xa0)
    return plain ? String.fromCodePoint(code) : ' '
  })

function accented(name: string, mark: string, letters: string): Record<string, string> {
  return Object.fromEntries([...letters].map((letter) => [`${letter}${name}`, (letter + mark).normalize('NFC')]))
}
