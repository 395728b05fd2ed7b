import { ok, refuse } from '../../app/rules/result.ts'
import type { MeetingId, PersonId } from '../../app/wire/ids.ts'
import type { Bilingual } from '../../app/wire/text.ts'
import { latestPublications } from '../agenda/queries.ts'
import { namesOf } from '../identity/queries.ts'
import { meetingsOf } from '../meetings/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { type Actor, mandatesIn } from '../policies/actor.ts'
import { may, permit } from '../policies/permit.ts'
import { rulesOf } from '../procedure/queries.ts'
import { isOver, standingProxies } from './proxy-term-queries.ts'
import { bodyBySlug, namedSeats } from './queries.ts'

export type ProxiesPage = Extract<Awaited<ReturnType<typeof loadProxies>>, { ok: true }>['value']
export type ListedProxy = ProxiesPage['proxies'][number]

/** Who votes for whom in the body, as everybody in it may know; and what this person may give, record and withdraw. */
export async function loadProxies(ctx: Ctx, actor: Actor, slug: string) {
  const body = await bodyBySlug(ctx.db, slug)
  if (!body) return refuse('not_found')
  const denied = permit(actor, 'body.read', body.id)
  if (denied) return denied
  const { id, name, accent, zone } = body
  const now = ctx.clock()
  const seats = await namedSeats(ctx.db, id, now)
  const standing = await standingProxies(ctx.db, id, now)
  const names = await namesOf(
    ctx.db,
    standing.map(({ personId }) => personId),
  )
  const meetings = await meetingsToCome(ctx, id)
  const mine = new Set(mandatesIn(actor, id).map(({ seatId }) => seatId))
  const record = may(actor, 'proxy.record', id)
  const voting = seats.filter(({ votes, personId }) => votes && personId !== null)
  const held = new Map<PersonId, number>()
  for (const { personId } of standing) held.set(personId, (held.get(personId) ?? 0) + 1)
  return ok({
    accent,
    zone,
    pageTitle: 'proxies:title',
    now: now.toISOString(),
    body: { id, slug, name },
    may: {
      give: may(actor, 'proxy.give', id) && voting.some(({ seatId }) => mine.has(seatId)),
      record,
      ledger: may(actor, 'ledger.read', id),
    },
    /** Members with a vote, in the order of their seats. `holds`: for how many others each of them votes. */
    members: voting.flatMap(({ seatId, title, bloc, personId, ...seat }) =>
      personId && seat.name
        ? [{ seatId, title, bloc, personId, name: seat.name, mine: mine.has(seatId), holds: held.get(personId) ?? 0 }]
        : [],
    ),
    meetings,
    rules: (await rulesOf(ctx.db, id)).flatMap(({ id: ruleId, names: words, proxies }) =>
      proxies && proxies.max !== '0'
        ? [{ ruleId, name: words, max: Number(proxies.max), sameBloc: proxies.same_bloc }]
        : [],
    ),
    proxies: standing.map(({ mandateId, seatId, personId, meetingId, until, startsAt }) => {
      const seat = seats.find((one) => one.seatId === seatId)
      const given = mine.has(seatId)
      const holds = personId === actor.personId
      return {
        mandateId,
        seatId,
        personId,
        from: seat?.name ?? seat?.title ?? name,
        title: seat?.title ?? name,
        to: names.get(personId) ?? name,
        meeting: meetings.find((one) => one.meetingId === meetingId) ?? null,
        meetingId,
        until: until?.toISOString() ?? null,
        since: startsAt.toISOString(),
        mine: given ? ('given' as const) : holds ? ('held' as const) : null,
        mayEnd: given || holds || record,
      }
    }),
  })
}

/** Of which members were told, and which are not over. */
async function meetingsToCome(ctx: Ctx, bodyId: Parameters<typeof namedSeats>[1]) {
  const meetings = (await meetingsOf(ctx.db, [bodyId])).filter(({ state }) => !isOver(state))
  const told = await latestPublications(
    ctx.db,
    meetings.map((meeting) => meeting.id),
  )
  return meetings.flatMap(({ id }): { meetingId: MeetingId; title: Bilingual; startsAt: string }[] => {
    const agenda = told.get(id)
    return agenda ? [{ meetingId: id, title: agenda.title, startsAt: agenda.starts_at }] : []
  })
}
