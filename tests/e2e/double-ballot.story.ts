// A member votes once. A tab that still shows the sheet, and a page that sends by itself what no button would, are refused;
// the receipt is the first one's, whoever asks.
import type { Page, Request } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { type Ballot, sealBallot } from '../../app/rules/ballot.ts'
import { sealWith } from '../../app/rules/signed-by.ts'
import { ballot as ballots } from '../../db/schema/ballots.ts'
import { withCabinet } from '../support/cabinet.ts'
import { castVote, checkIn } from './support/sit.ts'
import { axeClean, expect, hydrated, test } from './support/story.ts'

type Sent = { requestId: string; voteId: string; ballot: string; proof: object }
type Answer = { status: number; body: { ok: boolean; code?: string; value?: { ballotId: string; entry: number } } }

test('a second ballot of the same member is refused, and the first receipt stays', async ({
  enter,
  majlis,
  expected,
  t,
}) => {
  expected.push('status of 409')
  const salma = await enter('salma')
  const meeting = await withCabinet(majlis, async (cabinet) => {
    const circulated = await cabinet.circulate()
    await cabinet.openSitting(circulated.meetingId, ['salma'])
    return circulated
  })
  await checkIn(salma, meeting.meetingId, t)
  const vote = await withCabinet(majlis, (cabinet) => cabinet.openVote(meeting))

  // ── Another tab opens the sheet and hears of nothing after
  const other = await salma.context.newPage()
  await other.routeWebSocket(/\/socket\.io\//, (socket) => socket.close())
  await other.route(/\/socket\.io\//, (route) => route.abort())
  await other.goto(`${majlis.origin}/v/${vote}`)
  await hydrated(other)
  const ask = other.getByRole('region', { name: t('ballots:ask.region'), exact: true })
  await expect(ask.getByRole('button', { name: t('parts:mark.against'), exact: true })).toBeEnabled()

  // ── The first ballot
  const sending = salma.page.waitForRequest((request) => request.url().endsWith(`/v/${vote}/ballot`))
  await castVote(salma, t, 'yes')
  const first = sentIn(await sending)
  const receipt = salma.page.locator('.receipt')
  const place = await receipt.locator('dl').textContent()

  // ── The other tab still offers its answers, and says in words why the second is not taken
  await ask.getByRole('button', { name: t('parts:mark.against'), exact: true }).click()
  await other.getByRole('button', { name: t('ballots:confirm.cast', { choice: t('parts:mark.against') }) }).click()
  await expect(other.getByText(t('ballots:refused.twice'))).toBeVisible()
  await expect(other.getByText(t('errors:ballot_twice'))).toBeVisible()
  await expect(other.getByText(t('ballots:receipt.title'))).toBeVisible()
  await expect(other.locator('.rc-choice')).toContainText(t('parts:mark.for'))
  expect(await other.locator('.receipt dl').textContent()).toBe(place)
  await expect(ask).toHaveCount(0)
  await axeClean(other)

  // ── The same ballot under a new request id is the first one again; another one is refused, though well signed
  const again = await cast(salma.page, { ...first, requestId: 'again-with-another-id' })
  expect(again).toMatchObject({ status: 200, body: { ok: true } })
  const { type: _, ...fields } = JSON.parse(first.ballot) as Ballot
  const changed = await sealBallot(
    { ...fields, choice: 'no', nonce: 'f'.repeat(32) },
    sealWith((message) => signOnDevice(salma.page, message)),
  )
  const twice = await cast(salma.page, {
    ...first,
    requestId: 'another-ballot',
    ballot: changed.text,
    proof: changed.proof,
  })
  expect(twice).toMatchObject({ status: 409, body: { ok: false, code: 'ballot_twice' } })

  // ── One ballot stands, and its receipt is the one she was shown
  const rows = await withCabinet(majlis, ({ ctx }) => ctx.db.select().from(ballots).where(eq(ballots.voteId, vote)))
  expect(rows.map(({ canonical, choice, entry }) => ({ canonical, choice, entry }))).toEqual([
    { canonical: first.ballot, choice: 'yes', entry: again.body.value?.entry },
  ])
  await salma.go(`/v/${vote}`)
  await expect(salma.page.locator('.rc-choice')).toContainText(t('parts:mark.for'))
  expect(await receipt.locator('dl').textContent()).toBe(place)
})

/** What the page sent, out of its form. */
function sentIn(request: Request): Sent {
  const [, input] = /name="input"\r\n\r\n(.*?)\r\n--/s.exec(request.postData() ?? '') ?? []
  return JSON.parse(input ?? 'null') as Sent
}

/** Sends by the page itself, with its cookie and its address, what no button of it would send. */
async function cast(page: Page, input: Sent): Promise<Answer> {
  return page.evaluate(async (input) => {
    const form = new FormData()
    form.set('input', JSON.stringify(input))
    const answer = await fetch(`/v/${input.voteId}/ballot`, { method: 'POST', body: form })
    return { status: answer.status, body: await answer.json() }
  }, input)
}

/** By the key of this browser, which nobody can take out of it. */
async function signOnDevice(page: Page, message: Uint8Array): Promise<Uint8Array> {
  const signature = await page.evaluate(
    (bytes) =>
      new Promise<number[]>((resolve, reject) => {
        const opening = indexedDB.open('majlis', 1)
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const reading = opening.result.transaction('signing-keys').objectStore('signing-keys').getAll()
          reading.onerror = () => reject(reading.error)
          reading.onsuccess = () => {
            const [{ privateKey }] = reading.result as [{ privateKey: CryptoKey }]
            const how = { name: 'ECDSA', hash: 'SHA-256' }
            crypto.subtle
              .sign(how, privateKey, new Uint8Array(bytes))
              .then((signed) => resolve([...new Uint8Array(signed)]), reject)
          }
        }
      }),
    [...message],
  )
  return new Uint8Array(signature)
}
