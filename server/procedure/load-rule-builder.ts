import { PRESETS_2 } from '../../app/rules/engine-2/presets.ts'
import type { Rule } from '../../app/rules/engine-2/rule.ts'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { BodyId } from '../../app/wire/ids.ts'
import { bodyBySlug, namedSeats, seatsOf } from '../bodies/queries.ts'
import type { Ctx, Db } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { may, permit } from '../policies/permit.ts'
import { inForce, ruleDraftOf } from './queries.ts'

export type RuleBuilder = Extract<Awaited<ReturnType<typeof loadRuleBuilder>>, { ok: true }>['value']

type Start = {
  /** Null for a rule nobody has saved yet. */
  ruleId: string | null
  /** Null while there is no draft. */
  edit: number | null
  rule: Rule
  fromPreset: string | null
  /** The version in force, which the next one would end. */
  version: number | null
}

/** What an officer edits: a draft, the next version of a rule in force, or (`new`) a copy of a preset named by `from`. */
export async function loadRuleBuilder(ctx: Ctx, actor: Actor, slug: string, ruleId: string, from: string | null) {
  const body = await bodyBySlug(ctx.db, slug)
  if (!body) return refuse('not_found')
  const denied = permit(actor, 'rule.draft', body.id)
  if (denied) return denied
  const start = ruleId === 'new' ? copyOf(from) : await startOf(ctx.db, body.id, ruleId)
  if (!start.ok) return start
  const { id, name, accent, zone } = body
  const weights = new Map((await seatsOf(ctx.db, id, ctx.clock())).map((seat) => [seat.id, seat.weight]))
  const seats = await namedSeats(ctx.db, id, ctx.clock())
  return ok({
    accent,
    zone,
    density: 'desk' as const,
    body: { id, slug, name },
    may: { adopt: may(actor, 'rule.adopt', id), ledger: may(actor, 'ledger.read', id) },
    start: start.value,
    /** Who would vote, for trying the rule on them. */
    seats: seats
      .filter((seat) => seat.votes)
      .map((seat) => ({
        seat: seat.seatId,
        name: seat.name ?? seat.title,
        role: seat.role,
        weight: weights.get(seat.seatId) ?? '1',
      })),
  })
}

function copyOf(from: string | null): Result<Start> {
  const preset = PRESETS_2.find((each) => each.id === from)
  if (!preset) return refuse('not_found')
  return ok({ ruleId: null, edit: null, rule: { ...preset, id: UNSAVED }, fromPreset: preset.id, version: null })
}

async function startOf(db: Db, bodyId: BodyId, ruleId: string): Promise<Result<Start>> {
  const draft = await ruleDraftOf(db, bodyId, ruleId)
  const known = await inForce(db, bodyId, ruleId)
  const shown = draft ?? known
  if (!shown) return refuse('not_found')
  const { rule, fromPreset } = shown
  return ok({ ruleId, edit: draft?.edit ?? null, rule, fromPreset, version: known?.version ?? null })
}

const UNSAVED = 'unsaved'
