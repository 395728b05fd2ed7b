// Access records held against the roots that the ledger carries: each record still hashes to its leaf, the leaves of an hour to
// its root, and what is gone went no earlier than the body may let it go.
import { accessHash, accessRoot } from '../../app/rules/access-record.ts'
import type { ActOf, History } from '../../app/rules/bundle/history.ts'
import type { BodyId } from '../../app/wire/ids.ts'
import { type AccessRecord, sealedRecords, textOf, unsealedRecords } from '../access-records/queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { Fault } from './fsck.ts'

const DAY_MS = 86_400_000
/** The job comes by within the hour after; a record without a root for longer says that it does not. */
const LATE_MS = 3 * 3_600_000

export async function checkAccessRecords(ctx: Ctx, bodyId: BodyId, history: History): Promise<Fault[]> {
  const seals = history.acts.filter((act): act is ActOf<'access.sealed'> => act.type === 'access.sealed')
  const shortest = shortestKept(history)
  const now = ctx.clock().getTime()
  const sealed = Map.groupBy(await sealedRecords(ctx.db, bodyId), ({ entry }) => entry as number)
  const faults: Fault[] = []
  for (const seal of seals) {
    const records = sealed.get(seal.index) ?? []
    sealed.delete(seal.index)
    const { count, root } = seal.payload
    if (String(records.length) !== count || rootOf(records) !== root)
      faults.push(
        fault('access_records.differ', seal.index, 'The access records of the hour are not those it was sealed over'),
      )
    for (const record of records) faults.push(...checkRecord(record, seal.index, shortest, now))
  }
  for (const entry of sealed.keys())
    faults.push(fault('access_records.no_seal', entry, 'Access records name an entry that seals none'))
  const late = now - LATE_MS
  for (const record of await unsealedRecords(ctx.db, bodyId)) {
    faults.push(...checkRecord(record, undefined, shortest, now))
    if (record.at.getTime() < late)
      faults.push({
        ...fault('access_records.unsealed', undefined, `Access record ${record.id} is under no root yet`),
        severity: 'warning',
      })
  }
  return faults
}

function checkRecord(record: AccessRecord, entry: number | undefined, shortest: number | null, now: number): Fault[] {
  const text = textOf(record)
  if (text !== null)
    return accessHash(text) === record.hash
      ? []
      : [fault('access_records.altered', entry, `Access record ${record.id} is not what it was when it was entered`)]
  // A moment that is still to come would make any record old enough.
  const gone = record.destroyedAt && record.destroyedAt.getTime() <= now ? record.destroyedAt.getTime() : 0
  return shortest !== null && gone - record.at.getTime() >= shortest * DAY_MS
    ? []
    : [fault('access_records.destroyed_early', entry, `Access record ${record.id} was destroyed before its time`)]
}

/** Days, by the shortest that the body ever decided; null where it never let any go. */
function shortestKept(history: History): number | null {
  const days = history.acts.flatMap((act) =>
    act.type === 'access_policy.set' && act.payload.records_days ? [Number(act.payload.records_days)] : [],
  )
  return days.length > 0 ? days.reduce((a, b) => Math.min(a, b)) : null
}

const rootOf = (records: AccessRecord[]): string | null =>
  records.length > 0 ? accessRoot(records.map(({ hash }) => hash)) : null

const fault = (rule: string, entry: number | undefined, what: string): Fault => ({
  rule,
  severity: 'error',
  ...(entry === undefined ? {} : { entry }),
  what,
})
