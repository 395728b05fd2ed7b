// A revision as it is read: the new version's paragraphs with what came and what went marked in them, those that are the same
// folded, and the places that are held beside each other when both are looked at. Source: the house's paper rules, "What changed
// since you read it". Made of the comparison by words alone, so nothing is told here that it does not tell.

import type { Direction, PageWords, Word } from '../word-boxes/model.ts'
import { directionOf, paragraphOfWords } from '../word-boxes/page-blocks.ts'
import { textOfWords } from '../word-boxes/selection.ts'
import { type Anchor, anchorsOf } from './anchors.ts'
import { changesIn, holdTogether, type TextChange } from './compare-texts.ts'
import { type Part, shortened } from './passage-parts.ts'
import { runningLines } from './running-lines.ts'

/** `changes` are places in the list of changes; `page` is in the new version, or in the old one where all of it went. */
export type ChangedPassage = {
  kind: 'changed'
  side: 'old' | 'new'
  page: number
  dir: Direction
  parts: Part[]
  changes: number[]
}
export type Passage = { kind: 'same'; paragraphs: number; from: number; to: number } | ChangedPassage
/** In words; a word put in another's place counts in both `added` and `removed`, and once in `changed`. */
export type Counts = { kept: number; added: number; removed: number; moved: number; changed: number }
export type Redline = { changes: TextChange[]; passages: Passage[]; anchors: Anchor[]; counts: Counts }

export function redline(old: readonly PageWords[], fresh: readonly PageWords[]): Redline {
  const held = holdTogether(old, fresh)
  const { kept, changes } = changesIn(held, old, fresh)
  return {
    changes,
    passages: passagesOf(old, fresh, changes),
    anchors: anchorsOf(held, old, fresh),
    counts: countsOf(kept, changes),
  }
}

export function countsOf(kept: number, changes: readonly TextChange[]): Counts {
  const counts: Counts = { kept, added: 0, removed: 0, moved: 0, changed: 0 }
  for (const change of changes) {
    const [gone, come] = ['old' in change ? change.old.words : 0, 'new' in change ? change.new.words : 0]
    counts.changed += Math.max(gone, come)
    if (change.kind === 'moved') counts.moved += come
    else {
      counts.removed += gone
      counts.added += come
    }
  }
  return counts
}

/** What is told at a word: the change it came with, and what went before or behind it. */
type Marks = { come: Int32Array; before: Map<number, number[]>; behind: Map<number, number[]> }

function passagesOf(old: readonly PageWords[], fresh: readonly PageWords[], changes: readonly TextChange[]): Passage[] {
  const marks = marksOn(fresh, changes)
  const oldParagraphs = new Map(old.map(({ page, words }) => [page, { words, of: paragraphOfWords(words) }]))
  const passages: Passage[] = []
  const add = (passage: ChangedPassage | { page: number }) => {
    const last = passages.at(-1)
    if ('kind' in passage) passages.push({ ...passage, parts: shortened(passage.parts) })
    else if (last?.kind === 'same') Object.assign(last, { paragraphs: last.paragraphs + 1, to: passage.page })
    else passages.push({ kind: 'same', paragraphs: 1, from: passage.page, to: passage.page })
  }
  const gone = (change: number): Part => ({ kind: 'gone', text: oldText(changes[change]), change })
  const addGone = (change: number) => {
    for (const paragraph of paragraphsIn(changes[change], oldParagraphs))
      add({ ...paragraph, parts: [{ kind: 'gone', text: paragraph.text, change }], changes: [change] })
  }
  const running = runningWords(fresh)
  for (const change of marks.atStart) addGone(change)
  for (const { page, words } of fresh) {
    const { come, before, behind } = marks.of(page)
    const hidden = running(page, words)
    const paragraphs = paragraphOfWords(words)
    for (const [from, end] of stretches(paragraphs)) {
      const parts: Part[] = []
      const apart: number[] = []
      for (let at = from; at < end; at++) {
        for (const change of before.get(at) ?? []) parts.push(gone(change))
        addWord(parts, words[at]!.text, come[at]!)
        for (const change of behind.get(at) ?? [])
          if (at === end - 1 && isWhole(changes[change], oldParagraphs)) apart.push(change)
          else parts.push(gone(change))
      }
      const told = [...new Set(parts.flatMap((part) => ('change' in part ? [part.change] : [])))]
      if (told.length > 0)
        add({ kind: 'changed', side: 'new', page, dir: directionOf(words.slice(from, end)), parts, changes: told })
      else if (!hidden(from)) add({ page })
      for (const change of apart) addGone(change)
    }
  }
  return passages
}

function marksOn(fresh: readonly PageWords[], changes: readonly TextChange[]) {
  const pages = new Map<number, Marks>(
    fresh.map(({ page, words }) => [
      page,
      { come: new Int32Array(words.length).fill(-1), before: new Map(), behind: new Map() },
    ]),
  )
  const of = (page: number) => pages.get(page) as Marks
  const atStart: number[] = []
  const put = (map: Map<number, number[]>, at: number, change: number) => map.set(at, [...(map.get(at) ?? []), change])
  changes.forEach((change, index) => {
    if ('new' in change) for (const { page, from, to } of change.new.parts) of(page).come.fill(index, from, to + 1)
    const first = 'new' in change ? change.new.parts[0] : undefined
    if (change.kind === 'reworded' && first) put(of(first.page).before, first.from, index)
    if (change.kind !== 'deleted') return
    if (change.after) put(of(change.after.page).behind, change.after.to, index)
    else atStart.push(index)
  })
  return { of, atStart }
}

function addWord(parts: Part[], text: string, change: number): void {
  const last = parts.at(-1)
  if (change < 0 && last?.kind === 'same') last.text += ` ${text}`
  else if (change >= 0 && last?.kind === 'come' && last.change === change) last.text += ` ${text}`
  else parts.push(change < 0 ? { kind: 'same', text } : { kind: 'come', text, change })
}

/** Words of one paragraph each. */
function stretches(paragraphs: Int32Array): [number, number][] {
  const out: [number, number][] = []
  for (let at = 0; at < paragraphs.length; at++) {
    const last = out.at(-1)
    if (last && paragraphs[at] === paragraphs[at - 1]) last[1] = at + 1
    else out.push([at, at + 1])
  }
  return out
}

type Paragraphs = Map<number, { words: readonly Word[]; of: Int32Array }>

const oldText = (change: TextChange | undefined) => (change && 'old' in change ? change.old.text : '')

/** Whether what was deleted is whole paragraphs: then it stands by itself. */
function isWhole(change: TextChange | undefined, paragraphs: Paragraphs): boolean {
  const parts = change && 'old' in change ? change.old.parts : []
  return parts.every(({ page, from, to }) => {
    const of = paragraphs.get(page)?.of
    return of !== undefined && of[from - 1] !== of[from] && of[to + 1] !== of[to]
  })
}

function paragraphsIn(change: TextChange | undefined, paragraphs: Paragraphs) {
  const parts = change && 'old' in change ? change.old.parts : []
  return parts.flatMap(({ page, from, to }) => {
    const known = paragraphs.get(page)
    if (!known) return []
    return stretches(known.of.slice(from, to + 1)).map(([start, end]) => ({
      kind: 'changed' as const,
      side: 'old' as const,
      page,
      dir: directionOf(known.words.slice(from + start, from + end)),
      text: textOfWords(known.words, from + start, from + end - 1),
    }))
  })
}

/** Headers and footers are no paragraphs of the text. */
function runningWords(pages: readonly PageWords[]) {
  const { firsts, repeats } = runningLines(pages)
  const lines = Map.groupBy([...firsts, ...repeats], ({ page }) => page)
  return (page: number, words: readonly Word[]) => {
    const own = new Set(lines.get(page)?.map(({ line }) => line))
    return (at: number) => own.has(words[at]!.line)
  }
}
