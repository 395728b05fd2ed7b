// A plain text as blocks of an agenda: its indentation, and the columns that a spreadsheet separates by tabs. Source: preparing a
// sitting (paste an agenda from a word processor).
import type { PasteBlock } from './agenda-paste.ts'

const TAB = 4

export function blocksOfText(text: string): PasteBlock[] {
  const lines = text.split(/\r\n?|\n|\u2028|\u2029/).filter((line) => line.trim() !== '')
  const widths = lines.map((line) => line.trim().split('\t').length)
  // One tab stands between a mark and its words; two in every line are columns.
  const columns = lines.length > 1 && widths.every((width) => width >= 3)
  return lines.map((line) =>
    columns ? { kind: 'row', cells: line.split('\t') } : { kind: 'line', text: line, indent: indentOf(line) },
  )
}

function indentOf(line: string): number {
  let width = 0
  for (const char of /^\s*/.exec(line)?.[0] ?? '') width += char === '\t' ? TAB - (width % TAB) : 1
  return width
}
