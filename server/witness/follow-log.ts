import { parseUtf8 } from '../../app/rules/bytes.ts'
import { type Checkpoint, parseCheckpoint } from '../../app/rules/checkpoint.ts'
import { consistencyProof, nodesRead } from '../../app/rules/merkle.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import { parseNote } from '../../app/rules/signed-note.ts'
import { nodesFromTiles, tileOf } from '../../app/rules/tile-nodes.ts'
import { type HashTileId, tilePath } from '../../app/rules/tiles.ts'
import type { Seen } from '../../app/rules/witness.ts'
import type { Cosigning } from './cosign-growth.ts'
import { keepEvidence, type Log, readLatest, type Witness } from './folder.ts'
import { openSource, type Source, unread } from './read-source.ts'

export type Followed = { origin: string; size: number; grown: boolean }

/**
 * Reads a log where it is served and cosigns what is new. Refuses a log that shrank (`witness_rolled_back`) or is another than
 * was seen (`witness_forked`), and keeps its checkpoint as evidence.
 */
export async function followLog(witness: Witness, log: Log, cosign: Cosigning): Promise<Result<Followed>> {
  const { origin } = log
  const latest = await readLatest(witness, origin)
  if (!latest.ok) return latest
  const source = log.source === null ? null : await openSource(log.source)
  if (!source?.ok) return unread(origin)
  const read = await readCheckpoint(source.value, origin)
  if (!read.ok) return read
  const { note, checkpoint } = read.value
  const params = { origin, size: String(checkpoint.size), latest: String(latest.value.size) }
  if (checkpoint.size < latest.value.size) {
    // Judged as the log's own word only when the log signed it; a stranger's note is no roll-back.
    const judged = await cosign({ oldSize: checkpoint.size, proof: [], checkpoint: note })
    if (!judged.ok && judged.code !== 'witness_other_size') return judged
    await keepEvidence(witness, note)
    return refuse('witness_rolled_back', params)
  }
  const proof = await proofBetween(source.value, latest.value, checkpoint)
  if (!proof.ok) return unread(origin)
  const done = await cosign({ oldSize: latest.value.size, proof: proof.value, checkpoint: note })
  if (done.ok) return ok({ origin, size: done.value.size, grown: done.value.size > latest.value.size })
  return done.code === 'witness_inconsistent' ? refuse('witness_forked', params) : done
}

async function readCheckpoint(
  source: Source,
  origin: string,
): Promise<Result<{ note: string; checkpoint: Checkpoint }>> {
  const bytes = await source('checkpoint')
  const text = bytes && parseUtf8(bytes)
  const note = text?.ok ? parseNote(text.value) : null
  const checkpoint = note?.ok ? parseCheckpoint(note.value.text) : null
  if (!text?.ok || !checkpoint?.ok) return unread(origin)
  if (checkpoint.value.origin !== origin) return refuse('witness_other_log', { origin, found: checkpoint.value.origin })
  return ok({ note: text.value, checkpoint: checkpoint.value })
}

/** From the tiles that the proof needs and no others. */
async function proofBetween(source: Source, from: Seen, to: Seen): Promise<Result<Uint8Array[]>> {
  if (from.size === 0 || from.size === to.size) return ok([])
  const wanted = new Map<string, HashTileId>()
  for (const node of nodesRead((read) => consistencyProof(from.size, to.size, read))) {
    const tile = tileOf(node, to.size)
    wanted.set(tilePath(tile), tile)
  }
  const contents = await Promise.all([...wanted.keys()].map(async (path) => (await source(path)) ?? new Uint8Array()))
  const read = nodesFromTiles(to.size, [...wanted.values()], contents)
  return read.ok ? ok(consistencyProof(from.size, to.size, read.value)) : read
}
