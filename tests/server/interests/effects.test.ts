// What a declared interest does under each policy of a body (it hides the item, its papers, or nothing): on pages, in the bytes and
// words of papers, in notes that are open, in page-follow, in live words, in the vote, and in notices.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { io as connect, type Socket } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { PROTOCOL_VERSION } from '../../../app/wire/socket.ts'
import { editItem } from '../../../server/agenda/edit-item.ts'
import { loadOpenVotes } from '../../../server/ballots/load-open-votes.ts'
import { loadResult } from '../../../server/ballots/load-result.ts'
import { loadVote } from '../../../server/ballots/load-vote.ts'
import { voteById } from '../../../server/ballots/queries.ts'
import { attachPaper } from '../../../server/documents/attach-paper.ts'
import { loadReader } from '../../../server/documents/load-reader.ts'
import { paperRoutes } from '../../../server/documents/paper-routes.ts'
import { declareInterest } from '../../../server/interests/declare-interest.ts'
import { callItem } from '../../../server/meetings/call-item.ts'
import { checkIn } from '../../../server/meetings/check-in.ts'
import { loadNotices } from '../../../server/meetings/load-notices.ts'
import { loadPack } from '../../../server/meetings/load-pack.ts'
import { loadSitting } from '../../../server/meetings/load-sitting.ts'
import { moveSitting } from '../../../server/meetings/move-sitting.ts'
import type { Actor } from '../../../server/policies/actor.ts'
import { itemFields, makeItem, makeMeeting, publish } from '../../support/agenda.ts'
import { castAs, type Device, enrolDevice, type Member, makeBody, must, requestId } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { liveServer } from '../../support/live.ts'
import { paperBytes } from '../../support/papers.ts'
import { closeVoteIn, DECISION, openVoteIn } from '../../support/sitting.ts'

const ctx = await testContext()
const live = await liveServer(ctx)
const actors = new Map<string, Actor>()
const app = express()
app.use((request, response, next) => {
  response.locals.actor = actors.get(String(request.headers['x-who'])) ?? null
  next()
})
app.use(paperRoutes(ctx))
const server = createServer(app)
const sockets: Socket[] = []
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)))
afterAll(() => {
  for (const socket of sockets) socket.disconnect()
  server.close()
})
const get = async (who: Member, path: string): Promise<number> => {
  actors.set(who.actor.personId, who.actor)
  const { port } = server.address() as AddressInfo
  return (await fetch(`http://127.0.0.1:${port}${path}`, { headers: { 'x-who': who.actor.personId } })).status
}

const TITLE = 'MARK-purchase-of-the-harbour'
const roles = ['chair', 'secretary', 'member', 'member', 'member'] as const
type Hides = 'item' | 'papers' | 'nothing'

async function makeStage(conflictHides: Hides) {
  const { bodyId, members } = await makeBody(ctx, [...roles], { confirmation: 'none', conflictHides })
  const [chair, secretary, member, recused, third] = members as [Member, Member, Member, Member, Member]
  const meetingId = await makeMeeting(ctx, secretary.actor, bodyId)
  const itemId = await makeItem(ctx, secretary.actor, meetingId, TITLE, { type: 'decision', decision: DECISION })
  const file = { requestId: requestId(ctx), itemId, paperId: null, fileName: 'paper.pdf' }
  const bytes = paperBytes('helloworld-bad.pdf') as Uint8Array
  const { paperId, versionId } = must(await attachPaper(ctx, secretary.actor, file, bytes))
  must(await publish(ctx, secretary.actor, meetingId))
  const devices = new Map<Member, Device>()
  for (const voter of [chair, member, recused, third]) devices.set(voter, await enrolDevice(ctx, voter.actor))
  const deviceOf = (voter: Member) => devices.get(voter) as Device
  const sitting = {
    bodyId,
    meetingId,
    itemId,
    members,
    chair,
    secretary,
    voters: [chair, member, recused, third],
    deviceOf,
  }
  return { ...sitting, member, recused, third, paperId, versionId }
}
type Stage = Awaited<ReturnType<typeof makeStage>>

const declare = ({ itemId, recused: { actor, seatId } }: Stage) =>
  declareInterest(ctx, actor, { requestId: requestId(ctx), itemId, seatId, reason: 'A cousin bids' })

/** The person's screen and the notes of the paper, both open, as a reader has them. */
async function readerOf({ meetingId, versionId }: Stage, { actor }: Member) {
  const screen = await live.open(actor.personId)
  await screen.ask('watch', { meetingId, versionId })
  const socket = connect(`${live.url}/notes`, {
    transports: ['websocket'],
    forceNew: true,
    extraHeaders: { cookie: screen.cookie, origin: ctx.settings.origin.href.replace(/\/$/, '') },
  })
  sockets.push(socket)
  const heard: string[] = []
  socket.onAny((event) => heard.push(event))
  const stateVector = Y.encodeStateVector(new Y.Doc())
  const joining = { protocol: PROTOCOL_VERSION, versionId, audience: 'body', stateVector }
  const joined = await socket.timeout(5_000).emitWithAck('join', joining)
  const layerId = joined.value.layerId as string
  const present = new Awareness(new Y.Doc())
  const say = () => {
    present.setLocalState({ page: 1 })
    const update = encodeAwarenessUpdate(present, [present.clientID])
    return socket.timeout(5_000).emitWithAck('awareness', { layerId, update })
  }
  afterAll(() => present.destroy())
  return { screen, heard, say }
}

describe.each([
  { hides: 'item', level: 'absent', file: 404, told: false, question: null, result: 'not_found' },
  { hides: 'papers', level: 'closed', file: 403, told: true, question: null, result: 'shown' },
  { hides: 'nothing', level: 'open', file: 200, told: true, question: DECISION.en, result: 'shown' },
] as const)('where a declared interest hides $hides', async ({ hides, level, file, told, question, result }) => {
  const stage = await makeStage(hides)
  const { chair, member, recused, third, meetingId, itemId, paperId, versionId } = stage
  const kept = hides === 'nothing'
  must(await moveSitting(ctx, chair.actor, { requestId: requestId(ctx), meetingId, act: 'sitting.open' }))
  for (const { actor, seatId } of [chair, member, recused, third])
    must(await checkIn(ctx, actor, { requestId: requestId(ctx), meetingId, seatId, remote: false }))
  must(await callItem(ctx, chair.actor, { requestId: requestId(ctx), meetingId, itemId }))
  let theirs: Awaited<ReturnType<typeof readerOf>>
  let others: Awaited<ReturnType<typeof readerOf>>
  let presenter: Awaited<ReturnType<typeof readerOf>>
  beforeAll(async () => {
    ;[theirs, others, presenter] = [
      await readerOf(stage, recused),
      await readerOf(stage, member),
      await readerOf(stage, chair),
    ]
    expect(await presenter.screen.ask('present', { meetingId, versionId, page: 1 })).toMatchObject({ ok: true })
    await vi.waitFor(() => expect(theirs.screen.presented).toHaveLength(1))
    expect(await theirs.say()).toMatchObject({ ok: true })
    await vi.waitFor(() => expect(others.heard).toContain('awareness'))
    others.heard.length = 0
    must(await declare(stage))
  })

  test(`notes that are open are ${kept ? 'kept' : 'closed at once, and others see them go'}`, async () => {
    if (kept) {
      expect(await theirs.say()).toMatchObject({ ok: true })
      expect(theirs.heard).not.toContain('layerClosed')
      return
    }
    await vi.waitFor(() => expect(theirs.heard).toContain('layerClosed'))
    await vi.waitFor(() => expect(others.heard).toContain('awareness'))
    theirs.heard.length = 0
    expect(await theirs.say()).toMatchObject({ ok: false, code: 'layer_closed' })
    expect(await others.say()).toMatchObject({ ok: true })
    expect(theirs.heard).toEqual([])
  })

  test(`the page that is followed ${kept ? 'goes on' : 'ends, and its next pages are told to the others alone'}`, async () => {
    await vi.waitFor(() => expect(theirs.screen.presented.at(-1) ?? null).toEqual(kept ? expect.anything() : null))
    const before = theirs.screen.presented.length
    expect(await presenter.screen.ask('present', { meetingId, versionId, page: 1 })).toMatchObject({ ok: true })
    await vi.waitFor(() => expect(others.screen.presented.length).toBeGreaterThan(1))
    expect(theirs.screen.presented.length > before).toBe(kept)
    const again = await theirs.screen.ask('watch', { meetingId, versionId })
    expect(again.value).toMatchObject({ presented: kept ? { page: 1 } : null })
  })

  test(`the item is ${level} in the pack and in the sitting`, async () => {
    const pack = must(await loadPack(ctx, recused.actor, meetingId))
    const shown = pack.items.find((item) => item.itemId === itemId)
    if (level === 'absent') {
      expect(shown).toBeUndefined()
      expect(JSON.stringify(pack)).not.toContain(TITLE)
      expect(JSON.stringify(must(await loadSitting(ctx, recused.actor, meetingId)))).not.toContain(TITLE)
      expect(pack.meeting.currentItemId).toBeNull()
    } else {
      expect(shown).toMatchObject({ open: kept, title: { en: TITLE }, interest: { reason: 'A cousin bids' } })
      expect(shown?.papers).toHaveLength(kept ? 1 : 0)
      expect(shown?.decision?.en ?? null).toBe(question)
    }
    expect(must(await loadPack(ctx, member.actor, meetingId)).items).toMatchObject([{ open: true, interest: null }])
  })

  test(`the file of a paper, the words by which it is searched and its reader answer ${file}`, async () => {
    expect(await get(recused, `/papers/${versionId}/file`)).toBe(file)
    expect(await get(recused, `/papers/${versionId}/pages.json?from=1&to=1`)).toBe(file)
    expect((await loadReader(ctx, recused.actor, { meetingId, paperId })).ok).toBe(kept)
    expect(await get(member, `/papers/${versionId}/file`)).toBe(200)
  })

  test('a vote counts them neither in its base nor in its quorum, refuses their ballot, and is shown as far as the item is', async () => {
    theirs.screen.changed.length = 0
    others.screen.changed.length = 0
    const voteId = await openVoteIn(ctx, stage, { base: 'members' })
    const terms = (await voteById(ctx.db, voteId))?.terms
    expect(terms).toMatchObject({
      electors: '3',
      members: { seats: '4' },
      recused: [{ seat: recused.seatId }],
      quorum: { present: '3' },
    })
    expect((await castAs(ctx, recused, stage.deviceOf(recused), voteId)).result).toMatchObject({
      code: 'ballot_recused',
    })
    expect((await loadOpenVotes(ctx, recused.actor)).votes.filter((vote) => vote.owed)).toEqual([])
    const sheet = must(await loadVote(ctx, recused.actor, voteId))
    expect(sheet.mine).toMatchObject([{ state: 'recused' }])
    expect(sheet.vote.question?.en ?? null).toBe(question)
    expect(sheet.participation === null).toBe(!kept)
    for (const voter of [chair, member]) must((await castAs(ctx, voter, stage.deviceOf(voter), voteId)).result)
    const { result: declared } = await closeVoteIn(ctx, stage, voteId)
    expect(declared).toMatchObject({
      outcome: 'carried',
      requirements: [{ base: '3' }],
      counts: { yes: '2', not_voted: '1' },
    })
    const page = await loadResult(ctx, recused.actor, voteId)
    expect(page.ok ? 'shown' : page.code).toBe(result)
    if (page.ok) expect(page.value.seats.find((seat) => seat.seatId === recused.seatId)?.choice).toBe('recused')

    // What was said of the vote while all this happened has reached the others by now.
    await vi.waitFor(() =>
      expect(others.screen.changed.some(({ topic, ref }) => topic === 'vote' && ref === voteId)).toBe(true),
    )
    must(await moveSitting(ctx, chair.actor, { requestId: requestId(ctx), meetingId, act: 'sitting.suspend' }))
    await vi.waitFor(() => expect(theirs.screen.changed.some(({ topic }) => topic === 'meeting')).toBe(true))
    expect(theirs.screen.changed.some(({ ref }) => ref === voteId)).toBe(told)
  })

  test('a notice of what changed tells of the item no more than its reader may see', async () => {
    const fresh = await makeStage(hides)
    must(await declare(fresh))
    const fields = itemFields(`${TITLE}-again`, { type: 'decision', decision: DECISION })
    const edit = { requestId: requestId(ctx), itemId: fresh.itemId, version: 1, fields }
    must(await editItem(ctx, fresh.secretary.actor, edit))
    must(await publish(ctx, fresh.secretary.actor, fresh.meetingId))
    const toldTo = async (who: Member) => JSON.stringify((await loadNotices(ctx, who.actor)).notices)
    expect(await toldTo(fresh.member)).toContain(`${TITLE}-again`)
    expect((await toldTo(fresh.recused)).includes(TITLE)).toBe(hides !== 'item')
  })

  test('the secretary’s record does all of it as well, and tells the member', async () => {
    const fresh = await makeStage(hides)
    const { actor } = fresh.secretary
    const recorded = {
      requestId: requestId(ctx),
      itemId: fresh.itemId,
      seatId: fresh.recused.seatId,
      reason: 'By telephone',
    }
    must(await declareInterest(ctx, actor, recorded))
    expect((await loadReader(ctx, fresh.recused.actor, fresh)).ok).toBe(kept)
    const [notice] = (await loadNotices(ctx, fresh.recused.actor)).notices
    expect(notice).toMatchObject({ kind: 'interest_recorded', item: hides === 'item' ? null : { number: '1' } })
  })
})
