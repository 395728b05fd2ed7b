// The secretary sets a clearance and an exclusion, looks at who would see what, and publishes. A minister reads half of a
// confidential paper and says of another that she has read it; the secretary sees who has not and reminds; another minister is
// told. What the first one opened is a record that she reads, and once its hour is sealed, checks.
import { sealRecords } from '../../server/access-records/seal-records.ts'
import { attachPaper } from '../../server/documents/attach-paper.ts'
import { makeItem, makeMeeting } from '../support/agenda.ts'
import { must, requestId } from '../support/body.ts'
import { withCabinet } from '../support/cabinet.ts'
import { paperBytes } from '../support/papers.ts'
import { inkOnPage } from './support/read-together.ts'
import { axeClean, expect, test } from './support/story.ts'

const HOURS_MS = 2 * 3_600_000

test('papers are read, acknowledged and reminded of, and what is restricted leaves a record', async ({
  enter,
  majlis,
  t,
  language,
}) => {
  const titles = { secret: { ar: 'خطة سرية', en: 'Confidential plan' }, open: { ar: 'مذكرة عامة', en: 'Open memo' } }
  const { meetingId } = await withCabinet(majlis, async ({ ctx, named }) => {
    const { actor, bodyId } = named('amina')
    const made = await makeMeeting(ctx, actor, bodyId)
    for (const [key, classification] of [
      ['secret', 'confidential'],
      ['open', 'internal'],
    ] as const) {
      const itemId = await makeItem(ctx, actor, made, titles[key].en, { classification, title: titles[key] })
      const input = { requestId: requestId(ctx), itemId, paperId: null, fileName: `${key}.pdf`, title: titles[key] }
      must(await attachPaper(ctx, actor, input, paperBytes('memo-digital-government-v1.pdf') as Uint8Array))
    }
    return { meetingId: made }
  })
  const n = (value: number) => (language === 'ar' ? value.toLocaleString('ar-EG') : String(value))
  const nameOf = (ar: RegExp, en: RegExp) => (language === 'ar' ? ar : en)
  const SAMI = nameOf(/سامي/, /Sami/)
  const HUDA = nameOf(/هدى/, /Huda/)
  const SALMA = nameOf(/سلمى/, /Salma/)
  const amina = await enter('amina', { width: 1440, height: 900 })
  const { page } = amina

  // ── A clearance on the body's page
  await amina.go('/b/cabinet')
  await page.getByRole('link', { name: t('meetings:body.access') }).click()
  const row = page.getByRole('listitem').filter({ hasText: SAMI })
  await row.getByRole('button').click()
  await page.getByRole('option', { name: t('reading:clearance.level.internal') }).click()
  await expect(row.getByRole('button')).toContainText(t('reading:clearance.level.internal'))
  await axeClean(page)

  // ── The matrix, before anybody was told: what is above the clearance is hidden; an exclusion with its reason
  await amina.go(`/m/${meetingId}/access`)
  const items = page.getByRole('row')
  const first = items.filter({ hasText: titles.secret[language] })
  await expect(first.getByText(t('access:reason.classification'))).toHaveCount(1)
  const second = items.filter({ hasText: titles.open[language] })
  await second.getByRole('button', { name: HUDA }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox').fill('Asked to stay out')
  await dialog.getByRole('button', { name: t('access:exclude.do') }).click()
  await expect(second.getByText(t('access:reason.excluded'))).toHaveCount(1)
  await axeClean(page)

  // ── Publishing shows the same
  await amina.go(`/m/${meetingId}/agenda`)
  await page
    .getByRole('button', { name: t('agenda:publish.open'), exact: true })
    .first()
    .click()
  const sheet = page.locator('[role=dialog],[role=alertdialog]')
  await expect(sheet.getByText(SAMI)).toBeVisible()
  await expect(sheet.getByText(HUDA)).toBeVisible()
  await sheet.getByRole('button').last().click()
  await expect(page.getByText(t('agenda:publish.done', { revision: 1 }))).toBeVisible()

  // ── Salma reads the first page of two, and acknowledges the other paper
  const salma = await enter('salma')
  await salma.go(`/m/${meetingId}`)
  await expect(salma.page.getByText(t('reading:recorded.on'))).toBeVisible()
  await axeClean(salma.page)
  await salma.page.getByRole('link', { name: titles.secret[language] }).click()
  await inkOnPage(salma)
  // One page in view for a moment, and the report that follows.
  const reported = (person: typeof salma) =>
    person.page.waitForResponse((response) => response.url().includes('/reading') && response.ok())
  await salma.page.waitForTimeout(2_500)
  const told = reported(salma)
  await salma.page.getByRole('button', { name: t('reading:mine.open') }).click()
  await told
  await expect(salma.page.getByText(t('reading:mine.progress', { seen: 1, count: 2 }))).toBeVisible()
  await salma.page
    .getByRole('button', { name: t('reading:mine.close'), exact: true })
    .last()
    .click()
  await salma.go(`/m/${meetingId}`)
  await salma.page.getByRole('link', { name: titles.open[language] }).click()
  await inkOnPage(salma)
  await salma.page.getByRole('button', { name: t('reading:mine.open') }).click()
  await salma.page.getByRole('button', { name: t('reading:mine.say'), exact: true }).click()
  await expect(salma.page.getByText(t('reading:mine.said'))).toBeVisible()
  await axeClean(salma.page)
  await salma.go(`/m/${meetingId}`)
  await expect(salma.page.getByText(t('reading:mine.chip'))).toBeVisible()

  // ── The item that is hidden from Sami is nowhere on his pack
  const sami = await enter('sami')
  await sami.go(`/m/${meetingId}`)
  await expect(sami.page.getByText(titles.open[language]).first()).toBeVisible()
  await expect(sami.page.locator('body')).not.toContainText(titles.secret[language])

  // ── The secretary sees who has not, and reminds one minister
  await amina.go(`/m/${meetingId}`)
  await page.getByRole('link', { name: t('meetings:pack.reading') }).click()
  const hers = page.getByRole('row').filter({ hasText: SALMA })
  await expect(hers).toContainText(t('reading:state.part', { seen: n(1), pages: n(2) }))
  await expect(hers).toContainText(t('reading:state.acknowledged'))
  await expect(page.getByRole('row').filter({ hasText: SAMI })).toContainText(t('reading:kept.classification'))
  await expect(page.getByRole('row').filter({ hasText: HUDA })).toContainText(t('reading:kept.excluded'))
  await axeClean(page)
  await page.getByText(t('reading:circulation.unopened'), { exact: true }).click()
  await expect(hers).toHaveCount(0)
  await page.getByRole('row').filter({ hasText: HUDA }).getByRole('button').click()
  await expect(dialog.getByText(t('reading:remind.gets', { count: 1 }))).toBeVisible()
  await dialog.getByRole('button', { name: t('reading:remind.send') }).click()
  await expect(page.getByText(t('reading:remind.done', { count: 1 }))).toBeVisible()
  await page.screenshot({ path: `test-results/papers-read-${language}.png` })

  // ── Who was reminded is told, and not of what is hidden from her
  const huda = await enter('huda')
  await huda.go('/notices')
  await expect(huda.page.getByText(t('home:notice.papers_unopened'))).toBeVisible()
  await expect(huda.page.locator('body')).not.toContainText(titles.open[language])

  // ── What Salma opened of the confidential paper is a record of hers; once the hour is sealed she checks it
  await salma.go('/access-records')
  const records = salma.page.getByRole('listitem').filter({ hasText: titles.secret[language] })
  await expect(records.filter({ hasText: t('records:act.opened') })).toHaveCount(1)
  await expect(records.first().getByText(t('records:unsealed'))).toBeVisible()
  await expect(salma.page.locator('main')).not.toContainText(titles.open[language])
  await withCabinet(majlis, async ({ ctx }) => {
    const later = { ...ctx, ledgerClock: (now: Date) => new Date(now.getTime() + HOURS_MS) }
    expect(await sealRecords(later)).toBe(1)
  })
  await salma.go('/access-records')
  await records
    .first()
    .getByRole('button', { name: t('records:check') })
    .click()
  await expect(records.first().getByRole('status')).toBeVisible()
  await expect(records.first().getByRole('status')).toHaveClass(/ok/)
  await axeClean(salma.page)
  await salma.page.screenshot({ path: `test-results/papers-read-records-${language}.png` })
})
