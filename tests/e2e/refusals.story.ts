// What is refused, and that it says so: an outsider, a damaged upload, a ballot for a vote that is over, and a note in
// somebody else's name.
import { expect, test } from './support/story.ts'

test('an outsider finds nothing of a body that is not theirs', async ({ enter, expected, t }) => {
  expected.push('404', '403')
  const ziad = await enter('ziad')
  await expect(ziad.page.getByText(t('home:no_seat.title'))).toBeVisible()
  for (const path of ['/b/cabinet', '/b/cabinet/ledger', '/b/cabinet/meetings/new']) {
    const answer = await ziad.page.goto(new URL(path, ziad.page.url()).href)
    expect(answer?.status(), path).toBe(404)
    await expect(ziad.page.getByText(t('shell:error.404.title'))).toBeVisible()
  }
})

test('a damaged and an encrypted file are refused with a reason, and nothing is left behind', async ({
  enter,
  expected,
  t,
}) => {
  expected.push('status of 4')
  const amina = await enter('amina', { width: 1440, height: 900 })
  await amina.go('/b/cabinet')
  await amina.page
    .getByRole('link', { name: /43|٤٣|الثالثة والأربعون|Forty-third/ })
    .first()
    .click()
  await expect(amina.page).toHaveURL(/\/m\//)
  const meeting = /\/m\/[^/?]+/.exec(amina.page.url())?.[0] as string
  await amina.go(`${meeting}/agenda`)
  const files = [
    ['encrypted-attachment.pdf', 'paper_encrypted'],
    ['truncated.pdf', 'paper_damaged'],
    ['not-a-pdf.pdf', 'paper_not_pdf'],
  ] as const
  const before = await amina.page.getByText(/\.pdf/).count()
  for (const [file, code] of files) {
    await amina.page.locator('input[type=file]').first().setInputFiles(`tests/vectors/papers/${file}`)
    await expect(amina.page.getByText(t(`errors:${code}`)).first()).toBeVisible({ timeout: 30_000 })
  }
  await amina.go(`${meeting}/agenda`)
  expect(await amina.page.getByText(/\.pdf/).count()).toBe(before)
})

test('a ballot for a vote that is over is refused, and changes nothing', async ({ enter, majlis, expected }) => {
  expected.push('status of 4')
  const salma = await enter('salma')
  const waleed = await enter('waleed', { width: 1440, height: 900 })
  await waleed.go('/b/cabinet/ledger')
  const votes = await waleed.page
    .locator('a[href*="vote="]')
    .evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).searchParams.get('vote')))
  const voteId = votes.find((vote) => vote && vote.length > 20) as string
  const input = {
    requestId: 'late-ballot-1',
    voteId,
    seatId: 'seat',
    ballot: '{}',
    proof: { level: 'C', signature: 'AA' },
  }
  const answer = await salma.page.request.post(`${majlis.origin}/v/${voteId}/ballot`, {
    form: { input: JSON.stringify(input) },
    headers: { origin: majlis.origin },
  })
  expect(answer.status()).toBeGreaterThanOrEqual(400)
  expect(answer.status()).toBeLessThan(500)
  const forged = await salma.page.request.post(`${majlis.origin}/v/${voteId}/ballot`, {
    form: { input: JSON.stringify(input) },
    headers: { origin: 'https://elsewhere.example' },
  })
  expect(forged.status()).toBe(403)
})
