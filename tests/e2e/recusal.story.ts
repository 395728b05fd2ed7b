// A member who may not decide: an interest in the register, the question at publication, the declaration that closes the paper in
// their pack and on their open page, another that the secretary records by telephone, and a vote that counts neither of them.
import { prepareAgenda } from './support/prepare-agenda.ts'
import { openPaper } from './support/read-together.ts'
import { castVote, checkIn, openTheVote, quorumByOfficer } from './support/sit.ts'
import { axeClean, expect, hydrated, runCli, test } from './support/story.ts'

/** What stands before and after the number or name of a sentence, in either language and with whatever digits. */
const about = (sentence: string): RegExp =>
  new RegExp(
    sentence
      .replace(/[\u2066-\u2069]/g, '')
      .split('§')
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*'),
  )

test('a declared interest from the register to the result', async ({ enter, majlis, language, t, expected }) => {
  // What the browser says of the open paper when it is closed to its reader.
  expected.push('404')
  const desk = { width: 1440, height: 900 }
  const [amina, nasser, huda, salma] = await Promise.all([
    enter('amina', desk),
    enter('nasser', desk),
    enter('huda', desk),
    enter('salma'),
  ])

  // ── The register: its empty page says what it is for
  await huda.go('/b/cabinet/interests')
  await expect(huda.page.getByText(t('interests:register.empty'))).toBeVisible()
  await axeClean(huda.page)
  await huda.page.getByRole('button', { name: t('interests:register.add') }).click()
  const form = huda.page.getByRole('dialog')
  await form.getByRole('textbox', { name: t('interests:form.party_ar') }).fill('شركة الموانئ المتّحدة')
  await form.getByRole('textbox', { name: t('interests:form.party_en') }).fill('United Ports Company')
  await form.getByRole('button', { name: t('interests:form.nature') }).click()
  await huda.page.getByRole('option', { name: t('interests:nature.family') }).click()
  await axeClean(huda.page)
  await form.getByRole('button', { name: t('interests:form.submit'), exact: true }).click()
  await expect(huda.page.getByText(t('interests:register.added'))).toBeVisible()

  // Ended by mistake, and undone.
  const [menu] = t('interests:register.menu', { party: '§' }).split('§')
  await huda.page.getByRole('button', { name: menu?.replace(/[\u2066-\u2069]/g, '').trim() }).click()
  await huda.page.getByRole('menuitem', { name: t('interests:register.end') }).click()
  const ended = huda.page.getByRole('status').filter({ hasText: t('interests:register.was_ended') })
  await ended.getByRole('button', { name: t('interests:register.undo') }).click()
  await expect(huda.page.getByText(t('interests:register.undone'))).toBeVisible()
  const earlier = huda.page.getByText(t('interests:register.earlier', { count: 1 }))
  await expect(earlier).toBeVisible()
  await axeClean(huda.page)

  // The secretary reads what each member entered.
  await amina.go('/b/cabinet/interests/register')
  const party = language === 'ar' ? 'شركة الموانئ المتّحدة' : 'United Ports Company'
  await expect(amina.page.getByText(party).first()).toBeVisible()
  await axeClean(amina.page)

  // ── Publication: the title spells the company otherwise, and both are asked
  const titles = { ar: 'عقد لشركة الموانئ المتحدة', en: 'A contract with the UNITED PORTS COMPANY' }
  const { meetingId } = await prepareAgenda(amina, t, language, titles)
  await huda.go('/notices')
  await expect(huda.page.getByText(about(t('home:notice.suggested', { number: '§' }))).first()).toBeVisible()
  await amina.go('/notices')
  await expect(
    amina.page.getByText(about(t('home:notice.suggested_theirs', { name: '§', number: '§' }))).first(),
  ).toBeVisible()

  // ── The declaration, while the paper is open on another page of hers
  await openPaper(huda, meetingId, t)
  const pack = await huda.context.newPage()
  await pack.goto(`${majlis.origin}/m/${meetingId}`)
  await hydrated(pack)
  await expect(pack.getByText(t('interests:suggested.title'))).toBeVisible()
  await expect(pack.getByRole('link', { name: /memo.digital.government/i })).toBeVisible()
  await axeClean(pack)
  await pack.getByRole('button', { name: t('interests:suggested.declare') }).click()
  await pack.getByRole('textbox', { name: t('interests:declare.reason') }).fill('My brother directs the company')
  await axeClean(pack)
  await pack.getByRole('button', { name: t('interests:declare.submit_mine') }).click()
  await expect(pack.getByText(t('meetings:pack.closed_interest'))).toBeVisible()
  await expect(pack.getByRole('link', { name: /memo.digital.government/i })).toHaveCount(0)
  await expect(pack.getByText(t('interests:declared.title'))).toBeVisible()
  await axeClean(pack)
  await expect(huda.page.getByText(t('shell:error.404.title'))).toBeVisible()
  await expect(huda.page.locator('canvas')).toHaveCount(0)

  // ── Another, by telephone: the secretary records it, and the member is told
  await amina.go(`/m/${meetingId}`)
  await amina.page
    .getByRole('button', { name: about(t('meetings:pack.item_menu', { number: '§' })) })
    .first()
    .click()
  await amina.page.getByRole('menuitem', { name: t('meetings:pack.record') }).click()
  await amina.page.getByRole('button', { name: t('interests:declare.seat') }).click()
  await amina.page.getByRole('option', { name: /Salma|سلمى/ }).click()
  await amina.page.getByRole('textbox', { name: t('interests:declare.reason') }).fill('By telephone: she chaired it')
  await amina.page.getByRole('button', { name: t('interests:declare.submit_theirs') }).click()
  await expect(amina.page.getByText(/By telephone/)).toBeVisible()
  await axeClean(amina.page)
  await salma.go('/notices')
  await expect(salma.page.getByText(t('home:notice.interest_recorded')).first()).toBeVisible()

  // ── The sitting: both are in the room, and neither counts
  await nasser.go(`/m/${meetingId}/console`)
  await nasser.page.getByRole('button', { name: t('live:control.open') }).click()
  await nasser.page
    .locator('[role=dialog],[role=alertdialog]')
    .getByRole('button', { name: t('live:confirm.open.do') })
    .click()
  for (const person of [nasser, huda, salma]) await checkIn(person, meetingId, t)
  await quorumByOfficer(amina, meetingId, t)
  await nasser.go(`/m/${meetingId}/console`)
  await nasser.page.getByRole('button', { name: t('live:control.next') }).click()
  // Eight are in the room; without the two it is one short of the seven that must be present.
  const [open] = t('live:control.vote', { number: '§' }).split('§')
  const opening = nasser.page.getByRole('button', { name: open?.replace(/[\u2066-\u2069]/g, '').trim() })
  await expect(opening).toBeDisabled()
  await quorumByOfficer(amina, meetingId, t, ['Rana|رنا'])
  await expect(opening).toBeEnabled()
  await openTheVote(nasser, t)
  await castVote(nasser, t, 'yes')
  const voteId = /\/v\/([^/?]+)/.exec(nasser.page.url())?.[1] as string
  for (const { page, go } of [huda, salma]) {
    await go(`/v/${voteId}`)
    await expect(page.getByText(t('ballots:recused.title'))).toBeVisible()
    await expect(page.getByText(t('ballots:quorum.recused', { count: 2 }))).toBeVisible()
    await expect(page.getByRole('button', { name: t('parts:mark.for'), exact: true })).toHaveCount(0)
  }
  await axeClean(huda.page)

  // What was declared before the vote stays as it is.
  await pack.goto(`${majlis.origin}/m/${meetingId}`)
  await expect(pack.getByText(t('interests:declared.fixed'))).toBeVisible()

  await nasser.go(`/m/${meetingId}/console`)
  await nasser.page.getByRole('button', { name: t('live:vote.close') }).click()
  await nasser.page
    .locator('[role=dialog],[role=alertdialog]')
    .getByRole('button', { name: t('live:confirm.close_vote.do') })
    .click()
  await nasser.go(`/v/${voteId}/result`)
  await expect(nasser.page.getByText(t('ballots:verdict.carried')).first()).toBeVisible()
  await axeClean(nasser.page)
  const exported = runCli(majlis, 'fsck')
  expect(exported.status, exported.stdout + exported.stderr).toBe(0)
})
