// The words of a closed item, and how it was voted on, are looked for in everything that the browsers and sockets of those who are
// outside receive: before the sitting, while the closed part is held, and when everybody is back.
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { VersionId } from '../../app/wire/ids.ts'
import { editItem } from '../../server/agenda/edit-item.ts'
import { attachPaper } from '../../server/documents/attach-paper.ts'
import { callItem } from '../../server/meetings/call-item.ts'
import { checkIn } from '../../server/meetings/check-in.ts'
import { moveSitting } from '../../server/meetings/move-sitting.ts'
import { itemFields, makeItem, publish } from '../support/agenda.ts'
import { both, castAs, must, requestId } from '../support/body.ts'
import { paperBytes } from '../support/papers.ts'
import { closeVoteIn, openVoteIn } from '../support/sitting.ts'
import { record } from './recorder.ts'
import type { Scene } from './scene.ts'
import { makeStage } from './stage.ts'
import type { Who } from './who.ts'

const ITEM = 'MARK-CLOSED-sale-of-the-western-quarry'
const OUTSIDE: Who[] = ['delegate', 'adviser', 'observer', 'auditor', 'outsider', 'administrator']
const WATCHERS: Who[] = ['member', 'secretary', ...OUTSIDE]

const { ctx, app, own, cookieOf } = await makeStage()
const { people } = own
const recorders = new Map<Who, Awaited<ReturnType<typeof record>>>()
const rec = (who: Who) => recorders.get(who) as Awaited<ReturnType<typeof record>>
const places = new Map<string, { door: string; text: string }[]>()
let scene: Scene
let openItem: string

/** All that each of them may read by now. */
async function look(when: string): Promise<void> {
  const prepared = new Map()
  for (const who of WATCHERS)
    places.set(`${when} ${who}`, [
      ...(await rec(who).pages(scene, { prepared })),
      ...(who === 'observer' && when === 'during' ? await rec(who).pages(scene, { documents: true, prepared }) : []),
      { door: 'sockets', text: rec(who).frames() },
    ])
}
const seen = (when: string, who: Who, marks: string[]): string[] => [
  ...new Set(
    (places.get(`${when} ${who}`) ?? [])
      .filter(({ text }) => marks.some((mark) => text.includes(mark)))
      .map(({ door }) => door),
  ),
]
const calls = async (itemId: string) =>
  must(
    await callItem(ctx, own.chair, { requestId: requestId(ctx), meetingId: scene.meetingId, itemId } as Parameters<
      typeof callItem
    >[2]),
  )

beforeAll(async () => {
  const made = await own.newDraft()
  const words = itemFields(ITEM, {
    type: 'decision',
    purpose: both(`${ITEM} why`),
    decision: { ...both(`${ITEM} yes`), authoritative: 'ar' },
    closed: 'Commercial confidence',
  })
  must(
    await editItem(ctx, own.secretary, { requestId: requestId(ctx), itemId: made.itemId, version: 1, fields: words }),
  )
  openItem = await makeItem(ctx, own.secretary, made.meetingId, 'Roads')
  const file = { requestId: requestId(ctx), itemId: made.itemId, paperId: null, fileName: `${ITEM}.pdf` }
  const paper = must(await attachPaper(ctx, own.secretary, file, paperBytes('helloworld-bad.pdf') as Uint8Array))
  for (const who of WATCHERS) recorders.set(who, await record(app, who, (await cookieOf(who)) ?? ''))
  const { meetingId, itemId } = made
  scene = { ...own, ...made, ...paper, draftId: meetingId, draft: { ...own.draft, ...paper } } as Scene
  must(await publish(ctx, own.secretary, meetingId))
  for (const who of WATCHERS) await rec(who).watch(scene)
  await look('before')

  must(await moveSitting(ctx, own.chair, { requestId: requestId(ctx), meetingId, act: 'sitting.open' }))
  for (const seat of ['chair', 'deputy', 'member', 'observer', 'adviser'] as const) {
    const { actor, seatId } = people[seat]
    must(await checkIn(ctx, actor, { requestId: requestId(ctx), meetingId, seatId, remote: false }))
  }
  await calls(itemId)
  const sitting = { meetingId, itemId, chair: people.chair } as never
  const voteId = await openVoteIn(ctx, sitting, { seconds: 3_600 })
  scene = { ...scene, voteId, closedVoteId: voteId }
  for (const who of ['chair', 'deputy', 'member'] as const)
    must((await castAs(ctx, people[who], own.deviceOf(who), voteId)).result)
  await vi.waitFor(() => expect(rec('member').frames()).toContain(voteId), { timeout: 60_000 })
  await new Promise((resolve) => setTimeout(resolve, 500))
  await look('during')
  await closeVoteIn(ctx, sitting, voteId)
  await calls(openItem)
  must(await moveSitting(ctx, own.chair, { requestId: requestId(ctx), meetingId, act: 'sitting.adjourn' }))
  await new Promise((resolve) => setTimeout(resolve, 500))
  await look('after')
}, 900_000)

afterAll(() => {
  for (const recorder of recorders.values()) recorder.stop()
})

describe.each(['before', 'during', 'after'])('%s the closed part', (when) => {
  test('its words are where they belong, so that looking for them means something', () => {
    expect(seen(when, 'member', [ITEM])).toEqual(expect.arrayContaining(['pack.tsx loader', 'sitting.tsx loader']))
    // The page of the ledger itself shows the newest entries only.
    expect(seen(when, 'secretary', [ITEM])).toContain('ledger-export.tsx loader')
  })

  test.each(OUTSIDE)('neither the item nor its paper nor its vote reaches %s anywhere', (who) => {
    const marks = [ITEM, scene.itemId, scene.paperId, scene.versionId as VersionId]
    // Which items an agenda has is in its own entry, with their numbers: ids say nothing.
    const text = (door: string) => !/^ledger/.test(door)
    expect(seen(when, who, [ITEM, scene.paperId, scene.versionId])).toEqual([])
    expect(seen(when, who, marks).filter(text)).toEqual([])
    if (when !== 'before') expect(seen(when, who, [scene.voteId]).filter(text)).toEqual([])
  })
})

test('whoever is outside is told that there is a closed item, by its number', () => {
  const pack = places.get('before observer')?.find(({ door }) => door === 'pack.tsx loader')?.text ?? ''
  expect(pack).toContain('"shut"')
})
