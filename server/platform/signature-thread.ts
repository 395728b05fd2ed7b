// One thread of signature-threads.ts: answers each message with a verdict a check.
import { parentPort } from 'node:worker_threads'
import type { Checks } from './signature-threads.ts'
import { rememberingVerify } from './verify-signature.ts'

const verify = rememberingVerify()

parentPort?.on('message', ({ algorithms, lengths, bytes }: Checks) => {
  let [place, at] = [0, 0]
  const next = () => {
    const from = at
    at += lengths[place++] as number
    return bytes.subarray(from, at)
  }
  parentPort?.postMessage(algorithms.map((algorithm) => verify(algorithm, next(), next(), next())))
})
