// Three secrets are put into a body, and looked for in everything that others' browsers and sockets receive: a private note, an
// item that a declared interest masks, and the ballots of a vote that is open.
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import type { VersionId } from '../../app/wire/ids.ts'
import { entriesOf, writeNote } from '../../app/wire/note-entries.ts'
import { editItem } from '../../server/agenda/edit-item.ts'
import { attachPaper } from '../../server/documents/attach-paper.ts'
import { callItem } from '../../server/meetings/call-item.ts'
import { checkIn } from '../../server/meetings/check-in.ts'
import { moveSitting } from '../../server/meetings/move-sitting.ts'
import { itemFields, publish } from '../support/agenda.ts'
import { both, must, requestId, sealFor } from '../support/body.ts'
import { paperBytes } from '../support/papers.ts'
import { closeVoteIn, openVoteIn } from '../support/sitting.ts'
import { record } from './recorder.ts'
import type { Scene } from './scene.ts'
import { makeStage } from './stage.ts'
import type { Who } from './who.ts'

const NOTE = 'MARK-NOTE-ask-who-owns-the-second-bidder'
const ITEM = 'MARK-ITEM-purchase-of-the-northern-harbour'
const WATCHERS: Who[] = ['member', 'deputy', 'secretary', 'observer', 'recused', 'auditor', 'outsider', 'administrator']

const { ctx, app, own, cookieOf } = await makeStage()
const { people } = own
const recorders = new Map<Who, Awaited<ReturnType<typeof record>>>()
const rec = (who: Who) => recorders.get(who) as Awaited<ReturnType<typeof record>>
/** What shows how somebody voted: in the bytes that were signed, in their hash, in the signature. */
const ballots: { who: 'member' | 'deputy'; marks: string[] }[] = []
let scene: Scene

beforeAll(async () => {
  const made = await own.newPublished()
  for (const who of WATCHERS) recorders.set(who, await record(app, who, (await cookieOf(who)) ?? ''))
  // From here on `recused` has declared an interest: what the item says now is not for them.
  const words = itemFields(ITEM, {
    type: 'decision',
    purpose: both(`${ITEM} why`),
    decision: { ...both(`${ITEM} yes`), authoritative: 'ar' },
  })
  must(
    await editItem(ctx, own.secretary, { requestId: requestId(ctx), itemId: made.itemId, version: 1, fields: words }),
  )
  const file = { requestId: requestId(ctx), itemId: made.itemId, paperId: null, fileName: `${ITEM}.pdf` }
  const bytes = paperBytes('helloworld-bad.pdf') as Uint8Array
  const paper = must(await attachPaper(ctx, own.secretary, file, bytes))
  must(await publish(ctx, own.secretary, made.meetingId))
  const { meetingId, itemId } = made
  must(await moveSitting(ctx, own.chair, { requestId: requestId(ctx), meetingId, act: 'sitting.open' }))
  for (const seat of ['chair', 'deputy', 'member'] as const) {
    const { actor, seatId } = people[seat]
    must(await checkIn(ctx, actor, { requestId: requestId(ctx), meetingId, seatId, remote: false }))
  }
  scene = { ...own, ...made, ...paper, draftId: meetingId, draft: { ...own.draft, ...paper } } as Scene
  for (const who of WATCHERS) await rec(who).watch(scene)
  await writePrivateNote(paper.versionId)
  must(await callItem(ctx, own.chair, { requestId: requestId(ctx), meetingId, itemId }))
  const sitting = { meetingId, itemId, chair: people.chair } as never
  const voteId = await openVoteIn(ctx, sitting, { live: 'participation', seconds: 3_600 })
  scene = { ...scene, voteId, closedVoteId: voteId }
  await cast('member', 'abstain')
  await cast('deputy', 'no')
  // Everything said by now has been carried to every socket that gets it.
  await vi.waitFor(() => expect(rec('observer').frames()).toContain(voteId), { timeout: 60_000 })
  await new Promise((resolve) => setTimeout(resolve, 500))
}, 180_000)

afterAll(() => {
  for (const recorder of recorders.values()) recorder.stop()
})

async function writePrivateNote(versionId: VersionId) {
  const { personId } = people.member.actor
  const note = {
    id: 'note-of-the-test',
    author: personId,
    createdAt: '2026-11-20T08:00:00.000Z',
    kind: 'comment',
    page: 1,
    at: [1, 1],
    text: NOTE,
  }
  const document = new Y.Doc()
  writeNote(entriesOf(document), { ...note, selector: { exact: NOTE, prefix: '', suffix: '' } })
  const update = { layerId: `${versionId}:p:${personId}`, update: Y.encodeStateAsUpdate(document) }
  expect(await rec('member').notes.timeout(60_000).emitWithAck('update', update)).toMatchObject({ ok: true })
}

async function cast(who: 'member' | 'deputy', choice: string) {
  const { text, proof } = await sealFor(ctx, people[who], own.deviceOf(who), scene.voteId, { choice })
  const input = {
    requestId: requestId(ctx),
    voteId: scene.voteId,
    seatId: people[who].seatId,
    ballot: text,
    proof,
  }
  const body = new URLSearchParams({ input: JSON.stringify(input) })
  const answer = await app.ask(`/v/${scene.voteId}/ballot.data`, { method: 'POST', cookie: await cookieOf(who), body })
  expect(answer.status).toBe(200)
  const ballotId = /[0-9a-f]{64}/.exec(await answer.text())?.[0] ?? 'none'
  const { nonce } = JSON.parse(text) as { nonce: string }
  ballots.push({ who, marks: [nonce, proof.signature, ballotId] })
}

type Place = { door: string; text: string }
const found = (places: Place[], marks: string[]): string[] => [
  ...new Set(places.filter(({ text }) => marks.some((mark) => text.includes(mark))).map(({ door }) => door)),
]
/** Whole documents repeat their data: they are made for two, to see that rendering adds nothing. */
const everything = async (who: Who): Promise<Place[]> => [
  ...(await rec(who).pages(scene)),
  ...(who === 'recused' || who === 'deputy' ? await rec(who).pages(scene, { documents: true }) : []),
  { door: 'sockets', text: rec(who).frames() },
]

describe('while the vote is open', () => {
  const places = new Map<Who, Place[]>()
  beforeAll(async () => {
    for (const who of WATCHERS) places.set(who, await everything(who))
  }, 180_000)
  const seen = (who: Who, marks: string[]) => found(places.get(who) as Place[], marks)

  test('the secrets are where they belong, so that looking for them means something', () => {
    expect(seen('member', [ITEM])).toEqual(expect.arrayContaining(['pack.tsx loader', 'vote.tsx loader']))
    expect(seen('secretary', [ITEM])).toEqual(expect.arrayContaining(['agenda.tsx loader', 'ledger.tsx loader']))
    expect(seen('auditor', [ITEM])).toEqual(expect.arrayContaining(['ledger.tsx loader', 'ledger-export.tsx loader']))
    for (const { who, marks } of ballots)
      expect([marks.length, seen(who, marks).length > 0]).toEqual([3, who === 'member' || who === 'deputy'])
  })

  test.each(WATCHERS.filter((who) => who !== 'member'))('the private note reaches %s nowhere', (who) => {
    expect(seen(who, [NOTE])).toEqual([])
  })

  test.each(['recused', 'outsider', 'administrator'] as const)('the masked item reaches %s nowhere', (who) => {
    expect(seen(who, [ITEM, scene.paperId, scene.versionId])).toEqual([])
  })

  test.each(WATCHERS)('nobody else’s ballot reaches %s, not even its hash', (who) => {
    for (const { who: voter, marks } of ballots)
      if (voter !== who) expect([voter, seen(who, marks)]).toEqual([voter, []])
  })

  test.each(WATCHERS)('nothing that %s reads counts the choices before the close', async (who) => {
    const pages = (places.get(who) as Place[]).filter(({ door }) => /^(vote|result|console|sitting)/.test(door))
    for (const { door, text } of pages)
      expect([door, /"(no|abstain|yes)",[0-9]+|"tally",\{/.exec(text)?.[0]]).toEqual([door, undefined])
  })
})

describe('after the close', () => {
  test('how each voted is read by those who may read the vote, and still not by the one recused', async () => {
    await closeVoteIn(ctx, { chair: people.chair } as never, scene.voteId)
    const [theirs, marks] = [new Map<Who, Place[]>(), ballots.flatMap((ballot) => ballot.marks)]
    for (const who of ['auditor', 'observer', 'recused', 'outsider'] as const)
      theirs.set(who, await rec(who).pages(scene))
    const seen = (who: Who, sought: string[]) => found(theirs.get(who) as Place[], sought)
    expect(seen('auditor', marks)).toContain('ledger-export.tsx loader')
    const result = theirs.get('observer')?.find(({ door }) => door === 'result.tsx loader')?.text ?? ''
    expect(result).toContain('"abstain"')
    for (const who of ['recused', 'outsider'] as const) expect([who, seen(who, [...marks, ITEM])]).toEqual([who, []])
  }, 120_000)

  test('and the private note is still nobody’s but its author’s', async () => {
    for (const who of ['deputy', 'auditor', 'recused'] as const) {
      const places = [...(await rec(who).pages(scene)), { door: 'sockets', text: rec(who).frames() }]
      expect([who, found(places, [NOTE])]).toEqual([who, []])
    }
  }, 120_000)
})
