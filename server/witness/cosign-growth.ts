import { type AddCheckpoint, parseAddCheckpoint } from '../../app/rules/add-checkpoint.ts'
import { cosign } from '../../app/rules/cosignature.ts'
import { ok, type Result } from '../../app/rules/result.ts'
import { formatSignatureLine } from '../../app/rules/signed-note.ts'
import { judgeCheckpoint, type WatchedLog } from '../../app/rules/witness.ts'
import { verifyEd25519 } from '../platform/verify-signature.ts'
import { keepEvidence, keepLatest, keysOf, readLatest, type Witness } from './folder.ts'

export type Cosigned = { origin: string; size: number; line: string }
export type Cosigning = (asked: AddCheckpoint) => Promise<Result<Cosigned>>

/**
 * The one act of a witness. What was seen is read, judged and replaced in one piece, one request after another; the answer
 * leaves only when the new checkpoint is on the disk. `seconds` is the time that is signed.
 */
export function cosigning(witness: Witness, seconds: () => number): Cosigning {
  let before: Promise<unknown> = Promise.resolve()
  return (asked) => {
    const mine = before.then(() => cosignOne(witness, asked, seconds()))
    before = mine.catch(() => undefined)
    return mine
  }
}

/** The same for what came over HTTP. */
export async function cosignText(act: Cosigning, text: string): Promise<Result<Cosigned>> {
  const asked = parseAddCheckpoint(text)
  return asked.ok ? act(asked.value) : asked
}

async function cosignOne(witness: Witness, asked: AddCheckpoint, time: number): Promise<Result<Cosigned>> {
  const watched = new Map<string, WatchedLog>()
  for (const log of witness.logs) {
    // Only the log that is asked about must be readable.
    if (!asked.checkpoint.startsWith(`${log.origin}\n`)) continue
    const latest = await readLatest(witness, log.origin)
    if (!latest.ok) return latest
    watched.set(log.origin, { origin: log.origin, keys: keysOf(log), latest: latest.value })
  }
  const judged = await judgeCheckpoint(asked, (origin) => watched.get(origin) ?? null, verifyEd25519)
  if (!judged.ok) {
    if (['witness_forked', 'witness_inconsistent'].includes(judged.code)) await keepEvidence(witness, asked.checkpoint)
    return judged
  }
  const { checkpoint, note } = judged.value
  const line = formatSignatureLine(await cosign(note.text, witness.key, time, witness.sign))
  await keepLatest(witness, checkpoint.origin, asked.checkpoint + line)
  return ok({ origin: checkpoint.origin, size: checkpoint.size, line })
}
