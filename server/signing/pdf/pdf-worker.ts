// Runs in a worker thread of its own: Typst blocks.
import { parentPort, workerData } from 'node:worker_threads'
import { ok, refuse } from '../../../app/rules/result.ts'
import { typeset } from '../../platform/typeset.ts'
import type { PdfJob } from './make-pdf.ts'

const { data, at } = workerData as PdfJob
try {
  const template = new URL('./document.typ', import.meta.url)
  const bytes = typeset(template, data, { at: new Date(at), tagged: true, standard: 'a-3a' })
  parentPort!.postMessage({ result: ok(bytes) })
} catch (error) {
  parentPort!.postMessage({ result: refuse('export_unreadable', { reason: String(error).slice(0, 500) }) })
}
