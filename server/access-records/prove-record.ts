import { ACCESS_PROOF, type AccessProof, accessPath } from '../../app/rules/access-record.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import { proveEntry } from '../ledger/receipt.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { recordById, recordsUnder, sealAt, textOf } from './queries.ts'

/**
 * What proves to a member, without this server, that a record of theirs stands under the root of its hour. Only to the person it
 * is about. Refused: not_found, access_record_unsealed.
 */
export async function proveRecord(ctx: Ctx, actor: Actor, id: string): Promise<Result<AccessProof>> {
  const record = await recordById(ctx.db, id)
  const text = record && textOf(record)
  if (!record || !text || record.personId !== actor.personId) return refuse('not_found')
  const { bodyId, entry, place } = record
  if (entry === null || place === null) return refuse('access_record_unsealed')
  const hashes = (await recordsUnder(ctx.db, bodyId, entry)).map(({ hash }) => hash)
  const seal = await sealAt(ctx.db, bodyId, entry)
  if (!seal) throw new Error(`Body ${bodyId} has no seal at entry ${entry}`)
  const proved = await proveEntry(ctx.db, bodyId, entry)
  return ok({
    type: ACCESS_PROOF,
    record: text,
    place: String(place),
    count: String(seal.count),
    path: accessPath(hashes, place),
    root: seal.root,
    entry: String(entry),
    leaf: proved.leaf,
    payload: proved.payload ?? '',
    proof: proved.proof,
    ledger_key: proved.ledgerKey,
  })
}
