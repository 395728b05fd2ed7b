// A secretary's week, from the agenda in a word processor to the number of the decision: she pastes it, drops the papers, publishes;
// ministers answer and say what they think; the sitting adopts one item at once and votes on another; the minutes are written, sent
// round, corrected, approved and signed; what was decided is registered.
import { readSigned } from '../support/signed-pdf.ts'
import { adoptConsent, announceConsent, sayBeforehand } from './support/consent.ts'
import { dropPapers, handsOf, newSitting, pasteAgenda, publish, writeDecision } from './support/desk.ts'
import {
  acceptCorrection,
  approveMinutes,
  beginMinutes,
  circulateMinutes,
  openFile,
  signMinutes,
  suggestCorrection,
} from './support/minutes.ts'
import { answerInvitation } from './support/replies.ts'
import { castVote, checkIn, openTheVote, prepareDevice, quorumByOfficer } from './support/sit.ts'
import { axeClean, expect, test } from './support/story.ts'
import { AGENDA, thirtyPapers, wordClipboard } from './support/word-agenda.ts'

const FEWER_THAN = 60
const VOTED = AGENDA[1] as (typeof AGENDA)[number]
const CONSENT = AGENDA[15] as (typeof AGENDA)[number]

test('a secretary’s week, from a pasted agenda to the register', async ({ enter, majlis, language, t }) => {
  test.setTimeout(900_000)
  const desk = { width: 1440, height: 900 }
  const amina = await enter('amina', desk)

  // ── The agenda of twenty items and its thirty papers
  const meetingId = await newSitting(amina, t)
  const hands = handsOf(amina)
  const clipboard = wordClipboard().replace(`${CONSENT.en} (for decision)`, `${CONSENT.en} (for consent)`)
  await pasteAgenda(hands, t, language, clipboard)
  await dropPapers(hands, t, thirtyPapers())
  for (const titles of [VOTED, CONSENT]) await writeDecision(hands, t, titles, language)
  await publish(hands, t)
  console.info(`The agenda and its files took ${hands.count()} acts (${language}).`)
  expect(hands.count()).toBeLessThan(FEWER_THAN)

  // ── Answers and positions
  const [salma, huda, nasser] = [await enter('salma'), await enter('huda'), await enter('nasser', desk)]
  await answerInvitation(salma, `/m/${meetingId}`, t, 'in_person')
  await answerInvitation(huda, `/m/${meetingId}`, t, 'absent')
  await sayBeforehand(salma, meetingId, t)
  await amina.go(`/m/${meetingId}/reply`)
  await expect(amina.page.locator('.reply-rows')).toContainText(t('replies:answer.absent'))
  await axeClean(amina.page)

  // ── The sitting: one item adopted at once, one put to the vote
  await nasser.go(`/m/${meetingId}/console`)
  await nasser.page.getByRole('button', { name: t('live:control.open'), exact: true }).click()
  await nasser.page
    .getByRole('alertdialog')
    .getByRole('button', { name: t('live:confirm.open.do') })
    .click()
  for (const person of [nasser, salma]) await checkIn(person, meetingId, t)
  await quorumByOfficer(amina, meetingId, t)
  await nasser.go(`/m/${meetingId}/console`)
  await announceConsent(nasser, t, 1)
  await adoptConsent(nasser, t, 1)
  for (const { [language]: title } of AGENDA.slice(0, 2)) {
    await nasser.page.getByRole('button', { name: t('live:control.next'), exact: true }).click()
    await expect(salma.page.getByRole('heading', { name: title })).toBeVisible()
  }
  await openTheVote(nasser, t)
  await castVote(salma, t, 'yes')
  await nasser.page.getByRole('button', { name: t('live:vote.close') }).click()
  await nasser.page
    .getByRole('alertdialog')
    .getByRole('button', { name: t('live:confirm.close_vote.do') })
    .click()
  await nasser.page.getByRole('button', { name: t('live:control.adjourn'), exact: true }).click()
  await nasser.page
    .getByRole('alertdialog')
    .getByRole('button', { name: t('live:confirm.adjourn.do') })
    .click()

  // ── The minutes, signed in order
  await prepareDevice(amina, t)
  await beginMinutes(amina, meetingId, t)
  await circulateMinutes(amina, t)
  const words = 'The Council met in its chamber, the chair presiding.'
  await suggestCorrection(salma, meetingId, t, words)
  await acceptCorrection(amina, t, words)
  await approveMinutes(nasser, meetingId, t)
  await signMinutes(amina, meetingId, t)
  await signMinutes(nasser, meetingId, t)
  const file = await openFile(salma, majlis.origin, meetingId, language)
  expect(await readSigned(new Uint8Array(file))).toMatchObject({
    whole: true,
    signatures: [{ state: 'valid' }, { state: 'valid' }],
  })

  // ── The register
  await amina.go('/b/cabinet/decisions')
  const ready = amina.page
    .getByRole('region', { name: t('decisions:ready.title') })
    .filter({ hasText: VOTED[language] })
  for (const title of [VOTED, CONSENT])
    await expect(ready.getByRole('checkbox', { name: title[language] })).toBeChecked()
  await ready.getByRole('button', { name: t('decisions:ready.register', { count: 2 }) }).click()
  for (const title of [VOTED, CONSENT])
    await expect(amina.page.getByRole('link', { name: title[language], exact: true })).toBeVisible()
  await axeClean(amina.page)
})
