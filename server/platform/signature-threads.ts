// Signature checks on the machine's other cores, many in one message. Handing them one by one to Node's own pool would cost
// the main thread as much as the checks themselves.
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { joined } from '../../app/rules/bytes.ts'
import type { Algorithm, VerifySignature } from '../../app/rules/signing-key.ts'

/** Checks in their order: each is the next three lengths of `bytes`, its key, its message and its signature. */
export type Checks = { algorithms: Algorithm[]; lengths: number[]; bytes: Uint8Array<ArrayBuffer> }

type Asked = {
  algorithm: Algorithm
  parts: [key: Uint8Array, message: Uint8Array, signature: Uint8Array]
  resolve: (good: boolean) => void
  reject: (error: unknown) => void
}

/** A thread starts when it is first needed and ends with the process. What is asked in one turn of the loop goes out at once. */
export function signatureThreads(count = Math.max(1, availableParallelism() - 1)): VerifySignature {
  const threads = Array.from({ length: count }, makeThread)
  let asked: Asked[] = []
  const send = () => {
    const share = Math.ceil(asked.length / threads.length)
    for (const [place, thread] of threads.entries()) {
      const some = asked.slice(place * share, (place + 1) * share)
      if (some.length > 0) thread(some)
    }
    asked = []
    // The next single check goes to another thread than this one's.
    threads.push(...threads.splice(0, 1))
  }
  return (algorithm, ...parts) =>
    new Promise((resolve, reject) => {
      if (asked.length === 0) queueMicrotask(send)
      asked.push({ algorithm, parts, resolve, reject })
    })
}

/** Messages are answered in their order. A thread that breaks fails what it was asked, and the next question starts another. */
function makeThread(): (asked: Asked[]) => void {
  let worker: Worker | undefined
  const pending: Asked[][] = []
  const start = () => {
    const started = new Worker(new URL('./signature-thread.ts', import.meta.url), { env: {}, execArgv: [] })
    started.on('message', (good: boolean[]) => {
      for (const [place, one] of (pending.shift() ?? []).entries()) one.resolve(good[place] as boolean)
      if (pending.length === 0) started.unref()
    })
    started.on('error', (error) => {
      worker = undefined
      for (const one of pending.splice(0).flat()) one.reject(error)
    })
    return started
  }
  return (asked) => {
    worker ??= start()
    // Kept alive only while somebody waits, so that an idle thread holds no process back.
    worker.ref()
    pending.push(asked)
    const checks = packed(asked)
    worker.postMessage(checks, [checks.bytes.buffer])
  }
}

function packed(asked: Asked[]): Checks {
  const parts = asked.flatMap((one) => one.parts)
  return {
    algorithms: asked.map(({ algorithm }) => algorithm),
    lengths: parts.map((part) => part.length),
    bytes: joined(parts) as Checks['bytes'],
  }
}
