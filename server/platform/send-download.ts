import type { Response } from 'express'
import type { Result } from '../../app/rules/result.ts'
import type { DownloadLine } from '../../app/wire/downloads.ts'
import { statusOf } from '../../app/wire/errors.ts'
import type { Stage } from './bounded-worker.ts'
import type { Ctx } from './context.ts'

export type Made = { name: string; type: string; bytes: Uint8Array }

/**
 * Makes a file and tells meanwhile how far it is. A refusal before the first word has its own status; later, and where the
 * making breaks, it is a line.
 */
export async function sendDownload(
  ctx: Ctx,
  response: Response,
  make: (onStage: (stage: Stage) => void) => Promise<Result<Made>>,
): Promise<void> {
  response.setHeader('Cache-Control', 'no-store')
  const say = (line: DownloadLine) => {
    if (!response.headersSent)
      response.status(200).type('application/octet-stream').setHeader('X-Accel-Buffering', 'no')
    response.write(`${JSON.stringify(line)}\n`)
  }
  try {
    const made = await make(every(say))
    if (made.ok) {
      const { name, type, bytes } = made.value
      say({ file: { name, type, bytes: bytes.length } })
      response.end(bytes)
      return
    }
    if (!response.headersSent) {
      response.status(statusOf(made.code)).json(made)
      return
    }
    const { code, params } = made
    say({ refused: { code, ...(params && { params }) } })
  } catch (error) {
    ctx.log.error({ err: error }, 'file not made')
    if (!response.headersSent) {
      response.status(500).json({ ok: false, code: 'failed' })
      return
    }
    say({ refused: { code: 'failed' } })
  }
  response.end()
}

/** One line in fifty milliseconds is as much as anybody sees. */
function every(say: (stage: Stage) => void): (stage: Stage) => void {
  let last = { stage: '', at: Number.NEGATIVE_INFINITY }
  return (stage) => {
    const at = performance.now()
    if (stage.stage === last.stage && at - last.at < 50) return
    last = { stage: stage.stage, at }
    say(stage)
  }
}
