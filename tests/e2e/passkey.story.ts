// Members vote with a passkey and with a security key: one gesture each, a receipt that says so, and a bundle that verifies.
// Without the member verified nothing is recorded, whether the browser or the server is the one to refuse.
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page, Request } from '@playwright/test'
import { eq } from 'drizzle-orm'
import type { TFunction } from 'i18next'
import type { CastBallot } from '../../app/wire/ballots.ts'
import { ballot as ballots } from '../../db/schema/ballots.ts'
import { withCabinet } from '../support/cabinet.ts'
import { giveAuthenticator } from './support/authenticator.ts'
import { castVote } from './support/sit.ts'
import { axeClean, expect, type Person, runCli, test } from './support/story.ts'

test('a passkey signs a vote, and nothing counts without the member verified', async ({
  enter,
  majlis,
  expected,
  t,
}) => {
  expected.push('status of 422')
  const salma = await enter('salma')
  const laila = await enter('laila')
  const passkey = await giveAuthenticator(salma)
  const securityKey = await giveAuthenticator(laila, { transport: 'usb', synced: false })
  const meeting = await withCabinet(majlis, async (cabinet) => {
    const circulated = await cabinet.circulate()
    await cabinet.openSitting(circulated.meetingId, ['salma', 'laila'])
    return circulated
  })

  // ── Salma's tablet offers a passkey and makes none by itself; she chooses it
  await present(salma, meeting.meetingId, t)
  const offer = salma.page.getByRole('button', { name: t('ballots:device.passkey') })
  await expect(offer).toBeVisible()
  await expect(salma.page.getByRole('button', { name: t('ballots:device.browser') })).toBeVisible()
  await axeClean(salma.page)
  // Turned away by the sensor, she is told what happened, and tries again.
  await passkey.recognises(false)
  await offer.click()
  await expect(salma.page.getByText(t('errors:passkey_cancelled'))).toBeVisible()
  await passkey.recognises(true)
  await offer.click()
  await expect(salma.page.getByText(ready(t, 'A'))).toBeVisible()
  expect(await passkey.credentials()).toBe(1)
  await axeClean(salma.page)

  // ── Laila's tablet has nothing better than its own key, until she plugs in her security key
  await present(laila, meeting.meetingId, t)
  await expect(laila.page.getByText(ready(t, 'C'))).toBeVisible()
  await laila.page.getByRole('button', { name: t('ballots:device.passkey') }).click()
  await expect(laila.page.getByText(ready(t, 'B'))).toBeVisible()
  expect(await securityKey.credentials()).toBe(1)
  await laila.page.getByText(t('ballots:keys.title')).click()
  const keys = laila.page.locator('.device-list li').filter({ hasText: t('ballots:keys.here') })
  await expect(keys).toHaveCount(2)
  for (const level of ['B', 'C']) await expect(keys.filter({ hasText: t(`ballots:level.${level}`) })).toHaveCount(1)
  await axeClean(laila.page)

  const vote = await withCabinet(majlis, (cabinet) => cabinet.openVote(meeting))

  // ── The sensor does not know her: nothing is signed, nothing is sent, and the page says so
  await passkey.recognises(false)
  await toSheet(salma, vote)
  await press(salma, t, 'yes')
  await expect(salma.page.getByText(t('ballots:refused.title'))).toBeVisible()
  await expect(salma.page.getByText(t('errors:passkey_cancelled'))).toBeVisible()
  await axeClean(salma.page)
  expect(await recorded(majlis, vote)).toEqual([])

  // ── A page that does not ask for her to be verified gets a signature, and the server refuses it by its own code
  await askForNoVerification(salma.page)
  const answering = salma.page.waitForResponse((response) => response.url().endsWith(`/v/${vote}/ballot`))
  await press(salma, t, 'yes')
  const refused = await answering
  expect(refused.status()).toBe(422)
  expect(await refused.json()).toMatchObject({ ok: false, code: 'passkey_user_not_verified' })
  await expect(salma.page.getByText(t('errors:passkey_user_not_verified'))).toBeVisible()
  // Setting the flag afterwards breaks the signature.
  const sent = sentIn(refused.request())
  expect(await post(salma.page, withFlagSet(sent))).toMatchObject({ ok: false, code: 'ballot_signature_invalid' })
  expect(await recorded(majlis, vote)).toEqual([])

  // ── Verified, one gesture casts it
  await passkey.recognises(true)
  await salma.go(`/m/${meeting.meetingId}/sitting`)
  await castVote(salma, t, 'yes')
  const receipt = salma.page.locator('.receipt')
  await expect(receipt).toContainText(levelWords(t, 'A'))
  await axeClean(salma.page)
  const saving = salma.page.waitForEvent('download')
  await salma.page.getByRole('button', { name: t('ballots:receipt.save') }).click()
  const kept = JSON.parse(readFileSync(await (await saving).path(), 'utf8'))
  expect(JSON.parse(kept.payload).proof).toMatchObject({ level: 'A', credential: expect.any(String) })

  await castVote(laila, t, 'no')
  await expect(laila.page.locator('.receipt')).toContainText(levelWords(t, 'B'))
  expect((await recorded(majlis, vote)).sort()).toEqual(['A', 'B'])

  // ── A reload asks for nothing: the tablet remembers which passkey is hers
  await salma.go(`/m/${meeting.meetingId}/sitting`)
  await expect(salma.page.getByText(ready(t, 'A'))).toBeVisible()

  // ── The vote closes, and the bundle verifies with both keys, by the command line and without a database
  await withCabinet(majlis, (cabinet) => cabinet.closeVote(vote))
  const bundle = join(mkdtempSync(join(tmpdir(), 'majlis-passkey-')), 'cabinet.tar')
  const exported = runCli(majlis, 'export', 'cabinet', bundle)
  expect(exported.status, exported.stderr).toBe(0)
  const verified = runCli(majlis, 'verify', bundle, '--json')
  expect(verified.status, verified.stdout).toBe(0)
  const report = JSON.parse(verified.stdout)
  expect(report.summary).toMatchObject({ verdict: 'clean', errors: 0 })
  expect(report.votes.find((each: { vote: string }) => each.vote === vote).ballots).toMatchObject({
    cast: 2,
    accepted: 2,
    levels: { A: 1, B: 1 },
  })

  // ── One byte of what her passkey signed, altered in the file, is found
  const bytes = readFileSync(bundle)
  const at = bytes.indexOf(JSON.parse(kept.payload).proof.authenticator_data)
  expect(at).toBeGreaterThan(0)
  bytes[at] = (bytes[at] as number) ^ 1
  writeFileSync(bundle, bytes)
  expect(runCli(majlis, 'verify', bundle, '--json').status).toBe(1)
})

type Majlis = Parameters<typeof withCabinet>[0]
type Level = 'A' | 'B' | 'C'

const recorded = (majlis: Majlis, vote: string): Promise<string[]> =>
  withCabinet(majlis, async ({ ctx }) => {
    const rows = await ctx.db
      .select()
      .from(ballots)
      .where(eq(ballots.voteId, vote as never))
    return rows.map(({ level }) => level)
  })

const ready = (t: TFunction, level: Level): string => `${t('ballots:device.ready')} · ${t(`ballots:level.${level}`)}`
const levelWords = (t: TFunction, level: Level): string =>
  t('ballots:receipt.level', { words: t(`ballots:level.${level}`), level })

async function present(person: Person, meetingId: string, t: TFunction): Promise<void> {
  await person.go(`/m/${meetingId}/sitting`)
  await person.page.getByRole('button', { name: t('live:check_in.room') }).click()
  await expect(person.page.getByText(t('live:check_in.done_room'))).toBeVisible()
}

const toSheet = (person: Person, vote: string): Promise<void> => person.go(`/v/${vote}`)

async function press({ page }: Person, t: TFunction, choice: 'yes' | 'no'): Promise<void> {
  const word = t(`parts:mark.${choice === 'yes' ? 'for' : 'against'}`)
  await page
    .getByRole('region', { name: t('ballots:ask.region') })
    .getByRole('button', { name: word, exact: true })
    .click()
  await page.getByRole('button', { name: t('ballots:confirm.cast', { choice: word }) }).click()
}

/** A careless or dishonest page: the same question to the passkey, but nobody has to be recognised. */
const askForNoVerification = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const get = navigator.credentials.get.bind(navigator.credentials)
    navigator.credentials.get = (asked) =>
      get({ ...asked, publicKey: { ...asked?.publicKey, userVerification: 'discouraged' } as never })
  })

function sentIn(request: Request): CastBallot {
  const [, input] = /name="input"\r\n\r\n(.*?)\r\n--/s.exec(request.postData() ?? '') ?? []
  return JSON.parse(input ?? 'null') as CastBallot
}

function withFlagSet(sent: CastBallot): CastBallot {
  if (sent.proof.level === 'C') throw new Error('No passkey signed this')
  const data = Buffer.from(sent.proof.authenticator_data, 'base64url')
  data[32] = (data[32] as number) | 0x04
  const proof = { ...sent.proof, authenticator_data: data.toString('base64url') }
  return { ...sent, requestId: 'with-the-flag-set' as CastBallot['requestId'], proof }
}

/** Sends by the page itself, with its cookie and its address. */
const post = (page: Page, input: CastBallot): Promise<unknown> =>
  page.evaluate(async (input) => {
    const form = new FormData()
    form.set('input', JSON.stringify(input))
    const answer = await fetch(`/v/${input.voteId}/ballot`, { method: 'POST', body: form })
    return answer.json()
  }, input)
