import { eq, inArray } from 'drizzle-orm'
import { keepHoursOf, leaseUntil, mayKeep } from '../../../app/rules/keeping.ts'
import { ok, type Result, refuse } from '../../../app/rules/result.ts'
import type { VersionId } from '../../../app/wire/ids.ts'
import type { AskLease, LeaseAnswer, LeaseAnswers } from '../../../app/wire/keeping.ts'
import { PROTOCOL_VERSION } from '../../../app/wire/socket.ts'
import { keptPack } from '../../../db/schema/documents.ts'
import { levelsFor } from '../../access/queries.ts'
import { bodyById } from '../../bodies/queries.ts'
import type { Ctx } from '../../platform/context.ts'
import type { Actor } from '../../policies/actor.ts'
import { may } from '../../policies/permit.ts'
import { readableVersion } from '../queries.ts'
import { keepId } from './keep-pack.ts'

type Kept = typeof keptPack.$inferSelect
type Held = AskLease['packs'][number]

/**
 * A device that was away asks what it may go on keeping: each pack anew until a later hour, without what was lost meanwhile, or no
 * more. It also asks while nobody is signed in, for what it holds may have been ended from elsewhere.
 */
export async function askLease(ctx: Ctx, actor: Actor | null, ask: AskLease): Promise<Result<LeaseAnswers>> {
  if (ask.protocol !== PROTOCOL_VERSION) return refuse('keep_outdated')
  const ids = ask.packs.map(({ keep }) => keepId(keep))
  const rows = new Map(
    (await ctx.db.select().from(keptPack).where(inArray(keptPack.id, ids))).map((row) => [row.id, row]),
  )
  const packs: LeaseAnswer[] = []
  for (const [at, held] of ask.packs.entries()) packs.push(await answerFor(ctx, actor, rows.get(ids[at] ?? ''), held))
  return ok({ now: ctx.clock().toISOString(), packs })
}

async function answerFor(ctx: Ctx, actor: Actor | null, kept: Kept | undefined, held: Held): Promise<LeaseAnswer> {
  if (!kept || kept.endedAt) return { state: 'ended' }
  if (held.release) return end(ctx, kept)
  if (actor?.personId !== kept.personId) return { state: 'stranger' }
  const body = await bodyById(ctx.db, kept.bodyId)
  const keepHours = body ? keepHoursOf(body.settings) : 0
  if (keepHours === 0 || !may(actor, 'meeting.read', kept.bodyId)) return end(ctx, kept)
  const until = leaseUntil(ctx.clock(), keepHours)
  await ctx.db.update(keptPack).set({ until }).where(eq(keptPack.id, kept.id))
  const levels = await levelsFor(ctx.db, actor, kept.bodyId, [...held.items, ...held.titles])
  const lostVersions: VersionId[] = []
  for (const version of held.versions)
    if (!(await mayStillKeep(ctx, actor, version, keepHours))) lostVersions.push(version)
  return {
    state: 'kept',
    until: until.toISOString(),
    lost: {
      items: [
        ...held.items.filter((item) => levels.get(item) !== 'visible'),
        ...held.titles.filter((item) => levels.get(item) === 'hidden'),
      ],
      versions: lostVersions,
    },
  }
}

/** A version that a newer one has followed is readable, and may be kept until its pack is kept anew. */
async function mayStillKeep(ctx: Ctx, actor: Actor, version: VersionId, keepHours: number): Promise<boolean> {
  const readable = await readableVersion(ctx.db, actor, version)
  return readable.ok && mayKeep({ keepHours, classification: readable.value.classification })
}

async function end(ctx: Ctx, { id }: Kept): Promise<LeaseAnswer> {
  await ctx.db.update(keptPack).set({ endedAt: ctx.clock() }).where(eq(keptPack.id, id))
  return { state: 'ended' }
}
