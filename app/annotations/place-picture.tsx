import type { PDFDocumentProxy, RenderTask } from 'pdfjs-dist'
import { useEffect, useRef, useState } from 'react'

const WIDTH = 460
const HEIGHT = 190
const POINT = 14

type PlacePictureProps = {
  pdf: PDFDocumentProxy
  page: number
  /** Left, bottom, right, top in PDF points. */
  box: readonly number[]
  label: string
}

/** A strip of a page with one place on it marked. */
export function PlacePicture({ pdf, page, box, label }: PlacePictureProps) {
  const host = useRef<HTMLCanvasElement>(null)
  const [mark, setMark] = useState<[number, number, number, number] | null>(null)
  const place = box.join(' ')
  useEffect(() => {
    let gone = false
    let task: RenderTask | null = null
    const draw = async () => {
      const canvas = host.current
      if (page > pdf.numPages || !canvas) return
      const proxy = await pdf.getPage(page)
      const plain = proxy.getViewport({ scale: 1 })
      const scale = WIDTH / plain.width
      const [fromX = 0, fromY = 0, toX = 0, toY = 0] = place.split(' ').map(Number)
      const whole = proxy.getViewport({ scale })
      const [x1 = 0, y1 = 0] = whole.convertToViewportPoint(fromX, fromY) as number[]
      const [x2 = 0, y2 = 0] = whole.convertToViewportPoint(toX, toY) as number[]
      const [left, top, right, bottom] = [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)]
      const offset = Math.max(0, Math.min(plain.height * scale - HEIGHT, (top + bottom) / 2 - HEIGHT / 2))
      if (gone) return
      canvas.width = WIDTH * 2
      canvas.height = HEIGHT * 2
      const viewport = proxy.getViewport({ scale: scale * 2, offsetY: -offset * 2 })
      task = proxy.render({ canvas, viewport, background: '#ffffff' })
      await task.promise
      // A point has no size of its own: its mark stands around it.
      const [wide, high] = [Math.max(POINT - right + left, 0) / 2, Math.max(POINT - bottom + top, 0) / 2]
      if (!gone) setMark([left - wide, top - offset - high, right - left + 2 * wide, bottom - top + 2 * high])
    }
    draw().catch(() => {})
    return () => {
      gone = true
      task?.cancel()
    }
  }, [pdf, page, place])
  return (
    <div className="place-picture" role="img" aria-label={label} dir="ltr">
      <canvas ref={host} />
      {mark ? (
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
          <rect x={mark[0] - 2} y={mark[1] - 2} width={mark[2] + 4} height={mark[3] + 4} rx="2" />
        </svg>
      ) : null}
    </div>
  )
}
