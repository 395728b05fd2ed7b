// A person with a password, and the form that signs them in.
import { eq } from 'drizzle-orm'
import type { PersonId } from '../../../app/wire/ids.ts'
import { person } from '../../../db/schema/identity.ts'
import { hashPassword } from '../../../server/identity/passwords.ts'
import type { Ctx } from '../../../server/platform/context.ts'
import { makePerson } from '../../support/body.ts'
import type { Asking, RunningApp } from '../../support/serve-app.ts'

export const PASSWORD = 'a phrase that nobody guesses'

export async function somebody(ctx: Ctx): Promise<{ personId: PersonId; username: string }> {
  const personId = await makePerson(ctx)
  await ctx.db
    .update(person)
    .set({ passwordHash: await hashPassword(PASSWORD) })
    .where(eq(person.id, personId))
  const [row] = await ctx.db.select({ username: person.username }).from(person).where(eq(person.id, personId))
  return { personId, username: row?.username ?? '' }
}

export const signIn = (
  app: RunningApp,
  username: string,
  password = PASSWORD,
  asking: Asking = {},
  at = '/sign-in.data',
) => app.ask(at, { method: 'POST', body: new URLSearchParams({ username, password }), ...asking })

/** The cookie that an answer sets, as a browser would send it back. */
export const cookieFrom = (response: Response): string => (response.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
