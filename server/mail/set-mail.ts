import { eq } from 'drizzle-orm'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { SetMail } from '../../app/wire/mail.ts'
import { mailSetting } from '../../db/schema/mail.ts'
import { namesOf } from '../identity/queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { permitHouse } from '../policies/permit.ts'

/** Where, in which language and of what a person is told by e-mail: their own act, or an administrator's for them. */
export async function setMail(ctx: Ctx, actor: Actor, input: SetMail): Promise<Result<object>> {
  const { personId = actor.personId, address, language, wish } = input
  const denied = personId === actor.personId ? null : permitHouse(actor)
  if (denied) return denied
  if (!(await namesOf(ctx.db, [personId])).has(personId)) return refuse('not_found')
  if (address === '') {
    await ctx.db.delete(mailSetting).where(eq(mailSetting.personId, personId))
    return ok({})
  }
  const row = { address, language, wish }
  await ctx.db
    .insert(mailSetting)
    .values({ personId, ...row })
    .onConflictDoUpdate({ target: mailSetting.personId, set: row })
  return ok({})
}
