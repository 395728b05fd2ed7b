// Whoever acts before the pictures are taken: the members of a body by name, each with a device of this run's.
import type { BodyId, MeetingId, VoteId } from '../../app/wire/ids.ts'
import { bodyBySlug, seatsOf } from '../../server/bodies/queries.ts'
import { actorOf } from '../../server/identity/load-actor.ts'
import { everybody } from '../../server/identity/queries.ts'
import { checkIn } from '../../server/meetings/check-in.ts'
import type { Ctx } from '../../server/platform/context.ts'
import type { Actor } from '../../server/policies/actor.ts'
import { castAs, type Device, enrolDevice, type Member, must, requestId } from '../support/body.ts'

export type Cast = (voteId: VoteId, choices: readonly string[]) => Promise<void>

export type People = {
  bodyId: BodyId
  named: (username: string) => Member
  /** Checks in whoever votes, but these. */
  enter: (meetingId: MeetingId, without?: readonly string[]) => Promise<void>
  /** Devices for so many voters who are not these, before the vote is opened; they then cast one choice each. */
  ready: (count: number, without: readonly string[]) => Promise<Cast>
}

export async function peopleOf(ctx: Ctx, slug: string): Promise<People> {
  const bodyId = given(await bodyBySlug(ctx.db, slug)).id
  const names = new Map((await everybody(ctx.db)).map(({ id, username }) => [id, username]))
  const members = new Map<string, Member>()
  const votes = new Set<Member>()
  for (const seat of await seatsOf(ctx.db, bodyId, ctx.clock())) {
    if (!seat.personId) continue
    const actor = (await actorOf(ctx, seat.personId)) as Actor
    const member = { actor, seatId: seat.id, bodyId, role: seat.role }
    members.set(given(names.get(seat.personId)), member)
    if (seat.votes) votes.add(member)
  }
  const votersBut = (without: readonly string[]) =>
    [...members].flatMap(([username, member]) => (votes.has(member) && !without.includes(username) ? [member] : []))
  return {
    bodyId,
    named: (username) => given(members.get(username)),
    enter: async (meetingId, without = []) => {
      for (const { actor, seatId } of votersBut(without))
        must(await checkIn(ctx, actor, { requestId: requestId(ctx), meetingId, seatId, remote: false }))
    },
    ready: async (count, without) => {
      const ready: [Member, Device][] = []
      for (const member of votersBut(without).slice(0, count))
        ready.push([member, await enrolDevice(ctx, member.actor)])
      return async (voteId, choices) => {
        for (const [place, choice] of choices.entries()) {
          const [member, device] = given(ready[place])
          must((await castAs(ctx, member, device, voteId, { choice })).result)
        }
      }
    },
  }
}

export function given<T>(found: T | undefined | null): T {
  if (found === undefined || found === null) throw new Error('The demonstration lacks what the pictures are of')
  return found
}

export const times = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one)
