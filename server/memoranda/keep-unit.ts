import { and, eq } from 'drizzle-orm'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { BodyId, PersonId, UnitId } from '../../app/wire/ids.ts'
import type { AddUnit, EditUnit, SetLodgement } from '../../app/wire/memoranda.ts'
import { lodgement, unit, unitPerson } from '../../db/schema/memoranda.ts'
import { officerSeats } from '../bodies/queries.ts'
import { namesOf } from '../identity/queries.ts'
import { commit } from '../ledger/commit.ts'
import type { Work } from '../ledger/work.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { unitsById } from './queries.ts'

/** A unit that files memoranda with the body, and who files for it: people of the house, with or without a seat. */
export async function addUnit(ctx: Ctx, actor: Actor, input: AddUnit): Promise<Result<{ unitId: UnitId }>> {
  const { bodyId, name, people, requestId } = input
  const denied = permit(actor, 'unit.keep', bodyId)
  if (denied) return denied
  return commit(ctx, { bodies: bodyId, actor, act: 'unit.add', requestId, input }, async (work) => {
    const unitId = ctx.id() as UnitId
    const known = await areKnown(work, people)
    if (!known.ok) return known
    await work.tx.insert(unit).values({ id: unitId, bodyId, name })
    await setPeople(work, unitId, people)
    await tellOfUnits(work, bodyId)
    return ok({ unitId })
  })
}

/** Another name, other people; a closed unit files nothing more. Whoever is left out sees nothing of the unit from this commit on. */
export async function editUnit(ctx: Ctx, actor: Actor, input: EditUnit): Promise<Result<{ version: number }>> {
  const { unitId, version, name, people, closed, requestId } = input
  const found = (await unitsById(ctx.db, [unitId])).get(unitId)
  if (!found) return refuse('not_found')
  const { bodyId } = found
  const denied = permit(actor, 'unit.keep', bodyId)
  if (denied) return denied
  return commit(ctx, { bodies: bodyId, actor, act: 'unit.edit', requestId, input }, async (work) => {
    const known = await areKnown(work, people)
    if (!known.ok) return known
    const written = await work.tx
      .update(unit)
      .set({ name, closed, version: version + 1 })
      .where(and(eq(unit.id, unitId), eq(unit.version, version)))
      .returning({ id: unit.id })
    if (written.length !== 1) return refuse('unit_stale')
    await setPeople(work, unitId, people)
    await tellOfUnits(work, bodyId)
    return ok({ version: version + 1 })
  })
}

/** How long before a meeting memoranda are lodged. What was filed keeps the deadline it was filed under. */
export async function setLodgement(ctx: Ctx, actor: Actor, input: SetLodgement): Promise<Result<object>> {
  const { bodyId, hours, requestId } = input
  const denied = permit(actor, 'unit.keep', bodyId)
  if (denied) return denied
  return commit(ctx, { bodies: bodyId, actor, act: 'lodgement.set', requestId, input }, async (work) => {
    if (hours === null) await work.tx.delete(lodgement).where(eq(lodgement.bodyId, bodyId))
    else
      await work.tx
        .insert(lodgement)
        .values({ bodyId, hours })
        .onConflictDoUpdate({ target: lodgement.bodyId, set: { hours } })
    await tellOfUnits(work, bodyId)
    return ok({})
  })
}

async function areKnown(work: Work, people: PersonId[]): Promise<Result<null>> {
  const names = await namesOf(work.tx, people)
  return people.every((person) => names.has(person)) ? ok(null) : refuse('not_found')
}

async function setPeople(work: Work, unitId: UnitId, people: PersonId[]): Promise<void> {
  await work.tx.delete(unitPerson).where(eq(unitPerson.unitId, unitId))
  const rows = [...new Set(people)].map((personId) => ({ unitId, personId }))
  if (rows.length > 0) await work.tx.insert(unitPerson).values(rows)
}

const tellOfUnits = async (work: Work, bodyId: BodyId): Promise<void> =>
  work.change('memorandum', bodyId, await officerSeats(work.tx, bodyId))
