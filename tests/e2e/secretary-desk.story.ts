// A secretary has a word processor's agenda of twenty items and thirty papers: she pastes, drops, accepts, writes the two decisions and
// publishes, in fewer than sixty acts of her hands.
import { numberItems } from '../../app/rules/agenda.ts'
import type { MeetingId } from '../../app/wire/ids.ts'
import { draftItems } from '../../server/agenda/queries.ts'
import { papersOf } from '../../server/documents/queries.ts'
import { withCabinet } from '../support/cabinet.ts'
import {
  dropPapers,
  handsOf,
  newSitting,
  pasteAgenda,
  publish,
  takeBackAndAgain,
  writeDecision,
} from './support/desk.ts'
import { axeClean, expect, test } from './support/story.ts'
import { AGENDA, thirtyPapers, wordClipboard } from './support/word-agenda.ts'

const FEWER_THAN = 60

test('twenty items are pasted and thirty files dropped, and all of it stands where it belongs', async ({
  enter,
  majlis,
  t,
  language,
}) => {
  const amina = await enter('amina', { width: 1440, height: 900 })
  const meetingId = (await newSitting(amina, t)) as MeetingId
  const hands = handsOf(amina)
  const papers = thirtyPapers()

  await pasteAgenda(hands, t, language, wordClipboard())
  await takeBackAndAgain(hands)
  await axeClean(amina.page)
  await dropPapers(hands, t, papers)
  for (const { ar, en, tail } of AGENDA)
    if (tail?.includes('decision')) await writeDecision(hands, t, { ar, en }, language)
  await publish(hands, t)

  const acts = hands.count()
  console.info(
    `The secretary's agenda of ${AGENDA.length} items and ${papers.length} files took ${acts} acts (${language}).`,
  )
  expect(acts).toBeLessThan(FEWER_THAN)

  await withCabinet(majlis, async ({ ctx }) => {
    const items = numberItems(await draftItems(ctx.db, meetingId))
    expect(items.map(({ number, item }) => [number, item.title.ar, item.title.en])).toEqual(
      AGENDA.map(({ mark, ar, en }) => [mark, ar, en]),
    )
    expect(items.filter(({ item }) => item.type === 'decision').map(({ number }) => number)).toEqual(['2', '8'])
    expect(items.map(({ item }) => item.minutes).slice(0, 3)).toEqual([5, 20, 10])
    const there = await papersOf(
      ctx.db,
      items.map(({ item }) => item.id),
      { draft: false },
    )
    const placed = there.map(({ itemId, version }) => [
      version.fileName,
      items.find(({ item }) => item.id === itemId)?.number,
    ])
    expect(new Map(placed as [string, string][])).toEqual(new Map(papers.map(({ name, item }) => [name, item])))
  })
})
