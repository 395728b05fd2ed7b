import { toBase64 } from '../../app/rules/bytes.ts'
import { consistencyProof, inclusionProof, type NodeReader, nodesRead } from '../../app/rules/merkle.ts'
import type { LedgerNow, SucceedingEntry } from '../../app/rules/pin.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { BodyId, PersonId } from '../../app/wire/ids.ts'
import type { Bilingual } from '../../app/wire/text.ts'
import { bodyById } from '../bodies/queries.ts'
import { latestCheckpoint } from '../ledger/cosignatures.ts'
import { entriesOfTypes, headOf } from '../ledger/queries.ts'
import { readNodes } from '../ledger/read-nodes.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { type DeviceFacts, deviceAnywhere } from './device-queries.ts'
import { type KeyActs, keyActsIn } from './key-acts.ts'
import { keysIn, namesOf } from './queries.ts'

/** A key of one's own, with what a warning about it says. */
export type FollowedKey = {
  id: string
  device: string
  revoked: boolean
  at: string | null
  by: Bilingual[]
  revocation: KeyActs['revoked']
}

export type Following = LedgerNow & {
  name: Bilingual
  slug: string
  keys: FollowedKey[]
  device: DeviceFacts
}

/**
 * What a device that follows the ledger from `size` on needs to see that it only grew: the latest checkpoint, the proof from there,
 * every entry by which its key passed on, and the keys of whoever asks.
 */
export async function loadFollowing(ctx: Ctx, actor: Actor, bodyId: BodyId, from: number): Promise<Result<Following>> {
  const denied = permit(actor, 'body.read', bodyId)
  if (denied) return denied
  const [body, head] = [await bodyById(ctx.db, bodyId), await headOf(ctx.db, bodyId)]
  const latest = await latestCheckpoint(ctx.db, bodyId)
  if (!body || !head || !latest) return refuse('not_found')
  const { size, note } = latest
  const prove = async (make: (read: NodeReader) => Uint8Array[]): Promise<string[]> =>
    make(await readNodes(ctx.db, bodyId, nodesRead(make))).map(toBase64)
  const successions: SucceedingEntry[] = []
  for (const { index, leaf, payload } of await entriesOfTypes(ctx.db, bodyId, [
    'ledger_key.rotated',
    'ledger.recovered',
  ]))
    if (payload !== null && index < size)
      successions.push({ index, leaf, payload, proof: await prove((read) => inclusionProof(index, size, read)) })
  return ok({
    body: bodyId,
    slug: body.slug,
    name: body.name,
    vkey: head.vkey,
    checkpoint: note,
    proof: from >= 1 && from <= size ? await prove((read) => consistencyProof(from, size, read)) : null,
    successions,
    keys: await ownKeys(ctx, actor, bodyId),
    device: await deviceAnywhere(ctx, actor),
  })
}

async function ownKeys(ctx: Ctx, { personId }: Actor, bodyId: BodyId): Promise<FollowedKey[]> {
  const acts = await keyActsIn(ctx.db, bodyId)
  const people = [...acts.values()].flatMap(({ by }) => by) as PersonId[]
  const names = await namesOf(ctx.db, [...new Set(people)])
  return (await keysIn(ctx.db, bodyId, [personId])).map(({ id, device, revokedEntry }) => {
    const said = acts.get(id)
    return {
      id,
      device,
      revoked: revokedEntry !== null,
      at: said?.at ?? null,
      by: said?.by.map((each) => names.get(each as PersonId) ?? { ar: each, en: each }) ?? [],
      revocation: said?.revoked ?? null,
    }
  })
}
