import { type ComponentType, useMemo } from 'react'
import type { ReaderPage } from '../../server/documents/load-reader.ts'
import { hasPlace } from '../annotations/carried.ts'
import type { NoteView } from '../annotations/note-book.ts'
import { pageReference } from '../rules/page-reference.ts'
import type { Hand } from './hands.tsx'
import type { beforeMeasured } from './page-layout.ts'
import { type OverPage, PageView } from './page-view.tsx'
import type { useFind } from './use-find.ts'
import type { Tool } from './use-gestures.ts'
import type { useNoteActs } from './use-note-acts.ts'
import type { usePdf } from './use-pdf.ts'
import type { useSelection } from './use-selection.ts'
import type { useViewport } from './use-viewport.ts'
import type { useWords } from './use-words.ts'

const NO_NOTES: readonly NoteView[] = []
const NO_HANDS: readonly Hand[] = []
const NO_HITS: readonly { quads: readonly number[][]; current: boolean }[] = []

type Props = {
  paper: ReaderPage['paper']
  pdf: ReturnType<typeof usePdf>['pdf']
  viewport: ReturnType<typeof useViewport>
  unmeasured: ReturnType<typeof beforeMeasured>
  words: ReturnType<typeof useWords>['of']
  notes: readonly NoteView[]
  numbers: Map<string, number>
  hand: ReturnType<typeof useNoteActs>
  find: ReturnType<typeof useFind>
  hands: Map<number, Hand[]>
  tool: Tool
  fingerDraws: boolean
  inkClass: string
  selection: ReturnType<typeof useSelection>
  over: ComponentType<OverPage> | undefined
}

/** The pages near the one that is read, each with its words, notes and hands; the others are room alone. */
export function PagesInSight({
  paper,
  pdf,
  viewport,
  unmeasured,
  words,
  notes,
  numbers,
  hand,
  find,
  hands,
  tool,
  fingerDraws,
  inkClass,
  selection,
  over,
}: Props) {
  // Without a place in this version a note is in the panel, and on no page.
  const byPage = useMemo(() => Map.groupBy(notes.filter(hasPlace), (note) => note.page), [notes])
  return viewport.near.map((page) => {
    const placed = viewport.layout.pages[page - 1]
    const size = paper.sizes[page - 1]
    if (!placed || !size) return null
    return (
      <PageView
        key={page}
        pdf={pdf}
        placed={placed}
        measured={viewport.ready}
        unmeasured={unmeasured(page)}
        size={size}
        scale={viewport.scale}
        turned={viewport.turnedBy(page)}
        reference={pageReference(paper.reference, page)}
        words={words(page)}
        notes={byPage.get(page) ?? NO_NOTES}
        numbers={numbers}
        chosenNote={hand.chosen}
        draft={hand.draft?.page === page ? hand.draft : null}
        hits={find.sought ? hitsOn(find, page, words(page)) : NO_HITS}
        hands={hands.get(page) ?? NO_HANDS}
        tool={tool}
        fingerDraws={fingerDraws}
        inkClass={inkClass}
        selection={selection}
        acts={hand.acts}
        over={over}
      />
    )
  })
}

function hitsOn(find: ReturnType<typeof useFind>, page: number, words: Parameters<typeof find.quadsOf>[1]) {
  return find.quadsOf(page, words).map(({ hit, quads }) => ({ quads, current: hit === find.currentHit }))
}
