// A minister's line loses every third packet: pictures are put away by themselves, with a word, and voices stay. When the line is good
// again the pictures come back, and nobody has pressed anything. A busy device alone puts nothing away.
import { admit, askToJoin, cableOf, dockOf, framesAt, pictureFlows, smallCamera, waits } from '../call/in-call.ts'
import { withCabinet } from '../support/cabinet.ts'
import { expect, test } from './support/story.ts'

/** Nine seconds until pictures go, eighteen until they return, and what a loaded machine adds. */
const PATIENCE = { timeout: 120_000 }

test('pictures go with a poor line and come back with a good one', async ({ enter, majlis, t }) => {
  const { meetingId } = await withCabinet(majlis, async (cabinet) => {
    const made = await cabinet.circulate([], 'virtual')
    await cabinet.openSitting(made.meetingId, ['salma'])
    return made
  })
  const [nasser, salma] = [await enter('nasser', { width: 1280, height: 800 }), await enter('salma')]
  for (const person of [nasser, salma]) await smallCamera(person)
  const cable = await cableOf(salma)
  await askToJoin(nasser, `/m/${meetingId}/console`, t)
  await askToJoin(salma, `/m/${meetingId}/sitting`, t)
  await waits(salma, t)
  await admit(nasser, t, /Salma|سلمى/)
  for (const person of [nasser, salma]) await pictureFlows(person, 1)

  // ── Every third packet lost: sound only
  await cable.lose(35)
  const told = dockOf(salma.page, t).getByText(t('call:state.lean_by_itself'))
  await expect(told).toBeVisible(PATIENCE)
  await expect.poll(async () => Object.keys(await framesAt(salma.page)).length, PATIENCE).toBe(0)
  await expect.poll(async () => Object.keys(await framesAt(nasser.page)).length, PATIENCE).toBe(0)

  // ── Good again: pictures by themselves
  await cable.mend()
  await expect(told).toHaveCount(0, PATIENCE)
  for (const person of [nasser, salma]) await pictureFlows(person, 1)
})
