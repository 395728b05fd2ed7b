// openssl asked whether a signature holds: ECDSA P-256 and RSA over SHA-256, and Ed25519.
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Asked } from './recorded-crypto.ts'
import { run } from './run.ts'
import { derFromP1363, pemOf } from './spki.ts'

export async function opensslVersion(): Promise<string | null> {
  return (await run('openssl', ['version']))?.said ?? null
}

/** `name` begins the names of the files it writes into the folder. */
export async function isGoodByOpenssl(asked: Asked, folder: string, name: string): Promise<boolean> {
  const { algorithm, publicKey, message, signature } = asked
  const [key, text, signed] = ['key', 'message', 'signature'].map((part) => join(folder, `${name}.${part}`)) as [
    string,
    string,
    string,
  ]
  await writeFile(key, pemOf(algorithm, publicKey))
  await writeFile(text, message)
  await writeFile(signed, algorithm === 'P-256' ? derFromP1363(signature) : signature)
  const args =
    algorithm === 'Ed25519'
      ? ['pkeyutl', '-verify', '-pubin', '-inkey', key, '-rawin', '-in', text, '-sigfile', signed]
      : ['dgst', '-sha256', '-verify', key, '-signature', signed, text]
  return (await run('openssl', args))?.code === 0
}
