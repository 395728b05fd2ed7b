// A minister takes a pack along: she reads and writes while the server is really gone, from a page that began without it; when it is
// back her notes are where they belong, the item she has no part in any more is gone from the tablet, and signing out leaves nothing.
import { signOutEverywhere } from '../../server/identity/end-sessions.ts'
import { withCabinet } from '../support/cabinet.ts'
import { giveAuthenticator } from './support/authenticator.ts'
import { cachedHere, everythingKept, keepByPin, openWithoutServer, unlockByPin } from './support/kept.ts'
import { inkOnPage, markPassage, openPaper, showNotes } from './support/read-together.ts'
import { axeClean, expect, hydrated, test } from './support/story.ts'

const PIN = '204-816'
const WORDS = {
  own: 'سؤالي الخاص عن الكلفة',
  shared: 'أقترح تأجيل البند إلى الجلسة القادمة',
  lost: 'My remark on the compiler',
}
/** Of the papers and the agenda: in the clear nowhere. */
const KNOWN = ['البحرين', 'JavaScript', 'Ports', 'Matter 2', '%PDF', 'memo-digital', ...Object.values(WORDS), PIN]
/** The second item's title, with whatever digits. */
const SECOND = /Matter [2٢]/
/** What pages say of a server that is not there. */
const GONE = [
  'ERR_CONNECTION_REFUSED',
  'ERR_INTERNET_DISCONNECTED',
  'ERR_EMPTY_RESPONSE',
  'ERR_CONNECTION_RESET',
  'WebSocket',
  'Failed to fetch',
  'ERR_FAILED',
]

test('a pack is read and annotated without a server, and merged on return', async ({
  enter,
  majlis,
  t,
  language,
  expected,
}) => {
  expected.push(...GONE)
  const circulated = await withCabinet(majlis, (cabinet) => cabinet.circulate(['tracemonkey.pdf']))
  const { meetingId, paperId, others } = circulated
  const second = others[0] as (typeof others)[number]
  const [huda, salma] = await Promise.all([enter('huda'), enter('salma')])
  const { page } = huda

  // ── She keeps the pack
  await huda.go(`/m/${meetingId}`)
  await page.getByRole('button', { name: t('offline:keep.open') }).click()
  await expect(page.getByRole('dialog').getByText(t('offline:list.papers', { count: 2 }))).toBeVisible()
  await axeClean(page)
  await page.screenshot({ path: `test-results/offline-keep-${language}.png` })
  await page.keyboard.press('Escape')
  await keepByPin(page, t, PIN)
  await page.screenshot({ path: `test-results/offline-kept-${language}.png` })
  const shell = await cachedHere(page)
  expect(shell.addresses.filter((path) => !/^\/(assets|pdfjs)\/|^\/(offline|icon\.svg|language)$/.test(path))).toEqual(
    [],
  )
  for (const word of KNOWN) expect(shell.documents).not.toContain(word)
  expect(shell.documents).not.toMatch(/Huda|هدى/)

  // ── The server is gone, and her tablet begins anew
  await majlis.shut()
  await openWithoutServer(page, `${majlis.origin}/m/${meetingId}`)
  await expect(page.getByText(t('offline:banner.offline'))).toBeVisible()
  await expect(page.getByText(t('offline:banner.votes'))).toBeVisible()
  await axeClean(page)
  await page.screenshot({ path: `test-results/offline-locked-${language}.png` })
  await unlockByPin(page, t, 'wrong-pin')
  await expect(page.getByText(t('offline:unlock.wrong', { count: 9 }))).toBeVisible()
  await unlockByPin(page, t, PIN)
  await expect(page.getByText(SECOND).first()).toBeVisible()
  await axeClean(page)
  await page.screenshot({ path: `test-results/offline-agenda-${language}.png` })

  // ── She reads page 3 of the long paper, finds words in it and in the other, and writes
  await page.getByRole('link', { name: /tracemonkey/i }).click()
  await inkOnPage(huda)
  await page.getByRole('button', { name: t('documents:panel.find'), exact: true }).click()
  await page.getByRole('searchbox', { name: t('documents:find.label') }).fill('recorder')
  const third = page.locator('.find > .hits button').filter({ hasText: language === 'ar' ? '/٣' : '/3' })
  await third.first().click()
  await expect(page.locator('.leaf[data-page="3"] canvas')).toBeVisible()
  await axeClean(page)
  await page.screenshot({ path: `test-results/offline-find-${language}.png` })
  await page.getByRole('searchbox', { name: t('documents:find.label') }).fill('البحرين')
  await page
    .getByRole('region', { name: t('documents:find.elsewhere') })
    .getByRole('link')
    .first()
    .click()
  await expect(page).toHaveURL(new RegExp(paperId))
  await inkOnPage(huda)
  await showNotes(huda, t)
  await markPassage(huda, t, { text: WORDS.own, shared: false })
  await markPassage(huda, t, { text: WORDS.shared, shared: true })
  await expect(page.getByText(t('annotations:state.offline_device'))).toBeVisible()
  await axeClean(page)
  await page.screenshot({ path: `test-results/offline-reader-${language}.png` })

  // ── The page is closed and begins anew: what she wrote is still there, and nothing of it can be read on the disk
  const address = `${majlis.origin}/m/${meetingId}/papers/${second.paperId}`
  await openWithoutServer(page, address)
  await page.reload()
  await hydrated(page)
  await unlockByPin(page, t, PIN)
  // Where she stopped, and not where the paper begins.
  await expect(page.locator('.leaf[data-page="3"] canvas')).toBeVisible()
  await openWithoutServer(page, `${address}?page=1`)
  await page.reload()
  await hydrated(page)
  await unlockByPin(page, t, PIN)
  await inkOnPage(huda)
  await showNotes(huda, t)
  await markPassage(huda, t, { text: WORDS.lost, shared: true })
  await openWithoutServer(page, `${majlis.origin}/m/${meetingId}/papers/${paperId}`)
  await page.reload()
  await hydrated(page)
  const disk = await everythingKept(page)
  expect(disk.records).toBeGreaterThan(10)
  expect(disk.text).toContain('[key that stays here]')
  expect(disk.text).not.toContain('[key that can be read out]')
  for (const word of KNOWN) expect(disk.text, word).not.toContain(word)
  await unlockByPin(page, t, PIN)
  await inkOnPage(huda)
  await showNotes(huda, t)
  await expect(page.getByText(WORDS.own)).toBeVisible()
  await expect(page.getByText(WORDS.shared)).toBeVisible()

  // ── Meanwhile she is recused from the second item; then the server is back
  await withCabinet(majlis, (cabinet) => cabinet.recuse('huda', second.itemId))
  await majlis.restart()
  await openPaper(salma, meetingId, t)
  await expect(salma.page.getByText(WORDS.shared)).toBeVisible({ timeout: 60_000 })
  await expect(salma.page.getByText(WORDS.own)).toHaveCount(0)
  await page.goto(`${majlis.origin}/offline`)
  await hydrated(page)
  await unlockByPin(page, t, PIN)
  await expect(page.getByText(t('offline:banner.all_sent'))).toBeVisible({ timeout: 60_000 })
  await page.locator('.kept-packs a').first().click()
  await expect(page.getByRole('link', { name: /memo.digital/i })).toBeVisible()
  await expect(page.getByText(SECOND)).toHaveCount(0)
  expect((await everythingKept(page)).text).not.toContain(second.versionId)

  // ── What she wrote on it is hers alone
  await huda.go('/notes/aside')
  await expect(page.getByText(WORDS.lost)).toBeVisible()
  await expect(page.getByText(t('offline:aside.unknown'))).toBeVisible()
  await axeClean(page)
  await page.screenshot({ path: `test-results/offline-aside-${language}.png` })
  await salma.go('/notes/aside')
  await expect(salma.page.getByText(t('offline:aside.none'))).toBeVisible()
  await salma.go(`/m/${meetingId}/papers/${second.paperId}`)
  await inkOnPage(salma)
  await showNotes(salma, t)
  await expect(salma.page.getByText(WORDS.lost)).toHaveCount(0)
  await huda.go(`/m/${meetingId}/papers/${paperId}`)
  await inkOnPage(huda)
  await showNotes(huda, t)
  await expect(page.getByText(WORDS.own)).toBeVisible()

  // ── Signing out leaves nothing
  await huda.go('/')
  await page.locator('.person-button').click()
  await page.getByRole('menuitem', { name: t('shell:person.sign_out') }).click()
  await expect(page).toHaveURL(/sign-in/)
  expect((await everythingKept(page)).databases).not.toContain('majlis-kept')
  expect(await cachedHere(page)).toEqual({ addresses: [], documents: '', workers: 0 })
  expect(await page.evaluate(() => localStorage.getItem('majlis.kept'))).toBeNull()
})

test('a passkey opens what is kept, what was not sent is named at sign-out, and a session ended elsewhere takes it', async ({
  enter,
  majlis,
  t,
  expected,
}) => {
  expected.push(...GONE)
  const { meetingId, paperId } = await withCabinet(majlis, (cabinet) => cabinet.circulate())
  const [salma, huda] = await Promise.all([enter('salma'), enter('huda')])
  const { page } = salma
  await giveAuthenticator(salma, { prf: true })
  await salma.go(`/m/${meetingId}`)
  await page.getByRole('button', { name: t('offline:keep.open') }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('offline:keep.by_passkey') })
    .click()
  await expect(page.getByRole('link', { name: t('offline:keep.read') })).toBeVisible({ timeout: 60_000 })
  await majlis.shut()
  await openWithoutServer(page, `${majlis.origin}/m/${meetingId}/papers/${paperId}`)
  await page.getByRole('button', { name: t('offline:unlock.passkey') }).click()
  await inkOnPage(salma)

  // ── Another, whose notes were not sent, is told so before she signs out, and sends them first
  await majlis.restart()
  await huda.go(`/m/${meetingId}`)
  await keepByPin(huda.page, t, PIN)
  await majlis.shut()
  await openWithoutServer(huda.page, `${majlis.origin}/m/${meetingId}/papers/${paperId}`)
  await unlockByPin(huda.page, t, PIN)
  await inkOnPage(huda)
  await showNotes(huda, t)
  await markPassage(huda, t, { text: WORDS.shared, shared: true })
  await huda.page.goto('about:blank')
  await withCabinet(majlis, ({ ctx, named }) => signOutEverywhere(ctx, named('salma').actor.personId))
  await majlis.restart()
  await huda.go('/')
  await huda.page.locator('.person-button').click()
  await huda.page.getByRole('menuitem', { name: t('shell:person.sign_out') }).click()
  const ask = huda.page.getByRole('alertdialog')
  await expect(ask.getByText(t('offline:sign_out.count', { count: 1 }))).toBeVisible()
  await axeClean(huda.page)
  await ask.getByLabel(t('offline:unlock.pin')).fill(PIN)
  await ask.getByRole('button', { name: t('offline:sign_out.send') }).click()
  await expect(huda.page).toHaveURL(/sign-in/, { timeout: 60_000 })
  expect((await everythingKept(huda.page)).databases).not.toContain('majlis-kept')
  const nasser = await enter('nasser')
  await openPaper(nasser, meetingId, t)
  await expect(nasser.page.getByText(WORDS.shared)).toBeVisible()

  // ── The session that was ended elsewhere: nothing is left when the tablet is back
  await page.goto(`${majlis.origin}/sign-in`)
  await expect.poll(async () => (await everythingKept(page)).text, { timeout: 30_000 }).not.toContain(meetingId)
})
