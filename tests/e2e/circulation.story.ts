// A matter goes round in place of a sitting: the secretary opens a silence procedure, a minister reads it with its deadline and asks
// for a meeting instead, and the matter is on the next draft agenda.
import { prepareAgenda } from './support/prepare-agenda.ts'
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

  await salma.go(`/m/${meetingId}`)
  await salma.page.getByRole('button', { name: t('meetings:circulation.request') }).click()
  await salma.page.getByRole('textbox', { name: t('meetings:circulation.reason') }).fill(REASON)
  await axeClean(salma.page)
  await salma.page.getByRole('button', { name: t('meetings:circulation.ask') }).click()
  await expect(salma.page.getByText(REASON).first()).toBeVisible()

  await expect(async () => {
    await amina.go(`/m/${meetingId}`)
    await expect(amina.page.getByText(t('meetings:circulation.outcome.to_sitting'))).toBeVisible({ timeout: 1_000 })
  }).toPass()
  await expect(amina.page.getByText(t('meetings:state.closed')).first()).toBeVisible()
})
