// Writes what a batch drafted: entries, tree nodes, one signed checkpoint, the moved head, changes, and the wake-up of the
// relay. Runs inside the commit's transaction, after every command of the batch.
import { and, eq, sql } from 'drizzle-orm'
import { utf8 } from '../../app/rules/bytes.ts'
import { appendLeaves, frontierNodes, leafHash, type TreeNode } from '../../app/rules/merkle.ts'
import type { BodyId } from '../../app/wire/ids.ts'
import { checkpoint, ledgerHead, ledgerNode } from '../../db/schema/ledger.ts'
import type { Ctx, Tx } from '../platform/context.ts'
import { signCheckpoint } from './sign-checkpoint.ts'
import type { ChangeDraft, Drafts, EntryDraft, Head } from './work.ts'

export const CHANGES_CHANNEL = 'majlis_changes'

export async function writeBatch(ctx: Ctx, tx: Tx, { head, entries, changes }: Drafts): Promise<void> {
  if (entries.length === 0 && changes.length === 0) return
  if (entries.length > 0) await growLedger(ctx, tx, head, entries)
  if (changes.length > 0) await insertChanges(tx, head.bodyId, changes)
  await tx
    .update(ledgerHead)
    .set({ size: head.size + entries.length, cursor: head.cursor + changes.length, lastAt: head.at })
    .where(and(eq(ledgerHead.bodyId, head.bodyId), eq(ledgerHead.size, head.size)))
  await tx.execute(sql`select pg_notify(${CHANGES_CHANNEL}, ${head.bodyId})`)
  ctx.metrics.ledgerBatch.observe(entries.length)
}

async function growLedger(ctx: Ctx, tx: Tx, head: Head, entries: EntryDraft[]): Promise<void> {
  const frontier = await readNodes(tx, head.bodyId, head.size)
  const leaves = entries.map((entry) => leafHash(utf8(entry.leaf)))
  const { root, newNodes } = appendLeaves(head.size, frontier, leaves)
  await insertEntries(tx, head.bodyId, entries)
  await insertNodes(tx, head.bodyId, newNodes)
  const size = head.size + entries.length
  const note = await signCheckpoint(ctx, head, size, root)
  await tx.insert(checkpoint).values({ bodyId: head.bodyId, size, note })
}

async function readNodes(tx: Tx, bodyId: BodyId, size: number) {
  const wanted = frontierNodes(size)
  if (wanted.length === 0) return () => new Uint8Array()
  const rows = await tx
    .select({ level: ledgerNode.level, index: ledgerNode.index, hash: ledgerNode.hash })
    .from(ledgerNode)
    .where(
      and(
        eq(ledgerNode.bodyId, bodyId),
        sql`(${ledgerNode.level}, ${ledgerNode.index}) in (${sql.join(
          wanted.map((node) => sql`(${node.level}::int, ${node.index}::int)`),
          sql`, `,
        )})`,
      ),
    )
  const found = new Map(rows.map((row) => [`${row.level}/${row.index}`, row.hash]))
  return (level: number, index: number): Uint8Array => {
    const hash = found.get(`${level}/${index}`)
    if (!hash) throw new Error(`Ledger ${bodyId} lacks node ${level}/${index}`)
    return hash
  }
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
