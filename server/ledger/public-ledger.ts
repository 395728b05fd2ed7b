// What anybody may read of a body's ledger, where the body decided so: the latest signed checkpoint, tiles of the tree, and
// the leaves, which hold hashes and no content. Each read is a range of rows, never the ledger. Source: C2SP tlog-tiles.
import { and, asc, eq, gte, lt } from 'drizzle-orm'
import { joined, utf8 } from '../../app/rules/bytes.ts'
import { formatEntries, TILE_WIDTH, type TileId } from '../../app/rules/tiles.ts'
import { formatPolicy, policyOf } from '../../app/rules/tlog-policy.ts'
import { ledgerEntry, ledgerNode } from '../../db/schema/ledger.ts'
import { type Body, bodyBySlug, ledgerPolicyOf } from '../bodies/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { latestCheckpoint } from './cosignatures.ts'
import { headOf } from './queries.ts'

/** Null for a body whose ledger is not public, as for one that does not exist. */
export async function publicBody(ctx: Ctx, slug: string): Promise<Body | null> {
  const body = await bodyBySlug(ctx.db, slug)
  return body && ledgerPolicyOf(body).publicLedger ? body : null
}

export const readCheckpoint = async (ctx: Ctx, { id }: Body): Promise<string | null> =>
  (await latestCheckpoint(ctx.db, id))?.note ?? null

/** The tlog-policy file by which a verifier or a witness is told of this ledger; to be compared with a copy got otherwise. */
export async function readPolicy(ctx: Ctx, body: Body): Promise<string | null> {
  const head = await headOf(ctx.db, body.id)
  const url = publicAddress(ctx, body.slug)
  const policy = head && policyOf({ ...ledgerPolicyOf(body), log: { vkey: head.vkey, url } })
  return policy ? formatPolicy(policy) : null
}

export const publicAddress = (ctx: Ctx, slug: string): string => `${ctx.settings.origin.href}/ledger/${slug}`

/** More than a column of the database could number. */
const MOST_ENTRIES = 2 ** 31

/** Null for what the ledger has not grown to yet. */
export async function readTile(ctx: Ctx, { id }: Body, tile: TileId): Promise<Uint8Array | null> {
  const from = tile.index * TILE_WIDTH
  if (from + tile.width > MOST_ENTRIES) return null
  const parts =
    tile.level === 'entries' ? await leaves(ctx, id, from, tile) : await nodes(ctx, id, tile.level, from, tile)
  return parts.length === tile.width ? joined(parts) : null
}

async function leaves(ctx: Ctx, bodyId: Body['id'], from: number, { width }: TileId): Promise<Uint8Array[]> {
  const { index, leaf } = ledgerEntry
  const rows = await ctx.db
    .select({ leaf })
    .from(ledgerEntry)
    .where(and(eq(ledgerEntry.bodyId, bodyId), gte(index, from), lt(index, from + width)))
    .orderBy(asc(index))
  return rows.map((row) => formatEntries([utf8(row.leaf)]))
}

async function nodes(ctx: Ctx, bodyId: Body['id'], level: number, from: number, { width }: TileId) {
  const { index, hash } = ledgerNode
  const rows = await ctx.db
    .select({ hash })
    .from(ledgerNode)
    .where(
      and(eq(ledgerNode.bodyId, bodyId), eq(ledgerNode.level, level * 8), gte(index, from), lt(index, from + width)),
    )
    .orderBy(asc(index))
  return rows.map((row) => row.hash)
}
