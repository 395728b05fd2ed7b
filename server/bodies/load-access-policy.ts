import { ok, refuse } from '../../app/rules/result.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { may, permit } from '../policies/permit.ts'
import { bodyBySlug } from './queries.ts'

export type AccessPolicyPage = Extract<Awaited<ReturnType<typeof loadAccessPolicy>>, { ok: true }>['value']

/** What a body records of reading, for everybody of whom it is recorded. */
export async function loadAccessPolicy(ctx: Ctx, actor: Actor, slug: string) {
  const body = await bodyBySlug(ctx.db, slug)
  if (!body) return refuse('not_found')
  const denied = permit(actor, 'body.read', body.id)
  if (denied) return denied
  const { id, name, accent, zone, settings } = body
  return ok({
    accent,
    zone,
    pageTitle: 'reading:access.title',
    body: { id, slug, name },
    may: { ledger: may(actor, 'ledger.read', id), decide: may(actor, 'access_policy.set', id) },
    readingRecorded: settings.readingRecorded ?? true,
  })
}
