import type { PasteBlock } from '../rules/agenda-paste.ts'

const SILENT = new Set(
  'script style head title template noscript iframe object embed svg math meta link o:p select'.split(' '),
)
const BLOCKS = new Set(
  'p div h1 h2 h3 h4 h5 h6 li ul ol dl dt dd blockquote pre section article header footer main address table caption tr'.split(
    ' ',
  ),
)
/** Deeper than any paper: what nests further is read as words of its last block. */
const DEEPEST = 60

type Open = { level?: number; heading?: number; indent: number }

/**
 * The paragraphs, list items and table rows of pasted HTML. The document must be inert (DOMParser): nothing of it is run, fetched or
 * put on the page; scripts, styles and hidden text are not read.
 */
export function readPastedHtml(document: Document): PasteBlock[] {
  const blocks: PasteBlock[] = []
  let text = ''
  let open: Open = { indent: 0 }
  const close = () => {
    const words = text
    text = ''
    if (words.trim() === '') return
    blocks.push({ kind: 'line', text: words, ...open })
    // A second paragraph of one list item says more of it; it is no item of its own.
    delete open.level
  }
  const walk = (node: Node, list: number, depth: number) => {
    if (node.nodeType === 3) {
      text += (node.nodeValue ?? '').replace(/[\t\r\n\f ]+/g, ' ')
      return
    }
    if (node.nodeType !== 1 || depth > DEEPEST) return
    const element = node as Element
    const name = element.localName.toLowerCase()
    const style = styleOf(element)
    if (SILENT.has(name) || isHidden(style)) return
    if (name === 'br') {
      text += '\n'
      return
    }
    if (name === 'tr') {
      close()
      const row = rowOf(element)
      if (row) blocks.push(row)
      return
    }
    const block = BLOCKS.has(name)
    const within = name === 'ol' || name === 'ul' ? list + 1 : list
    const before = open
    if (block) {
      close()
      open = opened(element, name, style, within, open)
    }
    for (const child of element.childNodes) walk(child, within, depth + 1)
    if (block) {
      close()
      // What follows a nested block in an item belongs to the item, and is none.
      open = name === 'ol' || name === 'ul' ? { indent: before.indent } : before
    } else if (name === 'span' && /mso-tab-count/i.test(style)) text += '\t'
  }
  walk(document.body, -1, 0)
  close()
  return blocks
}

function opened(element: Element, name: string, style: string, list: number, around: Open): Open {
  const indent = around.indent + indentOf(style)
  const heading = /^h([1-6])$/.exec(name)?.[1]
  const word = /mso-list:\s*\S+\s+level(\d)/i.exec(style)?.[1]
  if (word !== undefined) return { level: Number(word) - 1, indent }
  // Google Docs says the level in words, for its lists are not nested as they should be.
  const said = Number(element.getAttribute('aria-level') ?? 0)
  if (name === 'li') return { level: said > 0 ? said - 1 : Math.max(0, list), indent }
  // The paragraph of a list item is the item.
  if (around.level !== undefined && (name === 'p' || name === 'div' || heading)) return around
  return heading ? { heading: Number(heading), indent } : { indent }
}

function rowOf(element: Element): PasteBlock | null {
  const cells = [...element.children].filter((child) => /^t[dh]$/i.test(child.localName))
  const words = cells.map(wordsOf)
  if (words.every((cell) => cell.trim() === '')) return null
  // A table of one column is no table, only a frame around lines.
  if (cells.length === 1) return { kind: 'line', text: words[0] as string, indent: 0 }
  const levels = [...element.querySelectorAll('[style*="mso-list"], [data-style*="mso-list"]')].flatMap((one) => {
    const level = /mso-list:\s*\S+\s+level(\d)/i.exec(styleOf(one))?.[1]
    return level ? [Number(level) - 1] : []
  })
  const [level] = levels
  return { kind: 'row', cells: words, ...(level !== undefined && { level }) }
}

function wordsOf(cell: Element): string {
  let text = ''
  const walk = (node: Node, depth: number) => {
    if (node.nodeType === 3) text += (node.nodeValue ?? '').replace(/\s+/g, ' ')
    if (node.nodeType !== 1 || depth > DEEPEST) return
    const element = node as Element
    const name = element.localName.toLowerCase()
    if (SILENT.has(name) || isHidden(styleOf(element))) return
    if (BLOCKS.has(name) || name === 'br') text += '\n'
    for (const child of element.childNodes) walk(child, depth + 1)
    if (BLOCKS.has(name)) text += '\n'
  }
  walk(cell, 0)
  return text.replace(/\s*\n\s*/g, '\n').trim()
}

/** Under its own name, or the one that read-clipboard.ts gives it. */
const styleOf = (element: Element): string => element.getAttribute('data-style') ?? element.getAttribute('style') ?? ''

/** Word writes the mark of a list item as words of it, to be left alone by programs that number themselves. */
const isHidden = (style: string): boolean => /mso-list:\s*ignore|display:\s*none|mso-hide:\s*all/i.test(style)

/** In points, of either side: in Arabic it is the right. */
function indentOf(style: string): number {
  let indent = 0
  for (const [, size, unit] of style.matchAll(
    /(?:margin|padding)-(?:left|right|inline-start):\s*([\d.]+)(pt|px|in|cm|em)/gi,
  ))
    indent = Math.max(indent, Number(size) * (UNITS[(unit as string).toLowerCase()] ?? 1))
  return Math.round(indent)
}

const UNITS: Record<string, number> = { pt: 1, px: 0.75, in: 72, cm: 28.35, em: 12 }
