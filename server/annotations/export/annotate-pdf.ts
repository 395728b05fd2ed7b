import type { Result } from '../../../app/rules/result.ts'
import { inBoundedWorker, type Stage } from '../../platform/bounded-worker.ts'
import type { Annotated, AnnotateJob } from './annotate-job.ts'

const BOUNDS = { seconds: 120, memoryMb: 1024 }
const CODES = { slow: 'export_too_slow', large: 'export_too_large', failed: 'export_unreadable' }

/** The paper with its marks. Refused, never thrown: export_unreadable, export_too_slow, export_too_large. */
export const annotatePdf = (
  job: AnnotateJob,
  onStage?: (stage: Stage) => void,
  bounds = BOUNDS,
): Promise<Result<Annotated>> =>
  inBoundedWorker(new URL('./annotate-worker.ts', import.meta.url), job, bounds, CODES, onStage)
