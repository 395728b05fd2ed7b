// The minutes of a sitting: written from the ledger, a wrong count found and put back, sent round, corrected, approved, signed by the
// secretary and then the chair, and opened as a file.
import { moveSitting } from '../../server/meetings/move-sitting.ts'
import { must, requestId } from '../support/body.ts'
import { withCabinet } from '../support/cabinet.ts'
import { readSigned } from '../support/signed-pdf.ts'
import {
  acceptCorrection,
  addParagraph,
  approveMinutes,
  beginMinutes,
  circulateMinutes,
  miscountAndRestore,
  openFile,
  signMinutes,
  suggestCorrection,
} from './support/minutes.ts'
import { prepareDevice } from './support/sit.ts'
import { axeClean, expect, test } from './support/story.ts'

test('minutes are written, corrected, approved and signed', async ({ enter, majlis, t }) => {
  const [amina, nasser, salma] = [await enter('amina'), await enter('nasser'), await enter('salma')]
  const meetingId = await withCabinet(majlis, async (cabinet) => {
    const circulated = await cabinet.circulate()
    await cabinet.openSitting(circulated.meetingId, [])
    const castAll = await cabinet.devicesOf(4, ['salma', 'nasser'])
    const vote = await cabinet.openVote(circulated)
    await castAll(vote)
    await cabinet.closeVote(vote)
    const { actor } = cabinet.named('nasser')
    const id = requestId(cabinet.ctx)
    must(
      await moveSitting(cabinet.ctx, actor, { requestId: id, meetingId: circulated.meetingId, act: 'sitting.adjourn' }),
    )
    return circulated.meetingId
  })
  await prepareDevice(amina, t)
  await prepareDevice(nasser, t)

  // ── Written from the ledger, and held against it
  await beginMinutes(amina, meetingId, t)
  await axeClean(amina.page)
  await miscountAndRestore(amina, t)
  await addParagraph(amina, t, 'وشكر الرئيس الحاضرين.')

  // ── The chair writes in the same text
  await nasser.go(`/m/${meetingId}/minutes`)
  await expect(nasser.page.getByText('وشكر الرئيس الحاضرين.')).toBeVisible()
  await expect(amina.page.locator('.minutes-tools').getByText(/Nasser|ناصر/)).toBeVisible()

  // ── Members have it once it is sent round, and correct it
  await circulateMinutes(amina, t)
  const words = 'The Council met in the morning, the chair presiding.'
  await suggestCorrection(salma, meetingId, t, words)
  await acceptCorrection(amina, t, words)

  // ── Approved, and signed in order
  await approveMinutes(nasser, meetingId, t)
  await signMinutes(amina, meetingId, t)
  await signMinutes(nasser, meetingId, t)
  for (const language of ['ar', 'en'] as const) {
    const { signatures, whole } = await readSigned(
      new Uint8Array(await openFile(salma, majlis.origin, meetingId, language)),
    )
    expect([whole, signatures.map(({ state }) => state)]).toEqual([true, ['valid', 'valid']])
  }
})
