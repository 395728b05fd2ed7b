// Five people at once: the secretary prepares, ministers read and mark together, the chair holds the sitting and a vote, and
// the auditor proves the result from the bundle alone.
import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { prepareAgenda } from './support/prepare-agenda.ts'
import { markPassage, openPaper } from './support/read-together.ts'
import { castVote, checkIn, openTheVote, quorumByOfficer } from './support/sit.ts'
import { axeClean, expect, runCli, test } from './support/story.ts'

test('a sitting from the agenda to the auditor', async ({ enter, majlis, language, t, expected }) => {
  // What the browser says of the tablet that is cut off.
  expected.push('ERR_INTERNET_DISCONNECTED')
  const desk = { width: 1440, height: 900 }
  const [amina, nasser, salma, huda, waleed] = await Promise.all([
    enter('amina', desk),
    enter('nasser', desk),
    enter('salma'),
    enter('huda'),
    enter('waleed', desk),
  ])
  for (const person of [amina, salma, waleed]) await axeClean(person.page)

  // ── The secretary
  const titles = { ar: 'إستراتيجية الموانئ', en: 'The ports strategy' }
  const title = titles[language]
  const { meetingId } = await prepareAgenda(amina, t, language, titles)

  // ── Members are told at once, wherever they are
  await expect(salma.page.getByText(t('home:notice.published')).first()).toBeVisible()
  await expect(huda.page.getByText(t('home:notice.published')).first()).toBeVisible()

  // ── Two ministers read the same paper
  await openPaper(salma, meetingId, t)
  await openPaper(huda, meetingId, t)
  const secret = 'ملاحظة سرية xyzzy-private'
  const shared = 'ملاحظة للمجلس plugh-shared'
  const heard: string[] = []
  huda.page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => heard.push(payload.toString('latin1'))),
  )
  await markPassage(salma, t, { text: secret, shared: false })
  await markPassage(salma, t, { text: shared, shared: true })
  await expect(huda.page.getByText(shared)).toBeVisible()
  await expect(salma.page.getByText(secret)).toBeVisible()
  await expect(huda.page.getByText(secret)).toHaveCount(0)
  expect(heard.join('')).not.toContain('xyzzy-private')
  await axeClean(salma.page)

  // ── The sitting
  await nasser.go(`/m/${meetingId}/console`)
  await nasser.page.getByRole('button', { name: t('live:control.open') }).click()
  await nasser.page
    .locator('[role=dialog],[role=alertdialog]')
    .getByRole('button', { name: t('live:confirm.open.do') })
    .click()
  for (const person of [nasser, salma, huda]) await checkIn(person, meetingId, t)
  await nasser.go(`/m/${meetingId}/console`)
  await quorumByOfficer(amina, meetingId, t)
  await nasser.page.getByRole('button', { name: t('live:control.next') }).click()
  for (const person of [salma, huda]) await expect(person.page.getByRole('heading', { name: title })).toBeVisible()
  await axeClean(nasser.page)
  await axeClean(huda.page)

  // A late joiner and a tablet that lost its connection see the same.
  const rana = await enter('rana')
  await rana.go(`/m/${meetingId}/sitting`)
  await expect(rana.page.getByRole('heading', { name: title })).toBeVisible()
  await huda.context.setOffline(true)

  // ── The vote
  await openTheVote(nasser, t)
  await huda.context.setOffline(false)
  await huda.go(`/m/${meetingId}/sitting`)
  for (const person of [salma, huda])
    await expect(person.page.getByRole('region', { name: t('ballots:banner.region') })).toBeVisible()
  await castVote(salma, t, 'yes')
  await castVote(huda, t, 'no')
  await castVote(nasser, t, 'yes')
  await axeClean(salma.page)
  const saving = salma.page.waitForEvent('download')
  await salma.page.getByRole('button', { name: t('ballots:receipt.save') }).click()
  const receipt = JSON.parse(readFileSync(await (await saving).path(), 'utf8'))
  expect(receipt.type).toBe('majlis/receipt/v1')

  await nasser.go(`/m/${meetingId}/console`)
  await nasser.page.getByRole('button', { name: t('live:vote.close') }).click()
  await nasser.page
    .locator('[role=dialog],[role=alertdialog]')
    .getByRole('button', { name: t('live:confirm.close_vote.do') })
    .click()
  const voteId = receipt.vote as string
  for (const person of [salma, huda, nasser]) {
    await person.go(`/v/${voteId}/result`)
    await expect(person.page.getByText(t('ballots:verdict.carried')).first()).toBeVisible()
  }
  await axeClean(salma.page)

  // ── The auditor
  await waleed.go(`/b/cabinet/ledger?vote=${voteId}`)
  await expect(waleed.page.getByText(title).first()).toBeVisible()
  await waleed.page.getByRole('button', { name: t('audit:verify') }).click()
  await expect(waleed.page.getByText('V10', { exact: true }).first()).toBeVisible()
  await expect(waleed.page.getByRole('button', { name: t('audit:again') })).toBeVisible()
  await axeClean(waleed.page)
  const bundle = join(tmpdir(), `majlis-${voteId}.tar`)
  const exporting = waleed.page.waitForEvent('download')
  await waleed.page.getByRole('link', { name: t('audit:export') }).click()
  await (await exporting).saveAs(bundle)
  const verified = runCli(majlis, 'verify', bundle, '--json')
  expect(verified.status, verified.stdout + verified.stderr).toBe(0)
  expect(readFileSync(bundle).includes(Buffer.from('xyzzy-private'))).toBe(false)

  // ── The end
  await nasser.go(`/m/${meetingId}/console`)
  await nasser.page.getByRole('button', { name: t('live:control.adjourn') }).click()
  await nasser.page
    .locator('[role=dialog],[role=alertdialog]')
    .getByRole('button', { name: t('live:confirm.adjourn.do') })
    .click()
  await huda.go(`/m/${meetingId}/sitting`)
  await expect(huda.page.getByText(t('live:after.title')).first()).toBeVisible()
})
