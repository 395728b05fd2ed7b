import { GENERAL, presetById } from '../../app/rules/engine-2/general.ts'
import { type MeterRoom, measureNow, meterUnder } from '../../app/rules/engine-2/meter.ts'
import type { Rule } from '../../app/rules/engine-2/rule.ts'
import type { Ctx } from '../platform/context.ts'
import { rulesOf } from '../procedure/queries.ts'
import { failureShown, failuresOf, type Meeting } from './queries.ts'

/**
 * What opening a vote would find; and, for whoever must choose one, under each rule that a vote may be opened under. `lacking` is
 * asked of no item: whether the meeting itself fails by it.
 */
export async function sittingQuorum(ctx: Ctx, meeting: Meeting, room: MeterRoom) {
  const failures = await failuresOf(ctx.db, meeting.id)
  const failed = failures.map(({ rule }) => rule)
  const rules = [...(await rulesOf(ctx.db, meeting.bodyId)), ...GENERAL.map((id) => presetById(id) as Rule)]
  const anyItem = { ...room, recused: new Set<string>() }
  return {
    quorum: meterUnder(measureNow(failed), failed, room),
    quorums: rules.map((rule) => {
      const { required, present, met } = meterUnder(rule, failed, room)
      return { rule: rule.id, required, present, met, lacking: !meterUnder(rule, failed, anyItem).met }
    }),
    failures: failures.map(failureShown),
  }
}
