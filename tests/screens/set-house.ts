// What the pictures of elections and disputes show: a sitting of the House that elected an officer and a committee and passed a bill,
// of which a member says that her vote was another; and two ballot papers that a member is to fill in.
import type { OpenElection, OpenVote } from '../../app/wire/ballots.ts'
import type { ItemId, MeetingId, VoteId } from '../../app/wire/ids.ts'
import type { Bilingual } from '../../app/wire/text.ts'
import { publication } from '../../server/agenda/queries.ts'
import { closeVote } from '../../server/ballots/close-vote.ts'
import { openVote } from '../../server/ballots/open-vote.ts'
import { setLedgerPolicy } from '../../server/bodies/set-ledger-policy.ts'
import { callItem } from '../../server/meetings/call-item.ts'
import { moveSitting } from '../../server/meetings/move-sitting.ts'
import { meetingsOf } from '../../server/meetings/queries.ts'
import type { Ctx } from '../../server/platform/context.ts'
import { makeStatement } from '../../server/results/make-statement.ts'
import { raiseDispute } from '../../server/results/raise-dispute.ts'
import { settleDispute } from '../../server/results/settle-dispute.ts'
import { makeItem, makeMeeting, publish } from '../support/agenda.ts'
import { must, requestId, SETUP } from '../support/body.ts'
import { type Cast, given, type People, peopleOf, times } from './members.ts'

export type House = {
  meetingId: MeetingId
  runOff: VoteId
  elected: VoteId
  disputed: VoteId
  /** To be elected while pictures are taken: by ranking, and by naming up to three. */
  ranking: ItemId
  naming: { meetingId: MeetingId; itemId: ItemId }
}

/** Away all day, so that the room is not full. */
const PRESENT = 33
const AWAY = ['saleh', 'omar', 'hamza', 'mohsen', 'dalal']
/** Whoever is pictured with a ballot paper has not voted yet. */
const PICTURED = ['sakina', 'reem']

const ITEMS = {
  deputy: { ar: 'انتخاب النائب الأول لرئيس المجلس', en: 'Election of the First Deputy Speaker' },
  inquiry: { ar: 'انتخاب أعضاء لجنة التحقيق في انقطاع المياه', en: 'Election of the water outage inquiry' },
  bill: { ar: 'مشروع قانون المياه الجوفية: القراءة الثانية', en: 'Groundwater Bill: second reading' },
  envoys: { ar: 'انتخاب ممثلي المجلس في البرلمان العربي', en: 'Election of the delegates to the Arab Parliament' },
} as const satisfies Record<string, Bilingual>

const DECISIONS: Record<keyof typeof ITEMS, Bilingual> = {
  deputy: {
    ar: 'ينتخب مجلس النواب نائبًا أول لرئيسه للمدة الباقية من دور الانعقاد.',
    en: 'The House elects a First Deputy Speaker for the rest of the session.',
  },
  inquiry: {
    ar: 'ينتخب مجلس النواب ثلاثة من أعضائه للجنة التحقيق في انقطاع محطة الساحل الشرقي.',
    en: 'The House elects three of its members to the inquiry into the East Coast plant outage.',
  },
  bill: {
    ar: 'يوافق مجلس النواب على مشروع قانون المياه الجوفية بالصيغة التي أقرتها لجنة المرافق العامة.',
    en: 'The House passes the Groundwater Bill as settled by the Public Utilities Committee.',
  },
  envoys: {
    ar: 'ينتخب مجلس النواب عضوين من أعضائه ممثلين له في البرلمان العربي.',
    en: 'The House elects two of its members to represent it in the Arab Parliament.',
  },
}

export async function setHouse(ctx: Ctx): Promise<House> {
  const house = await peopleOf(ctx, 'house')
  const { meetingId, items } = await holdSitting(ctx, house)
  const vote = voteBy(ctx, house, await house.ready(PRESENT, [...PICTURED, ...AWAY]))
  const elect = (itemId: ItemId, election: OpenElection, choices: string[]) =>
    vote({ meetingId, itemId, election }, choices)

  const runOff = await elect(
    items.deputy,
    electing(house, 'two-round', ['munira', 'khalid', 'thuraya', 'reem'], { base: 'present' }),
    [...times(12, '1'), ...times(11, '2'), ...times(7, '3'), ...times(3, '4')],
  )
  const elected = await elect(
    items.inquiry,
    electing(house, 'scottish-stv', ['khalid', 'zainab', 'ghada', 'reem', 'najla', 'ibrahim'], { seats: 3 }),
    [...times(11, '1>6>3'), ...times(8, '2>3'), ...times(5, '3>5'), ...times(5, '4>5>3'), ...times(3, '5>4'), '6>1'],
  )
  must(
    await setLedgerPolicy(ctx, SETUP, house.bodyId, {
      publicLedger: false,
      witnesses: [],
      quorum: 0,
      disputeMinutes: 240,
    }),
  )
  const disputed = await vote({ meetingId, itemId: items.bill }, [
    ...times(19, 'yes'),
    ...times(10, 'no'),
    ...times(4, 'abstain'),
  ])
  await dispute(ctx, house, disputed)
  must(await callItem(ctx, house.named('badr').actor, { requestId: requestId(ctx), meetingId, itemId: items.envoys }))
  return { meetingId, runOff, elected, disputed, ranking: items.envoys, naming: await holdTwelfth(ctx, house) }
}

/** Opens both ballot papers, the second in a sitting of its own. */
export async function openPapers(ctx: Ctx, { meetingId, ranking, naming }: House) {
  const house = await peopleOf(ctx, 'house')
  const open = (on: Pick<OpenVote, 'meetingId' | 'itemId' | 'election'>) =>
    openIn(ctx, house, { ...on, seconds: 3_600 })
  const cast = await house.ready(11, [...PICTURED, ...AWAY])
  const five = ['khalid', 'zainab', 'ghada', 'reem', 'najla']
  const ranked = await open({
    meetingId,
    itemId: ranking,
    election: electing(house, 'scottish-stv', five, { seats: 2 }),
  })
  await cast(ranked, [...times(6, '1>3'), ...times(5, '2>1>4')])
  const election = electing(house, 'approval', [...five, 'ibrahim', 'thuraya'], { seats: 3, most: 3 })
  return { ranked, named: await open({ ...naming, election }) }
}

async function holdSitting(ctx: Ctx, house: People) {
  const [badr, lamya] = [house.named('badr').actor, house.named('lamya').actor]
  const now = ctx.clock().getTime()
  const meetingId = await makeMeeting(ctx, lamya, house.bodyId, {
    title: { ar: 'الجلسة الثالثة عشرة، دور الانعقاد الثاني', en: 'Thirteenth sitting, second session' },
    place: { ar: 'القاعة الكبرى، مبنى المجلس', en: 'Main chamber, House building' },
    startsAt: new Date(now).toISOString(),
    endsAt: new Date(now + 10_800_000).toISOString(),
  })
  const items = {} as Record<keyof typeof ITEMS, ItemId>
  for (const key of Object.keys(ITEMS) as (keyof typeof ITEMS)[])
    items[key] = await makeItem(ctx, lamya, meetingId, ITEMS[key].en, {
      type: 'decision',
      title: ITEMS[key],
      purpose: { ar: '', en: '' },
      decision: { ...DECISIONS[key], authoritative: 'ar' },
      classification: 'public',
    })
  must(await publish(ctx, lamya, meetingId))
  must(await moveSitting(ctx, badr, { requestId: requestId(ctx), meetingId, act: 'sitting.open' }))
  await house.enter(meetingId, AWAY)
  return { meetingId, items }
}

/** The sitting of the demonstration, in which as many as three are named for the inquiry. */
async function holdTwelfth(ctx: Ctx, house: People): Promise<House['naming']> {
  const { id: meetingId } = given((await meetingsOf(ctx.db, [house.bodyId])).find(({ number }) => number === 12))
  const inquiry = given(
    (await publication(ctx.db, meetingId))?.items.find(({ title }) => title.en.startsWith('Committee')),
  )
  const act = 'sitting.open'
  must(await moveSitting(ctx, house.named('badr').actor, { requestId: requestId(ctx), meetingId, act }))
  await house.enter(meetingId, AWAY)
  return { meetingId, itemId: inquiry.item }
}

type Terms = Partial<Pick<OpenElection, 'seats' | 'most' | 'base'>>

const electing = (house: People, method: OpenElection['method'], usernames: string[], terms: Terms): OpenElection => ({
  method,
  seats: 1,
  candidates: usernames.map((username) => house.named(username).actor.name),
  most: null,
  base: null,
  measure: 'seats',
  ...terms,
})

type On = Pick<OpenVote, 'meetingId' | 'itemId' | 'election'>

async function openIn(ctx: Ctx, house: People, on: On & { seconds: number }): Promise<VoteId> {
  const badr = house.named('badr').actor
  must(await callItem(ctx, badr, { requestId: requestId(ctx), meetingId: on.meetingId, itemId: on.itemId }))
  const terms = { rule: 'simple_majority', base: null, abstain: null, live: null } as const
  return must(await openVote(ctx, badr, { requestId: requestId(ctx), ...terms, ...on })).voteId
}

const voteBy = (ctx: Ctx, house: People, cast: Cast) => async (on: On, choices: string[]) => {
  const voteId = await openIn(ctx, house, { ...on, seconds: 600 })
  await cast(voteId, choices)
  must(await closeVote(ctx, house.named('badr').actor, { requestId: requestId(ctx), voteId }))
  return voteId
}

/** One dispute answered, one open; and what a member has to say of the vote. */
async function dispute(ctx: Ctx, house: People, voteId: VoteId): Promise<void> {
  const about = (username: string) => {
    const { actor, seatId } = house.named(username)
    return { actor, input: { requestId: requestId(ctx), voteId, seatId } }
  }
  const raise = async (username: string, ground: 'differs' | 'missing' | 'otherwise', words: string) => {
    const { actor, input } = about(username)
    must(await raiseDispute(ctx, actor, { ...input, act: 'dispute.raise', ground, words }))
  }
  await raise('khalid', 'differs', 'ضغطتُ «ممتنع»، والمسجَّل لمقعدي «موافق».')
  const { input } = about('khalid')
  must(
    await settleDispute(ctx, house.named('lamya').actor, {
      ...input,
      act: 'dispute.settle',
      outcome: 'rejected',
      words: 'قُرئ الإيصال المحفوظ في جهاز العضو أمام هيئة المكتب، وفيه «موافق» بتوقيع مفتاحه.',
    }),
  )
  await raise('zainab', 'differs', 'اخترتُ «غير موافق» ورأيت التأكيد على شاشتي.')
  const { actor, input: said } = about('ghada')
  const words = 'صوّتُّ بالموافقة مع تحفّظي على المادة التاسعة: مهلة توفيق الأوضاع أقصر مما تحتاج إليه المزارع الصغيرة.'
  must(await makeStatement(ctx, actor, { ...said, act: 'statement.make', words }))
}
