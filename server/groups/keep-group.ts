import { ok, type Result, refuse } from '../../app/rules/result.ts'
import { type KeepGroup, MOST_GROUPS } from '../../app/wire/groups.ts'
import type { GroupId, PersonId, SeatId } from '../../app/wire/ids.ts'
import { noteGroup } from '../../db/schema/groups.ts'
import { officerSeats, seatsOf } from '../bodies/queries.ts'
import { commit } from '../ledger/commit.ts'
import type { Work } from '../ledger/work.ts'
import { tell } from '../meetings/effects.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { type Group, groupsOf, peopleInGroup } from './queries.ts'

/**
 * Makes a group of a body, or gives one another name or another list of seats. Whoever leaves it can read its notes no more,
 * whoever comes reads those written before: everybody who was in it or is in it now is told who changed it.
 */
export async function keepGroup(ctx: Ctx, actor: Actor, input: KeepGroup): Promise<Result<{ groupId: GroupId }>> {
  const { requestId, bodyId, groupId, name } = input
  const denied = permit(actor, 'group.keep', bodyId)
  if (denied) return denied
  return commit(ctx, { bodies: bodyId, actor, act: 'group.keep', requestId, input }, async (work) => {
    const groups = await groupsOf(work.tx, bodyId)
    const before = groups.find(({ id }) => id === groupId)
    if (groupId && !before) return refuse('not_found')
    if (!before && groups.length >= MOST_GROUPS) return refuse('too_many_groups')
    const seats = [...new Set(input.seats)]
    const known = await seatsOf(work.tx, bodyId, work.at)
    const roles = new Map(known.map(({ id, role }) => [id, role]))
    if (seats.some((seat) => !roles.has(seat))) return refuse('not_found')
    // Auditors read the ledger and the votes, never the papers.
    if (seats.some((seat) => roles.get(seat) === 'auditor')) return refuse('group_of_auditor')
    const group: Group = { id: before?.id ?? (ctx.id() as GroupId), bodyId, name, seats }
    await work.tx.insert(noteGroup).values(group).onConflictDoUpdate({ target: noteGroup.id, set: { name, seats } })
    await tellOfChange(ctx, work, actor, before, group)
    return ok({ groupId: group.id })
  })
}

async function tellOfChange(ctx: Ctx, work: Work, actor: Actor, before: Group | undefined, now: Group): Promise<void> {
  const lists = before ? [before, now] : [now]
  const people = new Set<PersonId>()
  const seats = new Set<SeatId>(await officerSeats(work.tx, now.bodyId))
  for (const list of lists) {
    for (const person of await peopleInGroup(work.tx, list, work.at)) people.add(person)
    for (const seat of list.seats) seats.add(seat)
  }
  people.delete(actor.personId)
  const changed = !before || [...seats].some((seat) => before.seats.includes(seat) !== now.seats.includes(seat))
  const telling = { bodyId: now.bodyId, kind: 'group_changed', aboutId: actor.personId } as const
  if (changed) await tell(ctx, work, [...people], telling)
  work.change('group', now.bodyId, [...seats])
}
