// pdf.js's display API and nothing else of it. It stays a file of its own, outside our chunks, so that the script which opens a
// paper before the application is there and the application itself load one and the same. Its worker is started meanwhile.
import libraryUrl from 'pdfjs-dist/build/pdf.min.mjs?url'
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url'

export type Pdfjs = typeof import('pdfjs-dist')
export { libraryUrl, workerUrl }

let loaded: Promise<{ pdfjs: Pdfjs; worker: InstanceType<Pdfjs['PDFWorker']> }> | null = null

/** In the browser only: the library, and one worker that all papers of this page share. */
export function loadPdfjs() {
  loaded ??= load().catch((error) => {
    loaded = null
    throw error
  })
  return loaded
}

async function load() {
  const port = new Worker(workerUrl, { type: 'module' })
  const pdfjs = (await import(/* @vite-ignore */ libraryUrl)) as Pdfjs
  return { pdfjs, worker: pdfjs.PDFWorker.create({ port }) }
}
