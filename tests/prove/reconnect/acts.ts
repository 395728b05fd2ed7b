// One act of a sitting by somebody, chosen at random; what is refused changes nothing, and is counted as such.
import type { ItemId } from '../../../app/wire/ids.ts'
import { closeVote } from '../../../server/ballots/close-vote.ts'
import { openVote } from '../../../server/ballots/open-vote.ts'
import { declareInterest } from '../../../server/interests/declare-interest.ts'
import type { Ctx } from '../../../server/platform/context.ts'
import { castAs, type Device, type Member, requestId } from '../../support/body.ts'
import { acts } from '../../support/circulated.ts'
import { floorActs } from '../../support/floor.ts'
import { voteInput } from '../../support/sitting.ts'
import type { Scene } from './scene.ts'

type Random = (below: number) => number
type Answer = { ok: boolean }

/** Answers what was done, for the count. */
export async function actRandomly(ctx: Ctx, scene: Scene, random: Random): Promise<string> {
  const kinds = Object.keys(ACTS) as (keyof typeof ACTS)[]
  const kind = kinds[random(kinds.length)] as keyof typeof ACTS
  const answer = await ACTS[kind](ctx, scene, random)
  return answer.ok ? kind : 'refused'
}

const someone = ({ voters }: Scene, random: Random) => voters[random(voters.length)] as Member
const something = ({ items }: Scene, random: Random) => items[random(items.length)] as ItemId

type Do = (ctx: Ctx, scene: Scene, random: Random) => Promise<Answer>
const enter: Do = (ctx, scene, random) =>
  acts(ctx).enter(scene.secretary, scene.meetingId, someone(scene, random), random(2) === 0)
const call: Do = (ctx, scene, random) => acts(ctx).call(scene.chair, scene.meetingId, something(scene, random))
const cast: Do = async (ctx, scene, random) => {
  if (!scene.voteId) return { ok: false }
  const voter = someone(scene, random)
  const device = scene.devices.get(voter) as Device
  const choice = ['yes', 'no', 'abstain'][random(3)] as string
  return (await castAs(ctx, voter, device, scene.voteId, { choice })).result
}

const ACTS = {
  'checked in': enter,
  'checked in again': enter,
  left: (ctx, scene, random) => acts(ctx).leave(scene.secretary, scene.meetingId, someone(scene, random)),
  corrected: (ctx, scene, random) => {
    const presence = (['room', 'remote', 'absent'] as const)[random(3)] ?? 'room'
    return acts(ctx).correct(scene.secretary, scene.meetingId, presence, someone(scene, random))
  },
  called: call,
  'called again': call,
  'call taken back': (ctx, scene, random) => acts(ctx).takeBack(scene.chair, scene.meetingId, something(scene, random)),
  deferred: (ctx, scene, random) =>
    acts(ctx).defer(scene.secretary, scene.meetingId, something(scene, random), random(2) === 0),
  suspended: (ctx, scene, random) => acts(ctx).suspend(scene.chair, scene.meetingId, random(2) === 0 ? 15 : undefined),
  resumed: (ctx, scene) => acts(ctx).move(scene.chair, scene.meetingId, 'sitting.resume'),
  'floor asked': (ctx, scene, random) => floorActs(ctx).ask(someone(scene, random), scene.meetingId),
  recused: (ctx, scene, random) => {
    // One of the members is never recused, so that there is somebody left to vote.
    const who = scene.voters[1 + random(2)] as Member
    const interest = { itemId: something(scene, random), seatId: who.seatId, reason: 'A cousin bids' }
    return random(4) > 0
      ? Promise.resolve({ ok: false })
      : declareInterest(ctx, who.actor, { requestId: requestId(ctx), ...interest })
  },
  'vote opened': async (ctx, scene, random) => {
    const itemId = something(scene, random)
    const opened = await openVote(
      ctx,
      scene.chair.actor,
      voteInput(ctx, { meetingId: scene.meetingId, itemId } as never),
    )
    if (opened.ok) scene.voteId = opened.value.voteId
    return opened
  },
  'ballot cast': cast,
  'ballot cast again': cast,
  'vote closed': async (ctx, { chair, voteId }) =>
    voteId ? closeVote(ctx, chair.actor, { requestId: requestId(ctx), voteId }) : { ok: false },
} satisfies Record<string, Do>
