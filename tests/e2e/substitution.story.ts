// A minister who will be away names somebody to sit in her seat: they find their way from home, read the pack, check in, and vote with
// a key of their own; the result says who sat for whom. Then she comes after all, and the seat is hers by her own check-in.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { withCabinet } from '../support/cabinet.ts'
import { nameDeputy } from './support/deputies.ts'
import { castVote, checkIn } from './support/sit.ts'
import { axeClean, expect, runCli, test } from './support/story.ts'

const DEPUTY = { ar: /منيرة/, en: /Munira/ }

test('a deputy sits, votes and gives the seat back', async ({ enter, majlis, expected, language, t }) => {
  const { meeting, laila: lailaName } = await withCabinet(majlis, async (cabinet) => {
    await cabinet.letDeputies()
    return { meeting: await cabinet.circulate(), laila: cabinet.named('laila').actor.name[language] }
  })
  const { meetingId } = meeting
  const [laila, amina] = [await enter('laila'), await enter('amina')]

  // ── Laila names her; what follows is said before
  await laila.go(`/m/${meetingId}/reply`)
  await laila.page.getByRole('button', { name: t('replies:answer.deputy') }).click()
  await expect(laila.page.getByText(t('replies:deputy.follows.sees'))).toBeVisible()
  await axeClean(laila.page)
  await laila.page.keyboard.press('Escape')
  const munira = await enter('munira')
  const name = await withCabinet(majlis, (cabinet) => cabinet.nameOf('munira', language))
  expect(name).toMatch(DEPUTY[language])
  await nameDeputy(laila, meetingId, t, name)
  await axeClean(laila.page)
  await amina.go(`/m/${meetingId}/reply`)
  await expect(amina.page.locator('.reply-rows li').filter({ hasText: lailaName })).toContainText(name)
  await axeClean(amina.page)

  // ── The deputy is told, finds the meeting at home, and reads its pack and no other page of the body
  await munira.go('/')
  const way = munira.page.getByRole('link', { name: t('replies:deputy.read') })
  await expect(way).toBeVisible()
  await axeClean(munira.page)
  await way.click()
  await expect(munira.page.locator('.pack-item')).toHaveCount(1)
  await axeClean(munira.page)

  // ── She checks in, and votes with a key of her own
  await withCabinet(majlis, (cabinet) => cabinet.openSitting(meetingId, ['laila']))
  await checkIn(munira, meetingId, t)
  await expect(munira.page.getByText(lailaName).first()).toBeVisible()
  const vote = await withCabinet(majlis, (cabinet) => cabinet.openVote(meeting))
  await castVote(munira, t, 'yes')
  await axeClean(munira.page)

  // ── Laila comes meanwhile: not while the vote is open
  await laila.go(`/m/${meetingId}/sitting`)
  await laila.page.getByRole('button', { name: t('live:check_in.room') }).click()
  await expect(laila.page.getByText(t('errors:deputy_vote_open'))).toBeVisible()
  await withCabinet(majlis, (cabinet) => cabinet.closeVote(vote))
  // The page on which the deputy is reads itself again, and is no longer theirs.
  expected.push('status of 404')
  await laila.page.getByRole('button', { name: t('live:check_in.room') }).click()
  await expect(laila.page.getByText(t('live:check_in.done_room'))).toBeVisible()
  await axeClean(laila.page)

  // ── The result says who sat for whom, the deputy sees the body no more, and the bundle verifies by itself
  await laila.go(`/v/${vote}/result`)
  await laila.page.locator('.roll-call summary').click()
  await expect(laila.page.locator('.roll-call .by-deputy')).toContainText(name)
  await axeClean(laila.page)
  await munira.go('/')
  await expect(munira.page.getByRole('link', { name: t('replies:deputy.read') })).toHaveCount(0)
  const bundle = join(mkdtempSync(join(tmpdir(), 'majlis-deputies-')), 'cabinet.tar')
  expect(runCli(majlis, 'export', 'cabinet', bundle).status).toBe(0)
  const verified = runCli(majlis, 'verify', bundle, '--json')
  expect(verified.status, verified.stdout).toBe(0)
})
