// Sends one request to a witness and reads what it answers: C2SP tlog-witness.
import { SIZE_TYPE } from '../../app/rules/add-checkpoint.ts'
import { parseDecimal } from '../../app/rules/checkpoint.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'

/** `lines` are the signature lines of an answer; `size` is what a witness knows that was asked from another size. */
export type WitnessAnswer = { lines: string } | { size: number }
export type AskWitness = (url: string, body: string) => Promise<Result<WitnessAnswer>>

const PATIENCE_MS = 5_000
/** A hundred signature lines. */
const MOST_BYTES = 20_000

/** Refuses `witness_unreachable`, and `witness_refused` with its status; never throws. */
export const askWitness: AskWitness = async (url, body) => {
  try {
    const response = await fetch(`${url.replace(/\/+$/, '')}/add-checkpoint`, {
      method: 'POST',
      body,
      // Where an administrator sent us, and nowhere else.
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    const text = await limited(response)
    if (response.status === 200) return ok({ lines: text })
    const size = response.headers.get('content-type') === SIZE_TYPE ? parseDecimal(text.trimEnd()) : null
    return response.status === 409 && size !== null
      ? ok({ size })
      : refuse('witness_refused', { status: String(response.status) })
  } catch {
    return refuse('witness_unreachable')
  }
}

async function limited(response: Response): Promise<string> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    length += part.length
    if (length > MOST_BYTES) throw new Error('A witness answers a few lines')
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}
