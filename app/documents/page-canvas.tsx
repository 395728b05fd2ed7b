import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'
import { useEffect, useRef } from 'react'
import { drawPage, free } from './draw-page.ts'
import type { PageBox } from './page-matrix.ts'

type PageCanvasProps = {
  /** Null until the paper is open. */
  pdf: PDFDocumentProxy | null
  page: number
  /** CSS pixels a point. */
  scale: number
  /** Turned by the reader, beside the page's own rotation. */
  turned: number
  onBox: (page: number, box: PageBox) => void
}

// React leaves what is inside alone: the first page may be drawn there before the application is.
const OURS = { __html: '' }

/** A page's picture: a fresh canvas for each drawing, shown when it is whole; the old one stays until then. */
export function PageCanvas({ pdf, page, scale, turned, onBox }: PageCanvasProps) {
  const host = useRef<HTMLDivElement>(null)
  const shown = useRef<PDFPageProxy | null>(null)
  useEffect(() => {
    if (!pdf) return
    let gone = false
    let stop = () => {}
    const show = async () => {
      const proxy = await pdf.getPage(page)
      if (gone || !host.current) return
      shown.current = proxy
      onBox(page, proxy.view as PageBox)
      const { canvas, draw } = drawPage(proxy, scale, turned)
      if (isDrawn(host.current, canvas, turned)) return free(canvas)
      const { done, cancel } = draw()
      stop = () => {
        cancel()
        if (!canvas.isConnected) free(canvas)
      }
      await done
      if (gone) return
      for (const old of host.current.querySelectorAll('canvas')) free(old)
      host.current.replaceChildren(canvas)
    }
    show().catch((error: { name?: string }) => {
      if (!gone && error?.name !== 'RenderingCancelledException') host.current?.setAttribute('data-failed', '')
    })
    return () => {
      gone = true
      stop()
    }
  }, [pdf, page, scale, turned, onBox])
  useEffect(() => {
    const element = host.current
    return () => {
      for (const canvas of element?.querySelectorAll('canvas') ?? []) free(canvas)
      element?.replaceChildren()
      // What pdf.js keeps to draw it again; a long paper would fill the memory with it.
      shown.current?.cleanup()
    }
  }, [])
  return (
    // biome-ignore lint/security/noDangerouslySetInnerHtml: an empty constant
    <div className="canvas" ref={host} aria-hidden="true" suppressHydrationWarning dangerouslySetInnerHTML={OURS} />
  )
}

/** Drawn early, before the application was there, just as it would be drawn now. */
function isDrawn(host: HTMLElement, wanted: HTMLCanvasElement, turned: number): boolean {
  const early = host.querySelector<HTMLCanvasElement>('canvas[data-early]')
  if (!early || turned !== 0 || early.width !== wanted.width || early.height !== wanted.height) return false
  delete early.dataset.early
  return true
}
