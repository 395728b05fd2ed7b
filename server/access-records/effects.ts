// What other concepts do to access records: enter one, before what it is about leaves the house.
import { and, desc, eq, gt, isNull } from 'drizzle-orm'
import { type AccessAct, accessHash, accessText } from '../../app/rules/access-record.ts'
import { toHex } from '../../app/rules/bytes.ts'
import { isRestricted } from '../../app/rules/classification.ts'
import type { BodyId, PaperId, VersionId } from '../../app/wire/ids.ts'
import { accessRecord } from '../../db/schema/access-records.ts'
import type { Ctx } from '../platform/context.ts'
import { type Actor, mandatesIn } from '../policies/actor.ts'

/** What is opened or served again within this is one record. */
const ONCE_IN_MS = 3_600_000

export type Accessed = {
  bodyId: BodyId
  paperId: PaperId
  versionId: VersionId | null
  /** Of the item as it stands: papers of others leave no record. */
  classification: string
}

export async function recordOpening(ctx: Ctx, actor: Actor, of: Accessed): Promise<void> {
  if (isRestricted(of.classification) && (await lately(ctx, actor, of, 'opened')).length === 0)
    await enter(ctx, actor, of, 'opened')
}

/** Pages of these that were served to the person within the hour are not recorded again; the others as few ranges as they are. */
export async function recordPages(ctx: Ctx, actor: Actor, of: Accessed, from: number, to: number): Promise<void> {
  if (!isRestricted(of.classification) || to < from) return
  const known = await lately(ctx, actor, of, 'pages')
  const isKnown = (page: number) => known.some((one) => (one.fromPage ?? 0) <= page && page <= (one.toPage ?? 0))
  let first: number | null = null
  for (let page = from; page <= to + 1; page++) {
    const fresh = page <= to && !isKnown(page)
    if (fresh) first ??= page
    else if (first !== null) {
      await enter(ctx, actor, of, 'pages', [first, page - 1])
      first = null
    }
  }
}

export async function recordCopy(ctx: Ctx, actor: Actor, of: Accessed): Promise<void> {
  if (isRestricted(of.classification)) await enter(ctx, actor, of, 'copied')
}

/** Reading other people's records is access too; once an hour, or whoever looks often enough fills the page that shows it. */
export async function recordReading(
  ctx: Ctx,
  actor: Actor,
  paper: Omit<Accessed, 'classification' | 'versionId'>,
): Promise<void> {
  const of = { ...paper, versionId: null, classification: '' }
  if ((await lately(ctx, actor, of, 'records_read')).length === 0) await enter(ctx, actor, of, 'records_read')
}

async function lately(ctx: Ctx, { personId }: Actor, { paperId, versionId }: Accessed, act: AccessAct) {
  const since = new Date(ctx.clock().getTime() - ONCE_IN_MS)
  return ctx.db
    .select({ fromPage: accessRecord.fromPage, toPage: accessRecord.toPage })
    .from(accessRecord)
    .where(
      and(
        eq(accessRecord.personId, personId),
        eq(accessRecord.paperId, paperId),
        versionId ? eq(accessRecord.versionId, versionId) : isNull(accessRecord.versionId),
        eq(accessRecord.act, act),
        gt(accessRecord.at, since),
      ),
    )
    .orderBy(desc(accessRecord.at))
}

async function enter(
  ctx: Ctx,
  actor: Actor,
  { bodyId, paperId, versionId }: Accessed,
  act: AccessAct,
  pages?: [number, number],
): Promise<void> {
  const at = ctx.clock()
  const seatId = mandatesIn(actor, bodyId)[0]?.seatId ?? null
  const salt = toHex(ctx.random(16))
  const text = accessText({
    body: bodyId,
    at: at.toISOString(),
    person: actor.personId,
    seat: seatId,
    paper: paperId,
    version: versionId,
    act,
    pages: pages ? { from: String(pages[0]), to: String(pages[1]) } : null,
    salt,
  })
  await ctx.db.insert(accessRecord).values({
    id: ctx.id(),
    bodyId,
    at,
    hash: accessHash(text),
    personId: actor.personId,
    seatId,
    paperId,
    versionId,
    act,
    fromPage: pages?.[0] ?? null,
    toPage: pages?.[1] ?? null,
    salt,
  })
}
