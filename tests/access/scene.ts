// A body with somebody in every kind of seat and something of every kind to reach for; the matrix has two of them.
import type { BodyId, ItemId, MeetingId, NoticeId, PaperId, VersionId, VoteId } from '../../app/wire/ids.ts'
import type { CreateMeeting } from '../../app/wire/meetings.ts'
import { openCirculation } from '../../server/ballots/open-circulation.ts'
import { bodyById } from '../../server/bodies/queries.ts'
import { setLedgerPolicy } from '../../server/bodies/set-ledger-policy.ts'
import { attachPaper } from '../../server/documents/attach-paper.ts'
import { declareInterest } from '../../server/interests/declare-interest.ts'
import { checkIn } from '../../server/meetings/check-in.ts'
import { moveSitting } from '../../server/meetings/move-sitting.ts'
import { noticesOf } from '../../server/meetings/queries.ts'
import type { Ctx } from '../../server/platform/context.ts'
import type { Actor } from '../../server/policies/actor.ts'
import { makeItem, makeMeeting, publish } from '../support/agenda.ts'
import { type Device, enrolDevice, type Member, makeBody, must, requestId, SETUP } from '../support/body.ts'
import { paperBytes } from '../support/papers.ts'
import { closeVoteIn, DECISION, openVoteIn, type Sitting } from '../support/sitting.ts'
import { SEATED, type Seated } from './who.ts'

export type Scene = Awaited<ReturnType<typeof makeScene>>
export type Agenda = { meetingId: MeetingId; itemId: ItemId }
type Papered = Agenda & { paperId: PaperId; versionId: VersionId }

export async function makeScene(ctx: Ctx) {
  const roles = SEATED.map((seat) => (seat === 'recused' ? 'member' : seat))
  const { bodyId, members } = await makeBody(ctx, roles)
  const people = Object.fromEntries(SEATED.map((seat, at) => [seat, members[at]])) as Record<Seated, Member>
  const devices = new Map<Seated, Device>()
  for (const seat of ['chair', 'deputy', 'secretary', 'member', 'recused'] as const)
    devices.set(seat, await enrolDevice(ctx, people[seat].actor))
  const secretary = people.secretary.actor
  const chair = people.chair.actor
  const newAgenda = () => makeAgenda(ctx, secretary, bodyId)
  const newCirculation = async () => {
    const now = Date.now()
    const made = await makeAgenda(ctx, secretary, bodyId, {
      kind: 'circulation',
      startsAt: new Date(now).toISOString(),
      endsAt: new Date(now + 86_400_000).toISOString(),
    })
    return makeSittingIn(ctx, people, made, { open: false })
  }
  const sitting = await makeSittingIn(ctx, people, await makePapered(ctx, secretary, bodyId))
  const voteId = await openVoteIn(ctx, asSitting(sitting))
  const closed = await makeSittingIn(ctx, people, await newAgenda())
  const closedVoteId = await openVoteIn(ctx, asSitting(closed))
  await closeVoteIn(ctx, asSitting(closed), closedVoteId)
  const { meetingId: draftId, ...draft } = await makePapered(ctx, secretary, bodyId)

  function asSitting({ meetingId, itemId }: Agenda): Sitting {
    const deviceOf = () => devices.get('chair') as Device
    return {
      bodyId,
      meetingId,
      itemId,
      members,
      chair: people.chair,
      secretary: people.secretary,
      voters: [],
      deviceOf,
    }
  }

  return {
    ctx,
    bodyId,
    slug: (await bodyById(ctx.db, bodyId))?.slug ?? '',
    people,
    secretary,
    chair,
    deviceOf: (seat: Seated) => devices.get(seat) ?? (devices.get('member') as Device),
    /** In session, with a vote open on its one item, from which `recused` is masked. */
    ...sitting,
    voteId,
    closedVoteId,
    closedItemId: closed.itemId,
    /** A draft nobody was told of. */
    draftId,
    draft,
    noticeOf: async (seat: Seated) => (await noticesOf(ctx.db, people[seat].actor.personId))[0]?.id as NoticeId,
    /** Another like it, for an act that can be done once. */
    newSitting: async () => makeSittingIn(ctx, people, await newAgenda()),
    /** In session, and some take part from elsewhere. */
    newCall: async () => makeSittingIn(ctx, people, await makeAgenda(ctx, secretary, bodyId, { kind: 'hybrid' })),
    newPublished: async () => makeSittingIn(ctx, people, await newAgenda(), { open: false }),
    newDraft: newAgenda,
    newCirculation,
    newCirculating: async (): Promise<Agenda & { voteId: VoteId }> => {
      const made = await newCirculation()
      const input = { requestId: requestId(ctx), meetingId: made.meetingId, rule: 'silence' }
      const { votes } = must(await openCirculation(ctx, secretary, input))
      return { ...made, voteId: votes[0] as VoteId }
    },
    newPublishedPaper: async () =>
      makeSittingIn(ctx, people, await makePapered(ctx, secretary, bodyId), { open: false }),
    newPaperedSitting: async () => makeSittingIn(ctx, people, await makePapered(ctx, secretary, bodyId)),
    newPaper: () => makePapered(ctx, secretary, bodyId),
    newClosedVote: async (): Promise<VoteId> => {
      const made = await makeSittingIn(ctx, people, await newAgenda())
      // Its result may be disputed.
      const policy = { publicLedger: false, witnesses: [], quorum: 0, disputeMinutes: 10 }
      must(await setLedgerPolicy(ctx, SETUP, bodyId, policy))
      const voteId = await openVoteIn(ctx, asSitting(made))
      await closeVoteIn(ctx, asSitting(made), voteId)
      return voteId
    },
    newVote: async (): Promise<Agenda & { voteId: VoteId }> => {
      const made = await makeSittingIn(ctx, people, await newAgenda())
      return { ...made, voteId: await openVoteIn(ctx, asSitting(made)) }
    },
  }
}

async function makeAgenda(
  ctx: Ctx,
  secretary: Actor,
  bodyId: BodyId,
  over: Partial<CreateMeeting> = {},
): Promise<Agenda> {
  const meetingId = await makeMeeting(ctx, secretary, bodyId, over)
  const itemId = await makeItem(ctx, secretary, meetingId, 'Project', { type: 'decision', decision: DECISION })
  return { meetingId, itemId }
}

async function makePapered(ctx: Ctx, secretary: Actor, bodyId: BodyId): Promise<Papered> {
  const made = await makeAgenda(ctx, secretary, bodyId)
  const input = { requestId: requestId(ctx), itemId: made.itemId, paperId: null, fileName: 'paper.pdf' }
  const bytes = paperBytes('helloworld-bad.pdf') as Uint8Array
  const { paperId, versionId } = must(await attachPaper(ctx, secretary, input, bytes))
  return { ...made, paperId, versionId }
}

async function makeSittingIn<T extends Agenda>(
  ctx: Ctx,
  people: Record<Seated, Member>,
  made: T,
  { open } = { open: true },
): Promise<T> {
  const { meetingId, itemId } = made
  must(await publish(ctx, people.secretary.actor, meetingId))
  const { actor, seatId } = people.recused
  must(await declareInterest(ctx, actor, { requestId: requestId(ctx), itemId, seatId, reason: 'A cousin bids' }))
  if (!open) return made
  must(await moveSitting(ctx, people.chair.actor, { requestId: requestId(ctx), meetingId, act: 'sitting.open' }))
  for (const seat of ['chair', 'deputy', 'member'] as const) {
    const { actor, seatId } = people[seat]
    must(await checkIn(ctx, actor, { requestId: requestId(ctx), meetingId, seatId, remote: false }))
  }
  return made
}
