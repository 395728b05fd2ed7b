import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { SaveTemplate } from '../../app/wire/agenda.ts'
import type { TemplateId } from '../../app/wire/ids.ts'
import { agendaTemplate } from '../../db/schema/agenda.ts'
import { officerSeats } from '../bodies/queries.ts'
import { commit } from '../ledger/commit.ts'
import { meetingById } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { type AnyActor, isPerson } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { draftItems } from './queries.ts'
import { copyable } from './template-queries.ts'

/** Keeps the agenda as it is drafted, without decisions and papers, for later meetings. What is kept from an officer is left out. */
export async function saveTemplate(
  ctx: Ctx,
  actor: AnyActor,
  input: SaveTemplate,
): Promise<Result<{ templateId: TemplateId; items: number }>> {
  const meeting = await meetingById(ctx.db, input.meetingId)
  if (!meeting) return refuse('not_found')
  const { bodyId } = meeting
  const { requestId, name } = input
  return commit(ctx, { bodies: bodyId, actor, act: 'template.save', requestId, input }, async (work) => {
    const denied = permit(actor, 'agenda.edit', bodyId)
    if (denied) return denied
    const items = await copyable(work.tx, bodyId, await draftItems(work.tx, meeting.id), work.at)
    if (items.length === 0) return refuse('agenda_empty')
    const id = ctx.id() as TemplateId
    const savedBy = isPerson(actor) ? actor.personId : null
    await work.tx.insert(agendaTemplate).values({ id, bodyId, name, items, savedBy, savedAt: work.at })
    work.change('agenda', meeting.id, await officerSeats(work.tx, bodyId))
    return ok({ templateId: id, items: items.length })
  })
}
