import { ok, refuse } from '../../app/rules/result.ts'
import type { MeetingId, PaperId } from '../../app/wire/ids.ts'
import { levelFor } from '../access/queries.ts'
import { itemById } from '../agenda/queries.ts'
import { bodyById } from '../bodies/queries.ts'
import { paperById } from '../documents/queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { may, permit } from '../policies/permit.ts'
import { describeRecords } from './describe-records.ts'
import { recordReading } from './effects.ts'
import { recordsOfPaper } from './queries.ts'

export type PaperRecords = Extract<Awaited<ReturnType<typeof loadPaperRecords>>, { ok: true }>['value']

/** Everybody's records of one paper, for officers and auditors who may know of it; that they read them is a record too. */
export async function loadPaperRecords(
  ctx: Ctx,
  actor: Actor,
  { meetingId, paperId }: { meetingId: MeetingId; paperId: PaperId },
) {
  const paper = await paperById(ctx.db, paperId)
  const item = paper && (await itemById(ctx.db, paper.itemId))
  if (!paper || item?.meetingId !== meetingId) return refuse('not_found')
  const { bodyId } = paper
  const denied = permit(actor, 'access_records.read', bodyId)
  if (denied) return denied
  if ((await levelFor(ctx.db, actor, bodyId, paper.itemId)) === 'hidden') return refuse('not_found')
  const body = await bodyById(ctx.db, bodyId)
  if (!body) return refuse('not_found')
  await recordReading(ctx, actor, { bodyId, paperId })
  const { slug, name, accent, zone } = body
  return ok({
    accent,
    zone,
    pageTitle: 'records:paper.title',
    body: { slug, name },
    may: { ledger: may(actor, 'ledger.read', bodyId), read: may(actor, 'paper.read', bodyId) },
    meetingId,
    paperId,
    title: paper.title,
    records: await describeRecords(ctx.db, actor, await recordsOfPaper(ctx.db, paperId)),
  })
}
