// Moving in: an administrator takes the template, brings a table with errors, mends it, accepts what is shown, and hands out links; one of
// those who came signs in with theirs and finds the body.
import { mkdtempSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { axeClean, expect, hydrated, runCli, test } from './support/story.ts'

const file = (text: string, encoding: BufferEncoding = 'utf8') => ({
  name: 'people.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(text, encoding),
})

test('people and bodies come from a table', async ({ enter, majlis, language, t }) => {
  const admin = await enter('admin', { width: 1440, height: 900 })
  const { page } = admin
  await admin.go('/admin')
  await page.getByRole('link', { name: t('house:person.table') }).click()
  await expect(page.getByRole('heading', { name: t('moving:title'), level: 1 })).toBeVisible()
  await axeClean(page)

  // ── The template is read back as it is
  const [template] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: t('moving:choose.template') }).click(),
  ])
  const [headings] = (await readFile(await template.path(), 'utf8')).split('\r\n')
  const column = (name: string) => t(`moving:column.${name}`)
  expect(headings).toContain(column('deputy_for'))
  const choose = (text: string, encoding?: BufferEncoding) =>
    page.locator('input[type=file]').setInputFiles(file(text, encoding))

  // ── A table with errors, of an Excel that writes UTF-16 and tabs
  const head = ['username', 'name_ar', 'name_en', 'email', 'body', 'body_en', 'role'].map(column).join('\t')
  const chair = ['hessa', 'حصة المنصوري', 'Hessa Al-Mansoori', 'hessa@house.test', 'audit', 'Audit Committee']
  const wrong = `\ufeff${head}\r\n${[...chair, 'king'].join('\t')}\r\nmaitha\t\t\tno address\taudit\t\tmember\r\n`
  await choose(wrong, 'utf16le')
  await expect(page.getByRole('heading', { name: t('moving:problems.title', { count: 2 }) })).toBeVisible()
  const errors = page.locator('.people-problems')
  await expect(errors).toContainText(t('moving:problem.role_unknown'))
  await expect(errors).toContainText(t('moving:problem.email_malformed'))
  await expect(page.getByRole('button', { name: t('moving:preview.accept') })).toBeDisabled()
  await axeClean(page)

  // ── Mended, looked at, accepted
  const role = (id: string) => t(`house:role.${id}`)
  const right = [
    head,
    [...chair, role('chair')].join('\t'),
    ['maitha', 'ميثاء', 'Maitha', '', 'audit', '', role('member')].join('\t'),
    ['salma', '', '', '', 'audit', '', role('observer')].join('\t'),
  ].join('\r\n')
  await choose(right)
  await expect(page.getByText(t('moving:count.people_new', { count: 2 }))).toBeVisible()
  await expect(page.getByText(t('moving:count.bodies_new', { count: 1 }))).toBeVisible()
  await axeClean(page)
  await page.getByRole('button', { name: t('moving:preview.accept') }).click()
  await expect(page.getByRole('heading', { name: t('moving:done.title') })).toBeVisible()
  await axeClean(page)

  // ── Their links, once
  const [links] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: t('moving:done.make') }).click(),
  ])
  const rows = (await readFile(await links.path(), 'utf8')).trim().split('\r\n')
  expect(rows).toHaveLength(3)
  const link = rows.find((row) => row.includes('maitha'))?.match(/https?:\S+/)?.[0] as string
  const maitha = await enter(null, { width: 390, height: 844 })
  await maitha.page.goto(link)
  await hydrated(maitha.page)
  await maitha.page.locator('input[type=password]').fill('a quiet morning by the sea')
  await maitha.page.getByRole('button', { name: t('house:invitation.accept') }).click()
  await expect(maitha.page).not.toHaveURL(/invitation/)
  await maitha.go('/b/audit')
  await expect(maitha.page.getByRole('heading', { level: 1 })).toContainText('Audit Committee')
  await expect(maitha.page.getByText(language === 'ar' ? 'حصة المنصوري' : 'Hessa Al-Mansoori')).toBeVisible()

  // ── The command line says the same of the same table, and of one with an error
  const folder = mkdtempSync(join(tmpdir(), 'majlis-in-'))
  const saved = (name: string, text: string) => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  const dry = runCli(majlis, 'import', saved('right.csv', right), '--dry-run')
  expect([dry.status, dry.stdout]).toEqual([0, expect.stringContaining('everything is as the table says')])
  const refused = runCli(majlis, 'import', saved('wrong.csv', wrong))
  expect([refused.status, refused.stdout]).toEqual([1, expect.stringContaining('row 2, role: role_unknown')])
  const brought = runCli(majlis, 'import', saved('more.csv', 'username,name\nmooza,Mooza\n'))
  expect([brought.status, brought.stdout]).toEqual([0, expect.stringContaining('people new: 1')])

  // ── The same table again changes nothing
  await admin.go('/admin/people')
  await choose(right)
  await expect(page.getByText(t('moving:preview.nothing'))).toBeVisible()
})
