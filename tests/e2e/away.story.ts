// The server is gone: a page that is read again, a tab that is opened anew and a screen that is switched on say that they wait, in their
// reader's language, and stand where they were as soon as it is back. Nobody presses anything.
import { withCabinet } from '../support/cabinet.ts'
import { axeClean, expect, hydrated, type Person, test } from './support/story.ts'
import { pairWall } from './support/wall.ts'

/** What browsers say of a server that is not there. */
const GONE = [
  'ERR_CONNECTION_REFUSED',
  'ERR_EMPTY_RESPONSE',
  'ERR_CONNECTION_RESET',
  'WebSocket',
  'Failed to fetch',
  '503',
]

test('pages wait for the server and come back by themselves', async ({ enter, majlis, t, language, expected }) => {
  expected.push(...GONE)
  const { meetingId, paperId } = await withCabinet(majlis, async (cabinet) => {
    const made = await cabinet.circulate()
    await cabinet.openSitting(made.meetingId, [])
    return made
  })
  const salma = await enter('salma')
  const amina = await enter('amina')
  const wall = await enter(null, { width: 1280, height: 720 })
  const sitting = `/m/${meetingId}/sitting?at=here#now`
  await salma.go(sitting)
  await wall.go('/display')
  await expect(wall.page.locator('.code-digits')).toBeVisible()
  await amina.go(`/m/${meetingId}/console`)
  await pairWall(amina, wall, t, 'light')
  for (const person of [salma, wall]) await standsBy(person)

  // ── Gone: read again, opened anew, switched on
  await majlis.kill()
  await salma.page.reload()
  const opened = await salma.context.newPage()
  await opened.goto(`${majlis.origin}/m/${meetingId}/papers/${paperId}`)
  const switchedOn = await wall.context.newPage()
  await switchedOn.goto(`${majlis.origin}/display`)
  await wall.page.close()
  for (const [name, page] of Object.entries({ sitting: salma.page, paper: opened, wall: switchedOn })) {
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('offline:away.title'))
    await expect(page.locator('html')).toHaveAttribute('dir', language === 'ar' ? 'rtl' : 'ltr')
    await axeClean(page)
    await page.screenshot({ path: `test-results/away-${name}-${language}.png` })
  }
  await expect(switchedOn.getByRole('button')).toHaveCount(0)
  await salma.page.getByRole('button', { name: t('offline:away.again') }).click()
  await expect(salma.page.getByRole('heading', { level: 1 })).toHaveText(t('offline:away.title'))

  // ── Back: where they were
  await majlis.restart()
  await expect(salma.page.getByRole('heading', { name: t('offline:away.title') })).toHaveCount(0)
  await hydrated(salma.page)
  expect(salma.page.url()).toBe(majlis.origin + sitting)
  await expect(salma.page.locator('.sitting, main').first()).toBeVisible()
  await expect(opened.locator('.leaf').first()).toBeVisible()
  await expect(switchedOn.locator('.display')).toContainText(t('displays:room.met'))
  await opened.close()
})

/** What stands by was fetched after the page was whole, and knows its reader's language. */
const standsBy = ({ page }: Person) =>
  expect
    .poll(() =>
      page.evaluate(async () => {
        const active = (await navigator.serviceWorker.getRegistration())?.active
        return active?.state === 'activated' && (await caches.match('/language')) !== undefined
      }),
    )
    .toBe(true)
