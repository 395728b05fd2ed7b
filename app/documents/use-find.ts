import { useEffect, useMemo, useRef, useState } from 'react'
import { type Hit, searchText } from '../rules/word-boxes/find.ts'
import type { PageWords, Word } from '../rules/word-boxes/model.ts'
import { inContext, quadsOfWords, type WordsAround } from '../rules/word-boxes/selection.ts'
import type { Words } from './use-words.ts'

export type FoundHit = Hit & WordsAround
/** A place of the pack that was found before this paper was opened. */
export type Sought = { query: string; page: number; word: number }
export type Find = ReturnType<typeof useFind>
const WAIT_MS = 250

/** Its very word, or the first on its page where the search that led here counts by pages; -1 for none. */
function placeIn(hits: readonly Hit[], { page, word }: Sought): number {
  const exact = hits.findIndex((hit) => hit.page === page && hit.from === word)
  return exact >= 0 ? exact : hits.findIndex((hit) => hit.page === page)
}

/** Searching the whole paper by folded words, or by their forms where they do not stand as they are typed; hits come in reading order. */
export function useFind(words: Words, before: Sought | undefined, onShow: (hit: Hit) => void) {
  const [query, setQuery] = useState(before?.query ?? '')
  const latest = useRef(onShow)
  latest.current = onShow
  const [state, setState] = useState<{ hits: FoundHit[]; sought: string; busy: boolean }>({
    hits: [],
    sought: '',
    busy: false,
  })
  const [current, setCurrent] = useState(-1)

  useEffect(() => {
    const sought = query.trim()
    setCurrent(-1)
    if (sought.length < 2) {
      setState({ hits: [], sought: '', busy: false })
      return
    }
    let gone = false
    setState((now) => ({ ...now, busy: true }))
    const timer = setTimeout(async () => {
      const pages = await words.all()
      if (gone) return
      const hits = searchText(pages as PageWords[], sought).map((hit) => ({
        ...hit,
        ...inContext(pages.find((one) => one.page === hit.page)?.words ?? [], hit),
      }))
      setState({ hits, sought, busy: false })
      const at = before && sought === before.query ? placeIn(hits, before) : -1
      if (at >= 0) {
        setCurrent(at)
        latest.current(hits[at] as Hit)
      }
    }, WAIT_MS)
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [query, words.all, before])

  const show = (index: number) => {
    const hit = state.hits[index]
    if (!hit) return
    setCurrent(index)
    onShow(hit)
  }
  const quadsOf = useMemo(() => {
    const byPage = new Map<number, FoundHit[]>()
    for (const hit of state.hits) byPage.set(hit.page, [...(byPage.get(hit.page) ?? []), hit])
    return (page: number, list: readonly Word[] | undefined) =>
      list ? (byPage.get(page) ?? []).map((hit) => ({ hit, quads: quadsOfWords(list, hit.from, hit.to) })) : []
  }, [state.hits])

  return {
    query,
    setQuery,
    ...state,
    current,
    currentHit: state.hits[current] ?? null,
    show,
    next: () => show(state.hits.length === 0 ? -1 : (current + 1) % state.hits.length),
    previous: () => show(state.hits.length === 0 ? -1 : (current - 1 + state.hits.length) % state.hits.length),
    quadsOf,
  }
}
