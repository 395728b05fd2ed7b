// Units, their people, and memoranda at any point of their way: made by the real commands.
import type { BodyId, MeetingId, MemorandumId, UnitId, VersionId } from '../../app/wire/ids.ts'
import type { MemorandumFields } from '../../app/wire/memoranda.ts'
import { lodgeFile } from '../../server/documents/lodge-file.ts'
import { actorOf } from '../../server/identity/load-actor.ts'
import { acceptMemorandum } from '../../server/memoranda/answer-memorandum.ts'
import { fileMemorandum } from '../../server/memoranda/file-memorandum.ts'
import { addUnit } from '../../server/memoranda/keep-unit.ts'
import { type Memorandum, memorandumById } from '../../server/memoranda/queries.ts'
import { scheduleMemorandum } from '../../server/memoranda/schedule-memorandum.ts'
import { beginMemorandum } from '../../server/memoranda/write-memorandum.ts'
import type { Ctx } from '../../server/platform/context.ts'
import type { Actor } from '../../server/policies/actor.ts'
import { both, makePerson, must, requestId } from './body.ts'
import { paperBytes } from './papers.ts'

export type UnitOf = { unitId: UnitId; actor: Actor }

/** A unit of the body with one person of its own, who has no seat anywhere. */
export async function makeUnit(
  ctx: Ctx,
  secretary: Actor,
  bodyId: BodyId,
  name = 'Ministry',
  given?: Actor,
): Promise<UnitOf> {
  const actor = given ?? ((await actorOf(ctx, await makePerson(ctx))) as Actor)
  const input = { requestId: requestId(ctx), bodyId, name: both(name), people: [actor.personId] }
  return { actor, unitId: must(await addUnit(ctx, secretary, input)).unitId }
}

export async function lodge(ctx: Ctx, { actor, unitId }: UnitOf, file = 'helloworld-bad.pdf'): Promise<VersionId> {
  const input = { requestId: requestId(ctx), unitId, fileName: file }
  return must(await lodgeFile(ctx, actor, input, paperBytes(file) as Uint8Array)).fileId
}

export const fieldsOf = (over: Partial<MemorandumFields> = {}): MemorandumFields => ({
  title: both('A port'),
  summary: both('Why a port'),
  decision: { ...both('The port is built.'), authoritative: 'ar' },
  fileId: null,
  meetingId: null,
  ...over,
})

export async function begin(ctx: Ctx, { actor, unitId }: UnitOf): Promise<MemorandumId> {
  const input = { requestId: requestId(ctx), unitId, meetingId: null }
  return must(await beginMemorandum(ctx, actor, input)).memorandumId
}

/** As it stands: what the next act of whoever read it now names. */
export async function standing(ctx: Ctx, id: MemorandumId): Promise<Memorandum> {
  const found = await memorandumById(ctx.db, id)
  if (!found) throw new Error(`No memorandum ${id}`)
  return found
}

export const at = async (ctx: Ctx, memorandumId: MemorandumId) => ({
  requestId: requestId(ctx),
  memorandumId,
  version: (await standing(ctx, memorandumId)).version,
})

export async function filed(ctx: Ctx, unit: UnitOf, over: Partial<MemorandumFields> = {}): Promise<MemorandumId> {
  const id = await begin(ctx, unit)
  const fields = fieldsOf({ fileId: await lodge(ctx, unit), ...over })
  must(await fileMemorandum(ctx, unit.actor, { ...(await at(ctx, id)), fields, lateReason: '' }))
  return id
}

export async function accepted(ctx: Ctx, unit: UnitOf, secretary: Actor): Promise<MemorandumId> {
  const id = await filed(ctx, unit)
  must(await acceptMemorandum(ctx, secretary, { ...(await at(ctx, id)), admitLate: false, words: '' }))
  return id
}

export const placing = { type: 'decision', minutes: 10, classification: 'internal' } as const

export async function scheduled(ctx: Ctx, unit: UnitOf, secretary: Actor, meetingId: MeetingId) {
  const memorandumId = await accepted(ctx, unit, secretary)
  const input = { ...(await at(ctx, memorandumId)), meetingId, ...placing }
  return { memorandumId, ...must(await scheduleMemorandum(ctx, secretary, input)) }
}
