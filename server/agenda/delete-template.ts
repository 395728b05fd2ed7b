import { eq } from 'drizzle-orm'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { DeleteTemplate } from '../../app/wire/agenda.ts'
import { agendaTemplate } from '../../db/schema/agenda.ts'
import { commit } from '../ledger/commit.ts'
import type { Ctx } from '../platform/context.ts'
import type { AnyActor } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { templateById } from './template-queries.ts'

/** Agendas that were begun with it stay as they are. */
export async function deleteTemplate(ctx: Ctx, actor: AnyActor, input: DeleteTemplate): Promise<Result<object>> {
  const { requestId, templateId } = input
  const found = await templateById(ctx.db, templateId)
  if (!found) return refuse('not_found')
  const { bodyId } = found
  return commit(ctx, { bodies: bodyId, actor, act: 'template.delete', requestId, input }, async (work) => {
    const denied = permit(actor, 'agenda.edit', bodyId)
    if (denied) return denied
    const gone = await work.tx
      .delete(agendaTemplate)
      .where(eq(agendaTemplate.id, templateId))
      .returning({ id: agendaTemplate.id })
    return gone.length === 1 ? ok({}) : refuse('not_found')
  })
}
