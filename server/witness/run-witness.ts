import type { AddressInfo } from 'node:net'
import type { Refusal, Result } from '../../app/rules/result.ts'
import { cosigning } from './cosign-growth.ts'
import type { Witness } from './folder.ts'
import { followLog } from './follow-log.ts'
import { serveWitness } from './serve-witness.ts'

export type Told = (code: string, params: Record<string, string>) => void
export type Heard = { told: Told; refused: (refusal: Refusal) => void }
export type Running = { once: boolean; host: string; port: number; everySeconds: number; stopped: () => Promise<void> }

/** The ledger is not what it was: the watch did its work, and whoever runs it must hear of it. */
const GRAVE = ['witness_rolled_back', 'witness_forked', 'witness_inconsistent', 'witness_not_signed']
/** Nothing is wrong: the one who asked did not know how far the witness is, or meant another. */
const HARMLESS = ['witness_other_size', 'witness_log_unknown', 'witness_old_size_beyond', 'add_checkpoint_malformed']

/**
 * Follows every log that has a source, and takes checkpoints over HTTP, until `stopped`; with `once` it follows each once and
 * serves nothing. Answers the exit code: 1 when a ledger was refused, 2 when one could not be read.
 */
export async function runWitness(witness: Witness, running: Running, { told, refused }: Heard): Promise<0 | 1 | 2> {
  const cosign = cosigning(witness, () => Math.floor(Date.now() / 1000))
  const codes = new Set<string>()
  const note = (refusal: Refusal) => {
    codes.add(refusal.code)
    refused(refusal)
  }
  const hear = (answer: Result<{ origin: string; size: number }>) => {
    if (answer.ok) told('cosigned', { origin: answer.value.origin, size: String(answer.value.size) })
    else note(answer)
  }
  const follow = async () => {
    for (const log of witness.logs) {
      if (log.source === null) continue
      const followed = await followLog(witness, log, cosign)
      if (followed.ok && !followed.value.grown)
        told('unchanged', { origin: log.origin, size: String(followed.value.size) })
      else hear(followed)
    }
  }
  await follow()
  if (!running.once) await serveUntilStopped()
  if (GRAVE.some((code) => codes.has(code))) return 1
  return [...codes].some((code) => !HARMLESS.includes(code)) ? 2 : 0

  async function serveUntilStopped(): Promise<void> {
    const server = serveWitness(cosign, hear)
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(running.port, running.host, resolve)
    })
    told('serving', { address: `http://${running.host}:${(server.address() as AddressInfo).port}` })
    let busy: Promise<void> | null = null
    const timer = setInterval(() => {
      busy ??= follow().finally(() => {
        busy = null
      })
    }, running.everySeconds * 1_000)
    await running.stopped()
    clearInterval(timer)
    await busy
    await new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  }
}
