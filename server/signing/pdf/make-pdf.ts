import type { Result } from '../../../app/rules/result.ts'
import { inBoundedWorker } from '../../platform/bounded-worker.ts'

export type PdfJob = { data: unknown; at: string }

const BOUNDS = { seconds: 60, memoryMb: 512 }
const CODES = { slow: 'export_too_slow', large: 'export_too_large', failed: 'export_unreadable' }

/** A tagged PDF/A-3a with its fonts inside. `data` is a page of minutes or of an extract. */
export const makePdf = (data: unknown, at: Date): Promise<Result<Uint8Array>> =>
  inBoundedWorker<Uint8Array>(
    new URL('./pdf-worker.ts', import.meta.url),
    { data, at: at.toISOString() },
    BOUNDS,
    CODES,
  )
