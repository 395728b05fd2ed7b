// Runs in a worker thread of its own for one copy of a pack: the papers are other people's files.
import { parentPort, workerData } from 'node:worker_threads'
import { ok, refuse } from '../../../app/rules/result.ts'
import type { WorkerMessage } from '../../platform/bounded-worker.ts'
import { bindPack } from './bind-pack.ts'
import type { PackJob } from './pack-job.ts'

const say = (message: WorkerMessage) => parentPort!.postMessage(message)

try {
  say({ result: ok(await bindPack(workerData as PackJob, say)) })
} catch {
  say({ result: refuse('export_unreadable') })
}
