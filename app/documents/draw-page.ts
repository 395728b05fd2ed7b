import type { PDFPageProxy } from 'pdfjs-dist'

/** More pixels than this and a tablet drops the canvas without a word. */
const MOST_PIXELS = 9_000_000

export type Drawing = { canvas: HTMLCanvasElement; draw: () => { done: Promise<void>; cancel: () => void } }

/** A page's picture on a canvas of its own, as sharp as the screen: `scale` is CSS pixels a point, `turned` the reader's own turn. */
export function drawPage(proxy: PDFPageProxy, scale: number, turned: number): Drawing {
  const rotation = (proxy.rotate + turned) % 360
  const plain = proxy.getViewport({ scale, rotation })
  const sharp = Math.min(window.devicePixelRatio || 1, 3, Math.sqrt(MOST_PIXELS / (plain.width * plain.height)))
  const viewport = proxy.getViewport({ scale: scale * sharp, rotation })
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.floor(viewport.width))
  canvas.height = Math.max(1, Math.floor(viewport.height))
  return {
    canvas,
    draw: () => {
      const task = proxy.render({ canvas, viewport, background: '#ffffff' })
      return { done: task.promise, cancel: () => task.cancel() }
    },
  }
}

/** Gives its memory back at once; some browsers keep it until the next collection otherwise. */
export function free(canvas: HTMLCanvasElement): void {
  canvas.width = 0
  canvas.height = 0
}
