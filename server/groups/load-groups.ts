import { ok, refuse } from '../../app/rules/result.ts'
import { bodyBySlug, namedSeats } from '../bodies/queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { may, permit } from '../policies/permit.ts'
import { groupsOf, isInGroup } from './queries.ts'

export type GroupsPage = Extract<Awaited<ReturnType<typeof loadGroups>>, { ok: true }>['value']
export type ListedGroup = GroupsPage['groups'][number]

/** The groups that this person is in; for the secretary, who keeps the lists, all of them. */
export async function loadGroups(ctx: Ctx, actor: Actor, slug: string) {
  const body = await bodyBySlug(ctx.db, slug)
  if (!body) return refuse('not_found')
  const denied = permit(actor, 'note.write', body.id)
  if (denied) return denied
  const { id, name, accent, zone } = body
  const keep = may(actor, 'group.keep', id)
  const groups = (await groupsOf(ctx.db, id)).filter((group) => keep || isInGroup(actor, group))
  const seats = (await namedSeats(ctx.db, id, ctx.clock())).filter(({ role }) => role !== 'auditor')
  return ok({
    accent,
    zone,
    pageTitle: 'groups:title',
    body: { id, slug, name },
    may: { keep, ledger: may(actor, 'ledger.read', id) },
    seats: seats.map(({ seatId, title, personId, name }) => ({ seatId, title, personId, name })),
    groups: groups.map((group) => ({
      groupId: group.id,
      name: group.name,
      seats: group.seats,
      mine: isInGroup(actor, group),
    })),
  })
}
