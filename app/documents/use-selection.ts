import { useCallback, useMemo, useState } from 'react'
import { type CaretKey, caretStep } from '../rules/word-boxes/caret.ts'
import type { Quad, Word } from '../rules/word-boxes/model.ts'
import { quadsOfWords, textOfWords } from '../rules/word-boxes/selection.ts'

/** What chose: a finger and keys are shown the two ends, a finger may take hold of them. */
export type Chooser = 'mouse' | 'touch' | 'keys'
/** Words `anchor` to `focus` of a page, in either order: `focus` is the end that moves. */
export type Chosen = { page: number; anchor: number; focus: number; by: Chooser }
export type Selection = ReturnType<typeof useSelection>
export type End = 'first' | 'last'

/** Text chosen by word boxes. The browser's own selection is never used: it runs against the eye in Arabic. */
export function useSelection(wordsOf: (page: number) => readonly Word[] | undefined) {
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const words = chosen ? wordsOf(chosen.page) : undefined
  const text =
    chosen && words
      ? textOfWords(words, Math.min(chosen.anchor, chosen.focus), Math.max(chosen.anchor, chosen.focus))
      : ''
  const quads = useMemo<Quad[]>(
    () => (chosen && words ? quadsOfWords(words, chosen.anchor, chosen.focus) : []),
    [chosen, words],
  )

  const step = useCallback(
    (key: CaretKey, extend: boolean) => {
      setChosen((now) => {
        const list = now && wordsOf(now.page)
        if (!now || !list) return now
        const focus = caretStep(list, now.focus, key, extend ? now.anchor : now.focus)
        return { ...now, focus, anchor: extend ? now.anchor : focus, by: 'keys' }
      })
    },
    [wordsOf],
  )
  return {
    chosen,
    text,
    quads,
    start: useCallback(
      (page: number, word: number, by: Chooser = 'mouse') => setChosen({ page, anchor: word, focus: word, by }),
      [],
    ),
    extend: useCallback(
      (word: number) => setChosen((now) => (now && now.focus !== word ? { ...now, focus: word } : now)),
      [],
    ),
    /** Takes hold of one end: from now on that one moves and the other stays. */
    hold: useCallback(
      (end: End) =>
        setChosen((now) => {
          if (!now) return now
          const [first, last] = [Math.min(now.anchor, now.focus), Math.max(now.anchor, now.focus)]
          const [anchor, focus] = end === 'first' ? [last, first] : [first, last]
          return { ...now, anchor, focus, by: 'touch' }
        }),
      [],
    ),
    all: useCallback(
      (page: number) => {
        const last = (wordsOf(page)?.length ?? 0) - 1
        if (last >= 0) setChosen({ page, anchor: 0, focus: last, by: 'mouse' })
      },
      [wordsOf],
    ),
    clear: useCallback(() => setChosen(null), []),
    step,
  }
}
