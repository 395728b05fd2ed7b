// A minister annotates a paper; the secretary brings a new version of it. The secretary reads how many notes moved; the minister is
// told of the version while she reads the old one, finds her notes in it, says what becomes of the one that lost its words, and reads
// what changed.
import type { Locator } from '@playwright/test'
import { localDigits } from '../../app/i18n/numbers.ts'
import { makeLayers } from '../../server/annotations/layers.ts'
import { Copy, comment } from '../server/annotations/support.ts'
import { withCabinet } from '../support/cabinet.ts'
import { inkOnPage, openPaper, showNotes } from './support/read-together.ts'
import { axeClean, expect, hydrated, test } from './support/story.ts'

const V2 = 'tests/vectors/papers/memo-digital-government-v2.pdf'
const CHANGED = 144
const [GONE, COME] = ['وبفضل الدعم غير المحدود', 'فقرة جديدة أضيفت في النسخة الثانية']
const WORDS = { kept: 'ما مصدر هذا الرقم؟', gone: 'نسأل عن هذا الدعم قبل التصويت' }

test('a new version takes the notes along, and the one without a place waits for its author', async ({
  enter,
  majlis,
  t,
  language,
}) => {
  const { meetingId } = await withCabinet(majlis, async (cabinet) => {
    const circulated = await cabinet.circulate()
    const copy = new Copy(makeLayers(cabinet.ctx), cabinet.named('huda').actor)
    await copy.join(circulated.versionId, 'private')
    const note = (id: string, exact: string, text: string) => ({
      ...comment(id, copy.actor.personId, { text, selector: { exact, prefix: '', suffix: '' }, at: [300, 500] }),
    })
    await copy.send(() => {
      copy.write(note('note-kept', 'وتسريع وتيرة التحول الرقمي', WORDS.kept))
      copy.write(note('note-gone', 'وبفضل الدعم غير المحدود', WORDS.gone))
    })
    return circulated
  })
  const digits = (number: number) => localDigits(number, language)
  const stepOf = (at: number) => t('documents:changes.at', { at: digits(at), of: digits(7) })
  const [amina, huda] = await Promise.all([enter('amina'), enter('huda')])
  await openPaper(huda, meetingId, t)
  await expect(huda.page.getByText(WORDS.gone)).toBeVisible()

  // ── The secretary uploads the new version, and publishes it
  await amina.go(`/m/${meetingId}/agenda`)
  await amina.page
    .getByRole('button', { name: t('documents:chip.menu') })
    .first()
    .click()
  const choosing = amina.page.waitForEvent('filechooser')
  await amina.page.getByRole('menuitem', { name: t('documents:chip.new_version') }).click()
  await (await choosing).setFiles(V2)
  const line = t('documents:carried_line', {
    total: t('documents:carried_total', { count: 2 }),
    moved: t('documents:carried_moved', { count: 1 }),
    check: t('documents:carried_check', { count: 1 }),
  })
  await expect(amina.page.getByText(line).first()).toBeVisible({ timeout: 60_000 })
  const again = t('agenda:publish.open_again', { revision: '§' }).split('§')[0]?.trim()
  const checks = amina.page.getByRole('button', { name: t('agenda:checks.open') })
  const publish = amina.page.getByRole('button', { name: again }).first()
  // On a narrow screen what stands before publishing is behind a button of its own.
  if (!(await publish.isVisible())) await checks.first().click()
  await publish.click()
  const sheet = amina.page.locator('[role=dialog],[role=alertdialog]').last()
  await expect(sheet.getByText(line)).toBeVisible()
  await expect(amina.page.locator('body')).not.toContainText(WORDS.gone)
  const seen = sheet.getByRole('button', { name: t('agenda:publish.seen') })
  await expect(async () => {
    if (await seen.isVisible()) await seen.click({ timeout: 1_000 })
    await sheet.getByRole('button').last().click({ timeout: 1_000 })
  }).toPass()
  await expect(
    amina.page.getByText(t('agenda:publish.done', { revision: language === 'ar' ? '٢' : '2' })),
  ).toBeVisible()

  // ── The minister still has the old version open, and is told
  const newer = huda.page.getByText(t('documents:versions.newer'))
  await expect(newer).toBeVisible({ timeout: 30_000 })
  await huda.page
    .getByRole('link', { name: t('documents:versions.open_newer', { version: '§' }).split('§')[0]?.trim() })
    .click()
  await expect(huda.page).toHaveURL(/version=2/)
  await inkOnPage(huda)
  await showNotes(huda, t)
  await expect(huda.page.getByText(WORDS.kept)).toBeVisible()

  // ── Her tray: one note, with a picture of where it was
  const tray = huda.page.getByRole('region', { name: t('annotations:tray.region') })
  await expect(tray.getByText(t('annotations:tray.waiting', { count: 1 }))).toBeVisible()
  await tray.getByRole('button', { name: t('annotations:tray.review') }).click()
  const dialog = huda.page.getByRole('dialog')
  await expect(dialog.getByText(WORDS.gone)).toBeVisible()
  await expect(dialog.getByRole('img', { name: t('annotations:tray.picture_old') })).toBeVisible({ timeout: 30_000 })
  await expect(dialog.getByText(t('annotations:tray.none'))).toBeVisible()
  await huda.page.screenshot({ path: `test-results/revision-tray-${language}.png` })
  await dialog.getByRole('button', { name: t('annotations:tray.aside'), exact: true }).click()
  await expect(tray).toHaveCount(0)
  await expect(huda.page.getByText(WORDS.gone)).toBeVisible()
  await huda.page.screenshot({ path: `test-results/revision-reader-${language}.png` })

  // ── The old version is still there, as she left it
  await huda.page
    .getByRole('button', { name: t('documents:versions.now', { version: '§' }).split('§')[0]?.trim() })
    .click()
  await huda.page.getByRole('menuitemradio').last().click()
  await expect(huda.page).toHaveURL(/version=1/)
  await showNotes(huda, t)
  await expect(huda.page.getByText(WORDS.gone)).toBeVisible()

  // ── What changed since she read it: told in the pack and over the new version, as a text and side by side
  await huda.go(`/m/${meetingId}`)
  const changed = huda.page.getByRole('link', { name: t('documents:revised.words', { count: CHANGED }) })
  await expect(changed).toBeVisible()
  await changed.click()
  await expect(huda.page).toHaveURL(/changes\?version=2&since=1/)
  await hydrated(huda.page)
  const main = huda.page.getByRole('main')
  await expect(main.locator('del').filter({ hasText: GONE }).first()).toBeVisible()
  await expect(main.locator('ins').filter({ hasText: COME }).first()).toBeVisible()
  await expect(main.getByText(t('documents:changes.kind.moved'), { exact: true })).toBeVisible()
  await expect(main.locator('.passage p').first()).toHaveAttribute('dir', 'rtl')
  for (const { key, at } of [
    { key: 'n', at: 1 },
    { key: 'n', at: 2 },
    { key: 'n', at: 3 },
    { key: 'p', at: 2 },
  ]) {
    await huda.page.keyboard.press(key)
    await expect(huda.page.getByText(stepOf(at))).toBeVisible()
  }
  await expect(main.locator('.passage .now').first()).toBeInViewport()
  await axeClean(huda.page)
  await huda.page.screenshot({ path: `test-results/revision-changes-${language}.png` })

  await huda.page.getByRole('radio', { name: t('documents:changes.beside') }).click({ force: true })
  await expect(huda.page).toHaveURL(/look=side/)
  const desks = [1, 2].map((version) =>
    main.getByRole('region', { name: t('documents:versions.now', { version: digits(version) }) }).first(),
  )
  for (const desk of desks) {
    await expect(desk.locator('canvas').first()).toBeVisible({ timeout: 30_000 })
    await expect(desk.locator('.hit.now').first()).toBeAttached()
  }
  // To the last change, on both: they were scrolled together.
  const next = huda.page.getByRole('button', { name: t('documents:changes.next') })
  for (let at = 2; at < 7; at++) await next.click()
  await expect(huda.page.getByText(stepOf(7))).toBeVisible()
  for (const desk of desks)
    await expect.poll(() => desk.locator('.desk').evaluate((one) => one.scrollTop)).toBeGreaterThan(300)
  // And back by hand, on one alone.
  const [old, now] = desks.map((desk) => desk.locator('.desk')) as [Locator, Locator]
  await now.evaluate((one) => one.scrollTo(0, 0))
  await expect.poll(() => old.evaluate((one) => one.scrollTop)).toBe(0)
  expect(await main.locator('canvas').count()).toBeLessThanOrEqual(5)
  await axeClean(huda.page)
  await huda.page.screenshot({ path: `test-results/revision-beside-${language}.png` })

  // ── Looked at, it is not told again
  await huda.go(`/m/${meetingId}`)
  await expect(huda.page.getByRole('link', { name: /memo.digital.government/i }).first()).toBeVisible()
  await expect(changed).toHaveCount(0)
})
