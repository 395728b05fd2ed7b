// A vote with everything a rule may ask for: names are called one after another, a vote against gives its reason, a ballot is
// changed before the close, and the chair breaks the tie.
import type { TFunction } from 'i18next'
import { withCabinet } from '../support/cabinet.ts'
import { checkIn } from './support/sit.ts'
import { axeClean, expect, type Person, test } from './support/story.ts'

test('names are called, reasons given, a vote changed, and the chair breaks the tie', async ({ enter, majlis, t }) => {
  const [salma, nasser] = [await enter('salma'), await enter('nasser')]
  const { meeting, rule } = await withCabinet(majlis, async (cabinet) => {
    const circulated = await cabinet.circulate()
    await cabinet.openSitting(circulated.meetingId, ['salma', 'nasser'])
    const form = { form: 'roll_call', reasons: 'against', change: 'until_close', tie: 'chair_casting_vote' } as const
    return { meeting: circulated, rule: await cabinet.adoptRule(form) }
  })
  for (const person of [salma, nasser]) await checkIn(person, meeting.meetingId, t)
  const vote = await withCabinet(majlis, (cabinet) => cabinet.openVote(meeting, rule))

  // ── Nobody votes before the name is called
  await salma.go(`/v/${vote}`)
  await expect(salma.page.getByText(t('ballots:why.not_called'))).toBeVisible()
  await axeClean(salma.page)
  await nasser.go(`/m/${meeting.meetingId}/console`)
  await callEverybody(nasser, t)
  await axeClean(nasser.page)

  // ── Against asks for a reason; then the vote is changed, and the receipt is of the last
  const against = t('parts:mark.against')
  await salma.page
    .getByRole('region', { name: t('ballots:ask.region') })
    .getByRole('button', { name: against, exact: true })
    .click()
  const cast = salma.page.getByRole('button', { name: t('ballots:confirm.cast', { choice: against }) })
  await cast.click()
  await expect(salma.page.getByText(t('ballots:confirm.reason_missing'))).toBeVisible()
  await axeClean(salma.page)
  await salma.page.getByLabel(t('ballots:confirm.reason')).fill('التكلفة أعلى من التقدير.')
  await cast.click()
  await expect(salma.page.getByText(t('ballots:receipt.title'))).toBeVisible()
  await salma.page.getByRole('button', { name: t('ballots:change.again') }).click()
  await expect(salma.page.getByRole('heading', { name: t('ballots:change.title') })).toBeVisible()
  await choose(salma, t, 'for')
  await expect(salma.page.locator('.rc-choice')).toContainText(t('parts:mark.for'))

  // ── The chair votes against, closes, and breaks the tie
  await nasser.go(`/v/${vote}`)
  await choose(nasser, t, 'against', 'A reason of the chair')
  await withCabinet(majlis, (cabinet) => cabinet.closeVote(vote))
  await nasser.go(`/v/${vote}/result`)
  await expect(nasser.page.getByRole('heading', { name: t('ballots:verdict.tied') })).toBeVisible()
  await axeClean(nasser.page)
  await nasser.page.getByRole('button', { name: t('ballots:casting_vote.yes') }).click()
  await nasser.page.getByRole('button', { name: t('ballots:confirm.cast', { choice: t('parts:mark.for') }) }).click()
  await expect(nasser.page.getByRole('heading', { name: t('ballots:verdict.carried') })).toBeVisible()
  await expect(nasser.page.getByText(t('ballots:casting_vote.title'))).toHaveCount(0)
  await nasser.page
    .getByText(/A reason of the chair/)
    .first()
    .waitFor({ state: 'attached' })
  await axeClean(nasser.page)
})

async function callEverybody({ page }: Person, t: TFunction): Promise<void> {
  const [before] = t('live:roll.call', { name: '§' }).split('§')
  const next = page.getByRole('button', { name: new RegExp(`^${before?.replace(/\u2068/g, '').trim()}`) })
  const all = page.getByText(t('live:roll.all'))
  await expect(next).toBeVisible()
  while (!(await all.isVisible())) {
    const name = await next.textContent()
    await next.click()
    await expect(next.filter({ hasText: name ?? '' })).toHaveCount(0)
    await expect(next.or(all).first()).toBeVisible()
  }
}

async function choose({ page }: Person, t: TFunction, mark: 'for' | 'against', reason?: string): Promise<void> {
  const word = t(`parts:mark.${mark}`)
  await page
    .getByRole('region', { name: t('ballots:ask.region') })
    .getByRole('button', { name: word, exact: true })
    .click()
  if (reason) await page.getByLabel(t('ballots:confirm.reason')).fill(reason)
  await page.getByRole('button', { name: t('ballots:confirm.cast', { choice: word }) }).click()
  await expect(page.getByText(t('ballots:receipt.title'))).toBeVisible()
}
