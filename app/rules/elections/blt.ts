// Reads and writes the BLT format in which ranked elections are exchanged: a line "candidates seats", withdrawn candidates as negative
// numbers, one line a ballot ("count first second … 0"), a line "0", then the names and the title in quotes. "=" joins equals,
// "-" is a place left out, "#" begins a comment. Source: the format of OpenSTV and its relatives (Hill, Voting matters).
import { ok, type Result, refuse } from '../result.ts'
import type { Election, RankedBallot } from './election.ts'

export const BLT_LIMITS = { characters: 64 * 1024 * 1024, candidates: 1_000, seats: 1_000, line: 65_536 }

/** Refuses with `blt_malformed` and the number of the line, counted from 1. */
export function parseBlt(text: string): Result<Election> {
  if (text.length > BLT_LIMITS.characters) return refuse('blt_too_large')
  const wrong = (line: number, why: string) => refuse('blt_malformed', { line: String(line), why })
  const raw = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)
  // A pattern that is matched against millions of characters runs out of stack.
  const long = raw.findIndex(({ length }) => length > BLT_LIMITS.line)
  if (long >= 0) return wrong(long + 1, 'long')
  const lines = raw
    .map((line, place) => ({ number: place + 1, text: withoutComment(line).trim() }))
    .filter((line) => line.text !== '')
  const end = lines.at(-1)?.number ?? 1
  const [head] = lines
  const counts = /^(\d{1,9})\s+(\d{1,9})$/.exec(head?.text ?? '')
  if (!head || !counts) return wrong(head?.number ?? 1, 'head')
  const [size, seats] = [Number(counts[1]), Number(counts[2])]
  if (size < 1 || size > BLT_LIMITS.candidates) return wrong(head.number, 'candidates')
  if (seats < 1 || seats > size) return wrong(head.number, 'seats')
  const withdrawn: number[] = []
  const ballots: RankedBallot[] = []
  let at = 1
  for (; at < lines.length; at++) {
    const line = lines[at] as { number: number; text: string }
    if (/^(-\d+\s*)+$/.test(line.text) && ballots.length === 0) {
      const gone = line.text.split(/\s+/).map((word) => -Number(word))
      if (gone.some((candidate) => candidate < 1 || candidate > size)) return wrong(line.number, 'candidate')
      withdrawn.push(...gone)
      continue
    }
    if (line.text === '0') break
    const ballot = parseBallot(line.text, size)
    if (typeof ballot === 'string') return wrong(line.number, ballot)
    ballots.push(ballot)
  }
  if (at >= lines.length) return wrong(end, 'end')
  const quoted = lines.slice(at + 1)
  const names: string[] = []
  for (const { number, text } of quoted) {
    const name = /^"((?:[^"\\]|\\.)*)"$/.exec(text)
    if (!name) return wrong(number, 'name')
    names.push((name[1] as string).replace(/\\(.)/g, '$1'))
  }
  if (names.length < size || names.length > size + 1) return wrong(end, 'names')
  const candidates = names.slice(0, size)
  return ok({ title: names[size] ?? '', candidates, seats, withdrawn: [...new Set(withdrawn)], ballots })
}

/** `parseBlt` reads it back: the same election. */
export function formatBlt({ title, candidates, seats, withdrawn, ballots }: Election): string {
  const quoted = (text: string) => `"${text.replace(/[\\"]/g, '\\$&').replace(/\s+/g, ' ')}"`
  const lines = [
    `${candidates.length} ${seats}`,
    ...(withdrawn.length > 0 ? [withdrawn.map((candidate) => `-${candidate}`).join(' ')] : []),
    ...ballots.map(({ count, places }) => [count, ...places.map(placeText), '0'].join(' ')),
    '0',
    ...candidates.map(quoted),
    quoted(title),
  ]
  return `${lines.join('\n')}\n`
}

const placeText = (place: readonly number[]): string => (place.length === 0 ? '-' : place.join('='))

/** A ballot, or why it is none. An identifier in brackets before it, as some programs write, is passed over. */
function parseBallot(text: string, size: number): RankedBallot | string {
  const words = text.replace(/^\([^)]*\)\s*/, '').split(/\s+/)
  const [count, ...rest] = words
  if (!/^[1-9]\d{0,15}$/.test(count ?? '')) return 'count'
  if (rest.pop() !== '0') return 'ending'
  const seen = new Set<number>()
  const places: number[][] = []
  for (const word of rest) {
    if (word === '-') {
      places.push([])
      continue
    }
    const place: number[] = []
    for (const each of word.split('=')) {
      const candidate = /^[1-9]\d{0,8}$/.test(each) ? Number(each) : 0
      if (candidate < 1 || candidate > size) return 'candidate'
      if (seen.has(candidate)) return 'twice'
      seen.add(candidate)
      place.push(candidate)
    }
    places.push(place)
  }
  return { count: BigInt(count as string), places }
}

/** A "#" inside a quoted name is part of the name. */
function withoutComment(line: string): string {
  const [code = line] = /^(?:[^"#]|"(?:[^"\\]|\\.)*")*/.exec(line) ?? []
  return line[code.length] === '#' ? code : line
}
