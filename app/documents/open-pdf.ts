// pdf.js's display API and nothing else of it. Loaded in the browser only, when the first paper is opened.
import type { PDFDocumentProxy } from 'pdfjs-dist'
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url'
import { PDFJS_PATH } from '../wire/documents.ts'
import type { PackSource } from './pack-source.ts'

/** Small enough that page 1 needs little, large enough that a page seldom needs two. */
const RANGE = 65_536

export type OpenPdf = { pdf: PDFDocumentProxy; close: () => void }

/** `onLost` hears of bytes that could not be had: what is drawn stays, the rest waits for the reader to try again. */
export async function openPdf(source: PackSource, onLost: (error: unknown) => void): Promise<OpenPdf> {
  const { getDocument, GlobalWorkerOptions, PDFDataRangeTransport } = await import('pdfjs-dist')
  GlobalWorkerOptions.workerSrc = workerUrl
  const stop = new AbortController()
  class SourceTransport extends PDFDataRangeTransport {
    override requestDataRange(begin: number, end: number): void {
      source.read(begin, Math.min(end, source.length), stop.signal).then(
        (bytes) => this.onDataRange(begin, bytes),
        (error) => stop.signal.aborted || onLost(error),
      )
    }
    override abort(): void {
      stop.abort()
    }
  }
  const files = `${window.location.origin}${PDFJS_PATH}`
  const task = getDocument({
    range: new SourceTransport(source.length, null),
    rangeChunkSize: RANGE,
    disableAutoFetch: true,
    disableStream: true,
    cMapUrl: `${files}/cmaps/`,
    standardFontDataUrl: `${files}/standard_fonts/`,
    wasmUrl: `${files}/wasm/`,
    iccUrl: `${files}/iccs/`,
    enableXfa: false,
  })
  const pdf = await task.promise
  return {
    pdf,
    close: () => {
      stop.abort()
      void task.destroy()
    },
  }
}
