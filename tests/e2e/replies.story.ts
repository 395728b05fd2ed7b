// Ministers answer an invitation at home, in the pack and on its own page; the secretary enters what one said by telephone and
// reminds the rest; the quorum at risk is said in the builder and on the console; another day asks everybody again.
import { withCabinet } from '../support/cabinet.ts'
import { answerInvitation, recordByTelephone } from './support/replies.ts'
import { axeClean, expect, test } from './support/story.ts'

test('an invitation is answered, counted, reminded of, and asked again for another day', async ({
  enter,
  majlis,
  language,
  t,
}) => {
  const { meetingId, names } = await withCabinet(majlis, async (cabinet) => {
    const circulated = await cabinet.circulate([], 'hybrid')
    const nameOf = (username: string) => cabinet.named(username).actor.name[language]
    return { ...circulated, names: { hamad: nameOf('hamad'), laila: nameOf('laila'), salma: nameOf('salma') } }
  })
  const [salma, laila, amina] = [
    await enter('salma'),
    await enter('laila', { width: 390, height: 844 }),
    await enter('amina', { width: 1440, height: 900 }),
  ]

  // ── Salma comes from afar, and says so in the pack; Laila, on her telephone, cannot come, and says why
  await answerInvitation(salma, `/m/${meetingId}`, t, 'remote')
  await axeClean(salma.page)
  await answerInvitation(laila, `/m/${meetingId}/reply`, t, 'absent')
  await laila.page.getByLabel(t('replies:reason')).fill('في مهمة رسمية')
  await laila.page.getByRole('button', { name: t('replies:reason_save') }).click()
  await expect(laila.page.getByRole('button', { name: t('replies:reason_save') })).toHaveCount(0)
  await axeClean(laila.page)
  await expect(laila.page.getByRole('heading', { name: t('replies:all') })).toHaveCount(0)

  // ── Amina reads who answered what, and enters what Hamad said by telephone
  await amina.go(`/m/${meetingId}/reply`)
  await expect(amina.page.locator('.reply-rows li').filter({ hasText: names.laila })).toContainText('في مهمة رسمية')
  await recordByTelephone(amina, names.hamad, t, 'absent')
  await axeClean(amina.page)
  await amina.page.getByRole('button', { name: t('replies:remind') }).click()
  await expect(amina.page.getByText(t('replies:reminded'))).toBeVisible()
  await amina.page.getByRole('button', { name: t('replies:remind') }).click()
  await expect(amina.page.getByText(t('errors:reminded_lately', { hours: '' }).slice(0, 20))).toBeVisible()

  // ── Whoever has not answered is led there by the reminder, and changes her mind at home
  const maryam = await enter('maryam')
  await maryam.go('/notices')
  await maryam.page.getByRole('link', { name: t('home:notice.reply_awaited') }).click()
  await answerInvitation(maryam, `/m/${meetingId}/reply`, t, 'in_person')

  // ── Enough decline that the quorum is at risk: the builder and the console say it
  await withCabinet(majlis, async (cabinet) => {
    for (const username of ['abdulla', 'sami', 'yousif']) await cabinet.answer(username, meetingId, 'absent')
  })
  const risk = t('replies:outlook.at_risk', { count: 5 })
  await amina.go(`/m/${meetingId}/agenda`)
  await expect(amina.page.getByText(risk)).toBeVisible()
  await axeClean(amina.page)
  await amina.go(`/m/${meetingId}/console`)
  await expect(amina.page.getByText(risk)).toBeVisible()
  await axeClean(amina.page)

  // ── Another day: what was said is kept as said before the change, and asked again
  await withCabinet(majlis, (cabinet) => cabinet.moveDay(meetingId))
  await salma.go(`/m/${meetingId}/reply`)
  await expect(salma.page.getByText(t('replies:asked_again', { answer: t('replies:answer.remote') }))).toBeVisible()
  await answerInvitation(salma, `/m/${meetingId}/reply`, t, 'in_person')
  await amina.go(`/m/${meetingId}/reply`)
  await expect(
    amina.page.getByText(t('replies:before_change', { answer: t('replies:answer.absent') })).first(),
  ).toBeVisible()
  await axeClean(amina.page)
})
