// An agenda as it came from a word processor's clipboard, proposed as a tree of items. Decides which lines are items, on which
// level, with which title in which language, how long, and what each is for. No line is lost: what is no item is proposed as
// left out, or kept as the purpose of the item above it. Source: preparing a sitting (paste an agenda and accept the tree);
// vectors of tests/vectors/agenda-paste, written as Word, Google Docs and LibreOffice write.
import { MAX_DEPTH } from './agenda.ts'
import { type Column, readHead, readRow } from './agenda-columns.ts'
import { type ItemKind, inItsLanguage, splitLanguages, takeKind, takeMinutes, type Words } from './agenda-hints.ts'
import { type Marker, takeMarker } from './agenda-markers.ts'

export type PasteBlock =
  | {
      kind: 'line'
      /** A line break inside the paragraph is `\n`. */
      text: string
      /** Of a list, from 0. */
      level?: number
      /** h1 is 1. */
      heading?: number
      /** In points, or in columns of plain text: only compared. */
      indent?: number
    }
  | { kind: 'row'; cells: readonly string[]; level?: number }

export type PastedItem = {
  title: Words
  purpose: Words
  /** From 1; never more than one below the item before it. */
  depth: number
  minutes: number | null
  kind: ItemKind | null
  /** As it was written: nobody knows yet whose seat that is. */
  presenter: string
  /** False for what is probably no item: a heading, a date, a table's head. */
  kept: boolean
}

export function proposeAgenda(blocks: readonly PasteBlock[]): PastedItem[] {
  const lines = readLines(blocks)
  const items = lines.some(isMarked) ? gather(lines) : everyLine(lines)
  return inDepth(besideEachOther(items))
}

type Line = Omit<PastedItem, 'depth' | 'kept'> & {
  text: string
  marker: Marker | null
  level?: number
  heading?: number
  indent: number
  row: boolean
  head: boolean
}
type Placed = PastedItem & { place: number }

function readLines(blocks: readonly PasteBlock[]): Line[] {
  const lines: Line[] = []
  let before: Marker | null = null
  let columns: Column[] | null = null
  for (const block of blocks) {
    const line: Line = block.kind === 'row' ? fromRow(block, columns, before) : fromLine(block, before)
    if (block.kind === 'row') columns = line.head ? readHead(block.cells) : columns
    else columns = null
    if (line.title.ar === '' && line.title.en === '') {
      // A mark and nothing else, or a length and nothing else: kept as it was written.
      const words = inItsLanguage(line.text)
      if (words.ar === '' && words.en === '') continue
      lines.push({ ...line, title: words, head: true })
      continue
    }
    before = line.marker ?? before
    lines.push(line)
  }
  return lines
}

function fromLine(block: Extract<PasteBlock, { kind: 'line' }>, before: Marker | null): Line {
  const text = tidy(block.text)
  const { marker, rest } = takeMarker(text, before)
  const timed = takeMinutes(rest)
  const tagged = takeKind(timed.rest)
  return {
    text,
    marker,
    title: splitLanguages(tagged.rest),
    purpose: { ar: '', en: '' },
    minutes: timed.minutes,
    kind: tagged.kind,
    presenter: '',
    indent: block.indent ?? 0,
    row: false,
    head: false,
    ...(block.level !== undefined && { level: block.level }),
    ...(block.heading !== undefined && { heading: block.heading }),
  }
}

function fromRow(
  { cells, level }: Extract<PasteBlock, { kind: 'row' }>,
  columns: Column[] | null,
  before: Marker | null,
): Line {
  const tidied = cells.map(tidy)
  const text = tidied.filter(Boolean).join(' | ')
  const place = { indent: 0, row: true, ...(level !== undefined && { level }) }
  if (readHead(tidied)) {
    const plain = { purpose: { ar: '', en: '' }, minutes: null, kind: null, presenter: '' }
    return { text, marker: null, title: splitLanguages(text), ...plain, ...place, head: true }
  }
  const row = readRow(tidied, columns, before)
  const ar = takeMinutes(row.title.ar)
  const en = takeMinutes(row.title.en)
  const kinds = [takeKind(ar.rest), takeKind(en.rest)] as const
  return {
    text,
    marker: row.marker,
    title: { ar: kinds[0].rest, en: kinds[1].rest },
    purpose: row.more,
    minutes: row.minutes ?? ar.minutes ?? en.minutes,
    kind: row.kind ?? kinds[0].kind ?? kinds[1].kind,
    presenter: row.presenter,
    ...place,
    head: false,
  }
}

const isMarked = (line: Line): boolean => !line.head && (line.marker !== null || line.level !== undefined || line.row)

/** Marked lines are items; an unmarked one below an item is its other language or its purpose, above the first it is left out. */
function gather(lines: readonly Line[]): Placed[] {
  const items: Placed[] = []
  const headings = lines.filter((line) => line.heading !== undefined && !isMarked(line))
  const shallowest = Math.min(...headings.map((line) => line.heading as number))
  const places = new Places()
  let last: Placed | null = null
  for (const line of lines) {
    const heading = line.heading !== undefined && !isMarked(line)
    // One heading before everything is the paper's own title.
    const isTitle =
      heading && (headings.length === 1 || (line === headings[0] && line === lines[0] && hasDeeper(headings)))
    if (line.head || isTitle) items.push(asItem(line, 0, false))
    else if (isMarked(line) || heading) {
      const place = heading ? places.ofHeading((line.heading as number) - shallowest) : places.of(line)
      last = asItem(line, place, true)
      items.push(last)
    } else if (!last) items.push(asItem(line, 0, false))
    else addBelow(last, line)
  }
  return items
}

const hasDeeper = (headings: readonly Line[]): boolean =>
  headings.some((line) => (line.heading as number) > (headings[0]?.heading as number))

function addBelow(item: PastedItem, line: Line): void {
  for (const language of ['ar', 'en'] as const) {
    const words = line.title[language]
    if (words === '') continue
    const untold = item.purpose.ar === '' && item.purpose.en === ''
    if (untold && item.title[language] === '') item.title = { ...item.title, [language]: words }
    else item.purpose = { ...item.purpose, [language]: [item.purpose[language], words].filter(Boolean).join('\n') }
  }
  item.minutes ??= line.minutes
  item.kind ??= line.kind
}

/** No marks at all: every line is an item, its level by its indent; Arabic and English by turns are one item in two languages. */
function everyLine(lines: readonly Line[]): Placed[] {
  const turns =
    lines.length >= 2 &&
    lines.length % 2 === 0 &&
    lines.every(
      (line, at) =>
        (line.title.ar !== '') !== (line.title.en !== '') && isArabic(line) === isArabic(lines[at % 2] as Line),
    ) &&
    isArabic(lines[0] as Line) !== isArabic(lines[1] as Line)
  const places = new Places()
  const items: Placed[] = []
  for (const [at, line] of lines.entries()) {
    const last = items.at(-1)
    if (turns && at % 2 === 1 && last) addBelow(last, line)
    else items.push(asItem(line, line.head ? 0 : places.ofIndent(line.indent), !line.head))
  }
  return items
}

const isArabic = (item: { title: Words }): boolean => item.title.ar !== ''

/** The whole agenda in one language and then in the other: the same number of items on the same levels. */
function besideEachOther(items: Placed[]): Placed[] {
  const kept = items.filter((item) => item.kept)
  const half = kept.length / 2
  const [first, second] = [kept.slice(0, half), kept.slice(half)]
  const oneTongue = (list: Placed[], arabic: boolean) =>
    list.every((item) => (arabic ? item.title.en : item.title.ar) === '' && isArabic(item) === arabic)
  if (kept.length < 4 || !Number.isInteger(half)) return items
  const arabicFirst = isArabic(kept[0] as Placed)
  if (!oneTongue(first, arabicFirst) || !oneTongue(second, !arabicFirst)) return items
  if (first.some((item, at) => item.place !== second[at]?.place)) return items
  const partners = new Map(first.map((item, at) => [item, second[at] as Placed]))
  return items
    .filter((item) => !second.includes(item))
    .map((item) => {
      const partner = partners.get(item)
      return partner ? joined(item, partner) : item
    })
}

const joined = (one: Placed, two: Placed): Placed => ({
  ...one,
  title: both(one.title, two.title),
  purpose: both(one.purpose, two.purpose),
  minutes: one.minutes ?? two.minutes,
  kind: one.kind ?? two.kind,
})
const both = (one: Words, two: Words): Words => ({
  ar: [one.ar, two.ar].filter(Boolean).join('\n'),
  en: [one.en, two.en].filter(Boolean).join('\n'),
})

/** Levels, from 0, by what was seen before: lists say theirs, a class of marks seen first stands below the one before it. */
class Places {
  #base = 0
  #open: string[] = []
  #indents: number[] = []

  ofHeading(level: number): number {
    this.#open = []
    this.#base = level + 1
    return level
  }

  of({ level, marker, indent, row }: Line): number {
    // A row without a number stands beside the first of its table.
    const unnumbered = row && !marker ? (this.#open[0] ?? 'row') : null
    const key = level === undefined ? (unnumbered ?? keyOf(marker, indent)) : `list ${level}`
    const deeper = marker && level === undefined ? this.#open.findIndex((open) => isDeeperNumber(open, key)) : -1
    const at = level ?? this.#open.indexOf(key)
    if (at >= 0) this.#open.length = Math.min(this.#open.length, at)
    else if (deeper >= 0) this.#open.length = deeper
    this.#open.push(key)
    return this.#base + this.#open.length - 1
  }

  ofIndent(indent: number): number {
    while (this.#indents.length > 0 && (this.#indents.at(-1) as number) >= indent) this.#indents.pop()
    this.#indents.push(indent)
    return this.#indents.length - 1
  }
}

/** Bullets of one shape may stand on several levels; then only their indent tells. */
const keyOf = (marker: Marker | null, indent: number): string =>
  marker?.class.startsWith('bullet') ? `${marker.class} ${indent}` : (marker?.class ?? '')

const isDeeperNumber = (open: string, key: string): boolean =>
  open.startsWith('number ') && key.startsWith('number ') && open > key

const asItem = (line: Line, place: number, kept: boolean): Placed => ({
  title: line.title,
  purpose: line.purpose,
  depth: 1,
  minutes: line.minutes,
  kind: line.kind,
  presenter: line.presenter,
  kept,
  place,
})

function inDepth(items: readonly Placed[]): PastedItem[] {
  let above = 0
  return items.map(({ place, ...item }) => {
    const depth = item.kept ? Math.min(place + 1, above + 1, MAX_DEPTH) : Math.max(1, above)
    if (item.kept) above = depth
    return { ...item, depth }
  })
}

const tidy = (text: string): string =>
  text
    .replace(/[\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u061C]/g, '')
    .replace(/[ \u00A0]+/g, (spaces) => (spaces.length > 1 && spaces.includes('\u00A0') ? '  ' : ' '))
    .replace(/ *\n */g, '\n')
    .trim()
