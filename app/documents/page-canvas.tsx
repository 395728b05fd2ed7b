import type { PDFDocumentProxy, RenderTask } from 'pdfjs-dist'
import { useEffect, useRef } from 'react'
import type { PageBox } from './page-matrix.ts'

/** More pixels than this and a tablet drops the canvas without a word. */
const MOST_PIXELS = 9_000_000

type PageCanvasProps = {
  pdf: PDFDocumentProxy
  page: number
  /** CSS pixels a point. */
  scale: number
  /** Turned by the reader, beside the page's own rotation. */
  turned: number
  onBox: (page: number, box: PageBox) => void
  onDrawn?: (page: number) => void
}

/** A page's picture: a fresh canvas for each drawing, shown when it is whole; the old one stays until then. */
export function PageCanvas({ pdf, page, scale, turned, onBox, onDrawn }: PageCanvasProps) {
  const host = useRef<HTMLDivElement>(null)
  useEffect(() => {
    let gone = false
    let task: RenderTask | null = null
    const canvas = document.createElement('canvas')
    const draw = async () => {
      const proxy = await pdf.getPage(page)
      if (gone) return
      onBox(page, proxy.view as PageBox)
      const rotation = (proxy.rotate + turned) % 360
      const plain = proxy.getViewport({ scale, rotation })
      const sharp = Math.min(window.devicePixelRatio || 1, 3, Math.sqrt(MOST_PIXELS / (plain.width * plain.height)))
      const viewport = proxy.getViewport({ scale: scale * sharp, rotation })
      canvas.width = Math.max(1, Math.floor(viewport.width))
      canvas.height = Math.max(1, Math.floor(viewport.height))
      task = proxy.render({ canvas, viewport, background: '#ffffff' })
      await task.promise
      if (gone) return
      for (const old of host.current?.querySelectorAll('canvas') ?? []) free(old)
      host.current?.replaceChildren(canvas)
      onDrawn?.(page)
    }
    draw().catch((error: { name?: string }) => {
      if (!gone && error?.name !== 'RenderingCancelledException') host.current?.setAttribute('data-failed', '')
    })
    return () => {
      gone = true
      task?.cancel()
      if (!canvas.isConnected) free(canvas)
    }
  }, [pdf, page, scale, turned, onBox, onDrawn])
  useEffect(() => {
    const element = host.current
    return () => {
      for (const canvas of element?.querySelectorAll('canvas') ?? []) free(canvas)
      element?.replaceChildren()
    }
  }, [])
  return <div className="canvas" ref={host} aria-hidden="true" />
}

/** Gives its memory back at once; some browsers keep it until the next collection otherwise. */
function free(canvas: HTMLCanvasElement): void {
  canvas.width = 0
  canvas.height = 0
}
