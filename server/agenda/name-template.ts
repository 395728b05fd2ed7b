import { eq } from 'drizzle-orm'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { NameTemplate } from '../../app/wire/agenda.ts'
import { agendaTemplate } from '../../db/schema/agenda.ts'
import { commit } from '../ledger/commit.ts'
import type { Ctx } from '../platform/context.ts'
import type { AnyActor } from '../policies/actor.ts'
import { permit } from '../policies/permit.ts'
import { templateById } from './template-queries.ts'

export async function nameTemplate(ctx: Ctx, actor: AnyActor, input: NameTemplate): Promise<Result<object>> {
  const { requestId, templateId, name } = input
  const found = await templateById(ctx.db, templateId)
  if (!found) return refuse('not_found')
  const { bodyId } = found
  return commit(ctx, { bodies: bodyId, actor, act: 'template.name', requestId, input }, async (work) => {
    const denied = permit(actor, 'agenda.edit', bodyId)
    if (denied) return denied
    const named = await work.tx
      .update(agendaTemplate)
      .set({ name })
      .where(eq(agendaTemplate.id, templateId))
      .returning({ id: agendaTemplate.id })
    return named.length === 1 ? ok({}) : refuse('not_found')
  })
}
