import { eq, sql } from 'drizzle-orm'
import { ok } from '../../app/rules/result.ts'
import { body } from '../../db/schema/bodies.ts'
import { commit } from '../ledger/commit.ts'
import type { Ctx } from '../platform/context.ts'

/**
 * Enters the house's address (`ORIGIN`) into the ledger of every body that does not name it yet: keys are enrolled for an
 * address, and the verifier accepts only those the ledger names. Answers how many bodies adopted it.
 */
export async function adoptOrigin(ctx: Ctx): Promise<number> {
  const origin = ctx.settings.origin.href
  const unaware = await ctx.db.select({ id: body.id }).from(body).where(sql`not ${body.webOrigins} ? ${origin}`)
  for (const { id } of unaware)
    await commit(ctx, { bodies: id, actor: { system: 'setup' }, act: 'origin.adopt' }, async (work) => {
      const changed = await work.tx
        .update(body)
        .set({ webOrigins: sql`${body.webOrigins} || ${JSON.stringify([origin])}::jsonb` })
        .where(sql`${eq(body.id, id)} and not ${body.webOrigins} ? ${origin}`)
        .returning({ id: body.id })
      // Another process of this house was first.
      if (changed.length > 0) work.append({ type: 'origin.adopted', payload: { web_origin: origin } })
      return ok({})
    })
  return unaware.length
}
