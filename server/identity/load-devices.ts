import { eq } from 'drizzle-orm'
import type { KeyId, PersonId } from '../../app/wire/ids.ts'
import type { Bilingual } from '../../app/wire/text.ts'
import { signingKey } from '../../db/schema/identity.ts'
import { lastUses } from '../ballots/queries.ts'
import { bodiesById, bodiesOf } from '../bodies/queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { deviceAnywhere } from './device-queries.ts'
import { type KeyActs, keyActsIn } from './key-acts.ts'
import { namesOf, waitingKeys } from './queries.ts'

export type Devices = Awaited<ReturnType<typeof loadDevices>>
/** What a device is in one of its person's bodies. */
export type Standing = {
  slug: string
  name: Bilingual
  state: 'in_force' | 'waiting' | 'refused' | 'revoked'
  at: string | null
  by: Bilingual[]
  revoked: KeyActs['revoked']
}
export type OwnDevice = Devices['devices'][number]

/** The person's own devices, newest first: where each counts, since when and by whose word, and when it last signed. */
export async function loadDevices(ctx: Ctx, actor: Actor) {
  const rows = await ctx.db.select().from(signingKey).where(eq(signingKey.personId, actor.personId))
  const uses = await lastUses(
    ctx.db,
    rows.map(({ id }) => id),
  )
  const bodies = await Promise.all(
    (await bodiesById(ctx.db, await bodiesOf(ctx.db, actor.personId, ctx.clock()))).map(async (body) => ({
      body,
      acts: await keyActsIn(ctx.db, body.id),
      waiting: new Set((await waitingKeys(ctx.db, body.id, [actor.personId])).map(({ id }) => id)),
    })),
  )
  const people = bodies.flatMap(({ acts }) => [...acts.values()].flatMap(({ by }) => by))
  const names = await namesOf(ctx.db, [...new Set(people)] as PersonId[])
  const standingOf = (keyId: KeyId): Standing[] =>
    bodies.map(({ body, acts, waiting }) => {
      const said = acts.get(keyId)
      const place = { slug: body.slug, name: body.name }
      if (!said) return { ...place, state: waiting.has(keyId) ? 'waiting' : 'refused', at: null, by: [], revoked: null }
      const by = said.by.map((id) => names.get(id as PersonId) ?? { ar: id, en: id })
      const state = said.revoked ? 'revoked' : 'in_force'
      return { ...place, state, at: said.at, by, revoked: said.revoked }
    })
  // What was revoked by its own member is so in every body, for the same cause.
  const causeOf = (keyId: KeyId) =>
    bodies.flatMap(({ acts }) => acts.get(keyId)?.revoked ?? []).find(({ by }) => by === 'self')
  return {
    pageTitle: 'keys:devices.title',
    device: await deviceAnywhere(ctx, actor),
    bodies: bodies.map(({ body }) => ({ id: body.id, slug: body.slug, name: body.name })),
    devices: rows
      .sort((a, b) => b.enrolledAt.getTime() - a.enrolledAt.getTime())
      .map(({ id, device, level, statement, enrolledAt, revokedAt }) => ({
        keyId: id,
        device,
        level,
        statement,
        at: enrolledAt.toISOString(),
        lastUsed: uses.get(id)?.toISOString() ?? null,
        revoked: revokedAt && {
          at: revokedAt.toISOString(),
          cause: causeOf(id)?.cause ?? null,
          note: causeOf(id)?.note ?? '',
        },
        standing: revokedAt ? [] : standingOf(id),
      })),
  }
}
