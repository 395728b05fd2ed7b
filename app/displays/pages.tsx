import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useReader, useT } from '../i18n/use-reader.ts'

/** Text is set large, then smaller, but never below the size that is read from the back of the room; then it is turned like pages. */
const SIZES = [1.4, 1.25, 1.1, 1]
/** So many words are read in a second from a wall, and a page stays for at least so long. */
const WORDS_A_SECOND = 2.5
const SHORTEST_MS = 8_000

type PagesProps = {
  children: ReactNode
  /** Names what is shown: with another, the pages begin again. */
  of: string
}

/** Fills its box and cuts nothing: lines flow into columns as wide as the box, of which one is shown at a time. */
export function Pages({ children, of }: PagesProps) {
  const t = useT('displays')
  const reader = useReader()
  const box = useRef<HTMLDivElement>(null)
  const flow = useRef<HTMLDivElement>(null)
  const [pages, setPages] = useState(1)
  const [page, setPage] = useState(0)
  const [ms, setMs] = useState(SHORTEST_MS)

  // biome-ignore lint/correctness/useExhaustiveDependencies: other contents are measured again
  useEffect(() => {
    const measure = () => {
      const [outer, inner] = [box.current, flow.current]
      if (!outer || !inner) return
      const gap = Number.parseFloat(getComputedStyle(inner).columnGap) || 0
      let found = 1
      for (const size of SIZES) {
        inner.style.fontSize = `${size}rem`
        found = Math.max(1, Math.round((inner.scrollWidth + gap) / (inner.clientWidth + gap)))
        if (found === 1) break
      }
      const words = (inner.textContent ?? '').split(/\s+/).length
      setPages(found)
      setMs(Math.max(SHORTEST_MS, (1_000 * words) / found / WORDS_A_SECOND))
      setPage((before) => Math.min(before, found - 1))
    }
    measure()
    const observer = new ResizeObserver(measure)
    if (box.current) observer.observe(box.current)
    void document.fonts.ready.then(measure)
    return () => observer.disconnect()
  }, [of, children])

  // biome-ignore lint/correctness/useExhaustiveDependencies: another text begins at its first page
  useEffect(() => {
    setPage(0)
    if (pages < 2) return
    const timer = setInterval(() => setPage((before) => (before + 1) % pages), ms)
    return () => clearInterval(timer)
  }, [of, pages, ms])

  return (
    <div className="pages">
      <div className="pages-box" ref={box}>
        <div className="pages-flow" ref={flow} style={{ '--page': page } as React.CSSProperties}>
          {children}
        </div>
      </div>
      {pages > 1 ? (
        <p className="pages-at num">{t('page', { page: reader.digits(page + 1), pages: reader.digits(pages) })}</p>
      ) : null}
    </div>
  )
}
