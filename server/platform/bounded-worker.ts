import { Worker } from 'node:worker_threads'
import { type Result, refuse } from '../../app/rules/result.ts'

/** How far a long work is. */
export type Stage = { stage: string; done: number; of: number }
/** What a worker says: how far it is, and once what came of it. */
export type WorkerMessage = Stage | { result: Result<unknown> }
export type Bounds = { seconds: number; memoryMb: number }
/** The refusals for the three ways in which a file can defeat the work. */
export type BoundCodes = { slow: string; large: string; failed: string }

/**
 * Runs a module in a worker thread that ends with the work, in bounded time and memory, without the settings and keys of the
 * process; what it prints goes nowhere. Never throws.
 */
export async function inBoundedWorker<T>(
  module: URL,
  workerData: unknown,
  bounds: Bounds,
  codes: BoundCodes,
  onStage?: (stage: Stage) => void,
): Promise<Result<T>> {
  const worker = new Worker(module, {
    workerData,
    resourceLimits: { maxOldGenerationSizeMb: bounds.memoryMb, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 },
    env: {},
    execArgv: [],
    stdout: true,
    stderr: true,
  })
  worker.stdout.resume()
  worker.stderr.resume()
  try {
    return await follow<T>(worker, bounds, codes, onStage)
  } finally {
    await worker.terminate()
  }
}

function follow<T>(worker: Worker, { seconds, memoryMb }: Bounds, codes: BoundCodes, onStage?: (stage: Stage) => void) {
  return new Promise<Result<T>>((resolve) => {
    const end = (result: Result<T>) => {
      clearTimeout(deadline)
      clearInterval(watch)
      resolve(result)
    }
    const large = () => end(refuse(codes.large, { memoryMb: String(memoryMb) }))
    const deadline = setTimeout(() => end(refuse(codes.slow, { seconds: String(seconds) })), seconds * 1000)
    // The heap limit does not count buffers, which is where a decompression bomb grows; so they are watched from outside.
    const watch = setInterval(() => {
      const read = ({ external_memory }: { external_memory: number }) => {
        if (external_memory > memoryMb * 1_048_576) large()
      }
      worker.getHeapStatistics().then(read, () => {})
    }, 100)
    worker.on('message', (message: WorkerMessage) => {
      if ('result' in message) end(message.result as Result<T>)
      else onStage?.(message)
    })
    worker.on('error', (error: { code?: string }) =>
      error?.code === 'ERR_WORKER_OUT_OF_MEMORY' ? large() : end(refuse(codes.failed)),
    )
    worker.on('exit', () => end(refuse(codes.failed)))
  })
}
