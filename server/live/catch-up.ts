// A client that comes back says the last cursor it saw of each body, and hears again what it missed.
import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { ok, type Result } from '../../app/rules/result.ts'
import type { BodyId } from '../../app/wire/ids.ts'
import type { Subscribe } from '../../app/wire/socket.ts'
import { ledgerHead } from '../../db/schema/ledger.ts'
import type { Ctx } from '../platform/context.ts'
import type { LiveSocket } from './rooms.ts'

/**
 * Answers the present cursor of each of the actor's bodies. When any of them moved while the client was away it gets one
 * `reset`: reading its page again is cheaper, and surer, than telling it everything.
 */
export async function catchUp(
  ctx: Ctx,
  socket: LiveSocket,
  input: z.infer<typeof Subscribe>,
): Promise<Result<Record<string, number>>> {
  const bodies = new Set<BodyId>(socket.data.actor.mandates.map((mandate) => mandate.bodyId))
  const now: Record<string, number> = {}
  let missed = false
  for (const bodyId of bodies) {
    const [head] = await ctx.db
      .select({ cursor: ledgerHead.cursor })
      .from(ledgerHead)
      .where(eq(ledgerHead.bodyId, bodyId))
    now[bodyId] = head?.cursor ?? 0
    const seen = input.cursors[bodyId]
    if (seen !== undefined && seen !== head?.cursor) missed = true
  }
  if (missed) socket.emit('reset')
  return ok(now)
}
