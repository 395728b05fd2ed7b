// Matters go round in place of a sitting: a minister reads one with its deadline and asks, on its sheet, for a meeting instead; another
// objects to one that silence would have adopted, with a reason that is signed; and one is decided by the ballots that came.
import { withCabinet } from '../support/cabinet.ts'
import { prepareAgenda } from './support/prepare-agenda.ts'
import { prepareDevice } from './support/sit.ts'
import { axeClean, expect, test } from './support/story.ts'

const TITLES = { ar: 'إستراتيجية الموانئ', en: 'The ports strategy' }
const REASON = 'The costs are to be talked over.'

test('a circulation is opened, a minister asks for a meeting, and the matter goes to a sitting', async ({
  enter,
  language,
  t,
}) => {
  const amina = await enter('amina', { width: 1366, height: 900 })
  const { meetingId } = await prepareAgenda(amina, t, language, TITLES, 'circulation')

  await amina.go(`/m/${meetingId}`)
  const panel = amina.page.getByRole('region', { name: t('meetings:circulation.title') })
  await expect(panel.getByText(t('meetings:circulation.in_writing'))).toBeVisible()
  await axeClean(amina.page)
  await panel.getByRole('button', { name: new RegExp(t('meetings:circulation.rule')) }).click()
  const silence = { ar: /إجراء الصمت/, en: /Silence procedure/ }[language]
  await amina.page.getByRole('option', { name: silence }).click()
  await expect(panel.getByText(t('meetings:circulation.by_silence'))).toBeVisible()
  await panel.getByRole('button', { name: t('meetings:circulation.open') }).click()
  await expect(amina.page.getByText(t('meetings:state.in_circulation')).first()).toBeVisible()

  const salma = await enter('salma')
  await salma.go('/')
  await expect(salma.page.getByText(t('home:notice.circulation_opened')).first()).toBeVisible()
  await salma.go(`/m/${meetingId}`)
  await axeClean(salma.page)
  await salma.page.getByRole('link', { name: t('meetings:circulation.to_sheet') }).click()
  await expect(salma.page.getByText(t('ballots:ask.silence'))).toBeVisible()
  await axeClean(salma.page)

  await salma.page.getByRole('button', { name: t('meetings:circulation.request') }).click()
  await salma.page.getByRole('textbox', { name: t('meetings:circulation.reason') }).fill(REASON)
  await axeClean(salma.page)
  await salma.page.getByRole('button', { name: t('meetings:circulation.ask') }).click()
  await expect(salma.page.getByText(t('ballots:request.done')).first()).toBeVisible()
  await salma.go(`/m/${meetingId}`)
  await expect(salma.page.getByText(REASON).first()).toBeVisible()

  await expect(async () => {
    await amina.go(`/m/${meetingId}`)
    await expect(amina.page.getByText(t('meetings:circulation.outcome.to_sitting'))).toBeVisible({ timeout: 1_000 })
  }).toPass()
  await expect(amina.page.getByText(t('meetings:state.closed')).first()).toBeVisible()
})

test('a minister objects in a silence procedure, and the reason is signed with the objection', async ({
  enter,
  majlis,
  t,
}) => {
  const salma = await enter('salma', { width: 390, height: 844 })
  await prepareDevice(salma, t)
  const { voteId } = await withCabinet(majlis, (cabinet) => cabinet.sendRound('silence', 200_000))

  await salma.go(`/v/${voteId}`)
  await expect(salma.page.getByRole('heading', { name: t('ballots:ask.title_silence') })).toBeVisible()
  // Two days are more than a clock of hours can be read for.
  await expect(salma.page.getByRole('timer')).toHaveText(/2 days and 7 hours|يومان و٧ ساعات/)
  const answers = salma.page.getByRole('region', { name: t('ballots:ask.region') })
  await expect(answers.getByRole('button', { name: t('parts:mark.against'), exact: true })).toHaveCount(0)
  await answers.getByRole('button', { name: t('ballots:ask.object'), exact: true }).click()
  const enterIt = salma.page.getByRole('button', { name: t('ballots:confirm.object') })
  await enterIt.click()
  await expect(salma.page.getByText(t('ballots:confirm.reason_object_missing'))).toBeVisible()
  await axeClean(salma.page)
  await salma.page.getByLabel(t('ballots:confirm.reason_object')).fill(REASON)
  await enterIt.click()
  await expect(salma.page.locator('.rc-choice')).toContainText(t('parts:mark.objected'))
  await axeClean(salma.page)

  await expect(async () => {
    await salma.go(`/v/${voteId}/result`)
    await expect(salma.page.getByRole('heading', { name: t('ballots:verdict.objected') })).toBeVisible({
      timeout: 1_000,
    })
  }).toPass()
  await salma.page.getByText(REASON).first().waitFor({ state: 'attached' })
  await axeClean(salma.page)
})

test('a matter that goes round in writing is decided at its deadline by the ballots that came', async ({
  enter,
  majlis,
  t,
}) => {
  const salma = await enter('salma')
  await prepareDevice(salma, t)
  const { meetingId, voteId } = await withCabinet(majlis, async (cabinet) => {
    const cast = await cabinet.devicesOf(6, ['salma'])
    const round = await cabinet.sendRound('committee_by_circulation', 150)
    await cast(round.voteId)
    return round
  })

  // Seven of twelve: hers decides it.
  await salma.go(`/v/${voteId}`)
  const word = t('parts:mark.for')
  await salma.page
    .getByRole('region', { name: t('ballots:ask.region') })
    .getByRole('button', { name: word, exact: true })
    .click()
  await salma.page.getByRole('button', { name: t('ballots:confirm.cast', { choice: word }) }).click()
  await expect(salma.page.getByText(t('ballots:receipt.title'))).toBeVisible()
  await axeClean(salma.page)
  await salma.go(`/v/${voteId}/result`)
  await expect(salma.page.getByRole('heading', { name: t('ballots:verdict.carried') })).toBeVisible({
    timeout: 240_000,
  })
  await salma.go(`/m/${meetingId}`)
  await expect(salma.page.getByText(t('meetings:state.closed')).first()).toBeVisible()
})
