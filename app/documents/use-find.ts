import { useEffect, useMemo, useState } from 'react'
import { findWords, type Hit } from '../rules/word-boxes/find.ts'
import type { PageWords, Word } from '../rules/word-boxes/model.ts'
import { quadsOfWords, textOfWords } from '../rules/word-boxes/selection.ts'
import type { Words } from './use-words.ts'

export type FoundHit = Hit & { before: string; text: string; after: string }
export type Find = ReturnType<typeof useFind>
const WAIT_MS = 250

/** Searching the whole paper by folded words; hits come in reading order. */
export function useFind(words: Words, onShow: (hit: Hit) => void) {
  const [query, setQuery] = useState('')
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
      const hits = findWords(pages as PageWords[], sought).map((hit) =>
        inContext(hit, pages.find((one) => one.page === hit.page)?.words ?? []),
      )
      setState({ hits, sought, busy: false })
    }, WAIT_MS)
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [query, words.all])

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

function inContext(hit: Hit, words: readonly Word[]): FoundHit {
  const text = (from: number, to: number) => (from <= to && to >= 0 ? textOfWords(words, Math.max(0, from), to) : '')
  return {
    ...hit,
    before: text(hit.from - 5, hit.from - 1),
    text: text(hit.from, hit.to),
    after: text(hit.to + 1, Math.min(words.length - 1, hit.to + 6)),
  }
}
