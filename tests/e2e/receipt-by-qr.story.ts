// A member prints a receipt. Whoever scans its code comes to the page that checks it: which ballot it is stays between the
// paper and that browser, and the saved receipt, or the bare proof with the ledger's key, is held against it.
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import QRCode from 'qrcode'
import { RECEIPT_WORDS } from '../../app/rules/verify/vote-words.ts'
import type { Receipt } from '../../app/wire/ballots.ts'
import { withCabinet } from '../support/cabinet.ts'
import { castVote, checkIn } from './support/sit.ts'
import { axeClean, expect, test } from './support/story.ts'

test('a printed receipt is checked by its code, with the saved receipt or its bare proof', async ({
  enter,
  majlis,
  language,
  t,
}) => {
  const salma = await enter('salma')
  const meeting = await withCabinet(majlis, async (cabinet) => {
    const circulated = await cabinet.circulate()
    await cabinet.openSitting(circulated.meetingId, ['salma'])
    return circulated
  })
  await checkIn(salma, meeting.meetingId, t)
  await withCabinet(majlis, (cabinet) => cabinet.openVote(meeting))
  await castVote(salma, t, 'yes')

  // ── What she keeps: the receipt, its proof as a file of its own, and the code on the paper
  const saved = await savedBy(salma.page, t('ballots:receipt.save'))
  const proof = await savedBy(salma.page, t('ballots:receipt.save_proof'))
  expect(proof).toMatch(/\.tlog-proof$/)
  expect(readFileSync(proof, 'utf8')).toMatch(/^c2sp\.org\/tlog-proof@v1\nextra /)
  const receipt = JSON.parse(readFileSync(saved, 'utf8')) as Receipt
  const address = `${majlis.origin}/verify#entry=${receipt.index}&ballot=${receipt.ballot_id}`
  expect(await salma.page.locator('svg.qr path').getAttribute('d')).toBe(codeOf(address))

  // ── Somebody who has only the paper, on another device, not signed in
  const reader = await enter(null)
  const asked: string[] = []
  reader.page.on('request', (request) => asked.push(request.url()))
  await reader.page.goto(address)
  await expect(reader.page.getByRole('heading', { name: t('verify:sought.title') })).toBeVisible()
  await expect(reader.page.getByText(receipt.ballot_id)).toBeVisible()
  await axeClean(reader.page)

  // ── The saved receipt is that ballot's; nothing of it was told to the server
  await give(reader.page, saved)
  await expect(reader.page.getByText(RECEIPT_WORDS.holds[language])).toBeVisible()
  await expect(reader.page.getByText(RECEIPT_WORDS.printed[language])).toBeVisible()
  expect(asked.filter((url) => url.includes(receipt.ballot_id.slice(0, 8)) && !url.includes('#'))).toEqual([])

  // ── The bare proof needs the ledger's key, and says so
  await give(reader.page, proof)
  await expect(reader.page.getByText(RECEIPT_WORDS.fails[language])).toBeVisible()
  await expect(reader.page.getByText(RECEIPT_WORDS.key_given[language])).toBeVisible()
  await reader.page.getByText(t('verify:held')).click()
  await reader.page.getByLabel(t('verify:key')).fill(receipt.ledger_key)
  await give(reader.page, proof)
  await expect(reader.page.getByText(RECEIPT_WORDS.holds[language])).toBeVisible()

  // ── Another ballot's paper: this receipt is not it
  const other = await enter(null)
  await other.page.goto(`${majlis.origin}/verify#entry=${receipt.index}&ballot=${'0'.repeat(64)}`)
  await give(other.page, saved)
  await expect(other.page.getByText(RECEIPT_WORDS.fails[language])).toBeVisible()
})

async function savedBy(page: Page, name: string): Promise<string> {
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name, exact: true }).click()
  const file = await download
  const path = `${await file.path()}-${file.suggestedFilename()}`
  await file.saveAs(path)
  return path
}

const give = (page: Page, path: string) => page.locator('input[type=file]').setInputFiles(path)

/** The drawing of a code, as the page draws it. */
function codeOf(text: string): string {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
  let path = ''
  for (let y = 0; y < modules.size; y++)
    for (let x = 0; x < modules.size; x++) if (modules.get(y, x)) path += `M${x} ${y}h1v1h-1z`
  return path
}
