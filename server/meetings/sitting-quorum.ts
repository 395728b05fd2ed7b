import { countsRemote } from '../../app/rules/decide-vote.ts'
import { amountsOf } from '../../app/rules/engine-2/amounts.ts'
import { failuresUnder } from '../../app/rules/engine-2/failed-meeting.ts'
import { GENERAL, presetById } from '../../app/rules/engine-2/general.ts'
import { excludedRoles } from '../../app/rules/engine-2/open.ts'
import { findQuorum2 } from '../../app/rules/engine-2/quorum.ts'
import type { Rule } from '../../app/rules/engine-2/rule.ts'
import type { SeatId } from '../../app/wire/ids.ts'
import type { SeatedPerson } from '../bodies/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { rulesOf } from '../procedure/queries.ts'
import { failureShown, failuresOf, type Meeting } from './queries.ts'

export type Room = {
  seats: SeatedPerson[]
  /** Of the item under discussion. */
  recused: ReadonlySet<SeatId>
  isHere: (seat: SeatedPerson) => boolean
  isRemote: (seatId: SeatId) => boolean
}
export type SittingQuorum = ReturnType<typeof quorumUnder>

/**
 * What opening a vote would find: by the measure the meeting last failed by, else by the quorum that every general rule carries;
 * and, for whoever must choose one, under each rule that a vote may be opened under. `lacking` is asked of no item: whether the
 * meeting itself fails by it.
 */
export async function sittingQuorum(ctx: Ctx, meeting: Meeting, room: Room) {
  const failures = await failuresOf(ctx.db, meeting.id)
  const failed = failures.map(({ rule }) => rule)
  const general = GENERAL.map((id) => presetById(id) as Rule)
  const rules = [...(await rulesOf(ctx.db, meeting.bodyId)), ...general]
  const anyItem = { ...room, recused: new Set<SeatId>() }
  return {
    quorum: quorumUnder(failed.at(-1) ?? (general[0] as Rule), failed, room),
    quorums: rules.map((rule) => {
      const { required, present, met } = quorumUnder(rule, failed, room)
      return { rule: rule.id, required, present, met, lacking: !quorumUnder(rule, failed, anyItem).met }
    }),
    failures: failures.map(failureShown),
  }
}

function quorumUnder(rule: Rule, failed: readonly Rule[], { seats, recused, isHere, isRemote }: Room) {
  const excluded = excludedRoles(rule)
  const voting = seats.filter((seat) => seat.votes && !excluded.has(seat.role))
  const members = voting.filter((seat) => seat.personId !== null)
  const able = members.filter(
    (seat) => isHere(seat) && !recused.has(seat.id) && (countsRemote(rule) || !isRemote(seat.id)),
  )
  const away = members.filter((seat) => recused.has(seat.id))
  const found = findQuorum2(rule, {
    members: amountsOf(members),
    statutory: amountsOf(voting),
    recused: amountsOf(away),
    present: amountsOf(able),
    failed_meetings: failuresUnder(rule, failed),
  })
  return {
    members: members.length,
    here: members.filter(isHere).length,
    recused: away.length,
    present: able.length,
    remote: able.filter((seat) => isRemote(seat.id)).length,
    required: Number(found.required),
    met: found.met,
    /** The lower share, after so many failed meetings, is what is needed. */
    adjourned: found.adjourned,
  }
}
