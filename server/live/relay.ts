// Follows the `change` table and tells live screens that something changed. It always reads the table, never memory, so
// that recovery is the normal path; NOTIFY only wakes it, and a slow poll covers a lost wake.
import { and, asc, eq, gt } from 'drizzle-orm'
import pg from 'pg'
import type { BodyId, ItemId, SeatId } from '../../app/wire/ids.ts'
import { change, ledgerHead } from '../../db/schema/ledger.ts'
import { seatsMasked, seatsSeeing } from '../access/queries.ts'
import { lentSeats } from '../bodies/deputy-seats-queries.ts'
import { SESSIONS_CHANNEL } from '../identity/end-sessions.ts'
import { CHANGES_CHANNEL } from '../ledger/write-batch.ts'
import type { Ctx } from '../platform/context.ts'
import { bodyRoom, deputyRoom, type LiveServer, seatRoom, sessionRoom } from './rooms.ts'

const POLL_MS = 2_000
/** Words that come within this time about the same thing are said once: a burst of ballots is not a burst of reloads. */
const GATHER_MS = 60
const PAGE = 1_000

export type ChangeRow = typeof change.$inferSelect
export type Relay = { lag: () => number; stop: () => Promise<void> }

/** `onChange` hears of every change before screens do: doors are closed before anyone is told to look. */
export async function startRelay(
  ctx: Ctx,
  io: LiveServer,
  onChange: (row: ChangeRow) => Promise<void>,
  onSessionEnd: (sessionId: string) => void,
): Promise<Relay> {
  const cursors = new Map<BodyId, number>()
  for (const head of await ctx.db.select({ id: ledgerHead.bodyId, cursor: ledgerHead.cursor }).from(ledgerHead))
    cursors.set(head.id, head.cursor)
  let running = Promise.resolve()
  let timer: NodeJS.Timeout | null = null
  let oldestUntold = 0
  const wake = () => {
    if (timer) return
    oldestUntold ||= Date.now()
    timer = setTimeout(() => {
      timer = null
      running = running
        .then(() => followAll(ctx, io, cursors, onChange))
        .then(() => {
          oldestUntold = 0
        })
        .catch((error) => ctx.log.warn({ err: error }, 'relay could not read changes'))
    }, GATHER_MS)
  }
  const listener = keepListening(ctx, (channel, payload) => {
    if (channel === CHANGES_CHANNEL) wake()
    else {
      // A client may have opened the notes' namespace alone.
      io.in(sessionRoom(payload)).disconnectSockets(true)
      for (const name of ['/notes', '/minutes']) io.of(name).in(sessionRoom(payload)).disconnectSockets(true)
      onSessionEnd(payload)
    }
  })
  const poll = setInterval(wake, POLL_MS)
  return {
    lag: () => (oldestUntold ? Date.now() - oldestUntold : 0),
    stop: async () => {
      clearInterval(poll)
      if (timer) clearTimeout(timer)
      await listener.stop()
      await running
    },
  }
}

async function followAll(
  ctx: Ctx,
  io: LiveServer,
  cursors: Map<BodyId, number>,
  onChange: (row: ChangeRow) => Promise<void>,
): Promise<void> {
  const heads = await ctx.db.select({ id: ledgerHead.bodyId, cursor: ledgerHead.cursor }).from(ledgerHead)
  for (const head of heads) {
    let from = cursors.get(head.id) ?? 0
    while (from < head.cursor) {
      const rows = await changesAfter(ctx, head.id, from)
      if (rows.length === 0) break
      for (const row of rows) await onChange(row)
      for (const row of gathered(rows)) await tell(ctx, io, row)
      from = rows.at(-1)?.cursor ?? head.cursor
      cursors.set(head.id, from)
      ctx.metrics.relayLag.set(Math.max(0, (Date.now() - (rows.at(-1)?.at.getTime() ?? Date.now())) / 1000))
    }
    cursors.set(head.id, Math.max(from, head.cursor))
  }
}

export const changesAfter = (ctx: Ctx, bodyId: BodyId, cursor: number): Promise<ChangeRow[]> =>
  ctx.db
    .select()
    .from(change)
    .where(and(eq(change.bodyId, bodyId), gt(change.cursor, cursor)))
    .orderBy(asc(change.cursor))
    .limit(PAGE)

/** The last word about each thing; words to chosen seats are kept apart, since their audiences differ. */
function gathered(rows: ChangeRow[]): ChangeRow[] {
  const last = new Map<string, ChangeRow>()
  for (const row of rows) last.set(`${row.topic} ${row.ref} ${row.itemId} ${JSON.stringify(row.audience)}`, row)
  return [...last.values()]
}

async function tell(ctx: Ctx, io: LiveServer, row: ChangeRow): Promise<void> {
  const { bodyId: body, topic, ref, audience } = row
  const itemId = row.itemId as ItemId | null
  const seats: SeatId[] | null = audience ?? (itemId ? await seatsSeeing(ctx.db, itemId) : null)
  if (seats?.length === 0) return
  const masked = itemId ? await seatsMasked(ctx.db, itemId) : []
  const rooms = seats ? seats.map(seatRoom) : [bodyRoom(body)]
  io.to(rooms).except(masked.map(seatRoom)).emit('changed', { body, topic, ref })
  // What else goes on in the body is no matter of whoever sits there for one meeting: their page is read again, and says what is theirs.
  const lent = seats ?? (await lentSeats(ctx.db, body))
  if (lent.length > 0) io.to(lent.map(deputyRoom)).emit('changed', { body, topic: 'meeting', ref: '' })
}

/** One connection that listens, and is opened again when it breaks. */
function keepListening(ctx: Ctx, heard: (channel: string, payload: string) => void): { stop: () => Promise<void> } {
  let stopped = false
  let client: pg.Client | null = null
  const open = async () => {
    if (stopped) return
    client = new pg.Client(ctx.pool.options as pg.ClientConfig)
    client.on('notification', (message) => heard(message.channel, message.payload ?? ''))
    client.on('error', () => again())
    client.on('end', () => again())
    try {
      await client.connect()
      await client.query(`LISTEN ${CHANGES_CHANNEL}; LISTEN ${SESSIONS_CHANNEL}`)
      heard(CHANGES_CHANNEL, '')
    } catch {
      again()
    }
  }
  let retry: NodeJS.Timeout | null = null
  const again = () => {
    if (stopped || retry) return
    retry = setTimeout(() => {
      retry = null
      void open()
    }, 1_000)
  }
  void open()
  return {
    stop: async () => {
      stopped = true
      if (retry) clearTimeout(retry)
      await client?.end().catch(() => {})
    },
  }
}
