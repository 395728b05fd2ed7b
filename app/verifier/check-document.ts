import { type Result, refuse } from '../rules/result.ts'
import type { DocumentReport, Held } from '../rules/verify/verify-document.ts'
import type { DocumentAnswer, DocumentAsk } from './document-worker.ts'
import DocumentWorker from './document-worker.ts?worker&inline'

const MOST_SECONDS = 30

/** On a thread that is ended when it is done, or after half a minute: `pdf_too_slow`; what cannot be read is `pdf_unreadable`. */
export const checkDocument = (pdf: Uint8Array, held: Held): Promise<Result<DocumentReport>> =>
  new Promise((resolve) => {
    const worker = new DocumentWorker()
    const end = (answer: Result<DocumentReport>) => {
      clearTimeout(timer)
      worker.terminate()
      resolve(answer)
    }
    const timer = setTimeout(() => end(refuse('pdf_too_slow')), MOST_SECONDS * 1_000)
    worker.onerror = () => end(refuse('pdf_unreadable'))
    worker.onmessage = ({ data }: MessageEvent<DocumentAnswer>) => end(data ?? refuse('pdf_unreadable'))
    worker.postMessage({ pdf, held } satisfies DocumentAsk)
  })
