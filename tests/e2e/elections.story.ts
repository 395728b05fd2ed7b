// Officers are elected by the Shura bylaw, article 16: nobody has more than half of those present, so the two best stand again; then
// two seats are filled by transferable votes, ranked by keyboard and on a phone, and the count sheet is read.
import type { TFunction } from 'i18next'
import { withCabinet } from '../support/cabinet.ts'
import { CANDIDATES, electionInput } from '../support/election.ts'
import { checkIn } from './support/sit.ts'
import { axeClean, expect, type Person, test } from './support/story.ts'

const PHONE = { width: 390, height: 844 }

test('officers are elected in two rounds, and two seats by transferable votes', async ({
  enter,
  majlis,
  t,
  language,
}) => {
  const [salma, nasser] = [await enter('salma', PHONE), await enter('nasser')]
  const nameOf = (place: number) => CANDIDATES[place]?.[language] ?? ''
  const meeting = await withCabinet(majlis, async (cabinet) => {
    const circulated = await cabinet.circulate()
    await cabinet.openSitting(circulated.meetingId, ['salma', 'nasser'])
    return circulated
  })
  const { meetingId } = meeting
  for (const person of [salma, nasser]) await checkIn(person, meetingId, t)

  // ── The chair names the candidates and how they are elected
  await nasser.go(`/m/${meetingId}/console`)
  await nasser.page.getByRole('button', { name: t('live:control.next') }).click()
  const [before] = t('live:control.vote', { number: '§' }).split('§')
  await nasser.page.getByRole('button', { name: before?.trim() }).click()
  const dialog = nasser.page.locator('[role=dialog],[role=alertdialog]')
  await dialog.getByText(t('live:vote.kinds.election'), { exact: true }).click()
  const open = dialog.getByRole('button', { name: t('live:vote.open'), exact: true })
  await open.click()
  await expect(dialog.getByText(t('errors:election_few_candidates'))).toBeVisible()
  for (const [place, names] of CANDIDATES.slice(0, 2).entries()) {
    await dialog.getByRole('button', { name: t('elections:form.add'), exact: true }).click()
    const number = place + 1
    await dialog.getByLabel(said(t('elections:form.name_ar', { number }))).fill(names.ar)
    await dialog.getByLabel(said(t('elections:form.name_en', { number }))).fill(names.en)
  }
  await dialog.getByRole('button', { name: new RegExp(t('elections:form.member')) }).click()
  await nasser.page.getByRole('option').first().click()
  await dialog.getByRole('button', { name: new RegExp(t('elections:form.method')) }).click()
  await nasser.page.getByRole('option', { name: t('elections:method.officers') }).click()
  await axeClean(nasser.page)
  await open.click()
  await expect(nasser.page.getByRole('button', { name: t('live:vote.close') })).toBeVisible()

  // ── Two ballots for two candidates: no majority of those present
  const first = await openVoteOf(salma, t)
  await axeClean(salma.page)
  await elect(salma, t, nameOf(0))
  await expect(salma.page.locator('.rc-choice')).toContainText(nameOf(0))
  await axeClean(salma.page)
  await nasser.go(`/v/${first}`)
  await elect(nasser, t, nameOf(1))
  await withCabinet(majlis, (cabinet) => cabinet.closeVote(first as never))

  // ── The second round, between the two whom the first one left
  await nasser.go(`/v/${first}/result`)
  await expect(nasser.page.getByRole('heading', { name: t('ballots:verdict.run_off') })).toBeVisible()
  await axeClean(nasser.page)
  await nasser.page.getByRole('button', { name: t('elections:run_off.open') }).click()
  await expect(nasser.page.getByRole('button', { name: t('live:vote.close') })).toBeVisible()
  const second = await openVoteOf(salma, t)
  expect(second).not.toBe(first)
  await expect(salma.page.getByRole('radio')).toHaveCount(2)
  await elect(salma, t, nameOf(0))
  await nasser.go(`/v/${second}`)
  await elect(nasser, t, nameOf(0))
  await withCabinet(majlis, (cabinet) => cabinet.closeVote(second as never))
  await nasser.go(`/v/${second}/result`)
  await expect(nasser.page.getByRole('heading', { name: t('ballots:verdict.elected') })).toBeVisible()
  await expect(nasser.page.getByRole('complementary')).toContainText(nameOf(0))
  await axeClean(nasser.page)

  // ── Two seats by transferable votes: ranked by the keyboard alone, and by touches on a phone
  const stv = await withCabinet(majlis, (cabinet) =>
    cabinet.openElection(meeting, electionInput('scottish-stv', { candidates: CANDIDATES, seats: 2 })),
  )
  await nasser.go(`/v/${stv}`)
  const { keyboard } = nasser.page
  await rankButton(nasser, t, nameOf(1), 1).focus()
  await keyboard.press('Enter')
  await rankButton(nasser, t, nameOf(0), 2).focus()
  await keyboard.press('Enter')
  await nasser.page.getByRole('button', { name: said(t('elections:rank.up', { name: nameOf(0) })) }).focus()
  await keyboard.press('Enter')
  await expect(nasser.page.getByText(said(t('elections:rank.said', { name: nameOf(0), place: 1 })))).toBeAttached()
  await expect(
    nasser.page
      .getByRole('list', { name: t('elections:rank.ranked') })
      .getByRole('listitem')
      .first(),
  ).toContainText(nameOf(0))
  // The row took the focus along: its other button, since there is nowhere further up.
  await expect(
    nasser.page.getByRole('button', { name: said(t('elections:rank.down', { name: nameOf(0) })) }),
  ).toBeFocused()
  await axeClean(nasser.page)
  await cast(nasser, t)
  await salma.go(`/v/${stv}`)
  for (const [place, name] of [nameOf(1), nameOf(2), nameOf(3)].entries())
    await rankButton(salma, t, name, place + 1).click()
  await salma.page.getByRole('button', { name: said(t('elections:rank.remove', { name: nameOf(3) })) }).click()
  await axeClean(salma.page)
  await cast(salma, t)
  await expect(salma.page.locator('.rc-choice li')).toHaveCount(2)
  await withCabinet(majlis, (cabinet) => cabinet.closeVote(stv))
  await nasser.go(`/v/${stv}/result`)
  await expect(nasser.page.getByRole('heading', { name: t('ballots:verdict.elected') })).toBeVisible()
  await nasser.page.locator('.count-sheet summary').click()
  const rounds = nasser.page.locator('.count-sheet table')
  await expect(rounds.first()).toBeVisible()
  await expect(rounds.first().getByRole('rowheader')).toHaveText(CANDIDATES.map((names) => names[language]))
  await axeClean(nasser.page)

  // ── The record says who was elected
  await nasser.go('/b/cabinet/ledger')
  await expect(nasser.page.getByText(nameOf(0)).first()).toBeVisible()
  await axeClean(nasser.page)
})

/** From the band on every screen to the sheet; answers which vote it is. */
async function openVoteOf({ page, go }: Person, t: TFunction): Promise<string> {
  await go('/')
  await page
    .getByRole('region', { name: t('ballots:banner.region') })
    .getByRole('link')
    .first()
    .click()
  await expect(page.getByRole('heading', { name: t('ballots:ask.elect') })).toBeVisible()
  return /\/v\/([^/]+)/.exec(page.url())?.[1] ?? ''
}

async function elect(person: Person, t: TFunction, name: string): Promise<void> {
  await person.page.locator('.candidate').filter({ hasText: name }).click()
  await cast(person, t)
}

async function cast({ page }: Person, t: TFunction): Promise<void> {
  await page.getByRole('button', { name: t('elections:paper.go_on') }).click()
  await page.getByRole('button', { name: t('elections:confirm.cast') }).click()
  await expect(page.getByText(t('ballots:receipt.title'))).toBeVisible()
}

const rankButton = ({ page }: Person, t: TFunction, name: string, place: number) =>
  page
    .getByRole('list', { name: t('elections:rank.rest') })
    .getByRole('button', { name: said(t('elections:rank.add', { name, place })) })

/** A sentence as a screen says it, with or without the marks that keep data apart. */
const said = (text: string): RegExp =>
  new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/[\u2066-\u2069]/g, '.?'))
