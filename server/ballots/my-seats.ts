// The seats for which a person votes on one sheet: their own, and those whose holders gave them a proxy.
import { parseBallot } from '../../app/rules/ballot.ts'
import { ok } from '../../app/rules/result.ts'
import { checkTurn } from '../../app/rules/turn.ts'
import type { Receipt } from '../../app/wire/ballots.ts'
import type { MandateId, PersonId, SeatId } from '../../app/wire/ids.ts'
import type { Bilingual } from '../../app/wire/text.ts'
import { deputyNames } from '../bodies/deputy-queries.ts'
import { type GivenProxy, proxiesEverHeldBy, proxyHolders } from '../bodies/proxy-queries.ts'
import { type SeatedPerson, seatsOf } from '../bodies/queries.ts'
import { namesOf } from '../identity/queries.ts'
import { interestsIn } from '../interests/queries.ts'
import { receiptFor } from '../ledger/receipt.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { loadTurns, type Turns } from './load-turns.ts'
import { type BallotRow, electorOf, lastBallot, type Vote } from './queries.ts'
import type { ReadVote } from './read-vote.ts'
import { type RecordedBy, recordedBy, waitingRecord } from './recording-queries.ts'

export type MySeat = {
  seatId: string
  mandateId: string
  title: Bilingual
  weight: string
  /** Whose seat it is, where this person votes for it by proxy; null for a seat of their own. */
  onBehalfOf: Bilingual | null
  /** Who cast this seat's ballot by proxy, where that was not this person. */
  castBy: Bilingual | null
  /**
   * `unable`: the seat has no vote, came into office after the opening, or its proxy does not count in this vote. `holder_voted`: the
   * proxy came to nothing, for the member voted in person.
   */
  state: 'can_vote' | 'recused' | 'unable' | 'cast' | 'holder_voted' | 'not_cast'
  /** Keys that may sign for the seat in this vote, as they were fixed when it opened. */
  keys: string[]
  receipt: Receipt | null
  /** The ballot that stands and may still be changed. */
  changes: { seq: string; id: string } | null
  /** A ballot of one's own that the clerk recorded; without an officer it does not count yet. */
  recorded: RecordedBy | null
  /** Why it is not this seat's turn, as a code of the errors; null when it is. */
  wait: string | null
}

type Held = { seatId: SeatId; mandateId: MandateId; weight: string; proxy: boolean }
type Room = {
  seats: Map<SeatId, SeatedPerson>
  names: Map<PersonId, Bilingual>
  recused: ReadonlySet<string>
  turns: Turns | undefined
}

/** Own seats first, then the others in the order in which their proxies were given. */
export async function mySeats(ctx: Ctx, actor: Actor, read: ReadVote): Promise<MySeat[]> {
  const { vote, body, mandates } = read
  const own = mandates.filter(({ votes }) => votes)
  const seated = await seatsOf(ctx.db, body.id, ctx.clock())
  const seats = new Map(seated.map((seat) => [seat.id, seat]))
  const given = own.length > 0 ? await proxiesEverHeldBy(ctx.db, actor.personId, body.id) : []
  const held: Held[] = own.map(({ seatId, mandateId, weight }) => ({ seatId, mandateId, weight, proxy: false }))
  for (const proxy of given)
    if (await concerns(ctx, vote, proxy))
      held.push({ ...proxy, weight: seats.get(proxy.seatId)?.weight ?? '1', proxy: true })
  const interests = (await interestsIn(ctx.db, [vote.itemId])).map(({ seatId }) => seatId as string)
  const recused = new Set([...vote.terms.recused.map(({ seat }) => seat), ...interests])
  // Whoever is recused from the item casts for nobody else in it either.
  if (own.some(({ seatId }) => recused.has(seatId))) for (const { seatId } of held) recused.add(seatId)
  const turns = vote.state === 'open' ? (await loadTurns(ctx.db, [vote])).get(vote.id) : undefined
  const people = seated.flatMap(({ personId }) => (personId ? [personId] : []))
  const room: Room = { seats, names: await namesOf(ctx.db, people), recused, turns }
  const mine: MySeat[] = []
  for (const one of held) mine.push(await mySeat(ctx, vote, one, room))
  return mine
}

/** Whether the sheet speaks of the proxy: it counted in this vote, or somebody may expect that it does. */
async function concerns(ctx: Ctx, vote: Vote, proxy: GivenProxy): Promise<boolean> {
  const elector = await electorOf(ctx.db, vote.id, proxy.seatId)
  if (elector?.mandates.includes(proxy.mandateId)) return true
  const { meetingId, until, endsAt } = proxy
  return vote.state === 'open' && !endsAt && (meetingId === vote.meetingId || (until !== null && until > vote.openedAt))
}

async function mySeat(ctx: Ctx, vote: Vote, held: Held, room: Room): Promise<MySeat> {
  const { seatId, mandateId, proxy } = held
  const elector = await electorOf(ctx.db, vote.id, seatId)
  const ballot = await lastBallot(ctx.db, vote.id, seatId)
  const mayVote = room.turns ? checkTurn(seatId, room.turns) : ok(null)
  const seated = room.seats.get(seatId)
  const title = seated?.title ?? { ar: '', en: '' }
  const seat = {
    seatId,
    mandateId,
    title,
    weight: elector?.weight ?? held.weight,
    onBehalfOf: proxy ? ((seated?.personId && room.names.get(seated.personId)) ?? title) : null,
    castBy: null,
    keys: elector?.keys ?? [],
    receipt: null,
    changes: null,
    recorded: proxy ? null : await recordedFor(ctx, vote, seatId, ballot),
    wait: mayVote.ok ? null : mayVote.code,
  }
  const counts = elector?.mandates.includes(mandateId) ?? false
  if (ballot) {
    const under = mandateIn(ballot.canonical)
    // How the holder voted is not their proxy's to read.
    if (proxy && under !== mandateId) return { ...seat, state: counts ? 'holder_voted' : 'unable' }
    const mayChange = vote.state === 'open' && vote.terms.rule.change === 'until_close'
    const changes = mayChange ? { seq: String(ballot.seq), id: ballot.id } : null
    const castBy = under === mandateId ? null : await casterOf(ctx, under)
    const receipt = await receiptFor(ctx.db, { bodyId: vote.bodyId, ...ballot })
    return { ...seat, state: 'cast', castBy, changes, receipt }
  }
  if (!proxy && room.recused.has(seatId)) return { ...seat, state: 'recused' }
  if (!counts) return { ...seat, state: 'unable' }
  if (room.recused.has(seatId)) return { ...seat, state: 'recused' }
  return { ...seat, state: vote.state === 'open' ? 'can_vote' : 'not_cast' }
}

const recordedFor = async ({ db }: Ctx, vote: Vote, seatId: SeatId, ballot: BallotRow | undefined) =>
  ballot ? ((await recordedBy(db, [ballot])).get(seatId) ?? null) : waitingRecord(db, vote, seatId)

async function casterOf(ctx: Ctx, mandate: string): Promise<Bilingual | null> {
  const id = mandate as MandateId
  return (await proxyHolders(ctx.db, [id])).get(id)?.name ?? (await deputyNames(ctx.db, [id])).get(id) ?? null
}

function mandateIn(canonical: string): string {
  const ballot = parseBallot(canonical)
  return ballot.ok ? ballot.value.mandate : ''
}
