// What the pictures show: the forty-second sitting of the Council, under way, and a vote that a minister is to answer.
import type { Browser, BrowserContext } from '@playwright/test'
import type { BodyId, ItemId, MeetingId, PaperId, VoteId } from '../../app/wire/ids.ts'
import { publication } from '../../server/agenda/queries.ts'
import { openVote } from '../../server/ballots/open-vote.ts'
import { votesOfMeeting } from '../../server/ballots/queries.ts'
import { grantProxy } from '../../server/bodies/grant-proxy.ts'
import { bodyBySlug, seatsOf } from '../../server/bodies/queries.ts'
import { openContext } from '../../server/create-context.ts'
import { papersOf } from '../../server/documents/queries.ts'
import { actorOf } from '../../server/identity/load-actor.ts'
import { startSession } from '../../server/identity/login-session.ts'
import { everybody } from '../../server/identity/queries.ts'
import { callItem } from '../../server/meetings/call-item.ts'
import { checkIn } from '../../server/meetings/check-in.ts'
import { moveSitting } from '../../server/meetings/move-sitting.ts'
import { type Meeting, meetingsOf } from '../../server/meetings/queries.ts'
import type { Ctx } from '../../server/platform/context.ts'
import { readSettings } from '../../server/platform/env.ts'
import type { Actor } from '../../server/policies/actor.ts'
import { inkOnPage, markPassage, showNotes } from '../e2e/support/read-together.ts'
import { checkIn as checkInByHand, prepareDevice } from '../e2e/support/sit.ts'
import { hydrated, type Person } from '../e2e/support/story.ts'
import { wordsOf } from '../e2e/support/words.ts'
import { castAs, type Device, enrolDevice, type Member, must, requestId } from '../support/body.ts'
import type { RunningMajlis } from '../support/running-majlis.ts'
import { given, peopleOf } from './members.ts'
import { type House, openPapers, setHouse } from './set-house.ts'
import { setKeys } from './set-keys.ts'
import { type PicturedMemoranda, setMemoranda } from './set-memoranda.ts'
import { type PicturedMinutes, setMinutes } from './set-minutes.ts'
import { setRevision } from './set-revision.ts'
import { openForSeveral, setInterests, setTenders, type Tenders } from './set-tenders.ts'

const OF_THE_HOUSE = ['badr', 'lamya', 'rashid', 'sakina', 'reem'] as const
const OF_TENDERS = ['dana', 'haifa', 'basim', 'jamal', 'aliya', 'idris', 'jumana', 'karam'] as const
const PEOPLE = ['amina', 'nasser', 'salma', 'huda', 'admin', 'waleed', 'ziad', ...OF_THE_HOUSE, ...OF_TENDERS] as const
export type Username = (typeof PEOPLE)[number]

/** Whoever is pictured with a ballot paper has a device that signs. */
const PREPARED = ['sakina', 'reem', 'haifa', 'basim'] as const

export type Scene = {
  /** A browser of each person's own: it also keeps the key that its device signs with. */
  signedIn: Record<Username, BrowserContext>
  pastVote: VoteId
  sitting: MeetingId
  draft: MeetingId
  paper: PaperId
  /** Of two versions, of which Salma read the first. */
  revised: PaperId
  house: House
  minutes: PicturedMinutes
  memoranda: PicturedMemoranda
  tenders: Tenders
  /** None until they are opened: the band that calls to vote would be on every picture. */
  open: OpenVotes | null
}

export type OpenVotes = { decision: VoteId; ranked: VoteId; named: VoteId; several: VoteId }

/** So many are in the room besides the minister whose ballot is pictured, and so many have answered. */
const PRESENT = 8
const ANSWERED = 3

export async function setScene(majlis: RunningMajlis, browser: Browser): Promise<Scene> {
  const { ctx, close } = await openContext(must(readSettings(majlis.env)))
  try {
    const body = given(await bodyBySlug(ctx.db, 'cabinet'))
    const meetings = await meetingsOf(ctx.db, [body.id])
    const numbered = (number: number): Meeting => given(meetings.find((meeting) => meeting.number === number))
    const meetingId = numbered(42).id
    const paper = given((await papersOf(ctx.db, [await itemInQuestion(ctx, meetingId)], { draft: false }))[0])
    const pastVote = given((await votesOfMeeting(ctx.db, numbered(41).id))[0])

    await setKeys(ctx)
    const t = await wordsOf('ar')
    const signedIn = await signIn(ctx, majlis, browser)
    for (const username of PREPARED) await byHand(majlis, signedIn, username, (person) => prepareDevice(person, t))
    const tenders = await setTenders(ctx)
    const house = await setHouse(ctx)
    const minutes = await setMinutes(ctx)
    const memoranda = await setMemoranda(ctx)
    await setInterests(ctx, meetingId)
    await writeNotes(majlis, signedIn.salma, `/m/${meetingId}/papers/${paper.id}`)
    const { chair, voters } = await membersOf(ctx, body.id)
    const of = { requestId: requestId(ctx), meetingId }
    must(await moveSitting(ctx, chair.actor, { ...of, act: 'sitting.open' }))
    for (const { actor, seatId } of voters.slice(0, PRESENT))
      must(await checkIn(ctx, actor, { requestId: requestId(ctx), meetingId, seatId, remote: false }))
    await givenTo(ctx, body.id, meetingId, 'huda', voters.slice(PRESENT))
    await byHand(majlis, signedIn, 'salma', (person) => checkInByHand(person, meetingId, t))
    must(
      await callItem(ctx, chair.actor, {
        ...of,
        requestId: requestId(ctx),
        itemId: await itemInQuestion(ctx, meetingId),
      }),
    )
    const { item } = given(
      (await publication(ctx.db, meetingId))?.items.find(({ title }) => !title.en.startsWith('National Water')),
    )
    const cabinet = await peopleOf(ctx, 'cabinet')
    const revised = await setRevision(ctx, cabinet.named('amina').actor, cabinet.named('salma').actor, item)
    return {
      signedIn,
      revised,
      pastVote: pastVote.id,
      sitting: meetingId,
      draft: numbered(43).id,
      paper: paper.id,
      house,
      minutes,
      memoranda,
      tenders,
      open: null,
    }
  } finally {
    await close()
  }
}

/** The last of those who are away lets this minister vote. */
async function givenTo(
  ctx: Ctx,
  bodyId: BodyId,
  meetingId: MeetingId,
  username: string,
  away: Member[],
): Promise<void> {
  const { id: personId } = given((await everybody(ctx.db)).find((person) => person.username === username))
  const { actor, seatId } = given(away.findLast((one) => one.actor.personId !== personId))
  must(await grantProxy(ctx, actor, { requestId: requestId(ctx), bodyId, seatId, personId, term: { meetingId } }))
}

/** Opens the vote of twenty minutes in which some have answered, and the other papers that are pictured. */
export async function openVotes(majlis: RunningMajlis, { sitting, house, tenders }: Scene): Promise<OpenVotes> {
  const { ctx, close } = await openContext(must(readSettings(majlis.env)))
  try {
    const { chair, voters } = await membersOf(ctx, given(await bodyBySlug(ctx.db, 'cabinet')).id)
    const devices: [Member, Device][] = []
    // Not the chair, who is pictured: whose device is told of a key that was made elsewhere.
    for (const voter of voters.slice(1, ANSWERED + 1)) devices.push([voter, await enrolDevice(ctx, voter.actor)])
    const papers = { ...(await openPapers(ctx, house)), several: await openForSeveral(ctx, tenders) }
    const terms = { rule: 'simple_majority', base: null, abstain: null, live: null, seconds: 1_200 } as const
    const on = { requestId: requestId(ctx), meetingId: sitting, itemId: await itemInQuestion(ctx, sitting) }
    const { voteId } = must(await openVote(ctx, chair.actor, { ...on, ...terms }))
    for (const [voter, device] of devices) must((await castAs(ctx, voter, device, voteId)).result)
    return { decision: voteId, ...papers }
  } finally {
    await close()
  }
}

async function byHand(
  { origin }: RunningMajlis,
  signedIn: Scene['signedIn'],
  username: Username,
  act: (person: Person) => Promise<void>,
): Promise<void> {
  const context = signedIn[username]
  const page = await context.newPage()
  const go = async (path: string) => {
    await page.goto(origin + path, { waitUntil: 'networkidle' })
  }
  await act({ username, context, page, go })
  await page.close()
}

async function itemInQuestion(ctx: Ctx, meetingId: MeetingId): Promise<ItemId> {
  const told = await publication(ctx.db, meetingId)
  return given(told?.items.find(({ title }) => title.en.startsWith('National Water'))).item
}

async function signIn(ctx: Ctx, { origin }: RunningMajlis, browser: Browser): Promise<Scene['signedIn']> {
  const people = await everybody(ctx.db)
  const entered = PEOPLE.map(async (username) => {
    const { id } = given(people.find((person) => person.username === username))
    const [pair = ''] = (await startSession(ctx, id, 'screens')).split(';')
    const [name = '', value = ''] = pair.split('=')
    const context = await browser.newContext({ viewport: { width: 1024, height: 768 } })
    await context.addCookies([
      { name, value, url: origin },
      { name: 'majlis_language', value: 'ar', url: origin },
    ])
    return [username, context] as const
  })
  return Object.fromEntries(await Promise.all(entered)) as Scene['signedIn']
}

/** The chair, and whoever votes besides Salma, who is pictured with her own device: the chair first. */
async function membersOf(ctx: Ctx, bodyId: BodyId): Promise<{ chair: Member; voters: Member[] }> {
  const salma = given((await everybody(ctx.db)).find(({ username }) => username === 'salma')).id
  const members: Member[] = []
  for (const { id, role, votes, personId } of await seatsOf(ctx.db, bodyId, ctx.clock()))
    if (votes && personId && personId !== salma)
      members.push({ actor: (await actorOf(ctx, personId)) as Actor, seatId: id, bodyId, role })
  const chair = given(members.find(({ role }) => role === 'chair'))
  return { chair, voters: [chair, ...members.filter((member) => member !== chair)] }
}

async function writeNotes({ origin }: RunningMajlis, context: BrowserContext, path: string): Promise<void> {
  const t = await wordsOf('ar')
  const page = await context.newPage()
  await page.goto(origin + path)
  await hydrated(page)
  const reader = { username: 'salma', context, page, go: async () => {} }
  await inkOnPage(reader)
  await showNotes(reader, t)
  await markPassage(reader, t, { text: 'أعرض هذه الفقرة أولًا في كلمتي.', shared: false })
  await markPassage(reader, t, { text: 'أُخذت هنا ملاحظة وزارة المالية.', shared: true })
  await page.close()
}
