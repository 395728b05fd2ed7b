// A member who will be away lets another vote for her seat. In the sitting he signs two ballots by one gesture of his passkey, with
// different choices; a second proxy comes to nothing, for its member came. The result says who voted for whom, and the proxy is
// withdrawn after.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import type { TFunction } from 'i18next'
import { withCabinet } from '../support/cabinet.ts'
import { giveAuthenticator } from './support/authenticator.ts'
import { checkIn } from './support/sit.ts'
import { axeClean, expect, type Person, runCli, test } from './support/story.ts'

test('proxies are given and recorded, cast by one gesture, shown, and withdrawn', async ({
  enter,
  majlis,
  expected,
  language,
  t,
}) => {
  const { meeting, names } = await withCabinet(majlis, async (cabinet) => {
    const circulated = await cabinet.circulate()
    const nameOf = (username: string) => cabinet.named(username).actor.name[language]
    return { meeting: circulated, names: { laila: nameOf('laila'), hamad: nameOf('hamad'), salma: nameOf('salma') } }
  })
  const [salma, laila, amina] = [await enter('salma'), await enter('laila'), await enter('amina')]

  // ── Laila will be away: she finds the page from the body's, and lets Salma vote for her
  await laila.go('/b/cabinet')
  await laila.page.getByRole('link', { name: t('meetings:body.proxies'), exact: true }).click()
  await expect(laila.page.getByText(t('proxies:none_yours'))).toBeVisible()
  await axeClean(laila.page)
  await laila.page.getByRole('button', { name: t('proxies:give'), exact: true }).click()
  await choosePerson(laila.page, t, names.salma)
  await axeClean(laila.page)
  await laila.page.getByRole('button', { name: t('proxies:form.submit_give'), exact: true }).click()
  await expect(laila.page.getByText(t('proxies:given'))).toBeVisible()
  await expect(laila.page.getByText(t('proxies:mine.given'))).toBeVisible()

  // ── Amina records Hamad's, which came on paper
  await amina.go('/b/cabinet/proxies')
  await amina.page.getByRole('button', { name: t('proxies:record') }).click()
  await choose(amina.page, t('proxies:form.from'), names.hamad)
  await choosePerson(amina.page, t, names.salma)
  await amina.page.getByRole('button', { name: t('proxies:form.submit_record'), exact: true }).click()
  await expect(amina.page.locator('.proxy-rows li')).toHaveCount(2)
  await axeClean(amina.page)

  // ── Salma is told of both, and reads who she votes for
  await salma.go('/notices')
  for (const name of [names.laila, names.hamad])
    await expect(salma.page.getByText(plain(t('home:notice.proxy_given', { name })))).toBeVisible()
  await axeClean(salma.page)
  await salma.go('/b/cabinet/proxies')
  await expect(salma.page.getByText(t('proxies:mine.held'))).toHaveCount(2)

  // ── In the sitting: a rule by which a member votes for two others
  await giveAuthenticator(salma)
  const rule = await withCabinet(majlis, async (cabinet) => {
    await cabinet.openSitting(meeting.meetingId, ['salma', 'laila', 'hamad'])
    return cabinet.adoptRule({ proxies: { max: '2', same_bloc: false }, reasons: 'against' })
  })
  const hamad = await enter('hamad')
  await checkIn(hamad, meeting.meetingId, t)
  await salma.go(`/m/${meeting.meetingId}/sitting`)
  await salma.page.getByRole('button', { name: t('live:check_in.room') }).click()
  await salma.page.getByRole('button', { name: t('ballots:device.passkey') }).click()
  await expect(salma.page.getByText(t('ballots:device.ready')).first()).toBeVisible()
  const vote = await withCabinet(majlis, (cabinet) => cabinet.openVote(meeting, rule))

  // ── Three seats on one sheet; she chooses for each, with a reason where one is asked
  await salma.go(`/v/${vote}`)
  const { page } = salma
  await expect(page.getByText(t('ballots:seats.count', { count: 3 }))).toBeVisible()
  await axeClean(page)
  await page.getByRole('button', { name: t('ballots:seats.each') }).click()
  const answers = ['for', 'against', 'for'] as const
  for (const [at, mark] of answers.entries())
    await page
      .locator('.seat-choice')
      .nth(at)
      .getByText(t(`parts:mark.${mark}`), { exact: true })
      .click()
  await axeClean(page)

  // ── Meanwhile Hamad, who came after all, votes himself
  await hamad.go(`/v/${vote}`)
  await hamad.page.getByRole('button', { name: t('parts:mark.abstain'), exact: true }).click()
  await hamad.page.getByRole('button', { name: t('ballots:confirm.cast', { choice: t('parts:mark.abstain') }) }).click()
  await expect(hamad.page.getByText(t('ballots:receipt.title'))).toBeVisible()

  // ── One gesture; what was chosen for Hamad comes to nothing, or is not even asked for any more
  const asked = await countGestures(page)
  await page.getByRole('button', { name: t('ballots:seats.go_on') }).click()
  await page.getByLabel(new RegExp(t('ballots:confirm.reason'))).fill('التكلفة أعلى من التقدير.')
  await axeClean(page)
  expected.push('status of 409')
  await page.locator('.vc-two .btn').last().click()
  await expect(page.getByText(t('ballots:receipt.title'))).toHaveCount(2)
  expect(await asked()).toBe(1)
  await expect(page.locator('.rc-choice', { hasText: names.laila })).toContainText(t('parts:mark.against'))
  await expect(page.locator('.rc-choice', { hasNotText: names.laila })).toContainText(t('parts:mark.for'))
  await expect(page.getByText(t('ballots:seats.holder_voted'))).toBeVisible()
  await axeClean(page)

  // ── Laila, away, keeps the receipt of what was cast for her
  await laila.go(`/v/${vote}`)
  await expect(laila.page.locator('.rc-choice')).toContainText(t('ballots:seats.cast_by'))
  await expect(laila.page.locator('.rc-choice')).toContainText(names.salma)

  // ── The result says who voted for whom
  await withCabinet(majlis, (cabinet) => cabinet.closeVote(vote))
  await salma.go(`/v/${vote}/result`)
  await page.locator('.roll-call summary').click()
  const row = page.locator('.roll-call tr').filter({ has: page.getByRole('rowheader', { name: names.laila }) })
  await expect(row).toContainText(t('ballots:names.by_proxy'))
  await expect(row).toContainText(names.salma)
  await expect(page.locator('.roll-call .by-proxy')).toHaveCount(1)
  await axeClean(page)

  // ── Laila withdraws hers, Salma is told, and the bundle verifies by itself
  await laila.go('/b/cabinet/proxies')
  await laila.page.getByRole('button', { name: plain(t('proxies:withdraw')) }).click()
  await expect(laila.page.getByText(t('proxies:ended'))).toBeVisible()
  await expect(laila.page.getByText(t('proxies:none_yours'))).toBeVisible()
  await salma.go('/notices')
  await expect(page.getByText(plain(t('home:notice.proxy_ended', { name: names.laila })))).toBeVisible()
  const bundle = join(mkdtempSync(join(tmpdir(), 'majlis-proxies-')), 'cabinet.tar')
  expect(runCli(majlis, 'export', 'cabinet', bundle).status).toBe(0)
  const verified = runCli(majlis, 'verify', bundle, '--json')
  expect(verified.status, verified.stdout).toBe(0)
  const report = JSON.parse(verified.stdout)
  expect(report.summary).toMatchObject({ verdict: 'clean', errors: 0 })
  const told = report.votes.find((each: { vote: string }) => each.vote === vote)
  expect(told.ballots).toMatchObject({ cast: 3, accepted: 3, levels: { A: 2, C: 1 } })
})

/** Names stand between marks that isolate their direction; what is looked for need not have them in the same places. */
const plain = (words: string): RegExp =>
  new RegExp(words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/[\u2066-\u2069]/g, '[\\u2066-\\u2069]?'))

async function choose(page: Page, label: string, name: string): Promise<void> {
  await page.getByRole('button', { name: label }).click()
  await page.getByRole('option', { name }).click()
}

const choosePerson = (page: Page, t: TFunction, name: string) => choose(page, t('proxies:form.to'), name)

/** How often the passkey is asked from now on. */
async function countGestures(page: Person['page']): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const get = navigator.credentials.get.bind(navigator.credentials)
    const counted = window as unknown as { gestures: number }
    counted.gestures = 0
    navigator.credentials.get = (question) => {
      counted.gestures += 1
      return get(question)
    }
  })
  return () => page.evaluate(() => (window as unknown as { gestures: number }).gestures)
}
