// Loads the demonstration into an empty database by the real commands, as its own officers would: nothing is written past
// them, so its ledgers verify like any other.
import { eq } from 'drizzle-orm'
import type { BodyId, PersonId, SeatId } from '../../app/wire/ids.ts'
import { person } from '../../db/schema/identity.ts'
import { DEMONSTRATION } from '../../db/seeds/demonstration.ts'
import { DEMONSTRATION_PASSWORD } from '../../db/seeds/people.ts'
import type { BodyKey, BodySeed, PastMeetingSeed, PersonSeed } from '../../db/seeds/types.ts'
import { addSeat } from '../bodies/add-seat.ts'
import { createBody } from '../bodies/create-body.ts'
import { startMandate } from '../bodies/start-mandate.ts'
import { addPerson } from '../identity/add-person.ts'
import { actorOf } from '../identity/load-actor.ts'
import { hashPassword } from '../identity/passwords.ts'
import { markNoticesRead } from '../meetings/mark-notices-read.ts'
import { noticesOf } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import type { Voter } from './cast-as.ts'
import { enrolHarnessDevice } from './harness-device.ts'
import { holdPastSitting } from './hold-past-sitting.ts'
import { loadMeeting } from './load-meeting.ts'
import { must } from './must.ts'

const SETUP = { system: 'setup' } as const

export type LoadedBody = { bodyId: BodyId; seats: Map<string, SeatId>; secretary: Actor }

/** The bodies were constituted this long before the demonstration is loaded. */
const AGE_DAYS = 60

export async function loadDemonstration(ctx: Ctx, say: (line: string) => void = () => {}): Promise<void> {
  const now = ctx.clock()
  say(
    `Loading the demonstration: ${DEMONSTRATION.people.length} invented people in ${DEMONSTRATION.bodies.length} bodies…`,
  )
  const founded = new Date(now.getTime() - AGE_DAYS * 86_400_000)
  const then: Ctx = { ...ctx, clock: () => founded, ledgerClock: () => founded }
  const people = await loadPeople(then, DEMONSTRATION.people)
  const bodies = new Map<BodyKey, LoadedBody>()
  for (const body of DEMONSTRATION.bodies) bodies.set(body.key, await loadBody(then, body, people))
  for (const past of DEMONSTRATION.past) await loadPast(then, bodies, past, people, now)
  // What was told of sittings long over has long been read.
  for (const personId of people.values()) {
    const told = await noticesOf(ctx.db, personId)
    const noticeIds = told.map(({ id }) => id)
    must(await markNoticesRead(ctx, (await actorOf(ctx, personId)) as Actor, { requestId: ctx.id(), noticeIds }))
  }
  for (const meeting of DEMONSTRATION.meetings) {
    const body = bodies.get(meeting.body)
    if (!body) throw new Error(`No body ${meeting.body}`)
    await loadMeeting(ctx, body, meeting, now)
  }
}

async function loadPast(
  ctx: Ctx,
  bodies: Map<BodyKey, LoadedBody>,
  past: PastMeetingSeed,
  people: Map<string, PersonId>,
  now: Date,
): Promise<void> {
  const body = bodies.get(past.meeting.body) as LoadedBody
  const seeds = DEMONSTRATION.bodies.find((one) => one.key === past.meeting.body)?.seats ?? []
  const voters: Voter[] = []
  let chair: Actor | null = null
  for (const { username, votes, role } of seeds) {
    if (!votes) continue
    const actor = (await actorOf(ctx, people.get(username) as PersonId)) as Actor
    const device = await enrolHarnessDevice(ctx, actor)
    voters.push({ username, actor, seatId: body.seats.get(username) as SeatId, device })
    if (role === 'chair') chair = actor
  }
  if (chair) await holdPastSitting(ctx, body, past, { chair, voters }, now)
}

/** One hash for all: the password is known to everybody, and argon2id takes its time. */
async function loadPeople(ctx: Ctx, seeds: readonly PersonSeed[]): Promise<Map<string, PersonId>> {
  const passwordHash = await hashPassword(DEMONSTRATION_PASSWORD)
  const people = new Map<string, PersonId>()
  for (const { username, name, administrator } of seeds) {
    const { personId } = must(await addPerson(ctx, SETUP, { username, name }))
    await ctx.db.update(person).set({ passwordHash, administrator }).where(eq(person.id, personId))
    people.set(username, personId)
  }
  return people
}

async function loadBody(ctx: Ctx, seed: BodySeed, people: Map<string, PersonId>): Promise<LoadedBody> {
  const { bodyId } = must(await createBody(ctx, SETUP, seed.create))
  const seats = new Map<string, SeatId>()
  let secretary: Actor | null = null
  for (const { username, title, role, votes, weight, bloc } of seed.seats) {
    const personId = people.get(username)
    if (!personId) throw new Error(`No person ${username}`)
    const { seatId } = must(
      await addSeat(ctx, SETUP, bodyId, { title, role, votes, weight, ...(bloc ? { bloc } : {}) }),
    )
    must(await startMandate(ctx, SETUP, { bodyId, seatId, personId }))
    seats.set(username, seatId)
    if (role === 'secretary') secretary ??= await actorOf(ctx, personId)
  }
  if (!secretary) throw new Error(`${seed.key} has no secretary`)
  return { bodyId, seats, secretary }
}
