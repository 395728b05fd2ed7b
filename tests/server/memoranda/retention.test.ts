import { inArray } from 'drizzle-orm'
import { afterEach, expect, it } from 'vitest'
import { lodgedFile, paperPage } from '../../../db/schema/documents.ts'
import { DESTROYED_TITLE } from '../../../server/agenda/effects.ts'
import { bodyById } from '../../../server/bodies/queries.ts'
import { setRetention } from '../../../server/bodies/set-retention.ts'
import { checkBody } from '../../../server/cli/fsck.ts'
import { sweepPapers } from '../../../server/documents/sweep-papers.ts'
import { acceptMemorandum, returnMemorandum } from '../../../server/memoranda/answer-memorandum.ts'
import { fileMemorandum } from '../../../server/memoranda/file-memorandum.ts'
import { loadMemorandum } from '../../../server/memoranda/load-memorandum.ts'
import { scheduleMemorandum } from '../../../server/memoranda/schedule-memorandum.ts'
import { destroyContent } from '../../../server/retention/destroy-content.ts'
import { makeMeeting, publish } from '../../support/agenda.ts'
import { type Member, makeBody, must, SETUP } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'
import { at, fieldsOf, filed, lodge, makeUnit, placing, standing } from '../../support/memoranda.ts'

const ctx = await testContext()
afterEach(() => ctx.fixClock(null))

it('destroys a memorandum’s words and files with its item’s, and leaves who did what and when', async () => {
  ctx.fixClock(new Date('2011-03-01T08:00:00Z'))
  const { bodyId, members } = await makeBody(ctx, ['chair', 'secretary', 'member'])
  const [, { actor: secretary }] = members as [Member, Member, Member]
  const unit = await makeUnit(ctx, secretary, bodyId)
  const meetingId = await makeMeeting(ctx, secretary, bodyId, {
    startsAt: '2011-03-20T07:00:00.000Z',
    endsAt: '2011-03-20T09:00:00.000Z',
  })
  const id = await filed(ctx, unit)
  const first = (await standing(ctx, id)).fileId!
  must(await returnMemorandum(ctx, secretary, { ...(await at(ctx, id)), reason: 'Name the sum.' }))
  const fields = fieldsOf({ fileId: await lodge(ctx, unit, 'arabic-minutes-typst.pdf') })
  must(await fileMemorandum(ctx, unit.actor, { ...(await at(ctx, id)), fields, lateReason: '' }))
  must(await acceptMemorandum(ctx, secretary, { ...(await at(ctx, id)), admitLate: false, words: 'Thank you.' }))
  must(await scheduleMemorandum(ctx, secretary, { ...(await at(ctx, id)), meetingId, ...placing }))
  must(await publish(ctx, secretary, meetingId))
  ctx.fixClock(null)

  // What a unit lodged is named: neither its bytes nor its words are swept.
  await sweepPapers(ctx)
  const faults = async () =>
    (await checkBody(ctx, (await bodyById(ctx.db, bodyId))!)).faults.filter(({ severity }) => severity === 'error')
  expect(await faults()).toEqual([])

  const authority = { ar: 'نظام حفظ الوثائق، المادة ٧', en: 'Records Act, article 7' }
  must(await setRetention(ctx, SETUP, bodyId, { items: 10, papers: 10, authority }))
  must(await destroyContent(ctx, SETUP, bodyId))
  const shown = must(await loadMemorandum(ctx, unit.actor, id))
  expect(shown.versions.map(({ title, summary, decision }) => [title, summary, decision])).toEqual([
    [DESTROYED_TITLE, { ar: '', en: '' }, null],
    [DESTROYED_TITLE, { ar: '', en: '' }, null],
  ])
  expect(shown.steps.map(({ act, words }) => [act, words])).toEqual([
    ['filed', ''],
    ['returned', ''],
    ['filed', ''],
    ['accepted', ''],
    ['scheduled', ''],
  ])
  const files = [first, fields.fileId!]
  const rows = await ctx.db.select().from(lodgedFile).where(inArray(lodgedFile.id, files))
  expect(rows.map(({ blob, fileName }) => [blob, fileName])).toEqual([
    ['', ''],
    ['', ''],
  ])
  expect(await ctx.db.select().from(paperPage).where(inArray(paperPage.versionId, files))).toEqual([])
  expect(await faults()).toEqual([])
})
