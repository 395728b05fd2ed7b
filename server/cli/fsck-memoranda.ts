// Memoranda against the ledger: what was filed, observed and answered is what the entries have the digests of.
import { and, eq, inArray, isNotNull, ne } from 'drizzle-orm'
import type { History } from '../../app/rules/bundle/history.ts'
import type { BodyId, VersionId } from '../../app/wire/ids.ts'
import { memorandum, memorandumStep, memorandumVersion, observation } from '../../db/schema/memoranda.ts'
import { lodgedFiles } from '../documents/queries.ts'
import { digestOfAnswer, digestOfObservation, digestOfVersion } from '../memoranda/digests.ts'
import type { Ctx } from '../platform/context.ts'
import type { Fault } from './fsck.ts'

/** What retention destroyed has no blind any more: there is nothing left to hold against its entry. */
export async function checkMemoranda(ctx: Ctx, bodyId: BodyId, history: History): Promise<Fault[]> {
  const ofBody = ctx.db.select({ id: memorandum.id }).from(memorandum).where(eq(memorandum.bodyId, bodyId))
  const [versions, observations, steps] = await Promise.all([
    ctx.db
      .select()
      .from(memorandumVersion)
      .where(and(inArray(memorandumVersion.memorandumId, ofBody), ne(memorandumVersion.blind, ''))),
    ctx.db
      .select()
      .from(observation)
      .where(and(inArray(observation.memorandumId, ofBody), ne(observation.blind, ''))),
    ctx.db
      .select()
      .from(memorandumStep)
      .where(
        and(
          inArray(memorandumStep.memorandumId, ofBody),
          inArray(memorandumStep.act, ['accepted', 'returned']),
          ne(memorandumStep.blind, ''),
          isNotNull(memorandumStep.entry),
        ),
      ),
  ])
  const ids = [...versions, ...observations].flatMap(({ fileId }) => (fileId ? [fileId] : []))
  const files = await lodgedFiles(ctx.db, [...new Set(ids)])
  const sha = (id: VersionId | null) => (id ? (files.get(id)?.sha256 ?? '') : '')
  const entered = new Map(
    history.acts.flatMap((act) => ('digest' in act.payload ? [[act.index, act.payload.digest] as const] : [])),
  )
  const faults: Fault[] = []
  const hold = (entry: number | null, digest: string, what: string) => {
    if (entry === null || entered.get(entry) !== digest)
      faults.push({ rule: 'memorandum.differs', severity: 'error', ...(entry !== null && { entry }), what })
  }
  for (const one of versions)
    hold(one.entry, digestOfVersion(one, sha(one.fileId)), `Version ${one.number} of ${one.memorandumId} is another`)
  for (const { ofVersion, ...one } of observations)
    hold(
      one.entry,
      digestOfObservation({ ...one, ofVersion: ofVersion ?? 0 }, sha(one.fileId)),
      `Observation ${one.id} is another`,
    )
  for (const { act, ...one } of steps)
    hold(
      one.entry,
      digestOfAnswer(one, act === 'accepted' ? 'accepted' : 'returned'),
      `Step ${one.id} of ${one.memorandumId} is another`,
    )
  return faults
}
