// Writes what a batch drafted: entries, tree nodes, one signed checkpoint, the moved head, changes, and the wake-up of the
// relay. Runs inside the commit's transaction, after every command of the batch.
import { and, eq, sql } from 'drizzle-orm'
import { utf8 } from '../../app/rules/bytes.ts'
import { checkGrown } from '../../app/rules/kept-checkpoint.ts'
import { appendLeaves, frontierNodes, leafHash, type TreeNode } from '../../app/rules/merkle.ts'
import { ok, type Result } from '../../app/rules/result.ts'
import type { BodyId } from '../../app/wire/ids.ts'
import { checkpoint, ledgerHead } from '../../db/schema/ledger.ts'
import type { KeptCheckpoint } from '../platform/checkpoint-store.ts'
import type { Ctx, Tx } from '../platform/context.ts'
import { keptOf } from './find-rolled-back.ts'
import { readNodes } from './read-nodes.ts'
import { signCheckpoint } from './sign-checkpoint.ts'
import type { ChangeDraft, Drafts, EntryDraft, Head, Signer } from './work.ts'

export const CHANGES_CHANNEL = 'majlis_changes'

/** A checkpoint that was signed: to be kept outside the database once the commit is durable. */
export type Signed = { origin: string } & KeptCheckpoint

/** Refuses `ledger_rolled_back`, whereupon the caller must undo the transaction. Null where nothing was signed. */
export async function writeBatch(
  ctx: Ctx,
  tx: Tx,
  { head, successor, entries, changes }: Drafts,
): Promise<Result<Signed | null>> {
  if (entries.length === 0 && changes.length === 0) return ok(null)
  const grown = entries.length > 0 ? await growLedger(ctx, tx, head, successor, entries) : ok(null)
  if (!grown.ok) return grown
  if (changes.length > 0) await insertChanges(tx, head.bodyId, changes)
  await tx
    .update(ledgerHead)
    .set({ size: head.size + entries.length, cursor: head.cursor + changes.length, lastAt: head.at, ...successor })
    .where(and(eq(ledgerHead.bodyId, head.bodyId), eq(ledgerHead.size, head.size)))
  await tx.execute(sql`select pg_notify(${CHANGES_CHANNEL}, ${head.bodyId})`)
  ctx.metrics.ledgerBatch.observe(entries.length)
  return grown
}

async function growLedger(
  ctx: Ctx,
  tx: Tx,
  head: Head,
  successor: Signer | null,
  entries: EntryDraft[],
): Promise<Result<Signed>> {
  const { origin } = successor ?? head
  // Under another origin, which a recovery begins, nothing has been signed yet.
  const kept = await keptOf(ctx, origin)
  const known = kept && kept.size <= head.size ? frontierNodes(kept.size) : []
  const read = await readNodes(tx, head.bodyId, [...frontierNodes(head.size), ...known])
  const standing = kept ? checkGrown(kept, head.size, read) : ok(null)
  if (!standing.ok) {
    ctx.log.error({ body: head.bodyId, origin, ...standing.params }, 'ledger rolled back')
    return standing
  }
  const leaves = entries.map((entry) => leafHash(utf8(entry.leaf)))
  const { root, newNodes } = appendLeaves(head.size, read, leaves)
  await insertEntries(tx, head.bodyId, entries)
  await insertNodes(tx, head.bodyId, newNodes)
  const size = head.size + entries.length
  const signers = [head, ...(successor ? [successor] : [])].filter((each) => each.origin === origin)
  const note = await signCheckpoint(ctx, head.bodyId, signers, size, root)
  await tx.insert(checkpoint).values({ bodyId: head.bodyId, size, note })
  return ok({ origin, size, note })
}

// Arrays, not rows of parameters: one statement of a fixed text, however large the batch.
async function insertEntries(tx: Tx, bodyId: BodyId, entries: EntryDraft[]): Promise<void> {
  const column = <K extends keyof EntryDraft>(name: K) => sql.param(entries.map((entry) => entry[name]))
  await tx.execute(sql`
    insert into ledger_entry (body_id, "index", type, at, item_id, subject, leaf, payload)
    select ${bodyId}, * from unnest(${column('index')}::int[], ${column('type')}::text[],
      ${sql.param(entries.map((entry) => entry.at.toISOString()))}::timestamptz[], ${column('itemId')}::text[],
      ${column('subject')}::text[], ${column('leaf')}::text[], ${column('payload')}::text[])`)
}

async function insertNodes(tx: Tx, bodyId: BodyId, nodes: TreeNode[]): Promise<void> {
  await tx.execute(sql`
    insert into ledger_node (body_id, level, "index", hash)
    select ${bodyId}, * from unnest(${sql.param(nodes.map((node) => node.level))}::int[],
      ${sql.param(nodes.map((node) => node.index))}::int[],
      ${sql.param(nodes.map((node) => Buffer.from(node.hash)))}::bytea[])`)
}

async function insertChanges(tx: Tx, bodyId: BodyId, changes: ChangeDraft[]): Promise<void> {
  await tx.execute(sql`
    insert into change (body_id, cursor, topic, ref, audience, item_id, at)
    select ${bodyId}, * from unnest(${sql.param(changes.map((change) => change.cursor))}::bigint[],
      ${sql.param(changes.map((change) => change.topic))}::text[], ${sql.param(changes.map((change) => change.ref))}::text[],
      ${sql.param(changes.map((change) => (change.audience ? JSON.stringify(change.audience) : null)))}::jsonb[],
      ${sql.param(changes.map((change) => change.itemId))}::text[],
      ${sql.param(changes.map((change) => change.at.toISOString()))}::timestamptz[])`)
}
