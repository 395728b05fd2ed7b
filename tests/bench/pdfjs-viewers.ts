// pdf.js's own viewers over one paper: the whole viewer, as pdfjs-viewer-element brings it from Mozilla's build, and the component that
// it is built on, alone on an empty page. Both with our reader's settings for ranges.
import { readdirSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import express from 'express'

const { resolve: find } = createRequire(import.meta.url)
const PDFJS = dirname(find('pdfjs-dist/package.json'))
const WHOLE = dirname(find('pdfjs-viewer-element/dist/viewer.mjs'))

/** Addresses of the two viewers, each with the paper open. */
export async function serveViewers(
  bytes: Uint8Array,
): Promise<{ whole: string; component: string; close: () => void }> {
  const app = express()
  app.use('/pdfjs', express.static(PDFJS))
  app.use('/whole', express.static(WHOLE))
  app.get('/paper.pdf', (request, response) => {
    response.set({ 'accept-ranges': 'bytes', 'content-type': 'application/pdf', 'cache-control': 'no-store' })
    const range = request.range(bytes.length)
    const asked = Array.isArray(range) ? range[0] : undefined
    if (!asked) return void response.set('content-length', String(bytes.length)).end(Buffer.from(bytes))
    response.status(206).set('content-range', `bytes ${asked.start}-${asked.end}/${bytes.length}`)
    response.end(Buffer.from(bytes.subarray(asked.start, asked.end + 1)))
  })
  const whole = await wholeViewer()
  app.get('/viewer.html', (_request, response) => void response.type('html').send(whole))
  app.get('/options.js', (_request, response) => void response.type('js').send(OPTIONS))
  app.get('/', (_request, response) => void response.type('html').send(COMPONENT))
  const http = createServer(app)
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const origin = `http://localhost:${(http.address() as AddressInfo).port}`
  return {
    whole: `${origin}/viewer.html`,
    component: `${origin}/`,
    close: () => {
      http.closeAllConnections()
      http.close()
    },
  }
}

/** Mozilla's viewer.html, which the package keeps as a module's text, with its styles and scripts named where they were built in. */
async function wholeViewer(): Promise<string> {
  const file = readdirSync(WHOLE).find((name) => name.startsWith('_virtual_pdfjs-viewer-html'))
  if (!file) throw new Error('pdfjs-viewer-element no longer brings the page of the viewer')
  const html = ((await import(pathToFileURL(join(WHOLE, file)).href)) as { default: string }).default
  const head = `<base href="/whole/"><link rel="stylesheet" href="viewer.css"><script src="/options.js"></script>
<script type="module" src="pdf.mjs"></script><script type="module" src="viewer.mjs"></script></head>`
  return html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '').replace('</head>', head)
}

const OPTIONS = `document.addEventListener('webviewerloaded', () => {
  const set = (name, value) => PDFViewerApplicationOptions.set(name, value)
  set('workerSrc', '/whole/pdf.worker.min.mjs')
  set('defaultUrl', '/paper.pdf')
  set('cMapUrl', '/pdfjs/cmaps/')
  set('wasmUrl', '/pdfjs/wasm/')
  set('standardFontDataUrl', '/pdfjs/standard_fonts/')
  set('disablePreferences', true)
  set('disableAutoFetch', true)
  set('disableStream', true)
  set('defaultZoomValue', 'page-width')
})`

const COMPONENT = `<!doctype html><link rel="stylesheet" href="/pdfjs/web/pdf_viewer.css">
<style>#container{position:absolute;inset:0;overflow:auto}</style>
<div id="container"><div id="viewer" class="pdfViewer"></div></div>
<script type="module">
import * as pdfjs from '/pdfjs/build/pdf.min.mjs'
globalThis.pdfjsLib = pdfjs
pdfjs.GlobalWorkerOptions.workerSrc = '/pdfjs/build/pdf.worker.min.mjs'
const { EventBus, PDFLinkService, PDFViewer } = await import('/pdfjs/web/pdf_viewer.mjs')
const eventBus = new EventBus()
const linkService = new PDFLinkService({ eventBus })
const viewer = new PDFViewer({ container: document.getElementById('container'), eventBus, linkService })
linkService.setViewer(viewer)
eventBus.on('pagesinit', () => { viewer.currentScaleValue = 'page-width' })
const options = { url: '/paper.pdf', rangeChunkSize: 65536, disableAutoFetch: true, disableStream: true }
const pdf = await pdfjs.getDocument({ ...options, cMapUrl: '/pdfjs/cmaps/', wasmUrl: '/pdfjs/wasm/' }).promise
viewer.setDocument(pdf)
linkService.setDocument(pdf)
</script>`
