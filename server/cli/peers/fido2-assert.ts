// fido2-assert (libfido2) asked whether a passkey's assertion holds: the site, a person present and verified, the signature. What
// the browser said of the page is not its question.
import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SignedByPasskey } from '../../../app/rules/signed-by.ts'
import type { Key } from './claims.ts'
import { run } from './run.ts'
import { pemOf } from './spki.ts'

const TYPES = { 'P-256': 'es256', Ed25519: 'eddsa', RS256: 'rs256' } as const

/** It tells no version: whether it is there is all that can be asked. */
export const hasFido2Assert = async (): Promise<boolean> => (await run('fido2-assert', [])) !== null

export async function isGoodByFido2(
  { client_data, authenticator_data, signature }: SignedByPasskey,
  key: Key,
  folder: string,
  name: string,
): Promise<boolean> {
  const client = Buffer.from(client_data, 'base64url')
  const site = siteOf(client)
  if (site === null) return false
  const lines = [
    createHash('sha256').update(client).digest('base64'),
    site,
    cborBytes(Buffer.from(authenticator_data, 'base64url')).toString('base64'),
    Buffer.from(signature, 'base64url').toString('base64'),
  ]
  const [input, file] = [join(folder, `${name}.assertion`), join(folder, `${name}.pem`)]
  await writeFile(input, `${lines.join('\n')}\n`)
  await writeFile(file, pemOf(key.alg, key.publicKey))
  return (await run('fido2-assert', ['-V', '-p', '-v', '-i', input, file, TYPES[key.alg]]))?.code === 0
}

/** The name the authenticator's hash should be of: the host of the page that asked. */
function siteOf(clientData: Buffer): string | null {
  try {
    return new URL(String(JSON.parse(clientData.toString()).origin)).hostname
  } catch {
    return null
  }
}

/** As libfido2 takes authenticator data: a byte string of CBOR. */
function cborBytes(bytes: Buffer): Buffer {
  const { length } = bytes
  const head = length < 24 ? [0x40 | length] : length < 256 ? [0x58, length] : [0x59, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.of(...head), bytes])
}
