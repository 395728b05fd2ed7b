import type { Plan } from '../../app/rules/moving/plan-people.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { AddSeat } from '../../app/wire/bodies.ts'
import type { BodyId, PersonId, SeatId } from '../../app/wire/ids.ts'
import type { ImportPeople } from '../../app/wire/moving.ts'
import { deputyPolicyOf } from '../bodies/deputy-queries.ts'
import { bodyById, ledgerPolicyOf } from '../bodies/queries.ts'
import { addSeats, constituteBody, decidePolicy, startMandates } from '../bodies/seating/effects.ts'
import { enterPeople, renamePeople } from '../identity/effects.ts'
import { type Work, workIn } from '../ledger/work.ts'
import { setMails } from '../mail/effects.ts'
import { mailSettingsOf } from '../mail/queries.ts'
import type { Ctx, Tx } from '../platform/context.ts'

/** Ledgers begun for bodies that are not constituted yet, by short name. */
export type NewLedgers = Map<string, { bodyId: BodyId; origin: string; publicKey: Uint8Array }>

/** Does what a plan says inside one transaction; every official act of it is its owner's, in that body's ledger. */
export async function carryOut(
  ctx: Ctx,
  tx: Tx,
  work: Work | null,
  plan: Plan,
  { newBodies }: ImportPeople,
  ledgers: NewLedgers,
): Promise<Result<object>> {
  const personOf = new Map(plan.people.map(({ username, id }) => [username, (id ?? ctx.id()) as PersonId]))
  const idOf = (username: string) => personOf.get(username) as PersonId
  const taken = await enterPeople(
    tx,
    plan.people.flatMap(({ does, username, name }) => (does === 'new' ? [{ id: idOf(username), username, name }] : [])),
  )
  if (taken) return refuse('username_taken', { username: taken })
  await renamePeople(
    tx,
    plan.people.flatMap(({ changes, username, name }) =>
      changes.includes('name') ? [{ id: idOf(username), name }] : [],
    ),
  )
  await writeMails(tx, plan, idOf)
  if (!work) return ok({})
  for (const { slug, id, name, does } of plan.bodies) {
    const ledger = ledgers.get(slug)
    const bodyId = (ledger?.bodyId ?? id) as BodyId
    const inBody = workIn(work, bodyId)
    if (does === 'new' && ledger) {
      const made = await constituteBody(ctx, inBody, bodyId, { slug, name, ...newBodies }, ledger)
      if (!made.ok) return made
    }
    const seated = await seatIn(ctx, inBody, bodyId, plan, slug, idOf)
    if (!seated.ok) return seated
  }
  return ok({})
}

async function writeMails(tx: Tx, { people }: Plan, idOf: (username: string) => PersonId): Promise<void> {
  const written = people.filter(
    ({ does, email, changes }) =>
      email !== '' && (does === 'new' || changes.includes('email') || changes.includes('language')),
  )
  const before = await mailSettingsOf(
    tx,
    written.map(({ username }) => idOf(username)),
  )
  await setMails(
    tx,
    written.map(({ username, email, language }) => {
      const personId = idOf(username)
      return { personId, address: email, language: language ?? 'ar', wish: before.get(personId)?.wish ?? 'all' }
    }),
  )
}

async function seatIn(
  ctx: Ctx,
  work: Work,
  bodyId: BodyId,
  plan: Plan,
  slug: string,
  idOf: (username: string) => PersonId,
): Promise<Result<object>> {
  const seats = plan.seats.filter((one) => one.slug === slug)
  const made = seats.filter(({ does }) => does === 'new')
  const ids = await addSeats(
    ctx,
    work,
    bodyId,
    made.map(
      ({ title, role, votes, weight, population }): AddSeat => ({
        title,
        role,
        votes,
        weight,
        ...(population !== null && { population }),
      }),
    ),
  )
  const seatOf = new Map(made.map((one, at) => [one, ids[at] as SeatId]))
  const placed = seats.map((one) => ({ ...one, seatId: seatOf.get(one) ?? (one.seat as SeatId) }))
  const started = await startMandates(
    ctx,
    work,
    bodyId,
    placed.flatMap(({ does, seatId, username }) => (does === 'same' ? [] : [{ seatId, personId: idOf(username) }])),
  )
  if (!started.ok) return started
  const deputies = plan.deputies.filter((one) => one.slug === slug && one.does === 'new')
  const body = deputies.length > 0 ? await bodyById(work.tx, bodyId) : undefined
  if (!body) return ok({})
  const policy = deputyPolicyOf(body)
  const registered = new Map([...policy.registered].map((one) => [`${one.seat} ${one.person}`, one]))
  for (const { username, member, ...one } of deputies) {
    const seat = one.seat ?? (placed.find((other) => other.username === member)?.seatId as SeatId)
    registered.set(`${seat} ${idOf(username)}`, { seat, person: idOf(username) })
  }
  await decidePolicy(work, body, {
    ...ledgerPolicyOf(body),
    deputies: { ...policy, registered: [...registered.values()] as { seat: SeatId; person: PersonId }[] },
  })
  return ok({})
}
