// The house's media server ends in the middle of a call: everybody is told, the sitting goes on, and pictures come back by themselves
// once it is there again. A browser that was told and waits has pressed nothing.
import { setTimeout as sleep } from 'node:timers/promises'
import { admit, askToJoin, dockOf, pictureFlows, smallCamera, waits } from '../call/in-call.ts'
import { NO_JANUS, type OwnJanus, startJanus } from '../call/janus-server.ts'
import { withCabinet } from '../support/cabinet.ts'
import { expect, type Person, test as story } from './support/story.ts'

const test = story.extend<{ janus: OwnJanus | null }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads which fixtures are wanted from the pattern
  janus: async ({}, use) => {
    const janus = await startJanus()
    if (janus) process.env.MAJLIS_JANUS_URL = janus.url
    await use(janus)
    delete process.env.MAJLIS_JANUS_URL
  },
  // Majlis starts when there is a Janus to tell it of.
  majlis: async ({ janus, majlis }, use) => {
    expect(majlis.env.MAJLIS_JANUS_URL).toBe(janus?.url)
    await use(majlis)
  },
})

test('the media server is lost and comes back', async ({ janus, enter, majlis, t }) => {
  test.skip(!janus, NO_JANUS)
  let running = janus as OwnJanus
  try {
    const { meetingId } = await withCabinet(majlis, async (cabinet) => {
      const made = await cabinet.circulate([], 'virtual')
      await cabinet.openSitting(made.meetingId, ['salma', 'huda'])
      return made
    })
    const nasser = await enter('nasser', { width: 1280, height: 800 })
    const people = [nasser, await enter('salma'), await enter('huda')]
    for (const person of people) await smallCamera(person)
    await askToJoin(nasser, `/m/${meetingId}/console`, t)
    for (const person of people.slice(1)) {
      await askToJoin(person, `/m/${meetingId}/sitting`, t)
      await waits(person, t)
    }
    await admit(nasser, t, /Salma|سلمى/)
    await admit(nasser, t, /Huda|هدى/)
    for (const person of people) await pictureFlows(person, 2)

    // ── Gone: told to everybody, and no frozen face stands for a living one
    await running.stop()
    for (const { page } of people) {
      await expect(dockOf(page, t).getByText(t('call:state.cut_off'))).toBeVisible()
      await expect(dockOf(page, t).locator('video:not(.mirrored)')).toHaveCount(0)
    }
    // The sitting itself goes on.
    await nasser.page.getByRole('button', { name: t('live:control.next') }).click()
    await expect((people[1] as Person).page.getByRole('heading', { name: 'Ports' })).toBeVisible()
    await sleep(5_000)

    // ── Back: by itself
    running = (await startJanus(running.port)) as OwnJanus
    for (const person of people) {
      await expect(dockOf(person.page, t).getByText(t('call:state.cut_off'))).toHaveCount(0, { timeout: 60_000 })
      await pictureFlows(person, 2)
    }
  } finally {
    await running.stop()
  }
})
