import { Worker } from 'node:worker_threads'
import type { Result } from '../../app/rules/result.ts'
import { ok, refuse } from '../../app/rules/result.ts'
import type { PageReading, PdfReading, ReadLimits, ReadMessage } from './pdf-reading.ts'

/**
 * Reads a PDF's words, outline and active content in a worker thread that ends with the reading. Refused, never thrown:
 * paper_empty, paper_too_large (bytes or memory), paper_not_pdf, paper_encrypted, paper_damaged, paper_too_many_pages,
 * paper_too_slow. Nothing in the file is ever run. `onPage(page, pages)` is called as pages are read. `bytes` are not changed.
 */
export async function readPdf(
  bytes: Uint8Array,
  limits: ReadLimits,
  onPage?: (page: number, pages: number) => void,
): Promise<Result<PdfReading>> {
  if (bytes.length === 0) return refuse('paper_empty')
  if (bytes.length > limits.bytes)
    return refuse('paper_too_large', { limitMb: String(Math.floor(limits.bytes / 1_048_576)) })
  if (!looksLikePdf(bytes)) return refuse('paper_not_pdf')
  const worker = new Worker(new URL('./read-pdf-worker.ts', import.meta.url), {
    workerData: { bytes, limits },
    resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 },
    // The worker sees neither the settings nor the keys of the process, and what pdf.js prints goes nowhere.
    env: {},
    execArgv: [],
    stdout: true,
    stderr: true,
  })
  worker.stdout.resume()
  worker.stderr.resume()
  try {
    return await follow(worker, limits, onPage)
  } finally {
    await worker.terminate()
  }
}

function follow(
  worker: Worker,
  limits: ReadLimits,
  onPage?: (page: number, pages: number) => void,
): Promise<Result<PdfReading>> {
  return new Promise((resolve) => {
    const pages: PageReading[] = []
    const end = (result: Result<PdfReading>) => {
      clearTimeout(deadline)
      clearInterval(watch)
      resolve(result)
    }
    const deadline = setTimeout(
      () => end(refuse('paper_too_slow', { seconds: String(limits.seconds) })),
      limits.seconds * 1000,
    )
    const watch = watchMemory(worker, limits.memoryMb, () => end(refuse('paper_too_large', memory(limits))))
    worker.on('message', (message: ReadMessage) => {
      if (message.kind === 'page') {
        pages.push(message.page)
        onPage?.(message.page.page, message.pages)
      } else if (message.kind === 'refused') end(refuse(message.code, message.params))
      else end(ok({ pages, ...message.rest }))
    })
    worker.on('error', (error: { code?: string }) =>
      end(
        error?.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? refuse('paper_too_large', memory(limits))
          : refuse('paper_damaged'),
      ),
    )
    worker.on('exit', () => end(refuse('paper_damaged')))
  })
}

/** The heap limit does not count buffers, which is where a decompression bomb grows; so they are watched from outside. */
function watchMemory(worker: Worker, limitMb: number, exceeded: () => void) {
  return setInterval(() => {
    worker.getHeapStatistics().then(
      ({ external_memory }) => {
        if (external_memory > limitMb * 1_048_576) exceeded()
      },
      () => {},
    )
  }, 100)
}

const memory = (limits: ReadLimits) => ({ memoryMb: String(limits.memoryMb) })

/** The header may stand within the first kilobyte (ISO 32000-1, implementation note 13). */
function looksLikePdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).includes('%PDF-')
}
