import { useCallback, useEffect, useRef, useState } from 'react'
import type { Word } from '../rules/word-boxes/model.ts'
import type { PackSource } from './pack-source.ts'

const AT_ONCE = 10
/** Blocks on either side of the reader that are kept; a long paper's words would be held for ever otherwise. */
const KEPT = 2

export type Words = {
  /** Words of a page in reading order; undefined until they are here. */
  of: (page: number) => readonly Word[] | undefined
  /** Reads on until every page is here; for searching. */
  all: () => Promise<{ page: number; words: readonly Word[] }[]>
}

/** The words of the pages near the reader, and of the others when they are searched. */
export function useWords(source: PackSource, pages: number, near: readonly number[]): Words {
  const store = useRef(new Map<number, readonly Word[]>())
  const asked = useRef(new Map<number, Promise<void>>())
  const stop = useRef<AbortController | null>(null)
  const searching = useRef(0)
  const [, setVersion] = useState(0)

  const load = useCallback(
    (block: number): Promise<void> => {
      const known = asked.current.get(block)
      if (known) return known
      const from = block * AT_ONCE + 1
      stop.current ??= new AbortController()
      const { signal } = stop.current
      const loading = source.words(from, Math.min(pages, from + AT_ONCE - 1), signal).then(
        (found) => {
          for (const { page, words } of found) store.current.set(page, words as unknown as Word[])
          setVersion((n) => n + 1)
        },
        () => void asked.current.delete(block),
      )
      asked.current.set(block, loading)
      return loading
    },
    [source, pages],
  )

  // biome-ignore lint/correctness/useExhaustiveDependencies: another source is another paper
  useEffect(
    () => () => {
      stop.current?.abort()
      stop.current = null
      store.current = new Map()
      asked.current = new Map()
    },
    [source],
  )
  const blocks = [...new Set(near.map((page) => Math.floor((page - 1) / AT_ONCE)))].join(' ')
  useEffect(() => {
    if (blocks === '') return
    const here = blocks.split(' ').map(Number)
    for (const block of here) void load(block)
    for (const block of searching.current > 0 ? [] : asked.current.keys()) {
      if (here.some((one) => Math.abs(one - block) <= KEPT)) continue
      asked.current.delete(block)
      for (let page = block * AT_ONCE + 1; page <= (block + 1) * AT_ONCE; page++) store.current.delete(page)
    }
  }, [blocks, load])

  const all = useCallback(async () => {
    searching.current += 1
    for (let block = 0; block * AT_ONCE < pages; block++) await load(block)
    searching.current -= 1
    return [...store.current].sort(([a], [b]) => a - b).map(([page, words]) => ({ page, words }))
  }, [load, pages])
  const of = useCallback((page: number) => store.current.get(page), [])
  return { of, all }
}
