import { isSilence, mayCirculate } from '../../app/rules/circulation.ts'
import { presetById } from '../../app/rules/engine-2/general.ts'
import { mayAct } from '../../app/rules/meeting-states.ts'
import { electorOf, electorsOf, seatsThatCast, type Vote, votesOfMeeting } from '../ballots/queries.ts'
import type { NamedSeat } from '../bodies/queries.ts'
import type { Ctx } from '../platform/context.ts'
import { type Actor, mandatesIn } from '../policies/actor.ts'
import type { ItemLevel } from '../policies/item-level.ts'
import { may } from '../policies/permit.ts'
import { rulesOf } from '../procedure/queries.ts'
import type { Meeting } from './queries.ts'

type Around = {
  items: { item: string; number: string }[]
  levels: ReadonlyMap<string, ItemLevel>
  seats: NamedSeat[]
}

/** What may be started, and how far the votes are: who has replied is for officers, and how nobody's. */
export async function packCirculation(ctx: Ctx, actor: Actor, meeting: Meeting, deadline: string, around: Around) {
  const { id, bodyId, state } = meeting
  const mayOpen = mayAct(state, 'circulation.open') && may(actor, 'circulation.open', bodyId)
  const own = mayOpen ? await rulesOf(ctx.db, bodyId) : []
  const presets = ['committee_by_circulation', 'silence'].flatMap((name) => presetById(name) ?? [])
  const rules = mayOpen ? [...own, ...presets.filter((one) => !own.some((rule) => rule.id === one.id))] : []
  const officer = may(actor, 'circulation.open', bodyId)
  const votes = []
  for (const vote of await votesOfMeeting(ctx.db, id)) {
    const item = around.items.find((one) => one.item === vote.itemId)
    if (!item || around.levels.get(vote.itemId) !== 'visible') continue
    votes.push(await progress(ctx, actor, vote, { number: item.number, seats: around.seats, officer }))
  }
  return {
    deadline,
    rules: rules.filter(mayCirculate).map((rule) => ({ id: rule.id, names: rule.names, silence: isSilence(rule) })),
    mayOpen,
    votes,
  }
}

async function progress(
  ctx: Ctx,
  actor: Actor,
  vote: Vote,
  { number, seats, officer }: { number: string; seats: NamedSeat[]; officer: boolean },
) {
  const electors = await electorsOf(ctx.db, vote.id)
  const cast = new Set<string>(await seatsThatCast(ctx.db, vote.id))
  const open = vote.state === 'open' && !vote.request
  const mine = []
  for (const { seatId, mandateId } of mandatesIn(actor, vote.bodyId))
    if ((await electorOf(ctx.db, vote.id, seatId))?.mandates.includes(mandateId)) mine.push(seatId)
  const awaited = electors.filter(({ seat }) => !cast.has(seat))
  return {
    voteId: vote.id,
    number,
    open,
    silence: isSilence(vote.terms.rule),
    outcome: vote.result?.outcome ?? null,
    replied: cast.size,
    electors: electors.length,
    awaited: officer && open ? seats.filter((one) => awaited.some(({ seat }) => seat === one.seatId)) : [],
    request: vote.request ? { reason: vote.request.reason } : null,
    mySeat: open ? (mine[0] ?? null) : null,
  }
}
