// Screens for a room's wall, as a browser without anybody would have them.
import { eq } from 'drizzle-orm'
import type { DisplayId, MeetingId } from '../../app/wire/ids.ts'
import { roomDisplay } from '../../db/schema/displays.ts'
import { announceDisplay } from '../../server/displays/announce-display.ts'
import { tokenHash } from '../../server/displays/display-cookie.ts'
import { pairDisplay } from '../../server/displays/pair-display.ts'
import type { Ctx } from '../../server/platform/context.ts'
import type { Actor } from '../../server/policies/actor.ts'
import { must, requestId } from './body.ts'

export type Screen = { cookie: string; displayId: DisplayId; code: string }

/** A screen that has said that it is there, with the code that it shows. */
export async function freeScreen(ctx: Ctx): Promise<Screen> {
  const cookie = ((await announceDisplay(ctx, null)) ?? '').split(';')[0] as string
  return { cookie, ...(await shownBy(ctx, cookie)) }
}

export async function shownBy(ctx: Ctx, cookie: string): Promise<{ displayId: DisplayId; code: string }> {
  const token = cookie.slice(cookie.indexOf('=') + 1)
  const [row] = await ctx.db
    .select()
    .from(roomDisplay)
    .where(eq(roomDisplay.tokenHash, tokenHash(token)))
  if (!row) throw new Error('This screen is unknown')
  return { displayId: row.id, code: row.code }
}

export const pairing = (ctx: Ctx, meetingId: MeetingId, code: string) => ({
  act: 'display.pair' as const,
  requestId: requestId(ctx),
  meetingId,
  code,
  language: 'en' as const,
  theme: 'light' as const,
})

/** A screen that shows this sitting. */
export async function pairedScreen(ctx: Ctx, officer: Actor, meetingId: MeetingId): Promise<Screen> {
  const screen = await freeScreen(ctx)
  must(await pairDisplay(ctx, officer, pairing(ctx, meetingId, screen.code)))
  return screen
}
