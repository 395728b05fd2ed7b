import { useCallback, useMemo, useState } from 'react'
import type { Quad, Word } from '../rules/word-boxes/model.ts'
import { quadsOfWords, textOfWords } from '../rules/word-boxes/selection.ts'

/** Words `anchor` to `focus` of a page, in either order: `focus` is the end that moves. */
export type Chosen = { page: number; anchor: number; focus: number }
export type Selection = ReturnType<typeof useSelection>

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

  /** By keys: one word on or back in reading order, or to the line above or below. */
  const step = useCallback(
    (key: 'next' | 'previous' | 'down' | 'up', extend: boolean) => {
      setChosen((now) => {
        const list = now && wordsOf(now.page)
        if (!now || !list) return now
        const focus =
          key === 'down' || key === 'up' ? lineStep(list, now.focus, key) : now.focus + (key === 'next' ? 1 : -1)
        if (focus < 0 || focus >= list.length) return now
        return { ...now, focus, anchor: extend ? now.anchor : focus }
      })
    },
    [wordsOf],
  )
  return {
    chosen,
    text,
    quads,
    start: useCallback((page: number, word: number) => setChosen({ page, anchor: word, focus: word }), []),
    extend: useCallback(
      (word: number) => setChosen((now) => (now && now.focus !== word ? { ...now, focus: word } : now)),
      [],
    ),
    clear: useCallback(() => setChosen(null), []),
    step,
  }
}

/** The word of the next or previous line that stands nearest above or below. */
function lineStep(words: readonly Word[], at: number, way: 'down' | 'up'): number {
  const here = words[at]
  const middle = (word: Word | undefined) => ((word?.quads[0]?.[0] ?? 0) + (word?.quads[0]?.[2] ?? 0)) / 2
  const line = (here?.line ?? 0) + (way === 'down' ? 1 : -1)
  let best = at
  let away = Number.POSITIVE_INFINITY
  words.forEach((word, index) => {
    if (word.line !== line) return
    const distance = Math.abs(middle(word) - middle(here))
    if (distance < away) {
      away = distance
      best = index
    }
  })
  return best
}
