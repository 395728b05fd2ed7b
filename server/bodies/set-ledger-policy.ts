import { ok, type Refusal, type Result, refuse } from '../../app/rules/result.ts'
import { NOTE_COSIGNATURE_V1, parseVkey } from '../../app/rules/signed-note.ts'
import type { LedgerPolicy } from '../../app/wire/bodies.ts'
import type { BodyId } from '../../app/wire/ids.ts'
import { commit } from '../ledger/commit.ts'
import type { Ctx } from '../platform/context.ts'
import type { AnyActor } from '../policies/actor.ts'
import { permitHouse } from '../policies/permit.ts'
import { bodyById } from './queries.ts'
import { decidePolicy } from './seating/effects.ts'

/**
 * Decides whether a body's ledger is public, which witnesses cosign it, how long results may be disputed and a pack be kept on a
 * device: an entry of that ledger, unless nothing that the entry would say changes. Where a witness is reached is configuration, and no part of the act.
 */
export async function setLedgerPolicy(
  ctx: Ctx,
  actor: AnyActor,
  bodyId: BodyId,
  policy: LedgerPolicy,
): Promise<Result<object>> {
  const denied = permitHouse(actor) ?? checkPolicy(policy)
  if (denied) return denied
  if (!(await bodyById(ctx.db, bodyId))) return refuse('not_found')
  return commit(ctx, { bodies: bodyId, actor, act: 'policy.set' }, async (work) => {
    const found = await bodyById(work.tx, bodyId)
    if (!found) return refuse('not_found')
    await decidePolicy(work, found, policy)
    return ok({})
  })
}

function checkPolicy({ witnesses, quorum }: LedgerPolicy): Refusal | null {
  const keys = new Set<string>()
  for (const { vkey, url } of witnesses) {
    const key = parseVkey(vkey, NOTE_COSIGNATURE_V1)
    if (!key.ok) return refuse('witness_key_malformed', { key: vkey })
    // The same key under two names is one witness, and would count twice.
    const public_key = key.value.publicKey.join()
    if (keys.has(public_key)) return refuse('witness_twice', { key: key.value.name })
    keys.add(public_key)
    if (!isAddress(url)) return refuse('witness_address_malformed', { address: url })
  }
  return quorum > witnesses.length ? refuse('quorum_impossible', { witnesses: String(witnesses.length) }) : null
}

/** A policy file is divided by spaces, and what a browser would add to an address is no part of one. */
function isAddress(url: string): boolean {
  const parsed = URL.parse(url)
  return parsed !== null && /^https?:$/.test(parsed.protocol) && !/\s/.test(url) && !parsed.search && !parsed.hash
}
