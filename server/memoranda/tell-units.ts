import type { UnitId } from '../../app/wire/ids.ts'
import { officersOf } from '../bodies/queries.ts'
import type { Work } from '../ledger/work.ts'
import { type Telling, tell } from '../meetings/effects.ts'
import type { Ctx } from '../platform/context.ts'
import type { AnyActor } from '../policies/actor.ts'
import { isPerson } from '../policies/actor.ts'
import { type Memorandum, peopleOf } from './queries.ts'

type Kind = Extract<Telling['kind'], `memorandum_${string}` | `observation_${string}`>

/** The people of these units, but whoever acts. */
export async function tellUnits(
  ctx: Ctx,
  work: Work,
  actor: AnyActor,
  { id: memorandumId, bodyId }: Memorandum,
  units: UnitId[],
  kind: Kind,
): Promise<void> {
  const people = [...(await peopleOf(work.tx, units)).values()].flat()
  await tell(ctx, work, others(actor, people), { bodyId, memorandumId, kind })
}

/** Those who prepare the body's meetings, but whoever acts. */
export async function tellSecretariat(
  ctx: Ctx,
  work: Work,
  actor: AnyActor,
  { id: memorandumId, bodyId }: Memorandum,
  kind: Kind,
): Promise<void> {
  const people = await officersOf(work.tx, bodyId, work.at)
  await tell(ctx, work, others(actor, people), { bodyId, memorandumId, kind })
  work.change('notice', memorandumId)
}

const others = <P extends string>(actor: AnyActor, people: P[]): P[] =>
  isPerson(actor) ? people.filter((person) => person !== (actor.personId as string)) : people
