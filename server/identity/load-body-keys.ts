import { neededOfficers } from '../../app/rules/key-authority.ts'
import { ok, refuse } from '../../app/rules/result.ts'
import type { KeyId, PersonId } from '../../app/wire/ids.ts'
import type { Bilingual } from '../../app/wire/text.ts'
import { type Body, bodyBySlug, namedSeats } from '../bodies/queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { may, permit } from '../policies/permit.ts'
import { keyedOfficers, vouchingsOf } from './authority-for.ts'
import { deviceIn } from './device-queries.ts'
import { type KeyActs, keyActsIn } from './key-acts.ts'
import { type EnrolledKey, keysIn, waitingKeys } from './queries.ts'

export type BodyKeys = Extract<Awaited<ReturnType<typeof loadBodyKeys>>, { ok: true }>['value']
export type WaitingKey = BodyKeys['waiting'][number]
export type Holder = BodyKeys['holders'][number]

/** The keys of a body, which everybody in it may read: who can vote, by whose word; to its officers also what waits for them. */
export async function loadBodyKeys(ctx: Ctx, actor: Actor, slug: string) {
  const body = await bodyBySlug(ctx.db, slug)
  if (!body) return refuse('not_found')
  const denied = permit(actor, 'body.read', body.id)
  if (denied) return denied
  const seats = (await namedSeats(ctx.db, body.id, ctx.clock())).filter(({ personId }) => personId !== null)
  const people = new Map(
    seats.map(({ personId, name, title }) => [personId as PersonId, { name: name ?? title, title }]),
  )
  const acts = await keyActsIn(ctx.db, body.id)
  const nameOf = (id: string): Bilingual => people.get(id as PersonId)?.name ?? { ar: id, en: id }
  const keys = await keysIn(ctx.db, body.id, [...people.keys()])
  const confirms = may(actor, 'key.confirm', body.id)
  return ok({
    accent: body.accent,
    zone: body.zone,
    density: 'desk' as const,
    pageTitle: 'keys:title',
    body: { id: body.id, slug, name: body.name, confirmation: body.settings.confirmation },
    may: { confirm: confirms, revoke: may(actor, 'key.revoke', body.id), ledger: may(actor, 'ledger.read', body.id) },
    device: await deviceIn(ctx, actor, body.id),
    waiting: confirms ? await waitingIn(ctx, body, actor, people, nameOf) : [],
    holders: [...people].map(([personId, { name, title }]) => ({
      personId,
      name,
      title,
      votes: seats.some((seat) => seat.personId === personId && seat.votes),
      keys: keys.filter((key) => key.personId === personId).map((key) => keyLine(key, acts.get(key.id), nameOf)),
    })),
  })
}

const keyLine = ({ id, device, level }: EnrolledKey, acts: KeyActs | undefined, nameOf: (id: string) => Bilingual) => ({
  keyId: id,
  device,
  level,
  at: acts?.at ?? null,
  kind: acts?.kind ?? ('none' as const),
  by: acts?.by.map(nameOf) ?? [],
  revoked: acts?.revoked ?? null,
})

async function waitingIn(
  ctx: Ctx,
  body: Body,
  actor: Actor,
  people: ReadonlyMap<PersonId, { name: Bilingual; title: Bilingual }>,
  nameOf: (id: string) => Bilingual,
) {
  const waiting = await waitingKeys(ctx.db, body.id, [...people.keys()])
  const officers = await keyedOfficers(ctx.db, body.id, ctx.clock())
  const known = new Set(
    (
      await keysIn(
        ctx.db,
        body.id,
        waiting.map(({ personId }) => personId),
      )
    ).map((key) => key.personId),
  )
  return Promise.all(
    waiting.map(async ({ id, personId, device, level, statement, enrolledAt }) => {
      const said = await vouchingsOf(ctx.db, body.id, id as KeyId)
      const person = people.get(personId)
      return {
        keyId: id,
        statement,
        device,
        level,
        at: enrolledAt.toISOString(),
        own: personId === actor.personId,
        name: person?.name ?? nameOf(personId),
        title: person?.title ?? null,
        said: said.map((each) => nameOf(each.person)),
        saidByMe: said.some((each) => each.person === actor.personId),
        /** Null while no officer has a key: then two of them confirm each other. */
        needed:
          officers.length === 0 ? null : neededOfficers({ person: personId, first: !known.has(personId), officers }),
      }
    }),
  )
}
