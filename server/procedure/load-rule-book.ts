import { ok, refuse } from '../../app/rules/result.ts'
import { bodyBySlug } from '../bodies/queries.ts'
import { namesOf } from '../identity/queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { may, permit } from '../policies/permit.ts'
import { adoptedRules, ruleDrafts } from './queries.ts'

export type RuleBook = Extract<Awaited<ReturnType<typeof loadRuleBook>>, { ok: true }>['value']
export type AdoptedVersion = RuleBook['adopted'][number]
export type DraftRule = RuleBook['drafts'][number]

/** A body's rules as everybody who sits in it reads them; what is being prepared, officers alone. */
export async function loadRuleBook(ctx: Ctx, actor: Actor, slug: string) {
  const body = await bodyBySlug(ctx.db, slug)
  if (!body) return refuse('not_found')
  const denied = permit(actor, 'rule.read', body.id)
  if (denied) return denied
  const draft = may(actor, 'rule.draft', body.id)
  const adopted = await adoptedRules(ctx.db, body.id)
  const drafts = draft ? await ruleDrafts(ctx.db, body.id) : []
  const names = await namesOf(ctx.db, [...adopted.map((row) => row.adoptedBy), ...drafts.map((row) => row.editedBy)])
  const { id, name, accent, zone } = body
  return ok({
    accent,
    zone,
    body: { id, slug, name },
    may: { draft, adopt: may(actor, 'rule.adopt', id), ledger: may(actor, 'ledger.read', id) },
    adopted: adopted.map(({ bodyId: _, adoptedBy, adoptedAt, endedAt, ...row }) => ({
      ...row,
      adoptedAt: adoptedAt.toISOString(),
      endedAt: endedAt?.toISOString() ?? null,
      adoptedBy: names.get(adoptedBy) ?? null,
    })),
    drafts: drafts.map(({ bodyId: _, editedBy, editedAt, ...row }) => ({
      ...row,
      editedAt: editedAt.toISOString(),
      editedBy: names.get(editedBy) ?? null,
    })),
  })
}
