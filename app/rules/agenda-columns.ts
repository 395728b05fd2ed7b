// What the columns of a pasted agenda's table hold: by the words of its head, and where it has none by the shape of each cell.
// Source: agendas laid out as tables, Arabic | English and number | item | presenter | minutes; tests/vectors/agenda-paste.
import { type ItemKind, kindOf, splitLanguages, takeMinutes, type Words } from './agenda-hints.ts'
import { type Marker, takeMarker, westernDigits } from './agenda-markers.ts'
import { fold } from './arabic.ts'

export type Column = 'number' | 'title' | 'presenter' | 'minutes' | 'kind' | 'more'
export type Row = {
  marker: Marker | null
  title: Words
  more: Words
  minutes: number | null
  kind: ItemKind | null
  presenter: string
}

const HEADS: [Column, RegExp][] = [
  ['number', /^(?:no\.?|#|item no\.?|item number|nr\.?|م|ت|رقم|الرقم|رقم البند|الرقم التسلسلي)$/],
  [
    'presenter',
    /^(?:presenter|presented by|speaker|lead|owner|المقدم|مقدم البند|العارض|المتحدث|مقدم الموضوع|الجهه|المسؤول|المسوول)$/,
  ],
  [
    'minutes',
    /^(?:minutes|mins?|duration|time|time \(min\)|duration \(min\)|المده|الزمن|الوقت|الدقايق|المده \(دقيقه\)|المده بالدقايق|الوقت المخصص)$/,
  ],
  ['kind', /^(?:type|kind|action|purpose|for|النوع|نوع البند|الاجراء|الاجراء المطلوب|الغرض)$/],
  [
    'title',
    /^(?:agenda )?(?:items?|subject|topic|title|arabic|english|description)$|^(?:البند|البنود|الموضوع|الموضوعات|العنوان|بنود جدول الاعمال|العربيه|الانجليزيه|بالعربيه|بالانجليزيه|عربي|انجليزي)$/,
  ],
  ['more', /^(?:notes?|remarks|papers?|documents?|attachments?|ملاحظات|المرفقات|الوثايق)$/],
]

/** The columns that a head row names; null for a row that is no head. */
export function readHead(cells: readonly string[]): Column[] | null {
  const columns = cells.map((cell) => {
    const words = fold(cell).replace(/\s+/g, ' ').replace(/:$/, '').trim()
    return HEADS.find(([, pattern]) => pattern.test(words))?.[0] ?? (words === '' ? 'more' : null)
  })
  const named = columns.filter((column, at) => column !== null && cells[at]?.trim() !== '')
  return named.length >= 2 && !columns.includes(null) ? (columns as Column[]) : null
}

export function readRow(cells: readonly string[], head: readonly Column[] | null, before: Marker | null): Row {
  const row: Row = {
    marker: null,
    title: { ar: '', en: '' },
    more: { ar: '', en: '' },
    minutes: null,
    kind: null,
    presenter: '',
  }
  const fits = head !== null && head.length === cells.length
  for (const [at, cell] of cells.entries()) {
    if (cell.trim() === '') continue
    const column = fits ? (head[at] as Column) : columnByShape(cell, at, cells.length)
    if (!place(row, column, cell, before)) addWords(row, cell, before)
  }
  return row
}

/** False where the cell does not hold what its column promises: its words are then kept as words. */
function place(row: Row, column: Column, cell: string, before: Marker | null): boolean {
  switch (column) {
    case 'number': {
      if (row.marker) return false
      const { marker, rest } = takeMarker(closed(cell), before)
      if (!marker || rest !== '') return false
      row.marker = marker
      return true
    }
    case 'minutes': {
      if (row.minutes !== null) return false
      const bare = /^\s*(\d{1,3})\s*$/.exec(westernDigits(cell))
      const { minutes, rest } = bare ? { minutes: Number(bare[1]), rest: '' } : takeMinutes(cell)
      if (minutes === null || minutes > 600 || rest !== '') return false
      row.minutes = minutes
      return true
    }
    case 'kind': {
      const kind = row.kind === null ? kindOf(cell) : null
      if (kind) row.kind = kind
      return kind !== null
    }
    case 'presenter': {
      if (row.presenter !== '') return false
      row.presenter = cell.replace(/\s+/g, ' ').trim()
      return true
    }
    default:
      return false
  }
}

/** The first line of each language is the title; what follows is said of it. */
function addWords(row: Row, cell: string, before: Marker | null): void {
  const { marker, rest } = row.marker ? { marker: null, rest: cell.trim() } : takeMarker(cell, before)
  if (marker) row.marker = marker
  for (const line of (rest || cell).split('\n')) {
    const words = splitLanguages(line)
    for (const language of ['ar', 'en'] as const) {
      if (words[language] === '') continue
      if (row.title[language] === '') row.title[language] = words[language]
      else if (/^[([]/.test(line)) row.title[language] += ` ${words[language]}`
      else row.more[language] = [row.more[language], words[language]].filter(Boolean).join('\n')
    }
  }
}

const columnByShape = (cell: string, at: number, count: number): Column => {
  const western = westernDigits(cell).trim()
  if (at === 0 && count > 1 && /^[([]?\s*\d{1,3}(?:\.\d{1,3})*\s*[.)\]\-–]*$/.test(western)) return 'number'
  if (at > 0 && /^\d{1,3}$/.test(western)) return 'minutes'
  if (takeMinutes(cell).rest === '') return 'minutes'
  return kindOf(cell) ? 'kind' : 'title'
}

/** A number alone in its cell is a mark, with or without its point. */
const closed = (cell: string): string => (/\d\s*$/.test(westernDigits(cell)) ? `${cell.trim()}.` : cell)
