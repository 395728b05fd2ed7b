import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { codeOf, problem } from './problem.ts'
import type { Random } from './random.ts'

export type MasterKeySource = {
  /** MAJLIS_MASTER_KEY, if set: then no file is read or made. */
  given?: Uint8Array
  file: string
  random: Random
  /** Whether the data already holds keys wrapped by some master key: a new one could open none of them, so none is made. */
  holdsWrappedKeys: () => boolean | Promise<boolean>
}

/** The master key: from the setting, from its file, or made on the very first start. Throws a Problem with a `master_key_…` code. */
export async function readMasterKey({ given, file, random, holdsWrappedKeys }: MasterKeySource): Promise<Uint8Array> {
  if (given) return given
  const found = readFile(file)
  if (found) return found
  if (await holdsWrappedKeys())
    throw problem(
      'master_key_missing',
      `The master key is missing: this data was made with one, which belongs in ${file} (mode 600) or in MAJLIS_MASTER_KEY. Restore it from its backup.`,
    )
  create(file, random(32))
  return readFile(file)!
}

function readFile(file: string): Uint8Array | undefined {
  let text: string
  try {
    if ((statSync(file).mode & 0o077) !== 0)
      throw problem('master_key_open', `Others than its owner can read ${file}: run chmod 600 ${file}`)
    text = readFileSync(file, 'utf8').trim()
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    if (codeOf(error) === 'EACCES') throw problem('master_key_closed', `Majlis may not read ${file}.`, error)
    throw error
  }
  if (!/^[A-Za-z0-9+/]{43}=$/.test(text))
    throw problem('master_key_damaged', `${file} must hold 32 bytes in base64: restore it from its backup.`)
  return new Uint8Array(Buffer.from(text, 'base64'))
}

/** Whole and on disk under its name, or absent; of two processes at once the first one's key stays. */
function create(file: string, key: Uint8Array) {
  mkdirSync(dirname(file), { recursive: true })
  const draft = `${file}.new-${process.pid}`
  const handle = openSync(draft, 'w', 0o600)
  try {
    writeSync(handle, `${Buffer.from(key).toString('base64')}\n`)
    fsyncSync(handle)
    linkSync(draft, file)
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
  } finally {
    closeSync(handle)
    rmSync(draft, { force: true })
  }
  const folder = openSync(dirname(file), 'r')
  fsyncSync(folder)
  closeSync(folder)
}
