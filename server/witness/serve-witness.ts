// The witness over HTTP: `add-checkpoint` of C2SP tlog-witness, and nothing else.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { SIZE_TYPE } from '../../app/rules/add-checkpoint.ts'
import { parseUtf8 } from '../../app/rules/bytes.ts'
import type { Result } from '../../app/rules/result.ts'
import { STATUS } from '../../app/rules/witness.ts'
import { type Cosigned, type Cosigning, cosignText } from './cosign-growth.ts'

/** Sixty-three hashes and a note of sixteen signatures are a tenth of this. */
const MOST_BYTES = 65_536

/** `heard` is told every answer, for the operator to read. */
export function serveWitness(cosign: Cosigning, heard: (answer: Result<Cosigned>) => void): Server {
  return createServer((request, response) => {
    answer(request, response, cosign, heard).catch(() => {
      if (!response.headersSent) response.writeHead(500)
      response.end()
    })
  })
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  cosign: Cosigning,
  heard: (answer: Result<Cosigned>) => void,
): Promise<void> {
  const isOurs = /^\/add-checkpoint(\?|$)/.test(request.url ?? '')
  if (!isOurs || request.method !== 'POST') return say(response, isOurs ? 405 : 404, '')
  const body = await bodyOf(request)
  if (body === null) return say(response, 413, '')
  const text = parseUtf8(body)
  const result = await cosignText(cosign, text.ok ? text.value : '')
  heard(result)
  if (result.ok) return say(response, 200, result.value.line)
  // A size that differs is answered by the one that is known; everything else by its code.
  if (result.code === 'witness_other_size') return say(response, 409, `${result.params?.latest}\n`, SIZE_TYPE)
  say(response, STATUS[result.code] ?? 500, `${result.code}\n`)
}

async function bodyOf(request: IncomingMessage): Promise<Uint8Array | null> {
  const parts: Buffer[] = []
  let length = 0
  for await (const part of request) {
    length += part.length
    if (length > MOST_BYTES) return null
    parts.push(part)
  }
  return new Uint8Array(Buffer.concat(parts))
}

function say(response: ServerResponse, status: number, text: string, type = 'text/plain; charset=utf-8'): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(text)
}
