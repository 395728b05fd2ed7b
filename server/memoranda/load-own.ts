import { isOverdue } from '../../app/rules/memoranda.ts'
import { bodiesById } from '../bodies/queries.ts'
import type { Ctx } from '../platform/context.ts'
import type { Actor } from '../policies/actor.ts'
import { aimsOf } from './lodging.ts'
import { lastFiled, memorandaById, memorandaOf, observationsAskedOf, unitsById, unitsOfPerson } from './queries.ts'

export type OwnMemoranda = Awaited<ReturnType<typeof loadOwnMemoranda>>
export type OwnUnit = OwnMemoranda['units'][number]

/** What a person's units have filed, are writing, and are asked to observe upon, with the meetings that are open to lodging. */
export async function loadOwnMemoranda(ctx: Ctx, actor: Actor) {
  const now = ctx.clock()
  const units = await unitsOfPerson(ctx.db, actor.personId)
  const ids = units.map(({ id }) => id)
  const bodies = new Map(
    (await bodiesById(ctx.db, [...new Set(units.map(({ bodyId }) => bodyId))])).map((body) => [body.id, body]),
  )
  const memoranda = await memorandaOf(ctx.db, ids)
  const asked = (await observationsAskedOf(ctx.db, ids)).filter(({ state }) => state !== 'called_off')
  const askedOn = await memorandaById(ctx.db, [...new Set(asked.map(({ memorandumId }) => memorandumId))])
  const last = await lastFiled(
    ctx.db,
    [...memoranda, ...askedOn].map(({ id }) => id),
  )
  const submitting = await unitsById(ctx.db, [...new Set(askedOn.map(({ unitId }) => unitId))])
  const [first] = bodies.values()
  return {
    accent: first?.accent ?? 'cabinet',
    ...(first && { zone: first.zone }),
    pageTitle: 'memoranda:own.title',
    now: now.toISOString(),
    units: await Promise.all(
      units.map(async ({ id, bodyId, name, closed }) => {
        const body = bodies.get(bodyId)
        return {
          unitId: id,
          name,
          closed,
          body: { slug: body?.slug ?? '', name: body?.name ?? name, zone: body?.zone ?? 'UTC' },
          aims: (await aimsOf(ctx.db, bodyId, now)).map(({ startsAt, deadline, ...aim }) => ({
            ...aim,
            startsAt: startsAt.toISOString(),
            deadline: deadline?.toISOString() ?? null,
          })),
          memoranda: memoranda
            .filter(({ unitId, state, filed }) => unitId === id && (filed > 0 || state !== 'withdrawn'))
            .map((one) => ({
              memorandumId: one.id,
              state: one.state,
              year: one.year,
              number: one.number,
              // What its unit writes now says more to it than what it filed before.
              title:
                one.state === 'draft' || one.state === 'returned' ? one.title : (last.get(one.id)?.title ?? one.title),
              late: last.get(one.id)?.late ?? false,
              at: (last.get(one.id)?.filedAt ?? one.begunAt).toISOString(),
            })),
          asked: asked
            .filter(({ unitId }) => unitId === id)
            .flatMap((one) => {
              const on = askedOn.find((memorandum) => memorandum.id === one.memorandumId)
              if (!on) return []
              return [
                {
                  observationId: one.id,
                  memorandumId: one.memorandumId,
                  state: one.state,
                  dueAt: one.dueAt.toISOString(),
                  overdue: isOverdue(one, now),
                  open: on.state !== 'scheduled' && on.state !== 'withdrawn',
                  year: on.year,
                  number: on.number,
                  title: last.get(on.id)?.title ?? on.title,
                  unit: submitting.get(on.unitId)?.name ?? { ar: '', en: '' },
                },
              ]
            }),
        }
      }),
    ),
  }
}
