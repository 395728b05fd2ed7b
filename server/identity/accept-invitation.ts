import { and, eq, gt, isNull, sql } from 'drizzle-orm'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import type { AcceptInvitation } from '../../app/wire/identity.ts'
import type { PersonId } from '../../app/wire/ids.ts'
import { invitation, person } from '../../db/schema/identity.ts'
import type { Ctx, Tx } from '../platform/context.ts'
import { tokenHash } from './invite.ts'
import { startSession } from './login-session.ts'
import { checkPassword, hashPassword } from './passwords.ts'
import { isEmptyHouse } from './queries.ts'

/** The lock under which two first administrators become one. */
const FIRST_ADMINISTRATOR = 6_274_711

/** Uses a one-time link: sets the password and signs in. The first administrator's link also makes the person. */
export async function acceptInvitation(
  ctx: Ctx,
  input: AcceptInvitation,
  device: string,
): Promise<Result<{ setCookie: string }>> {
  const found = await readInvitation(ctx, input.token)
  if (!found) return refuse('invitation_invalid')
  const username = found.username ?? input.username ?? ''
  const checked = checkPassword(input.password, username)
  if (!checked.ok) return checked
  if (!found.personId && (!username || !input.name)) return refuse('input_malformed')
  const passwordHash = await hashPassword(input.password)
  const personId = await ctx.db.transaction(async (tx) => {
    const used = await tx
      .update(invitation)
      .set({ usedAt: ctx.clock() })
      .where(and(eq(invitation.tokenHash, tokenHash(input.token)), isNull(invitation.usedAt)))
      .returning({ personId: invitation.personId })
    if (used.length === 0) return null
    // The link for the first administrator is good only while there is nobody: a second one is in some old log.
    await tx.execute(sql`select pg_advisory_xact_lock(${FIRST_ADMINISTRATOR})`)
    if (!found.personId && !(await isEmptyHouse(tx))) return null
    if (!found.personId) return firstAdministrator(ctx, tx, input, username, passwordHash)
    await tx.update(person).set({ passwordHash }).where(eq(person.id, found.personId))
    return found.personId
  })
  if (!personId) return refuse('invitation_invalid')
  return ok({ setCookie: await startSession(ctx, personId, device) })
}

export type OpenInvitation = {
  personId: PersonId | null
  username: string | null
  name: { ar: string; en: string } | null
}

/** Whom a link is for, or null when it was used, expired or never made. */
export async function readInvitation(ctx: Ctx, token: string): Promise<OpenInvitation | null> {
  const [row] = await ctx.db
    .select({ personId: invitation.personId, username: person.username, name: person.name })
    .from(invitation)
    .leftJoin(person, eq(person.id, invitation.personId))
    .where(
      and(eq(invitation.tokenHash, tokenHash(token)), isNull(invitation.usedAt), gt(invitation.expiresAt, ctx.clock())),
    )
  return row ?? null
}

async function firstAdministrator(
  ctx: Ctx,
  tx: Tx,
  input: AcceptInvitation,
  username: string,
  passwordHash: string,
): Promise<PersonId> {
  const id = ctx.id() as PersonId
  const name = input.name ?? { ar: '', en: '' }
  await tx.insert(person).values({ id, username, name, passwordHash, administrator: true })
  return id
}
