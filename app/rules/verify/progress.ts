// Lets whoever watches a long verification breathe: a page repaints, a command prints, between slices of work.
import type { StageId } from './report.ts'

export type OnProgress = (at: { stage: StageId; done: number; total: number }) => void | Promise<void>

const SLICE = 250

export class Progress {
  readonly #tell: OnProgress | undefined
  constructor(tell?: OnProgress) {
    this.#tell = tell
  }
  /** Tells every 250th step, and the first; waits for the listener. */
  async step(stage: StageId, done: number, total: number): Promise<void> {
    if (this.#tell && done % SLICE === 0) await this.#tell({ stage, done, total })
  }
}
