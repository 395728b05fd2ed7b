// The ledger's tables against each other: entries, leaves, nodes, checkpoints and head must be one tree.
import { asc, eq } from 'drizzle-orm'
import { type Act, type History, readHistory } from '../../app/rules/bundle/history.ts'
import { isEventType, readPayload } from '../../app/rules/bundle/payloads.ts'
import { equal, toHex } from '../../app/rules/bytes.ts'
import { checkGrown } from '../../app/rules/kept-checkpoint.ts'
import { appendLeaves, type NodeReader, textLeafHash } from '../../app/rules/merkle.ts'
import { sha256Text } from '../../app/rules/sha256.ts'
import type { BodyId } from '../../app/wire/ids.ts'
import { ledgerHead, ledgerNode } from '../../db/schema/ledger.ts'
import { checkpointsOf } from '../ledger/cosignatures.ts'
import { keptOf } from '../ledger/find-rolled-back.ts'
import { type Entry, entriesOf } from '../ledger/queries.ts'
import type { Ctx, Tx } from '../platform/context.ts'
import type { Fault } from './fsck.ts'

export type LedgerCheck = { size: number; faults: Fault[]; history: History }

export async function checkLedger(ctx: Ctx, bodyId: BodyId): Promise<LedgerCheck> {
  return ctx.db.transaction((tx) => check(ctx, tx, bodyId), READ)
}

const READ = { isolationLevel: 'repeatable read', accessMode: 'read only' } as const

async function check(ctx: Ctx, tx: Tx, bodyId: BodyId): Promise<LedgerCheck> {
  const [head] = await tx.select().from(ledgerHead).where(eq(ledgerHead.bodyId, bodyId))
  const entries = await entriesOf(tx, bodyId)
  const faults: Fault[] = []
  const fault: AddFault = (rule, what, entry) => {
    faults.push({ rule, severity: 'error', what, ...(entry === undefined ? {} : { entry }) })
  }
  if (!head) fault('ledger.no_head', 'The body has no ledger')
  for (const [place, entry] of entries.entries()) checkEntry(entry, place, bodyId, fault)
  if (head && head.size !== entries.length)
    fault('ledger.size_differs', `The head says ${head.size} entries and there are ${entries.length}`)
  const read = await checkNodes(tx, bodyId, entries, fault)
  const kept = head ? await keptOf(ctx, head.origin) : null
  if (kept && !checkGrown(kept, entries.length, read).ok)
    fault(
      'ledger.rolled_back',
      `${kept.size} entries were signed before, and the ${entries.length} here are fewer or others`,
    )
  const checkpoints = await checkpointsOf(tx, bodyId)
  const last = checkpoints.at(-1)?.size ?? 0
  if (last !== entries.length)
    fault('ledger.unsigned', `The latest checkpoint is of ${last} entries, not ${entries.length}`)
  const history = readHistory(actsOf(entries))
  checkItems(entries, history, fault)
  return { size: entries.length, faults, history }
}

type AddFault = (rule: string, what: string, entry?: number) => void

function checkEntry(entry: Entry, place: number, bodyId: BodyId, fault: AddFault): void {
  const { index, type, at, leaf, payload } = entry
  if (index !== place) fault('ledger.gap', `Entry ${place} is missing`, place)
  const said = JSON.parse(leaf) as Record<string, string>
  if (said.seq !== String(index) || said.type !== type || said.body !== bodyId || said.at !== at.toISOString())
    fault('ledger.columns_differ', 'The columns of the entry are not what its leaf says', index)
  if (payload !== null && said.payload_sha256 !== toHex(sha256Text(payload)))
    fault('ledger.payload_differs', 'The payload is not the one in the leaf', index)
}

/** Answers the nodes as the leaves make them. */
/** Who reads an entry is decided by the item in its column, so it must be the one that the payload is about. */
function checkItems(entries: Entry[], { acts, votes }: History, fault: AddFault): void {
  const items = new Map(entries.map((entry) => [entry.index, entry.itemId as string | null]))
  for (const { index, payload } of acts) {
    const vote = 'vote' in payload ? votes.get(payload.vote)?.opened.payload.terms.item : undefined
    const item = 'item' in payload ? payload.item : vote
    if (item !== undefined && items.get(index) !== item)
      fault('ledger.item_differs', 'The entry is about another item than its column says', index)
  }
}

async function checkNodes(tx: Tx, bodyId: BodyId, entries: Entry[], fault: AddFault): Promise<NodeReader> {
  const rows = await tx
    .select()
    .from(ledgerNode)
    .where(eq(ledgerNode.bodyId, bodyId))
    .orderBy(asc(ledgerNode.level), asc(ledgerNode.index))
  const stored = new Map(rows.map(({ level, index, hash }) => [`${level}/${index}`, hash]))
  const leaves = entries.map(({ leaf }) => textLeafHash(leaf))
  const { newNodes } = appendLeaves(0, () => new Uint8Array(), leaves)
  for (const { level, index, hash } of newNodes) {
    const found = stored.get(`${level}/${index}`)
    if (!found || !equal(found, hash))
      fault('ledger.node_differs', `Node ${level}/${index} of the tree ${found ? 'differs' : 'is missing'}`)
  }
  if (rows.length > newNodes.length)
    fault('ledger.node_extra', `The tree has ${rows.length - newNodes.length} nodes too many`)
  const made = new Map(newNodes.map(({ level, index, hash }) => [`${level}/${index}`, hash]))
  return (level, index) => made.get(`${level}/${index}`) as Uint8Array
}

function actsOf(entries: Entry[]): Act[] {
  return entries.flatMap(({ index, type, at, payload }) => {
    const event = payload !== null && isEventType(type) ? readPayload(type, payload) : null
    return event?.ok ? [{ index, at: at.toISOString(), ...event.value }] : []
  })
}
