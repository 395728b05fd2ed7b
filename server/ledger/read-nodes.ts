// Nodes of a body's tree, fetched at once, for a computation of app/rules/merkle that then reads them.
import { and, eq, sql } from 'drizzle-orm'
import type { NodeId, NodeReader } from '../../app/rules/merkle.ts'
import type { BodyId } from '../../app/wire/ids.ts'
import { ledgerNode } from '../../db/schema/ledger.ts'
import { integers } from '../platform/column.ts'
import type { Db, Tx } from '../platform/context.ts'

/** The reader throws for a node that is not stored. */
export async function readNodes(db: Db | Tx, bodyId: BodyId, wanted: readonly NodeId[]): Promise<NodeReader> {
  const rows = wanted.length === 0 ? [] : await select(db, bodyId, wanted)
  const found = new Map(rows.map((row) => [`${row.level}/${row.index}`, row.hash]))
  return (level, index) => {
    const hash = found.get(`${level}/${index}`)
    if (!hash) throw new Error(`Ledger ${bodyId} lacks node ${level}/${index}`)
    return hash
  }
}

const select = (db: Db | Tx, bodyId: BodyId, wanted: readonly NodeId[]) =>
  db
    .select({ level: ledgerNode.level, index: ledgerNode.index, hash: ledgerNode.hash })
    .from(ledgerNode)
    .where(
      and(
        eq(ledgerNode.bodyId, bodyId),
        sql`(${ledgerNode.level}, ${ledgerNode.index}) in (select * from unnest(${integers(wanted.map(({ level }) => level))}, ${integers(wanted.map(({ index }) => index))}))`,
      ),
    )
