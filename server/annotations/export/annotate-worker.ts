// Runs in a worker thread of its own for one export: whatever a paper makes pdf-lib do, it does here, with bounded time and memory.
import { parentPort, workerData } from 'node:worker_threads'
import { PDFDocument } from '@cantoo/pdf-lib'
import { ok, refuse } from '../../../app/rules/result.ts'
import type { WorkerMessage } from '../../platform/bounded-worker.ts'
import { addAnnotations } from './add-annotations.ts'
import type { Annotated, AnnotateJob } from './annotate-job.ts'
import { flattenMarks } from './flatten-marks.ts'
import { setWords } from './set-words.ts'

const say = (message: WorkerMessage) => parentPort!.postMessage(message)
const job = workerData as AnnotateJob

try {
  say({ result: ok(await annotate(job)) })
} catch {
  say({ result: refuse('export_unreadable') })
}

async function annotate({ bytes, marks, list, at }: AnnotateJob): Promise<Annotated> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false })
  const pages = document.getPageCount()
  const placed = marks.filter(({ page }) => page <= pages)
  let done = 0
  const count = () => say({ stage: 'notes', done: ++done, of: placed.length })
  const now = new Date(at)
  const words = await setWords(document, placed, now, list !== null)
  if (list) await flattenMarks(document, placed, words, list, now, count)
  else await addAnnotations(document, placed, words, count)
  say({ stage: 'writing', done: 0, of: 1 })
  return {
    bytes: await document.save({ useObjectStreams: true, updateFieldAppearances: false }),
    placed: placed.length,
  }
}
