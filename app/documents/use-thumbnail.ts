import type { PDFDocumentProxy } from 'pdfjs-dist'
import { useEffect, useState } from 'react'
import { drawPage, free } from './draw-page.ts'

/** One after the other: the page that is read comes first, and no more than one canvas is alive for all of them. */
let queue: Promise<void> = Promise.resolve()

/** A page in small as the address of a picture: its canvas is let go as soon as it is drawn. */
export function useThumbnail(pdf: PDFDocumentProxy | null, page: number, width: number, turned: number): string | null {
  const [picture, setPicture] = useState<string | null>(null)
  useEffect(() => {
    if (!pdf) return
    let gone = false
    let address: string | null = null
    queue = queue.then(async () => {
      if (gone) return
      const blob = await draw(pdf, page, width, turned).catch(() => null)
      if (gone || !blob) return
      address = URL.createObjectURL(blob)
      setPicture(address)
    })
    return () => {
      gone = true
      if (address) URL.revokeObjectURL(address)
    }
  }, [pdf, page, width, turned])
  return picture
}

async function draw(pdf: PDFDocumentProxy, page: number, width: number, turned: number): Promise<Blob | null> {
  const proxy = await pdf.getPage(page)
  const plain = proxy.getViewport({ scale: 1, rotation: (proxy.rotate + turned) % 360 })
  const { canvas, draw } = drawPage(proxy, width / plain.width, turned)
  try {
    await draw().done
    return await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve))
  } finally {
    free(canvas)
    proxy.cleanup()
  }
}
