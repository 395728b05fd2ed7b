// Writes what a batch drafted: entries, tree nodes, one signed checkpoint, the moved head, changes, and the wake-up of the
// relay. Runs inside the commit's transaction, after every command of the batch.
import { and, eq, sql } from 'drizzle-orm'
import type { Checkpoint } from '../../app/rules/checkpoint.ts'
import { checkGrown } from '../../app/rules/kept-checkpoint.ts'
import { appendLeaves, frontierNodes, type NodeReader, type TreeNode, textLeafHash } from '../../app/rules/merkle.ts'
import { ok, type Result } from '../../app/rules/result.ts'
import { checkpoint, ledgerHead } from '../../db/schema/ledger.ts'
import type { KeptCheckpoint } from '../platform/checkpoint-store.ts'
import { byteStrings, integers, texts } from '../platform/column.ts'
import type { Ctx, Tx } from '../platform/context.ts'
import { type Statement, sent } from '../platform/together.ts'
import { keptOf } from './find-rolled-back.ts'
import { readNodes } from './read-nodes.ts'
import { signCheckpoint } from './sign-checkpoint.ts'
import type { ChangeDraft, Drafts, EntryDraft, Head } from './work.ts'

export const CHANGES_CHANNEL = 'majlis_changes'

/** A checkpoint that was signed: to be kept outside the database once the commit is durable. */
export type Signed = { origin: string } & KeptCheckpoint

/** What a body's tree grows from: the nodes of its frontier, and what was kept of it outside the database. */
export type Ground = { kept: Checkpoint | null; read: NodeReader }

export async function readGround(ctx: Ctx, tx: Tx, { bodyId, origin, size }: Head): Promise<Ground> {
  const kept = await keptOf(ctx, origin)
  const known = kept && kept.size <= size ? frontierNodes(kept.size) : []
  return { kept, read: await readNodes(tx, bodyId, [...frontierNodes(size), ...known]) }
}

export type Writes = { statements: Statement[]; signed: Signed | null }

/**
 * The statements, not yet sent, that write what one body's commands drafted. Refuses `ledger_rolled_back`, whereupon the caller
 * must undo the transaction.
 */
export async function writesOf(ctx: Ctx, tx: Tx, drafts: Drafts): Promise<Result<Writes>> {
  const { head, successor, entries, changes } = drafts
  if (entries.length === 0 && changes.length === 0) return ok({ statements: [], signed: null })
  const grown = entries.length > 0 ? await growthOf(ctx, tx, drafts) : ok({ statements: [], signed: null })
  if (!grown.ok) return grown
  ctx.metrics.ledgerBatch.observe(entries.length)
  const statements = [
    ...grown.value.statements,
    ...(changes.length > 0 ? [insertChanges(tx, head, changes)] : []),
    tx
      .update(ledgerHead)
      .set({ size: head.size + entries.length, cursor: head.cursor + changes.length, lastAt: head.at, ...successor })
      .where(and(eq(ledgerHead.bodyId, head.bodyId), eq(ledgerHead.size, head.size))),
    tx.execute(sql`select pg_notify(${CHANGES_CHANNEL}, ${head.bodyId})`),
  ]
  return ok({ statements, signed: grown.value.signed })
}

async function growthOf(ctx: Ctx, tx: Tx, { head, ground, successor, entries }: Drafts): Promise<Result<Writes>> {
  const { origin } = successor ?? head
  // Under another origin, which a recovery begins, nothing has been signed yet.
  const { kept, read } = origin === head.origin ? ground : await readGround(ctx, tx, { ...head, origin })
  const standing = kept ? checkGrown(kept, head.size, read) : ok(null)
  if (!standing.ok) {
    ctx.log.error({ body: head.bodyId, origin, ...standing.params }, 'ledger rolled back')
    return standing
  }
  // The database writes them while they are hashed and signed here.
  const written = sent(insertEntries(tx, head, entries))
  const leaves = entries.map((entry) => textLeafHash(entry.leaf))
  const { root, newNodes } = appendLeaves(head.size, read, leaves)
  const size = head.size + entries.length
  const signers = [head, ...(successor ? [successor] : [])].filter((each) => each.origin === origin)
  const note = await signCheckpoint(ctx, head.bodyId, signers, size, root)
  const statements = [
    written,
    insertNodes(tx, head, newNodes),
    tx.insert(checkpoint).values({ bodyId: head.bodyId, size, note }),
  ]
  return ok({ statements, signed: { origin, size, note } })
}

// Columns, not rows of parameters: one statement of a fixed text, however large the batch.
const insertEntries = (tx: Tx, { bodyId, at }: Head, entries: EntryDraft[]) =>
  tx.execute(sql`
    insert into ledger_entry (body_id, at, "index", type, item_id, subject, leaf, payload)
    select ${bodyId}, ${at.toISOString()}::timestamptz, * from unnest(${integers(entries.map(({ index }) => index))},
      ${texts(entries.map(({ type }) => type))}, ${texts(entries.map(({ itemId }) => itemId))},
      ${texts(entries.map(({ subject }) => subject))}, ${texts(entries.map(({ leaf }) => leaf))},
      ${texts(entries.map(({ payload }) => payload))})`)

const insertNodes = (tx: Tx, { bodyId }: Head, nodes: TreeNode[]) =>
  tx.execute(sql`
    insert into ledger_node (body_id, level, "index", hash)
    select ${bodyId}, * from unnest(${integers(nodes.map(({ level }) => level))},
      ${integers(nodes.map(({ index }) => index))}, ${byteStrings(nodes.map(({ hash }) => hash))})`)

const insertChanges = (tx: Tx, { bodyId, at }: Head, changes: ChangeDraft[]) =>
  tx.execute(sql`
    insert into change (body_id, at, cursor, topic, ref, audience, item_id)
    select ${bodyId}, ${at.toISOString()}::timestamptz, cursor, topic, ref, audience::jsonb, item_id
    from unnest(${texts(changes.map(({ cursor }) => String(cursor)))}::bigint[],
      ${texts(changes.map(({ topic }) => topic))}, ${texts(changes.map(({ ref }) => ref))},
      ${texts(changes.map(({ audience }) => audience && JSON.stringify(audience)))},
      ${texts(changes.map(({ itemId }) => itemId))}) as told (cursor, topic, ref, audience, item_id)`)
