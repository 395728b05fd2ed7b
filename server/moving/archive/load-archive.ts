import type { LeftOut } from '../../../app/rules/moving/archive.ts'
import { ok, refuse } from '../../../app/rules/result.ts'
import { bodyBySlug } from '../../bodies/queries.ts'
import type { Ctx } from '../../platform/context.ts'
import type { Actor } from '../../policies/actor.ts'
import { may, permit } from '../../policies/permit.ts'
import { collect } from './collect.ts'

export type ArchivePage = Extract<Awaited<ReturnType<typeof loadArchive>>, { ok: true }>['value']

/** What an archive of the body would hold for this officer, and what not and why. */
export async function loadArchive(ctx: Ctx, actor: Actor, slug: string) {
  const body = await bodyBySlug(ctx.db, slug)
  if (!body) return refuse('not_found')
  const denied = permit(actor, 'archive.take', body.id)
  if (denied) return denied
  const { files, leftOut, meetings, papers } = await collect(ctx, actor, body)
  const { id, name, accent, zone } = body
  return ok({
    accent,
    zone,
    pageTitle: 'moving:archive.title',
    body: { id, slug, name },
    ledger: may(actor, 'ledger.read', id),
    meetings,
    papers,
    minutes: files.filter(({ path }) => /\/minutes-(ar|en)\.pdf$/.test(path)).length,
    bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    leftOut: grouped(leftOut),
  })
}

/** One line for each kind of thing and reason; names as far as a page shows them. */
function grouped(leftOut: readonly LeftOut[]) {
  return [...Map.groupBy(leftOut, ({ what, why }) => `${what} ${why}`).values()].map((all) => {
    const { what, why } = all[0] as LeftOut
    return {
      what,
      why,
      count: all.reduce((sum, { count }) => sum + count, 0),
      names: all.flatMap(({ name, meeting }) => (name ? [{ name, meeting: meeting ?? 0 }] : [])).slice(0, 20),
    }
  })
}
