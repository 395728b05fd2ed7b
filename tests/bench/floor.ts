// The floor under ballots: the very rows that casting wrote, inserted again under another body's id by plain SQL, in groups of
// the same size, each in one transaction with the head's row locked. No command, no check, no hash, no signature.
import type pg from 'pg'
import type { BodyId, VoteId } from '../../app/wire/ids.ts'
import type { Ctx } from '../../server/platform/context.ts'

export const TABLES = ['ballot', 'ledger_entry', 'ledger_node', 'request_answer'] as const

type Rows = Record<(typeof TABLES)[number], Record<string, unknown>[]>
/** One commit of the real run: the ledger's size before and after, and what it wrote. */
type Group = { rows: Rows; size: number; note: string; change: Record<string, unknown> }

/** What casting in this vote wrote, commit by commit. */
export async function writtenBy(ctx: Ctx, bodyId: BodyId, voteId: VoteId): Promise<Group[]> {
  const read = async (text: string, values: unknown[]) => (await ctx.pool.query(text, values)).rows
  const cast = await read('select min(entry) as first, max(entry) as last from ballot where vote_id = $1', [voteId])
  const { first, last } = cast[0] as { first: number; last: number }
  const range = [bodyId, first, last]
  const ballots = await read('select * from ballot where vote_id = $1 order by entry', [voteId])
  const entries = await read(
    'select * from ledger_entry where body_id = $1 and "index" between $2 and $3 order by "index"',
    range,
  )
  const nodes = await read(
    'select * from ledger_node where body_id = $1 and ("index" + 1) * (1 << level) - 1 between $2 and $3 order by ("index" + 1) * (1 << level)',
    range,
  )
  const answers = await read(
    `select r.* from request_answer r join ballot b on b.id = r.answer->'value'->>'ballotId' where b.vote_id = $1 order by b.entry`,
    [voteId],
  )
  const checkpoints = await read(
    'select * from checkpoint where body_id = $1 and size > $2 and size <= $3 + 1 order by size',
    range,
  )
  const [change] = await read('select * from change where body_id = $1 order by cursor desc limit 1', [bodyId])
  let from = first
  return checkpoints.map(({ size, note }) => {
    const within = (index: number) => index >= from && index < size
    const lastLeaf = (node: Record<string, unknown>) => (Number(node.index) + 1) * 2 ** Number(node.level) - 1
    const rows: Rows = {
      ballot: ballots.filter((row) => within(row.entry)),
      ledger_entry: entries.filter((row) => within(row.index)),
      ledger_node: nodes.filter((row) => within(lastLeaf(row))),
      request_answer: answers.filter((row) => within(row.answer.value.entry)),
    }
    from = size
    return { rows, size, note, change: change as Record<string, unknown> }
  })
}

/** Writes the same groups under another body; answers how long that took, in milliseconds. */
export async function insertPlainly(ctx: Ctx, bodyId: BodyId, round: string, groups: Group[]): Promise<number> {
  const floorBody = `floor-${round}`
  const client = await ctx.pool.connect()
  try {
    await client.query(
      `insert into ledger_head (body_id, origin, public_key, wrapped_key, size, last_at, cursor)
       select $1, origin, public_key, wrapped_key, 0, last_at, 0 from ledger_head where body_id = $2`,
      [floorBody, bodyId],
    )
    const made = groups.map((group) => ({ ...group, rows: renamed(group.rows, floorBody, round) }))
    const began = performance.now()
    for (const [place, group] of made.entries()) await insertGroup(client, floorBody, group, place + 1)
    return performance.now() - began
  } finally {
    client.release()
  }
}

async function insertGroup(client: pg.PoolClient, body: string, group: Group, cursor: number): Promise<void> {
  await client.query('begin')
  await client.query('select size from ledger_head where body_id = $1 for update', [body])
  for (const table of TABLES) await insertRows(client, table, group.rows[table])
  await insertRows(client, 'change', [{ ...group.change, body_id: body, cursor }])
  await client.query('insert into checkpoint (body_id, size, note) values ($1, $2, $3)', [body, group.size, group.note])
  await client.query('update ledger_head set size = $2, cursor = $3 where body_id = $1', [body, group.size, cursor])
  await client.query('commit')
}

/** One statement a table and group: an array a column. */
async function insertRows(client: pg.PoolClient, table: string, rows: Record<string, unknown>[]): Promise<void> {
  const [first] = rows
  if (!first) return
  const columns = Object.keys(first)
  const arrays = columns.map((column) => rows.map((row) => asParameter(column, row[column])))
  const typeOf = (column: string) => TYPES[`${table}.${column}`] ?? TYPES[column] ?? 'text'
  const casts = columns.map((column, place) => `$${place + 1}::${typeOf(column)}[]`)
  const names = columns.map((column) => `"${column}"`)
  await client.query(`insert into ${table} (${names}) select * from unnest(${casts})`, arrays)
}

const TYPES: Record<string, string> = {
  index: 'int',
  'ledger_node.level': 'int',
  seq: 'int',
  entry: 'int',
  size: 'int',
  cursor: 'bigint',
  at: 'timestamptz',
  hash: 'bytea',
  answer: 'jsonb',
  proof: 'jsonb',
  audience: 'jsonb',
}
const asParameter = (column: string, value: unknown) =>
  TYPES[column] === 'jsonb' && value !== null ? JSON.stringify(value) : value

/** A ballot's id, seat and vote are unique, and so is a person's request: the copies get names of their own, as long as before. */
function renamed(rows: Rows, body: string, round: string): Rows {
  const mark = (text: unknown) => `${round}${String(text).slice(round.length)}`
  return {
    ballot: rows.ballot.map((row) => ({ ...row, id: mark(row.id), vote_id: mark(row.vote_id) })),
    ledger_entry: rows.ledger_entry.map((row) => ({ ...row, body_id: body })),
    ledger_node: rows.ledger_node.map((row) => ({ ...row, body_id: body })),
    request_answer: rows.request_answer.map((row) => ({ ...row, person_id: `${round}${row.person_id}` })),
  }
}
