import { eq } from 'drizzle-orm'
import type { PersonId } from '../../app/wire/ids.ts'
import { person } from '../../db/schema/identity.ts'
import type { Ctx } from '../platform/context.ts'
import { passwordMatches } from './passwords.ts'

/** Null without saying which of the two was wrong. */
export async function personByPassword(ctx: Ctx, username: string, password: string): Promise<PersonId | null> {
  const [found] = await ctx.db
    .select({ id: person.id, passwordHash: person.passwordHash })
    .from(person)
    .where(eq(person.username, username.toLowerCase()))
  const matches = await passwordMatches(found?.passwordHash ?? null, password)
  return found && matches ? found.id : null
}
