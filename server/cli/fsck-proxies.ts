// The table of proxies against the ledger that says the same: whom each is for and from, its term, and whether it has ended.
import { eq } from 'drizzle-orm'
import type { History } from '../../app/rules/bundle/history.ts'
import type { BodyId } from '../../app/wire/ids.ts'
import { deputy, proxy } from '../../db/schema/bodies.ts'
import type { Ctx } from '../platform/context.ts'
import type { Fault } from './fsck.ts'

export async function checkProxies(ctx: Ctx, bodyId: BodyId, { proxies }: History): Promise<Fault[]> {
  const rows = await ctx.db.select().from(proxy).where(eq(proxy.bodyId, bodyId))
  const said = new Map(proxies.map((one) => [one.mandate, one]))
  const faults: Fault[] = []
  const fault = (rule: string, what: string, entry: number) => faults.push({ rule, severity: 'error', what, entry })
  for (const row of rows) {
    const entered = said.get(row.mandateId)
    said.delete(row.mandateId)
    if (!entered) fault('proxy.no_entry', `Proxy ${row.mandateId} has no entry`, row.entry)
    else if (
      entered.seat !== row.seatId ||
      entered.person !== row.personId ||
      entered.meeting !== row.meetingId ||
      entered.until !== (row.until?.toISOString() ?? null) ||
      entered.from !== row.entry ||
      (entered.to === null) !== (row.endsAt === null)
    )
      fault('proxy.differs', `Proxy ${row.mandateId} is not as in the ledger`, row.entry)
  }
  for (const { mandate, from } of said.values())
    fault('proxy.no_row', `Proxy ${mandate} of the ledger has no row`, from)
  return faults
}

/** The table of deputies in the same way. */
export async function checkDeputies(ctx: Ctx, bodyId: BodyId, { deputies }: History): Promise<Fault[]> {
  const rows = await ctx.db.select().from(deputy).where(eq(deputy.bodyId, bodyId))
  const said = new Map(deputies.map((one) => [one.mandate, one]))
  const faults: Fault[] = []
  const fault = (rule: string, what: string, entry: number) => faults.push({ rule, severity: 'error', what, entry })
  for (const row of rows) {
    const entered = said.get(row.mandateId)
    said.delete(row.mandateId)
    const same =
      entered?.seat === row.seatId &&
      entered.person === row.personId &&
      entered.meeting === row.meetingId &&
      entered.from === row.entry &&
      (entered.to === null) === (row.endsAt === null)
    if (!same) fault('deputy.differs', `Deputy ${row.mandateId} is not as in the ledger`, row.entry)
  }
  for (const { mandate, from } of said.values())
    fault('deputy.no_row', `Deputy ${mandate} of the ledger has no row`, from)
  return faults
}
