import type { PDFDocumentProxy } from 'pdfjs-dist'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useReader, useT } from '../i18n/use-reader.ts'
import { pageReference } from '../rules/page-reference.ts'
import { sidesOf } from './page-layout.ts'
import { useThumbnail } from './use-thumbnail.ts'
import type { Viewport } from './use-viewport.ts'

const WIDTH = 128
/** Below a picture stands its reference. */
const CAPTION = 36

type ThumbsPanelProps = { pdf: PDFDocumentProxy | null; reference: string; viewport: Viewport }

/** The pages in small, two beside each other; only those in sight are there. Keys move through them, Enter opens. */
export function ThumbsPanel({ pdf, reference, viewport }: ThumbsPanelProps) {
  const t = useT('documents')
  const reader = useReader()
  const list = useRef<HTMLDivElement>(null)
  const [view, setView] = useState({ top: 0, height: 800 })
  const [at, setAt] = useState(viewport.page)
  const { rows, height } = rowsOf(viewport.sizes)
  const rowOf = (page: number) => rows[Math.floor((page - 1) / 2)]
  const show = (page: number) => {
    const [row, element] = [rowOf(page), list.current]
    if (!row || !element) return
    if (row.top < element.scrollTop) element.scrollTop = row.top
    const below = row.top + row.height - element.clientHeight
    if (below > element.scrollTop) element.scrollTop = below
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another page moves the list
  useEffect(() => {
    setAt(viewport.page)
    show(viewport.page)
  }, [viewport.page])

  const key = (event: KeyboardEvent) => {
    const on = reader.direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
    const back = reader.direction === 'rtl' ? 'ArrowRight' : 'ArrowLeft'
    const steps: Record<string, number> = {
      [on]: 1,
      [back]: -1,
      ArrowDown: 2,
      ArrowUp: -2,
      PageDown: 8,
      PageUp: -8,
      Home: -viewport.sizes.length,
      End: viewport.sizes.length,
    }
    const step = steps[event.key]
    if (step === undefined) return
    event.preventDefault()
    const next = Math.min(viewport.sizes.length, Math.max(1, at + step))
    setAt(next)
    show(next)
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-thumb="${next}"]`)?.focus())
  }
  const seen = rows.filter((row) => row.top < view.top + view.height && row.top + row.height > view.top)
  const kept = rowOf(at)
  const drawn = kept && !seen.includes(kept) ? [...seen, kept] : seen
  return (
    <section className="thumbs" aria-label={t('thumbs.title')}>
      <h2>{t('thumbs.title')}</h2>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys of the buttons within */}
      <div
        className="thumb-list"
        ref={list}
        onKeyDown={key}
        onScroll={({ currentTarget: { scrollTop, clientHeight } }) => setView({ top: scrollTop, height: clientHeight })}
      >
        <div style={{ blockSize: height }}>
          {drawn
            .flatMap((row) => row.pages.map((page) => ({ row, page })))
            .map(({ row, page }) => (
              <button
                key={page}
                type="button"
                className={page % 2 === 1 ? 'thumb' : 'thumb second'}
                data-thumb={page}
                style={{ insetBlockStart: row.top, blockSize: row.height }}
                tabIndex={page === at ? 0 : -1}
                aria-label={t('page.label', { reference: reader.digits(pageReference(reference, page)) })}
                aria-current={page === viewport.page ? 'page' : undefined}
                onClick={() => viewport.goToPage(page)}
              >
                <Picture pdf={pdf} page={page} size={viewport.sizes[page - 1]} turned={viewport.turnedBy(page)} />
                <span className="num note">{reader.digits(pageReference(reference, page))}</span>
              </button>
            ))}
        </div>
      </div>
    </section>
  )
}

type PictureProps = {
  pdf: PDFDocumentProxy | null
  page: number
  size: readonly [number, number, number] | undefined
  turned: number
}

function Picture({ pdf, page, size = [595, 842, 0], turned }: PictureProps) {
  const { width, height } = pictureOf(size)
  const picture = useThumbnail(pdf, page, width, turned)
  return (
    <span className="picture" style={{ inlineSize: width, blockSize: height }}>
      {picture ? <img src={picture} alt="" width={width} height={height} /> : null}
    </span>
  )
}

/** As wide as its column, but a tall page no taller than an ordinary one. */
function pictureOf(size: readonly [number, number, number]): { width: number; height: number } {
  const [w, h] = sidesOf([...size])
  const scale = Math.min(WIDTH / w, (1.5 * WIDTH) / h)
  return { width: Math.round(w * scale), height: Math.round(h * scale) }
}

function rowsOf(sizes: readonly (readonly [number, number, number])[]) {
  const rows: { top: number; height: number; pages: number[] }[] = []
  let top = 0
  for (let first = 1; first <= sizes.length; first += 2) {
    const pages = [first, first + 1].filter((page) => page <= sizes.length)
    const height = CAPTION + Math.max(...pages.map((page) => pictureOf(sizes[page - 1] ?? [595, 842, 0]).height))
    rows.push({ top, height, pages })
    top += height
  }
  return { rows, height: top }
}
