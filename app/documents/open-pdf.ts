import type { PDFDocumentProxy } from 'pdfjs-dist'
import { PDFJS_PATH } from '../wire/pdfjs-path.ts'
import { firstPieces, type PackSource, PIECE } from './pack-source.ts'
import { loadPdfjs } from './pdfjs.ts'

export type OpenPdf = { pdf: PDFDocumentProxy; close: () => void }

/** `onLost` hears of bytes that could not be had: what is drawn stays, the rest waits for the reader to try again. */
export async function openPdf(source: PackSource, onLost: (error: unknown) => void): Promise<OpenPdf> {
  const stop = new AbortController()
  const ahead = readAhead(source, stop.signal)
  const { pdfjs, worker } = await loadPdfjs()
  class SourceTransport extends pdfjs.PDFDataRangeTransport {
    override requestDataRange(begin: number, end: number): void {
      ahead(begin, Math.min(end, source.length)).then(
        (bytes) => this.onDataRange(begin, bytes),
        (error) => stop.signal.aborted || onLost(error),
      )
    }
    override abort(): void {
      stop.abort()
    }
  }
  const files = `${window.location.origin}${PDFJS_PATH}`
  const task = pdfjs.getDocument({
    worker,
    range: new SourceTransport(source.length, null),
    rangeChunkSize: PIECE,
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

/** Every file is read at its head and its foot first: those are asked for at once, while pdf.js is still being loaded. */
function readAhead(source: PackSource, signal: AbortSignal) {
  const asked = new Map<string, Promise<Uint8Array>>()
  const read = (begin: number, end: number) => source.read(begin, end, signal)
  for (const [begin, end] of firstPieces(source.length)) {
    const reading = read(begin, end)
    // Said again, and heard, when pdf.js asks for it.
    reading.catch(() => {})
    asked.set(`${begin} ${end}`, reading)
  }
  return (begin: number, end: number): Promise<Uint8Array> => {
    const known = asked.get(`${begin} ${end}`)
    asked.delete(`${begin} ${end}`)
    return known ?? read(begin, end)
  }
}
