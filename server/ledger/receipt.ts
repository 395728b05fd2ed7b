// What proves for ever, without this server, that a ballot stands in its body's ledger. The proof is against the first
// checkpoint that covers the entry and carries the body's quorum of cosignatures (until there is one, the first that covers
// it), so that copies of a receipt have the same bytes. Source: C2SP tlog-proof; spec "Receipt, bundle, verifier".
import { and, eq } from 'drizzle-orm'
import { readHistory } from '../../app/rules/bundle/history.ts'
import { ledgerKeyAt } from '../../app/rules/bundle/ledger-key.ts'
import { inclusionProof, nodesRead } from '../../app/rules/merkle.ts'
import { formatTlogProof } from '../../app/rules/tlog-proof.ts'
import type { Receipt } from '../../app/wire/ballots.ts'
import type { BodyId } from '../../app/wire/ids.ts'
import { ledgerEntry } from '../../db/schema/ledger.ts'
import { bodyById, ledgerPolicyOf } from '../bodies/queries.ts'
import type { Db, Tx } from '../platform/context.ts'
import { actOf } from './audit-acts.ts'
import { checkpointOver } from './cosignatures.ts'
import { entriesOfTypes } from './queries.ts'
import { readNodes } from './read-nodes.ts'

export type Receipted = {
  bodyId: BodyId
  voteId: string
  seatId: string
  choice: string
  canonical: string
  id: string
  entry: number
}

/** Whoever asks must have been allowed to read this ballot: a receipt says how somebody voted. */
export async function receiptFor(db: Db | Tx, ballot: Receipted): Promise<Receipt> {
  const proved = await proveEntry(db, ballot.bodyId, ballot.entry)
  if (proved.payload === null) throw new Error(`The payload of ballot entry ${ballot.entry} is missing`)
  return {
    type: 'majlis/receipt/v1',
    body: ballot.bodyId,
    vote: ballot.voteId,
    seat: ballot.seatId,
    choice: ballot.choice,
    ballot: ballot.canonical,
    ballot_id: ballot.id,
    index: ballot.entry,
    at: proved.at.toISOString(),
    leaf: proved.leaf,
    payload: proved.payload,
    proof: proved.proof,
    ledger_key: proved.ledgerKey,
  }
}

export type ProvedEntry = {
  at: Date
  leaf: string
  payload: string | null
  proof: string
  size: number
  ledgerKey: string
}

/** Throws for an entry that is not in the ledger yet. */
export const proveEntry = async (db: Db | Tx, bodyId: BodyId, index: number): Promise<ProvedEntry> =>
  (await proveEntries(db, bodyId, [index]))[0] as ProvedEntry

/** All against one checkpoint, which covers the last of them, and so by one key. */
export async function proveEntries(db: Db | Tx, bodyId: BodyId, indexes: readonly number[]): Promise<ProvedEntry[]> {
  const last = Math.max(...indexes)
  const body = await bodyById(db, bodyId)
  const { witnesses, quorum } = body ? ledgerPolicyOf(body) : { witnesses: [], quorum: 0 }
  const wanted = { witnesses: witnesses.map(({ vkey }) => vkey), quorum }
  const first = await checkpointOver(db, bodyId, last, wanted)
  if (!first) throw new Error(`Ledger ${bodyId} has no entry ${last}`)
  const { size, note } = first
  const ledgerKey = await keyAt(db, bodyId, size)
  const proved: ProvedEntry[] = []
  for (const index of indexes) {
    const [entry] = await db
      .select({ at: ledgerEntry.at, leaf: ledgerEntry.leaf, payload: ledgerEntry.payload })
      .from(ledgerEntry)
      .where(and(eq(ledgerEntry.bodyId, bodyId), eq(ledgerEntry.index, index)))
    if (!entry) throw new Error(`Ledger ${bodyId} has no entry ${index}`)
    const proof = await proofAt(db, bodyId, index, size)
    proved.push({ ...entry, proof: formatTlogProof({ index, proof, checkpoint: note }), size, ledgerKey })
  }
  return proved
}

/** The key that signed at this size: a receipt names the key of its day. */
async function keyAt(db: Db | Tx, bodyId: BodyId, size: number): Promise<string> {
  const facts = await entriesOfTypes(db, bodyId, ['body.constituted', 'ledger_key.rotated', 'ledger.recovered'])
  const { ledgerKeys } = readHistory(facts.flatMap((entry) => actOf(entry) ?? []))
  const key = ledgerKeyAt(ledgerKeys, size)
  if (!key) throw new Error(`Ledger ${bodyId} names no key`)
  return key.vkey
}

async function proofAt(db: Db | Tx, bodyId: BodyId, index: number, size: number): Promise<Uint8Array[]> {
  const read = await readNodes(
    db,
    bodyId,
    nodesRead((each) => inclusionProof(index, size, each)),
  )
  return inclusionProof(index, size, read)
}
