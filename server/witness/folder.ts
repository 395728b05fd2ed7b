// What a witness keeps: its key, the logs it was told of, the last checkpoint of each that it cosigned, and what it refused. All
// of it plain files in one folder, which is the whole witness: copied elsewhere it must never run twice.
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { mkdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fromBase64Url } from '../../app/rules/bytes.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import { formatVkey, NOTE_COSIGNATURE_V1, type NoteKey, noteKey, parseVkey } from '../../app/rules/signed-note.ts'
import { NOTHING_SEEN, type Seen, seenIn } from '../../app/rules/witness.ts'
import { writeDurably } from './write-durably.ts'

/** `source` is where the witness reads the log by itself; null for one that only comes to it. */
export type Log = { origin: string; vkeys: string[]; source: string | null }
export type Witness = { folder: string; key: NoteKey; sign: (message: Uint8Array) => Uint8Array; logs: Log[] }

const NAME = 'name'
const KEY = 'key.pem'
const LOGS = 'logs.json'

/** Makes a witness with a key of its own. Refuses a folder that is one already. */
export async function createWitness(folder: string, name: string): Promise<Result<{ vkey: string }>> {
  if (!/^[^\s+\p{Cc}]{1,200}$/u.test(name)) return refuse('witness_name_malformed', { name })
  if (await exists(join(folder, KEY))) return refuse('witness_there_already', { folder })
  for (const each of ['', 'checkpoints', 'evidence']) await mkdir(join(folder, each), { recursive: true, mode: 0o700 })
  const { privateKey } = generateKeyPairSync('ed25519')
  await writeDurably(join(folder, NAME), `${name}\n`)
  await writeDurably(join(folder, LOGS), '[]\n')
  // Last: a folder without a key is no witness yet.
  await writeDurably(join(folder, KEY), privateKey.export({ format: 'pem', type: 'pkcs8' }) as string, 0o600)
  return ok({ vkey: formatVkey(keyOf(name, privateKey)) })
}

export async function openWitness(folder: string): Promise<Result<Witness>> {
  if (!(await exists(join(folder, KEY)))) return refuse('witness_not_there', { folder })
  const name = (await readFile(join(folder, NAME), 'utf8')).trim()
  const privateKey = createPrivateKey(await readFile(join(folder, KEY)))
  const logs = JSON.parse(await readFile(join(folder, LOGS), 'utf8')) as Log[]
  return ok({
    folder,
    key: keyOf(name, privateKey),
    sign: (message) => new Uint8Array(sign(null, message, privateKey)),
    logs,
  })
}

/** A log by its key; another key or another source of a log that is known is joined to it. */
export async function addLog(witness: Witness, vkey: string, source: string | null): Promise<Result<Log>> {
  const key = parseVkey(vkey)
  if (!key.ok) return refuse('witness_log_key_malformed', { key: vkey })
  const origin = key.value.name
  const known = witness.logs.find((log) => log.origin === origin)
  const log = { origin, vkeys: [...new Set([...(known?.vkeys ?? []), vkey])], source: source ?? known?.source ?? null }
  const logs = [...witness.logs.filter((each) => each !== known), log]
  await writeDurably(join(witness.folder, LOGS), `${JSON.stringify(logs, null, 2)}\n`)
  witness.logs = logs
  return ok(log)
}

export const keysOf = ({ vkeys }: Log): NoteKey[] =>
  vkeys.flatMap((vkey) => {
    const key = parseVkey(vkey)
    return key.ok ? [key.value] : []
  })

/** Refuses a file that is no checkpoint of this log: what was seen is then unknown, and nothing may be signed over it. */
export async function readLatest({ folder }: Witness, origin: string): Promise<Result<Seen>> {
  const text = await readFile(checkpointFile(folder, origin), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  return text === null ? ok(NOTHING_SEEN()) : seenIn(text, origin)
}

export const keepLatest = ({ folder }: Witness, origin: string, note: string): Promise<void> =>
  writeDurably(checkpointFile(folder, origin), note)

/** A checkpoint that a known log signed and that does not fit what was seen: proof against the log, in its own hand. */
export const keepEvidence = ({ folder }: Witness, note: string): Promise<void> =>
  writeDurably(join(folder, 'evidence', nameOf(note)), note)

export const checkpointFile = (folder: string, origin: string): string => join(folder, 'checkpoints', nameOf(origin))

const nameOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 32)

function keyOf(name: string, privateKey: KeyObject): NoteKey {
  const { x } = createPublicKey(privateKey).export({ format: 'jwk' })
  return noteKey(name, fromBase64Url(x as string), NOTE_COSIGNATURE_V1)
}

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )
