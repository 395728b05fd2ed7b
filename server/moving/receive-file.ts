import busboy from 'busboy'
import type { Request } from 'express'
import type { z } from 'zod'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import { parsePlainJson } from '../../app/wire/plain-json.ts'

type Received<T> = { input: T; bytes: Uint8Array }

/** A form of one field `input` (JSON of the shape) and one `file`, which is held in memory up to `most` bytes. */
export function receiveFile<S extends z.ZodType>(
  request: Request,
  shape: S,
  most: number,
  tooLarge: string,
): Promise<Result<Received<z.infer<S>>>> {
  return new Promise((resolve) => {
    const malformed = () => {
      request.unpipe()
      // A browser shows an answer only when it could send everything.
      request.resume()
      resolve(refuse('input_malformed'))
    }
    let form: busboy.Busboy
    try {
      form = busboy({
        headers: request.headers,
        limits: { fileSize: most, files: 1, fields: 1, fieldSize: 8192, parts: 2 },
      })
    } catch {
      return malformed()
    }
    let input: unknown
    let truncated = false
    const pieces: Buffer[] = []
    form.on('field', (name, value) => {
      if (name === 'input') input = parsePlainJson(value)
    })
    form.on('file', (name, stream) => {
      stream.on('data', (piece: Buffer) => {
        if (name === 'file') pieces.push(piece)
      })
      stream.on('limit', () => {
        truncated = true
      })
    })
    form.on('close', () => {
      const parsed = shape.safeParse(input)
      if (!parsed.success) return resolve(refuse('input_malformed'))
      if (truncated) return resolve(refuse(tooLarge, { size: String(most / 1_000_000) }))
      resolve(ok({ input: parsed.data, bytes: Buffer.concat(pieces) }))
    })
    form.on('error', malformed)
    request.on('aborted', malformed)
    request.pipe(form)
  })
}
