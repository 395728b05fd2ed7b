import { toHex } from '../../app/rules/bytes.ts'
import { canonicalize, type Json } from '../../app/rules/canonical.ts'
import { changesAnything, type House, type Plan, planPeople } from '../../app/rules/moving/plan-people.ts'
import { type Read, readPeople } from '../../app/rules/moving/read-people.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import { sha256Text } from '../../app/rules/sha256.ts'
import type { BodyId } from '../../app/wire/ids.ts'
import type { ImportPeople, PeoplePreview } from '../../app/wire/moving.ts'
import { everybody } from '../identity/queries.ts'
import { commit } from '../ledger/commit.ts'
import { createLedger, forgetLedgers } from '../ledger/create-ledger.ts'
import type { Ctx, Tx } from '../platform/context.ts'
import type { AnyActor } from '../policies/actor.ts'
import { permitHouse } from '../policies/permit.ts'
import { carryOut, type NewLedgers } from './carry-out.ts'
import { houseFacts } from './house-facts.ts'
import { previewOf } from './preview-people.ts'
import { readCsv } from './read-csv.ts'

/**
 * A table of people, bodies and seats: without `accept` what it would do; with it all of that, or nothing. What is done is what was
 * shown: where the house has changed since, it is refused. Twice the same is once. Refused: the codes of readCsv and readPeople,
 * import_has_errors, import_changed, and those of the acts it consists of.
 */
export async function importPeople(
  ctx: Ctx,
  actor: AnyActor,
  input: ImportPeople,
  bytes: Uint8Array,
): Promise<Result<PeoplePreview>> {
  const denied = permitHouse(actor)
  if (denied) return denied
  const table = readCsv(bytes)
  if (!table.ok) return table
  const read = readPeople(table.value.rows)
  if (!read.ok) return read
  const house = await houseFacts(ctx.db, ctx.clock())
  const plan = planPeople(read.value, house)
  const shown = async (done: boolean, digest: string | null): Promise<Result<PeoplePreview>> => {
    const waiting = done ? await waitingOf(ctx, plan) : []
    return ok({ ...previewOf(plan, read.value, house), encoding: table.value.encoding, digest, done, waiting })
  }
  if (plan.problems.length > 0) return input.accept ? refuse('import_has_errors') : shown(false, null)
  // What was done already is done, whoever asks again: of an answer that was lost, the same is said.
  if (!changesAnything(plan)) return shown(input.accept !== undefined, null)
  if (!input.accept) return shown(false, digestOf(plan, input))
  const done = await perform(ctx, actor, input, read.value, house, plan)
  return done.ok ? shown(true, null) : done
}

async function perform(
  ctx: Ctx,
  actor: AnyActor,
  input: ImportPeople,
  read: Read,
  house: House,
  plan: Plan,
): Promise<Result<object>> {
  const ledgers: NewLedgers = new Map()
  const bodies = bodiesTouched(plan, house)
  const settle = async (tx: Tx, at: Date) => {
    // Under the locks: nobody seats anybody in these bodies meanwhile.
    const now = planPeople(read, await houseFacts(tx, at))
    return digestOf(now, input) === input.accept && now.problems.length === 0 ? now : null
  }
  if (digestOf(plan, input) !== input.accept) return refuse('import_changed')
  try {
    for (const { slug, does } of plan.bodies) {
      if (does !== 'new') continue
      const bodyId = ctx.id() as BodyId
      ledgers.set(slug, { bodyId, ...(await createLedger(ctx, ctx.db, bodyId, slug)) })
    }
    const all = [...bodies, ...[...ledgers.values()].map(({ bodyId }) => bodyId)]
    // People without seats are of no body, and no ledger says anything of them.
    if (all.length === 0)
      return await ctx.db.transaction(async (tx) => {
        const settled = await settle(tx, ctx.clock())
        return settled ? carryOut(ctx, tx, null, settled, input, ledgers) : refuse('import_changed')
      })
    const { requestId } = input
    return await commit(ctx, { bodies: all, actor, act: 'people.import', requestId, input }, async (work) => {
      const settled = await settle(work.tx, work.at)
      return settled ? carryOut(ctx, work.tx, work, settled, input, ledgers) : refuse('import_changed')
    })
  } finally {
    await forgetLedgers(
      ctx,
      [...ledgers.values()].map(({ bodyId }) => bodyId),
    )
  }
}

function bodiesTouched({ seats, deputies }: Plan, house: House): BodyId[] {
  const slugs = new Set([...seats, ...deputies].flatMap(({ slug, does }) => (does === 'same' ? [] : [slug])))
  return house.bodies.flatMap(({ slug, id }) => (slugs.has(slug) ? [id as BodyId] : []))
}

const digestOf = ({ people, bodies, seats, deputies }: Plan, { newBodies }: ImportPeople): string =>
  toHex(sha256Text(canonicalize({ people, bodies, seats, deputies, newBodies } as unknown as Json)))

/** Those of the table who have not signed in yet. */
async function waitingOf(ctx: Ctx, { people }: Plan): Promise<string[]> {
  const invited = new Set((await everybody(ctx.db)).flatMap((one) => (one.invited ? [one.username] : [])))
  return people.flatMap(({ username }) => (invited.has(username) ? [username] : []))
}
