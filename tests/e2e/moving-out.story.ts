// Moving out: a secretary takes everything of a body along as one archive, and what the archive says of itself holds without the house.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readZip } from '../support/read-zip.ts'
import { axeClean, expect, runCli, test } from './support/story.ts'

test('a body is taken along, and its ledger verifies without the house', async ({ enter, majlis, t }) => {
  const amina = await enter('amina', { width: 1440, height: 900 })
  const { page } = amina
  await amina.go('/b/cabinet')
  await page.getByRole('link', { name: t('moving:archive.open') }).click()
  await expect(page.getByRole('heading', { name: t('moving:archive.title'), level: 1 })).toBeVisible()
  await axeClean(page)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: t('moving:archive.take') }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^majlis-cabinet-.*\.zip$/)
  await expect(page.getByText(t('moving:archive.going'))).toBeVisible()
  await axeClean(page)
  const files = readZip(readFileSync(await download.path()))
  const sums = Buffer.from(files.get('SHA256SUMS') as Uint8Array).toString()
  for (const line of sums.trim().split('\n'))
    expect(
      createHash('sha256')
        .update(files.get(line.slice(66)) as Uint8Array)
        .digest('hex'),
    ).toBe(line.slice(0, 64))
  const folder = mkdtempSync(join(tmpdir(), 'majlis-out-'))
  const ledger = join(folder, 'ledger.tar')
  writeFileSync(ledger, files.get('ledger.tar') as Uint8Array)
  const verified = spawnSync(process.execPath, ['server/main.mjs', 'cli', 'verify', ledger], { encoding: 'utf8' })
  expect(verified.status, verified.stdout + verified.stderr).toBe(0)

  // ── A minister has no such page; the command line of the house has it too, and the taking stands in the ledger
  const salma = await enter('salma', { width: 390, height: 844 })
  await salma.go('/b/cabinet')
  await expect(salma.page.getByRole('link', { name: t('moving:archive.open') })).toHaveCount(0)
  const taken = runCli(majlis, 'archive', 'cabinet', join(folder, 'all.zip'))
  expect(taken.status, taken.stderr).toBe(0)
  const waleed = await enter('waleed')
  await waleed.go('/b/cabinet/ledger?vote=all')
  await expect(waleed.page.getByText(/took everything|أرشيف الهيئة/).first()).toBeVisible()
})
