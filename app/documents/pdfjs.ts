// pdf.js's display API and nothing else of it. It stays a file of its own, outside our chunks, so that the script which opens a
// paper before the application is there and the application itself load one and the same. Its worker is started meanwhile.
import libraryUrl from 'pdfjs-dist/build/pdf.min.mjs?url'
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url'

export const pdfjsUrl: string = libraryUrl

export type Pdfjs = typeof import('pdfjs-dist')

declare global {
  interface Window {
    majlisPdfjs?: { worker: Worker; library: Promise<Pdfjs> } | undefined
  }
}

/** Stands in the head of a reader's page: both are on their way, and the worker is starting, while the page itself arrives. */
export const startPdfjs = `window.majlisPdfjs={worker:new Worker(${JSON.stringify(workerUrl)},{type:'module'}),library:import(${JSON.stringify(libraryUrl)})};window.majlisPdfjs.library.catch(()=>{})`

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
  const started = window.majlisPdfjs
  window.majlisPdfjs = undefined
  const port = started?.worker ?? new Worker(workerUrl, { type: 'module' })
  const fetched = await started?.library.catch(() => null)
  const pdfjs = fetched ?? ((await import(/* @vite-ignore */ libraryUrl)) as Pdfjs)
  return { pdfjs, worker: pdfjs.PDFWorker.create({ port }) }
}
