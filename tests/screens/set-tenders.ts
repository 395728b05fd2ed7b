// What the pictures of circulations, proxies and interests show: the Tender Board decides by letter and by silence while it sits, a
// member of it votes for two others, and a minister's interests are in the register and in an item.
import type { ItemId, MeetingId, VoteId } from '../../app/wire/ids.ts'
import { publication } from '../../server/agenda/queries.ts'
import { openCirculation } from '../../server/ballots/open-circulation.ts'
import { openVote } from '../../server/ballots/open-vote.ts'
import { requestMeeting } from '../../server/ballots/request-meeting.ts'
import { grantProxy } from '../../server/bodies/grant-proxy.ts'
import { declareInterest } from '../../server/interests/declare-interest.ts'
import { endInterest } from '../../server/interests/end-interest.ts'
import { registerInterest } from '../../server/interests/register-interest.ts'
import { callItem } from '../../server/meetings/call-item.ts'
import { moveSitting } from '../../server/meetings/move-sitting.ts'
import { meetingsOf } from '../../server/meetings/queries.ts'
import type { Ctx } from '../../server/platform/context.ts'
import { makeItem, makeMeeting, publish } from '../support/agenda.ts'
import { must, requestId } from '../support/body.ts'
import { registerInput } from '../support/interests.ts'
import { adoptOwn } from '../support/own-rule.ts'
import type { Sitting } from '../support/sitting.ts'
import { given, type People, peopleOf, times } from './members.ts'

export type Tenders = {
  silence: { meetingId: MeetingId; voteId: VoteId }
  written: { meetingId: MeetingId; voteId: VoteId }
  unsent: MeetingId
  /** To be voted on by a member with two proxies while pictures are taken. */
  several: { meetingId: MeetingId; itemId: ItemId; rule: string }
}

const HOLDER = 'haifa'
const GIVERS = ['jamal', 'muna']

export async function setTenders(ctx: Ctx): Promise<Tenders> {
  const board = await peopleOf(ctx, 'tender-board')
  const [saad, dana] = [board.named('saad'), board.named('dana')]
  const meeting = given((await meetingsOf(ctx.db, [board.bodyId])).find(({ number }) => number === 19))
  const item = given(
    (await publication(ctx.db, meeting.id))?.items.find(({ title }) => title.en.startsWith('Tender 10')),
  )
  const sitting = { bodyId: board.bodyId, chair: saad, secretary: dana } as Sitting
  const rule = await adoptOwn(ctx, sitting, {
    names: { ar: 'أغلبية بسيطة مع الإنابة', en: 'Plain majority, with proxies' },
    proxies: { max: '2', same_bloc: false },
  })
  for (const username of GIVERS) await giveProxy(ctx, board, username, meeting.id)
  must(await moveSitting(ctx, saad.actor, { requestId: requestId(ctx), meetingId: meeting.id, act: 'sitting.open' }))
  await board.enter(meeting.id, GIVERS)
  must(await callItem(ctx, saad.actor, { requestId: requestId(ctx), meetingId: meeting.id, itemId: item.item }))

  const cast = await board.ready(4, ['basim', HOLDER])
  const written = await sendRound(ctx, board, 'committee_by_circulation', {
    ar: 'اعتماد تقويم اجتماعات الربع الأول',
    en: 'Calendar of meetings for the first quarter',
  })
  await cast(written.voteId, times(4, 'yes'))
  const { actor, seatId } = board.named('nabil')
  const reason = 'تعارضٌ مع موعد فتح المظاريف في المناقصة ١٢.'
  must(await requestMeeting(ctx, actor, { requestId: requestId(ctx), voteId: written.voteId, seatId, reason }))
  const silence = await sendRound(ctx, board, 'silence', {
    ar: 'تعديل نموذج الضمان الابتدائي',
    en: 'Amended form of the bid bond',
  })
  const unsent = await prepareRound(ctx, board, {
    ar: 'تسمية عضو في لجنة التظلّمات',
    en: 'Naming a member of the complaints committee',
  })
  return { silence, written, unsent, several: { meetingId: meeting.id, itemId: item.item, rule } }
}

export async function openForSeveral(ctx: Ctx, { several }: Tenders): Promise<VoteId> {
  const board = await peopleOf(ctx, 'tender-board')
  const terms = { ...several, base: null, abstain: null, live: null, seconds: 3_600 }
  return must(await openVote(ctx, board.named('saad').actor, { requestId: requestId(ctx), ...terms })).voteId
}

/** Two entries in the register and one that ended; and an item of the sitting in which the minister declared one. */
export async function setInterests(ctx: Ctx, meetingId: MeetingId): Promise<void> {
  const cabinet = await peopleOf(ctx, 'cabinet')
  const { actor, seatId, bodyId } = cabinet.named('huda')
  const enter = async (facts: Parameters<typeof registerInput>[2]) =>
    must(await registerInterest(ctx, actor, registerInput(ctx, bodyId, facts))).interestId
  await enter({ since: '2019-03-01', note: 'حصة قدرها أربعة في المئة.' })
  const party = { ar: 'جمعية أصدقاء المستشفيات', en: 'Friends of Hospitals Society' }
  await enter({ party, nature: 'membership' })
  const interestId = await enter({
    party: { ar: 'شركة الموانئ المتّحدة', en: 'United Ports Company' },
    nature: 'family',
  })
  must(await endInterest(ctx, actor, { requestId: requestId(ctx), interestId }))
  const decisions = given(await publication(ctx.db, meetingId)).items.filter(({ decision }) => decision)
  const reason = 'أخي عضو في مجلس إدارة إحدى الشركات المعنيّة.'
  const { item: itemId } = given(decisions.at(-1))
  must(await declareInterest(ctx, actor, { requestId: requestId(ctx), itemId, seatId, reason }))
}

async function giveProxy(ctx: Ctx, board: People, username: string, meetingId: MeetingId): Promise<void> {
  const { actor, seatId, bodyId } = board.named(username)
  const { personId } = board.named(HOLDER).actor
  must(await grantProxy(ctx, actor, { requestId: requestId(ctx), bodyId, seatId, personId, term: { meetingId } }))
}

async function prepareRound(ctx: Ctx, board: People, title: { ar: string; en: string }): Promise<MeetingId> {
  const { actor } = board.named('dana')
  const now = ctx.clock().getTime()
  const times = { startsAt: new Date(now).toISOString(), endsAt: new Date(now + 3 * 86_400_000).toISOString() }
  const meetingId = await makeMeeting(ctx, actor, board.bodyId, {
    kind: 'circulation',
    title,
    place: { ar: '', en: '' },
    ...times,
  })
  await makeItem(ctx, actor, meetingId, title.en, {
    type: 'decision',
    title,
    purpose: { ar: '', en: '' },
    decision: {
      ar: `يقرّر مجلس المناقصات ${title.ar} بالصيغة المرفقة.`,
      en: `The Tender Board decides as laid before it: ${title.en.toLowerCase()}.`,
      authoritative: 'ar',
    },
  })
  must(await publish(ctx, actor, meetingId))
  return meetingId
}

async function sendRound(ctx: Ctx, board: People, rule: string, title: { ar: string; en: string }) {
  const meetingId = await prepareRound(ctx, board, title)
  const { actor } = board.named('dana')
  const { votes } = must(await openCirculation(ctx, actor, { requestId: requestId(ctx), meetingId, rule }))
  return { meetingId, voteId: given(votes[0]) }
}
