import { PDFDocument } from '@cantoo/pdf-lib'
import { describe, expect, test } from 'vitest'
import { refuse } from '../../../app/rules/result.ts'
import type { PaperId, VersionId } from '../../../app/wire/ids.ts'
import { attachPaper } from '../../../server/documents/attach-paper.ts'
import { compareVersions } from '../../../server/documents/compare-versions.ts'
import { loadChanges, versionKnown } from '../../../server/documents/load-changes.ts'
import { loadReader } from '../../../server/documents/load-reader.ts'
import { markVersionKnown } from '../../../server/documents/mark-version-known.ts'
import { savePosition } from '../../../server/documents/save-position.ts'
import { declareInterest } from '../../../server/interests/declare-interest.ts'
import { loadPack } from '../../../server/meetings/load-pack.ts'
import { type Member, must, requestId } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { paperBytes } from '../../support/papers.ts'
import { attach, makePack, type Pack, publish } from './support.ts'

const ctx = await testContext()
const FILES = ['memo-digital-government-v1.pdf', 'memo-digital-government-v2.pdf'] as const

type Scene = Pack & { paperId: PaperId; versions: VersionId[]; member: Member }
async function scene(files: readonly string[] = FILES): Promise<Scene> {
  const pack = await makePack(ctx)
  const versions: VersionId[] = []
  let paperId: PaperId | undefined
  for (const file of files) {
    const attached = must(await attach(ctx, pack, file, paperId ? { paperId } : {}))
    paperId = attached.paperId
    versions.push(attached.versionId)
    await publish(ctx, pack)
  }
  return { ...pack, paperId: paperId as PaperId, versions, member: pack.members[2] as Member }
}
const asked = (at: Scene, version?: number) => ({ meetingId: at.meetingId, paperId: at.paperId, version })
const changes = (at: Scene, version: number, since: number, who = at.member) =>
  loadChanges(ctx, who.actor, { ...asked(at, version), since })
const open = async (at: Scene, version: number) =>
  must(
    await savePosition(ctx, at.member.actor, { versionId: at.versions[version - 1] as VersionId, page: 1, offset: 0 }),
  )
const inPack = async (at: Scene) =>
  must(await loadPack(ctx, at.member.actor, at.meetingId)).items.flatMap(({ papers }) => papers)[0]?.revised

describe('what changed between two versions of a paper', () => {
  test('is told by words with its places in both, and what is the same is counted', async () => {
    const at = await scene()
    const page = must(await changes(at, 2, 1))
    expect([page.old.number, page.now.number]).toEqual([1, 2])
    const { changes: told, passages, counts } = must(page.comparison)
    expect(new Set(told.map(({ kind }) => kind))).toEqual(new Set(['inserted', 'deleted', 'reworded', 'moved']))
    expect(counts.changed).toBeGreaterThan(100)
    expect(passages.filter(({ kind }) => kind === 'changed')).not.toHaveLength(0)
    for (const change of told)
      if ('new' in change) expect(change.new.parts.every(({ quads }) => quads.length > 0)).toBe(true)
  })

  test('is refused of versions that are not there, and of one with itself or with a later one', async () => {
    const at = await scene()
    for (const [version, since] of [
      [2, 2],
      [1, 2],
      [3, 1],
      [2, 7],
    ] as const)
      expect(await changes(at, version, since)).toMatchObject({ ok: false, code: 'not_found' })
  })

  test('is open to whoever may read both, and to nobody else', async () => {
    const at = await scene()
    const [outsider] = (await makePack(ctx)).members as [Member]
    expect(await changes(at, 2, 1, outsider)).toMatchObject({ ok: false, code: 'not_found' })
    const third = must(await attach(ctx, at, 'js-buttons.pdf', { paperId: at.paperId }))
    expect(third.number).toBe(3)
    expect(await changes(at, 3, 1)).toMatchObject({ ok: false, code: 'not_found' })
    expect(await loadChanges(ctx, at.secretary, { ...asked(at, 3), since: 1 })).toMatchObject({ ok: true })
    const input = { requestId: requestId(ctx), itemId: at.itemId, seatId: at.member.seatId, reason: 'A cousin bids' }
    must(await declareInterest(ctx, at.member.actor, input))
    expect(await changes(at, 2, 1)).toMatchObject({ ok: false, code: 'not_found' })
  })

  test('of a scan says which pages have no words', async () => {
    const at = await scene(['memo-digital-government-v1.pdf'])
    const file = await PDFDocument.create()
    file.addPage()
    const input = { requestId: requestId(ctx), itemId: at.itemId, paperId: at.paperId, fileName: 'scan.pdf' }
    must(await attachPaper(ctx, at.secretary, input, await file.save()))
    await publish(ctx, at)
    const page = must(await changes(at, 2, 1))
    expect(page.now.textless).toHaveLength(page.now.sizes.length)
    expect(page.old.textless).toEqual([])
  })

  test('that takes too long is refused in words, and both can be looked at all the same', async () => {
    const at = await scene()
    const slow = { ...ctx, compareTexts: async () => refuse('compare_too_slow', { seconds: '30' }) }
    const page = must(await loadChanges(slow, at.member.actor, { ...asked(at, 2), since: 1 }))
    expect(page.comparison).toEqual({ ok: false, code: 'compare_too_slow', params: { seconds: '30' } })
    expect(page.old.sizes).toHaveLength(2)
    // Nor does it keep a version out.
    const third = await attachPaper(
      slow,
      at.secretary,
      { requestId: requestId(ctx), itemId: at.itemId, paperId: at.paperId, fileName: 'third.pdf' },
      paperBytes('js-buttons.pdf') as Uint8Array,
    )
    expect(third).toMatchObject({ ok: true, value: { number: 3 } })
  })

  test('is found one at a time for one reader, whoever asks besides', async () => {
    const at = await scene()
    const running: string[] = []
    const seen: string[] = []
    const slow = (who: string) => ({
      ...ctx,
      compareTexts: async () => {
        running.push(who)
        seen.push([...running].sort().join())
        await new Promise((resolve) => setTimeout(resolve, 20))
        running.splice(running.indexOf(who), 1)
        return refuse('compare_failed')
      },
    })
    const ask = (who: string, member: Member) =>
      loadChanges(slow(who), member.actor, { ...asked(at, 2), since: 1 }).then(must)
    const [greedy, other] = [at.member, at.members[3] as Member]
    await Promise.all([...Array.from({ length: 5 }, () => ask('greedy', greedy)), ask('other', other)])
    expect(seen).toHaveLength(6)
    expect(seen).not.toContain('greedy,greedy')
  })

  test('is found two at once, and as many as are asked for in the end', async () => {
    const at = await scene()
    const [from, to] = at.versions as [VersionId, VersionId]
    const found = await Promise.all(Array.from({ length: 5 }, () => compareVersions(ctx, from, to)))
    expect(new Set(found.map((one) => must(one).counts.changed)).size).toBe(1)
  })
})

describe('what a reader is told of a revision', () => {
  test('nothing before they opened the paper, and how many words differ after, until they look', async () => {
    const at = await scene(['memo-digital-government-v1.pdf'])
    expect(await inPack(at)).toBeNull()
    await open(at, 1)
    expect(await inPack(at)).toBeNull()
    const second = must(await attach(ctx, at, FILES[1], { paperId: at.paperId }))
    at.versions.push(second.versionId)
    await publish(ctx, at)
    const { counts } = must(must(await changes(at, 2, 1)).comparison)
    const revised = { since: 1, words: counts.changed }
    expect(await inPack(at)).toEqual(revised)
    // To open the new version is not to know what is new in it.
    await open(at, 2)
    expect(must(await loadReader(ctx, at.member.actor, asked(at))).revised).toEqual(revised)
    expect(must(await versionKnown(ctx, at.member.actor, asked(at)))).toEqual({ version: 2, since: 1 })
    must(await markVersionKnown(ctx, at.member.actor, { versionId: second.versionId }))
    expect(await inPack(at)).toBeNull()
    expect(must(await loadReader(ctx, at.member.actor, asked(at))).revised).toBeNull()
    // Whoever knows it all is shown the version before.
    expect(must(await versionKnown(ctx, at.member.actor, asked(at)))).toEqual({ version: 2, since: 1 })
  })

  test('of a version that was passed over: what is other since the one they know', async () => {
    const at = await scene([...FILES, 'js-buttons.pdf'])
    await open(at, 1)
    expect(await inPack(at)).toEqual({ since: 1, words: null })
    expect(must(await versionKnown(ctx, at.member.actor, asked(at)))).toEqual({ version: 3, since: 1 })
    const { counts } = must(must(await changes(at, 3, 1)).comparison)
    expect(await inPack(at)).toEqual({ since: 1, words: counts.changed })
    must(await markVersionKnown(ctx, at.member.actor, { versionId: at.versions[1] as VersionId }))
    expect(await inPack(at)).toMatchObject({ since: 2 })
  })

  test('an older version that they look at again makes them know no less', async () => {
    const at = await scene()
    await open(at, 2)
    expect(await inPack(at)).toBeNull()
    await open(at, 1)
    must(await markVersionKnown(ctx, at.member.actor, { versionId: at.versions[0] as VersionId }))
    expect(await inPack(at)).toBeNull()
  })

  test('only whoever may read a version says that they know it', async () => {
    const at = await scene()
    const [outsider] = (await makePack(ctx)).members as [Member]
    const versionId = at.versions[1] as VersionId
    expect(await markVersionKnown(ctx, outsider.actor, { versionId })).toMatchObject({ ok: false, code: 'not_found' })
  })
})
