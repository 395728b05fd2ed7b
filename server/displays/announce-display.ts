import { eq } from 'drizzle-orm'
import { toBase64Url } from '../../app/rules/bytes.ts'
import { CODE_DIGITS } from '../../app/wire/displays.ts'
import type { DisplayId } from '../../app/wire/ids.ts'
import { roomDisplay } from '../../db/schema/displays.ts'
import type { Ctx } from '../platform/context.ts'
import { displayCookie, tokenHash } from './display-cookie.ts'
import { boundTo, displayOf } from './queries.ts'

const CODE_MS = 5 * 60_000
const FREE = { bodyId: null, meetingId: null, pairedBy: null, pairedAt: null, language: null, theme: null }

/**
 * A screen says that it is there: it gets a name of its own, if it has none, and a code to show, if it belongs to no sitting and
 * has none that is still good. Answers the Set-Cookie value of a new one. Nobody is asked who they are: a code gives nothing
 * until an officer types it.
 */
export async function announceDisplay(ctx: Ctx, cookieHeader: string | null): Promise<string | null> {
  const now = ctx.clock()
  const shown = { code: newCode(ctx), codeUntil: new Date(now.getTime() + CODE_MS), seenAt: now }
  const known = await displayOf(ctx, cookieHeader)
  if (known) {
    const bound = await boundTo(ctx.db, known, now)
    if (!bound && (known.meetingId !== null || known.codeUntil <= now))
      await ctx.db
        .update(roomDisplay)
        .set({ ...FREE, ...shown })
        .where(eq(roomDisplay.id, known.id))
    return null
  }
  const token = toBase64Url(ctx.random(32))
  const id = ctx.id() as DisplayId
  await ctx.db.insert(roomDisplay).values({ id, tokenHash: tokenHash(token), madeAt: now, ...shown })
  return displayCookie(ctx, token)
}

/** Every code is as likely as any other: 2^48 is a multiple of a million but for one part in 2^28. */
function newCode({ random }: Pick<Ctx, 'random'>): string {
  const drawn = random(6).reduce((sum, byte) => sum * 256 + byte, 0)
  return String(drawn % 10 ** CODE_DIGITS).padStart(CODE_DIGITS, '0')
}
