// A decision goes out to those it concerns: registered, its extract issued and signed in order, opened by a minister, and checked by a
// stranger who has nothing but the file, on the verification page; altered, it is found out; held against the whole ledger, it stands.
import { writeFileSync } from 'node:fs'
import { DOCUMENT_VERDICTS, documentCheckWords } from '../../app/rules/verify/document-words.ts'
import { registerDecisions } from '../../server/decisions/register-decisions.ts'
import { moveSitting } from '../../server/meetings/move-sitting.ts'
import { must, requestId } from '../support/body.ts'
import { withCabinet } from '../support/cabinet.ts'
import { prepareDevice } from './support/sit.ts'
import { axeClean, expect, test } from './support/story.ts'

test('an extract of a decision is signed and checked by whoever has it', async ({
  enter,
  majlis,
  language,
  t,
}, info) => {
  const [amina, nasser, salma] = [
    await enter('amina'),
    await enter('nasser'),
    await enter('salma', { width: 390, height: 844 }),
  ]
  const decisionId = await withCabinet(majlis, async (cabinet) => {
    const { ctx } = cabinet
    const made = await cabinet.circulate()
    await cabinet.openSitting(made.meetingId, [])
    const castAll = await cabinet.devicesOf(6, ['salma', 'nasser'])
    const voteId = await cabinet.openVote(made)
    await castAll(voteId)
    await cabinet.closeVote(voteId)
    const { meetingId, itemId } = made
    const [chair, secretary] = [cabinet.named('nasser').actor, cabinet.named('amina').actor]
    must(await moveSitting(ctx, chair, { requestId: requestId(ctx), meetingId, act: 'sitting.adjourn' }))
    const asked = { requestId: requestId(ctx), meetingId, decisions: [{ itemId, voteId }] }
    return must(await registerDecisions(ctx, secretary, asked)).decisions[0]!.decisionId
  })
  await prepareDevice(amina, t)
  await prepareDevice(nasser, t)
  const at = `/b/cabinet/decisions/${decisionId}`

  // ── The secretary issues it, and signs
  await amina.go(at)
  await amina.page.getByRole('button', { name: t('signing:extract.issue') }).click()
  const dialog = amina.page.getByRole('dialog')
  await axeClean(amina.page)
  await dialog.getByRole('button', { name: t('signing:extract.issue') }).click()
  await expect(dialog).toHaveCount(0, { timeout: 60_000 })
  for (const officer of [amina, nasser]) {
    await officer.go(at)
    await officer.page.getByRole('button', { name: t('signing:extract.sign') }).click()
    await expect(officer.page.getByText(t('signing:your_turn'))).toHaveCount(0, { timeout: 60_000 })
    await axeClean(officer.page)
  }

  // ── A minister opens it from a telephone
  await salma.go(at)
  await expect(salma.page.getByRole('heading', { name: t('signing:extract.title') })).toBeVisible()
  await axeClean(salma.page)
  const answer = await salma.page.request.get(`${majlis.origin}${at}/extract/${language}`)
  expect(answer.headers()['content-type']).toBe('application/pdf')
  const pdf = await answer.body()
  const file = (name: string, content: Buffer) => {
    const path = info.outputPath(name)
    writeFileSync(path, content)
    return path
  }

  // ── A stranger has the file alone; nothing of it goes anywhere
  const stranger = await enter(null)
  const asked: string[] = []
  await stranger.page.goto(`${majlis.origin}/verify`)
  stranger.page.on('request', (request) => asked.push(request.url()))
  const give = (...paths: string[]) => stranger.page.locator('input[type=file]').setInputFiles(paths)
  const verdict = (word: keyof typeof DOCUMENT_VERDICTS) =>
    expect(stranger.page.getByRole('heading', { name: DOCUMENT_VERDICTS[word][language] })).toBeVisible()
  const holds = (check: 'text' | 'registered' | 'entered') =>
    expect(stranger.page.getByText(documentCheckWords({ check, holds: true, params: {} })[language])).toBeVisible()
  const whole = file('extract.pdf', pdf)
  await give(whole)
  await verdict('alone')
  await holds('text')
  await holds('registered')
  await axeClean(stranger.page)
  expect(asked.filter((url) => !url.startsWith('blob:') && !url.startsWith('data:'))).toEqual([])

  // ── One byte altered, and what is none
  const flipped = Buffer.from(pdf)
  flipped[400] = (flipped[400] as number) ^ 1
  await give(file('altered.pdf', flipped))
  await verdict('altered')
  await give(file('none.pdf', Buffer.from('%PDF-1.7')))
  await verdict('unknown')

  // ── With the ledger's evidence beside it
  await amina.go('/b/cabinet/ledger')
  const saving = amina.page.waitForEvent('download')
  await amina.page.getByRole('link', { name: t('audit:export') }).click()
  const bundle = info.outputPath('cabinet.tar')
  await (await saving).saveAs(bundle)
  await give(whole, bundle)
  await verdict('valid')
  await holds('entered')
  await axeClean(stranger.page)
})
