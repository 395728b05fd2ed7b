// Asks the witnesses of every body to cosign its latest checkpoint, and keeps what they sign. No act waits for it. Source: C2SP
// tlog-witness; docs/decisions/public-ledger.md.
import { formatAddCheckpoint } from '../../app/rules/add-checkpoint.ts'
import { cosignersOf } from '../../app/rules/cosignature.ts'
import { consistencyProof, nodesRead } from '../../app/rules/merkle.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import {
  formatSignatureLine,
  NOTE_COSIGNATURE_V1,
  type NoteSignature,
  parseNote,
  parseSignatureLine,
  parseVkey,
} from '../../app/rules/signed-note.ts'
import type { Witness } from '../../app/wire/bodies.ts'
import type { BodyId } from '../../app/wire/ids.ts'
import { allBodies, ledgerPolicyOf } from '../bodies/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { verifyEd25519 } from '../platform/verify-signature.ts'
import { type AskWitness, askWitness } from './ask-witness.ts'
import { cosignedSizes, keepCosignature, latestOwnCheckpoint, type SignedCheckpoint } from './cosignatures.ts'
import { readNodes } from './read-nodes.ts'

/** Answers how many cosignatures came. A witness that is silent or refuses keeps no other waiting. */
export async function collectCosignatures(ctx: Ctx, ask: AskWitness = askWitness): Promise<number> {
  let came = 0
  for (const body of await allBodies(ctx.db)) {
    const { witnesses } = ledgerPolicyOf(body)
    const latest = witnesses.length > 0 ? await latestOwnCheckpoint(ctx.db, body.id) : undefined
    if (!latest) continue
    const sizes = await cosignedSizes(ctx.db, body.id)
    const behind = witnesses.filter(({ vkey }) => (sizes.get(vkey) ?? 0) < latest.size)
    const answers = await Promise.all(
      behind.map((witness) => collect(ctx, body.id, witness, latest, sizes.get(witness.vkey) ?? 0, ask)),
    )
    answers.forEach((answer, place) => {
      if (answer.ok) came++
      else tell(ctx, body.slug, behind[place] as Witness, answer)
    })
  }
  return came
}

/** From the size this witness cosigned last as far as we know; where it knows another, once more from that one. */
async function collect(
  ctx: Ctx,
  bodyId: BodyId,
  witness: Witness,
  latest: SignedCheckpoint,
  from: number,
  ask: AskWitness,
): Promise<Result<null>> {
  let answer = await ask(witness.url, await requestFrom(ctx, bodyId, from, latest))
  if (answer.ok && 'size' in answer.value) {
    const { size } = answer.value
    // What it has seen signed is longer than what we hold: this ledger was rolled back, or is not the one it knows.
    if (size > latest.size) return refuse('witness_ahead', { size: String(size) })
    answer = await ask(witness.url, await requestFrom(ctx, bodyId, size, latest))
  }
  if (!answer.ok) return answer
  if ('size' in answer.value) return refuse('witness_refused', { status: '409' })
  return keep(ctx, bodyId, witness, latest, answer.value.lines)
}

async function requestFrom(ctx: Ctx, bodyId: BodyId, from: number, { size, note }: SignedCheckpoint): Promise<string> {
  if (from === 0 || from === size) return formatAddCheckpoint({ oldSize: from, proof: [], checkpoint: note })
  const wanted = nodesRead((read) => consistencyProof(from, size, read))
  const proof = consistencyProof(from, size, await readNodes(ctx.db, bodyId, wanted))
  return formatAddCheckpoint({ oldSize: from, proof, checkpoint: note })
}

/** Only a line of this witness's key on this very checkpoint is kept. */
async function keep(
  ctx: Ctx,
  bodyId: BodyId,
  { vkey }: Witness,
  { size, note }: SignedCheckpoint,
  lines: string,
): Promise<Result<null>> {
  const key = parseVkey(vkey, NOTE_COSIGNATURE_V1)
  const signed = parseNote(note)
  if (!key.ok || !signed.ok) return refuse('witness_line_invalid')
  for (const signature of signaturesIn(lines)) {
    const alone = { text: signed.value.text, signatures: [signature] }
    const { cosigners } = await cosignersOf(alone, [key.value], verifyEd25519)
    if (cosigners.length === 0) continue
    await keepCosignature(ctx.db, {
      bodyId,
      size,
      witness: vkey,
      line: formatSignatureLine(signature),
      at: ctx.clock(),
    })
    return ok(null)
  }
  return refuse('witness_line_invalid')
}

const signaturesIn = (lines: string): NoteSignature[] =>
  lines.split('\n').flatMap((line) => {
    const signature = parseSignatureLine(line)
    return signature.ok ? [signature.value] : []
  })

/** A witness that is away is no news; one that will not sign what we hold is. */
function tell(ctx: Ctx, body: string, { vkey }: Witness, { code, params }: { code: string; params?: object }): void {
  const facts = { body, witness: vkey.slice(0, vkey.indexOf('+')), code, ...params }
  if (code === 'witness_unreachable') ctx.log.info(facts, 'witness not reached')
  else ctx.log.error(facts, 'witness did not cosign')
}
