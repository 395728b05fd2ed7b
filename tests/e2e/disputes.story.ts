// A result is provisional until its window is over: a member disputes it and is answered, it becomes final by itself, members
// make statements, and a dispute that is upheld annuls the next one.
import { withCabinet } from '../support/cabinet.ts'
import { castVote, checkIn } from './support/sit.ts'
import { axeClean, expect, test } from './support/story.ts'

test('a result is disputed, answered and final; another is annulled', async ({ enter, majlis, language, t }) => {
  const [salma, amina] = [await enter('salma'), await enter('amina')]
  const meeting = await withCabinet(majlis, async (cabinet) => {
    await cabinet.letDispute(1)
    const circulated = await cabinet.circulate()
    await cabinet.openSitting(circulated.meetingId, ['salma'])
    return circulated
  })
  await checkIn(salma, meeting.meetingId, t)
  const vote = await withCabinet(majlis, (cabinet) => cabinet.openVote(meeting))
  await castVote(salma, t, 'yes')
  await withCabinet(majlis, (cabinet) => cabinet.closeVote(vote))

  // ── It may be disputed, and the member sees what stands for her seat before she does
  await salma.go(`/v/${vote}/result`)
  const pane = salma.page.getByRole('complementary', { name: t('ballots:result.working') })
  await expect(pane.locator('.provisional')).toBeVisible()
  await axeClean(salma.page)
  await salma.page.getByRole('button', { name: t('results:disputes.raise') }).click()
  const asked = salma.page.getByRole('dialog')
  await expect(asked.getByText(t('results:raise.stands'))).toContainText(t('parts:mark.for'))
  await axeClean(salma.page)
  await asked.getByText(t('results:raise.grounds.differs'), { exact: true }).click()
  await asked.getByRole('textbox').fill('اخترتُ المعارضة.')
  await asked.getByRole('button', { name: t('results:raise.submit') }).click()
  await expect(pane.getByText(t('results:standing.disputed'))).toBeVisible()
  await expect(salma.page.getByText(t('results:disputes.outcome.open'), { exact: true })).toBeVisible()

  // ── The secretary is told, and answers
  await amina.go('/')
  await amina.page.locator(`a[href="/v/${vote}/result"]`).first().click()
  await amina.page.getByRole('button', { name: t('results:disputes.settle') }).click()
  const answer = amina.page.getByRole('dialog')
  await axeClean(amina.page)
  await answer
    .locator('.choice')
    .filter({ hasText: t('results:settle.outcomes.rejected') })
    .click()
  await answer.getByRole('textbox').fill('The receipt was read in the room.')
  await answer.getByRole('button', { name: t('results:settle.submit') }).click()
  await expect(amina.page.getByText(t('results:disputes.outcome.rejected'))).toBeVisible()
  await expect(salma.page.getByText(t('results:disputes.outcome.rejected'))).toBeVisible()

  // ── She says what she has to say; and the result becomes final by itself
  await salma.page.getByRole('button', { name: t('results:statements.make') }).click()
  const saying = salma.page.getByRole('dialog')
  await saying
    .getByRole('textbox')
    .fill(language === 'ar' ? 'أوافق مع التحفّظ على المدة.' : 'For, with a reserve as to time.')
  await saying.getByRole('button', { name: t('results:statements.submit') }).click()
  await expect(
    salma.page.getByRole('region', { name: t('results:statements.title') }).getByRole('listitem'),
  ).toHaveCount(1)
  await expect(pane.getByText(t('results:standing.final'))).toBeVisible({ timeout: 90_000 })
  await expect(salma.page.getByRole('button', { name: t('results:disputes.raise') })).toHaveCount(0)
  await axeClean(salma.page)

  // ── Upheld, a dispute annuls the result, and everybody sees it
  const again = await withCabinet(majlis, async (cabinet) => {
    const opened = await cabinet.openVote(meeting)
    await cabinet.closeVote(opened)
    return opened
  })
  await salma.go(`/v/${again}/result`)
  await salma.page.getByRole('button', { name: t('results:disputes.raise') }).click()
  await asked.getByText(t('results:raise.grounds.missing'), { exact: true }).click()
  await asked.getByRole('button', { name: t('results:raise.submit') }).click()
  await expect(pane.getByText(t('results:standing.disputed'))).toBeVisible()
  await amina.go(`/v/${again}/result`)
  await amina.page.getByRole('button', { name: t('results:disputes.settle') }).click()
  await answer
    .locator('.choice')
    .filter({ hasText: t('results:settle.outcomes.upheld') })
    .click()
  await answer.getByRole('textbox').fill('The ballot was lost.')
  await answer.getByRole('button', { name: t('results:settle.submit') }).click()
  await expect(pane.getByText(t('results:standing.annulled'))).toBeVisible()
  await expect(pane.getByRole('heading', { name: t('ballots:verdict.annulled') })).toBeVisible()
  await axeClean(salma.page)
})
