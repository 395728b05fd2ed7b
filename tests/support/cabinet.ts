// The demonstration's cabinet, led by the real commands on a running Majlis's own database: what has to be so before the people
// of a story come in.
import { and, eq } from 'drizzle-orm'
import type { Rule } from '../../app/rules/engine-2/rule.ts'
import type { Answer } from '../../app/rules/replies.ts'
import type { OpenElection } from '../../app/wire/ballots.ts'
import type { ItemId, MeetingId, VersionId, VoteId } from '../../app/wire/ids.ts'
import type { MeetingKind } from '../../app/wire/meetings.ts'
import { body, mandate, seat } from '../../db/schema/bodies.ts'
import { person } from '../../db/schema/identity.ts'
import { openCirculation } from '../../server/ballots/open-circulation.ts'
import { setLedgerPolicy } from '../../server/bodies/set-ledger-policy.ts'
import { openContext } from '../../server/create-context.ts'
import { attachPaper } from '../../server/documents/attach-paper.ts'
import { actorOf } from '../../server/identity/load-actor.ts'
import { declareInterest } from '../../server/interests/declare-interest.ts'
import { checkIn } from '../../server/meetings/check-in.ts'
import { editMeeting } from '../../server/meetings/edit-meeting.ts'
import { moveSitting } from '../../server/meetings/move-sitting.ts'
import { meetingById } from '../../server/meetings/queries.ts'
import type { Ctx } from '../../server/platform/context.ts'
import { readSettings } from '../../server/platform/env.ts'
import type { Actor } from '../../server/policies/actor.ts'
import { giveReply } from '../../server/replies/give-reply.ts'
import { makeItem, makeMeeting, publish } from './agenda.ts'
import { castAs, type Device, enrolDevice, type Member, must, requestId, SETUP } from './body.ts'
import { adoptOwn } from './own-rule.ts'
import { paperBytes } from './papers.ts'
import type { RunningMajlis } from './running-majlis.ts'
import { closeVoteIn, DECISION, openVoteIn, type Sitting } from './sitting.ts'

type Papered = { itemId: ItemId; paperId: string; versionId: VersionId }
export type Circulated = Papered & { meetingId: MeetingId }

/** Calls `act` with the cabinet, and lets go of the database after. */
export async function withCabinet<T>(majlis: RunningMajlis, act: (cabinet: Cabinet) => Promise<T>): Promise<T> {
  const settings = readSettings({ ...majlis.env, LOG_LEVEL: 'silent' })
  if (!settings.ok) throw new Error(settings.params?.problems ?? settings.code)
  const { ctx, close } = await openContext(settings.value)
  try {
    return await act(await cabinetIn(ctx))
  } finally {
    await close()
  }
}

export type Cabinet = Awaited<ReturnType<typeof cabinetIn>>

async function cabinetIn(ctx: Ctx) {
  const seats = await ctx.db
    .select({ seatId: seat.id, bodyId: seat.bodyId, role: seat.role, personId: person.id, username: person.username })
    .from(seat)
    .innerJoin(body, and(eq(body.id, seat.bodyId), eq(body.slug, 'cabinet')))
    .innerJoin(mandate, eq(mandate.seatId, seat.id))
    .innerJoin(person, eq(person.id, mandate.personId))
  const members = new Map<string, Member>()
  for (const { seatId, bodyId, role, personId, username } of seats)
    members.set(username, { actor: (await actorOf(ctx, personId)) as Actor, seatId, bodyId, role })
  const named = (username: string): Member => {
    const member = members.get(username)
    if (!member) throw new Error(`Nobody in the cabinet is called ${username}`)
    return member
  }
  const [chair, secretary] = [named('nasser'), named('amina')]

  return {
    ctx,
    named,

    /** A meeting whose first item is for decision and has one paper, and with others that have one each, circulated. */
    async circulate(
      others: readonly string[] = [],
      kind: MeetingKind = 'in_person',
    ): Promise<Circulated & { others: Papered[] }> {
      const { actor, bodyId } = secretary
      const meetingId = await makeMeeting(ctx, actor, bodyId, { kind })
      const papered = async (title: string, file: string): Promise<Papered> => {
        const itemId = await makeItem(ctx, actor, meetingId, title, { type: 'decision', decision: DECISION })
        const input = { requestId: requestId(ctx), itemId, paperId: null, fileName: file }
        const { paperId, versionId } = must(await attachPaper(ctx, actor, input, paperBytes(file) as Uint8Array))
        return { itemId, paperId, versionId }
      }
      const first = await papered('Ports', 'memo-digital-government-v1.pdf')
      const more: Papered[] = []
      for (const [at, file] of others.entries()) more.push(await papered(`Matter ${at + 2}`, file))
      must(await publish(ctx, actor, meetingId))
      return { meetingId, ...first, others: more }
    },

    /** A meeting of so many consent items, circulated. */
    async circulateConsent(count: number): Promise<MeetingId> {
      const { actor, bodyId } = secretary
      const meetingId = await makeMeeting(ctx, actor, bodyId)
      for (let at = 1; at <= count; at++)
        await makeItem(ctx, actor, meetingId, `Matter ${at}`, { type: 'consent', decision: DECISION })
      must(await publish(ctx, actor, meetingId))
      return meetingId
    },

    /** What the member answers to the invitation. */
    async answer(username: string, meetingId: MeetingId, answer: Answer): Promise<void> {
      const { actor, seatId } = named(username)
      must(await giveReply(ctx, actor, { requestId: requestId(ctx), meetingId, seatId, answer, reason: '' }))
    },

    /** The meeting is published again, for the day after. */
    async moveDay(meetingId: MeetingId): Promise<void> {
      const meeting = await meetingById(ctx.db, meetingId)
      if (!meeting) throw new Error('No such meeting')
      const later = (at: Date) => new Date(at.getTime() + 86_400_000).toISOString()
      const { title, kind, place, version, startsAt, endsAt } = meeting
      const facts = { title, kind, place, version, startsAt: later(startsAt), endsAt: later(endsAt) }
      must(await editMeeting(ctx, secretary.actor, { requestId: requestId(ctx), meetingId, ...facts }))
      must(await publish(ctx, secretary.actor, meetingId))
    },

    /** The member's own word that they do not decide this. */
    async recuse(username: string, itemId: ItemId): Promise<void> {
      const { actor, seatId } = named(username)
      must(await declareInterest(ctx, actor, { requestId: requestId(ctx), itemId, seatId, reason: 'A cousin bids' }))
    },

    /** The chair opens the sitting, and everybody with a vote is there but these. */
    async openSitting(meetingId: MeetingId, without: string[]): Promise<void> {
      must(await moveSitting(ctx, chair.actor, { requestId: requestId(ctx), meetingId, act: 'sitting.open' }))
      for (const [username, { seatId, role }] of members)
        if (['chair', 'deputy', 'member'].includes(role) && !without.includes(username))
          must(await checkIn(ctx, secretary.actor, { requestId: requestId(ctx), meetingId, seatId, remote: false }))
    },

    /** A matter with one decision goes round under this rule for so many seconds: under way. */
    async sendRound(rule: string, seconds: number): Promise<{ meetingId: MeetingId; voteId: VoteId }> {
      const { actor, bodyId } = secretary
      const now = ctx.clock().getTime()
      const times = { startsAt: new Date(now).toISOString(), endsAt: new Date(now + seconds * 1000).toISOString() }
      const meetingId = await makeMeeting(ctx, actor, bodyId, { kind: 'circulation', ...times })
      await makeItem(ctx, actor, meetingId, 'Ports', { type: 'decision', decision: DECISION })
      must(await publish(ctx, actor, meetingId))
      const { votes } = must(await openCirculation(ctx, actor, { requestId: requestId(ctx), meetingId, rule }))
      return { meetingId, voteId: votes[0] as VoteId }
    },

    /** Devices of so many members with a vote, none of these among them; and what they cast for the decision. */
    async devicesOf(count: number, without: string[]): Promise<(voteId: VoteId) => Promise<void>> {
      const voting = [...members].filter(([username, { role }]) => role === 'member' && !without.includes(username))
      const devices: [Member, Device][] = []
      for (const [, member] of voting.slice(0, count)) devices.push([member, await enrolDevice(ctx, member.actor)])
      return async (voteId) => {
        for (const [member, device] of devices) must((await castAs(ctx, member, device, voteId)).result)
      }
    },

    openVote: ({ meetingId, itemId }: Circulated, rule = 'simple_majority'): Promise<VoteId> =>
      openVoteIn(ctx, { meetingId, itemId, chair } as Sitting, { rule, seconds: 600 }),

    openElection: (
      { meetingId, itemId }: Circulated,
      election: OpenElection,
      rule = 'simple_majority',
    ): Promise<VoteId> => openVoteIn(ctx, { meetingId, itemId, chair } as Sitting, { rule, election, seconds: 600 }),

    /** The plain majority with changes, adopted as the cabinet's own; answers its id. */
    adoptRule: (change: Partial<Rule>): Promise<string> =>
      adoptOwn(ctx, { bodyId: chair.bodyId, chair, secretary } as Sitting, change),

    /** From now on results may be disputed for so long. */
    letDispute: async (disputeMinutes: number): Promise<void> => {
      const policy = { publicLedger: false, witnesses: [], quorum: 0, disputeMinutes }
      must(await setLedgerPolicy(ctx, SETUP, chair.bodyId, policy))
    },

    /** Of anybody in the house. */
    nameOf: async (username: string, language: 'ar' | 'en'): Promise<string> => {
      const [found] = await ctx.db.select({ name: person.name }).from(person).where(eq(person.username, username))
      if (!found) throw new Error(`Nobody is called ${username}`)
      return found.name[language]
    },

    /** From now on any person of the house may sit for a member at one meeting. */
    letDeputies: async (): Promise<void> => {
      const deputies = { who: 'house' as const, officers: false, registered: [] }
      const policy = { publicLedger: false, witnesses: [], quorum: 0, deputies }
      must(await setLedgerPolicy(ctx, SETUP, chair.bodyId, policy))
    },

    closeVote: (voteId: VoteId) => closeVoteIn(ctx, { chair } as Sitting, voteId),
  }
}
