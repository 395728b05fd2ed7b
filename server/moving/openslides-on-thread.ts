import type { Brought } from '../../app/rules/moving/openslides.ts'
import type { Result } from '../../app/rules/result.ts'
import { inBoundedWorker } from '../platform/bounded-worker.ts'

/** The largest export there may be is read in a second or two. */
const BOUNDS = { seconds: 20, memoryMb: 512 }
const CODES = { slow: 'openslides_too_slow', large: 'openslides_too_slow', failed: 'openslides_not_export' }

/** In a thread of its own, for a file may be made so that reading it takes hours: then the sitting goes on, and it is refused. */
export const openSlidesOnThread = (bytes: Uint8Array, bounds = BOUNDS): Promise<Result<Brought>> =>
  inBoundedWorker(new URL('./openslides-thread.ts', import.meta.url), { bytes }, bounds, CODES)
