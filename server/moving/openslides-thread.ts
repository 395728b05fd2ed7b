// Runs in a worker thread of its own: what a file says may take longer to read than anybody is to wait for.
import { parentPort, workerData } from 'node:worker_threads'
import { readOpenSlides } from '../../app/rules/moving/openslides.ts'

const { bytes } = workerData as { bytes: Uint8Array }
parentPort!.postMessage({ result: readOpenSlides(parsed()) })

/** Undefined for what is no JSON. */
function parsed(): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}
