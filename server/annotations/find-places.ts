import { Worker } from 'node:worker_threads'
import type { Carried as Found } from '../../app/rules/anchor/carry-notes.ts'
import type { Anchored } from '../../app/rules/anchor/old-place.ts'
import type { VersionId } from '../../app/wire/ids.ts'
import { wordsOf } from '../documents/queries.ts'
import type { Db, Tx } from '../platform/context.ts'

/** Where these notes of one version stand in another, in their order. */
export async function findPlaces(db: Db | Tx, from: VersionId, to: VersionId, notes: Anchored[]): Promise<Found[]> {
  if (notes.length === 0) return []
  const [old, now] = [await wordsOf(db, from), await wordsOf(db, to)]
  const worker = new Worker(new URL('./carry-thread.ts', import.meta.url), {
    workerData: { old, now, notes },
    env: {},
    execArgv: [],
  })
  try {
    return await new Promise((resolve, reject) => {
      worker.once('message', resolve)
      worker.once('error', reject)
      worker.once('exit', (code) => reject(new Error(`Carrying notes ended with ${code}`)))
    })
  } finally {
    await worker.terminate()
  }
}
