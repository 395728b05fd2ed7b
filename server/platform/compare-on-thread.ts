import type { Result } from '../../app/rules/result.ts'
import type { PageWords } from '../../app/rules/word-boxes/model.ts'
import type { Redline } from '../../app/rules/word-diff/redline.ts'
import { inBoundedWorker } from './bounded-worker.ts'

export type CompareTexts = (old: readonly PageWords[], now: readonly PageWords[]) => Promise<Result<Redline>>

/** A hundred and twenty pages against their revision take a second or two. */
const BOUNDS = { seconds: 30, memoryMb: 1_024 }
const CODES = { slow: 'compare_too_slow', large: 'compare_too_large', failed: 'compare_failed' }

/** Two versions held against each other in a thread of their own: pages ask for it too, whose code is built and has no threads. */
export const compareOnThread: CompareTexts = (old, now) =>
  inBoundedWorker(new URL('./compare-thread.ts', import.meta.url), { old, now }, BOUNDS, CODES)
