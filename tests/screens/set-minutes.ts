// What the pictures of minutes show: the Council's last ones being written, with a count that is not the ledger's and a paragraph of the
// secretary's own; the Tender Board's last ones corrected, approved and signed by the first of two.
import * as Y from 'yjs'
import type { MeetingId } from '../../app/wire/ids.ts'
import { meetingsOf } from '../../server/meetings/queries.ts'
import { answerCorrection } from '../../server/minutes/answer-correction.ts'
import { MINUTES } from '../../server/minutes/minutes-document.ts'
import { appendUpdate, loadDocument } from '../../server/minutes/minutes-log.ts'
import { frozenText, minutesOfMeeting } from '../../server/minutes/queries.ts'
import { suggestCorrection } from '../../server/minutes/suggest-correction.ts'
import type { Ctx } from '../../server/platform/context.ts'
import { enrolDevice, must } from '../support/body.ts'
import { about, approve, begin, circulate, type Minuted, sign } from '../support/minutes.ts'
import { given, peopleOf } from './members.ts'

export type PicturedMinutes = { writing: MeetingId; signing: MeetingId }

export async function setMinutes(ctx: Ctx): Promise<PicturedMinutes> {
  return { writing: await beingWritten(ctx), signing: await beingSigned(ctx) }
}

async function beingWritten(ctx: Ctx): Promise<MeetingId> {
  const cabinet = await peopleOf(ctx, 'cabinet')
  const { id } = given((await meetingsOf(ctx.db, [cabinet.bodyId])).find(({ number }) => number === 41))
  const amina = cabinet.named('amina')
  const at = { meetingId: id, bodyId: cabinet.bodyId, secretary: amina } as Minuted
  must(await begin(ctx, at))
  const document = await loadDocument(ctx.db, given(await minutesOfMeeting(ctx.db, id)))
  const before = Y.encodeStateVector(document)
  const root = document.getXmlFragment(MINUTES)
  document.transact(() => {
    const pairs = root.toArray() as Y.XmlElement[]
    const tally = given(pairs.find((pair) => String(pair.getAttribute('key')).startsWith('tally')))
    const [ar, en] = [0, 1].map((side) => (tally.get(side) as Y.XmlElement).get(0) as Y.XmlText) as [
      Y.XmlText,
      Y.XmlText,
    ]
    ar.insert(ar.length, ' وكان التصويت بأغلبية ١٥ صوتًا.')
    en.insert(en.length, ' The majority was 15 votes.')
    const free = new Y.XmlElement('pair')
    const sides = [
      ['ar', 'ورحّب الرئيس بالحاضرين، وشكرهم على ما أعدّوه من دراسات.'],
      ['en', 'The chair welcomed those present and thanked them for the studies they had prepared.'],
    ].map(([name, words]) => {
      const side = new Y.XmlElement(name as string)
      side.insert(0, [new Y.XmlText(words as string)])
      return side
    })
    free.insert(0, sides)
    root.insert(1, [free])
  })
  await appendUpdate(ctx, id, amina.actor.personId, Y.encodeStateAsUpdate(document, before))
  return id
}

async function beingSigned(ctx: Ctx): Promise<MeetingId> {
  const board = await peopleOf(ctx, 'tender-board')
  const { id } = given((await meetingsOf(ctx.db, [board.bodyId])).find(({ number }) => number === 18))
  const [dana, saad, haifa] = [board.named('dana'), board.named('saad'), board.named('haifa')]
  const secretaryDevice = await enrolDevice(ctx, dana.actor)
  const at = { meetingId: id, bodyId: board.bodyId, secretary: dana, chair: saad, secretaryDevice } as Minuted
  must(await begin(ctx, at))
  must(await circulate(ctx, at))
  const [first] = given(await frozenText(ctx.db, id)).text.paragraphs
  const { ar, en } = given(first)
  const after = { ar: `${ar} وحضر الجلسة مراقب من الهيئة.`, en: `${en} An observer of the authority attended.` }
  const said = { act: 'minutes.correct' as const, seatId: haifa.seatId, place: 0, after, why: 'حضر المراقب ولم يُذكر.' }
  const { id: correctionId } = must(await suggestCorrection(ctx, haifa.actor, { ...about(ctx, at), ...said }))
  const answered = { act: 'minutes.answer' as const, correctionId, outcome: 'accepted' as const, answer: 'شكرًا، أُضيف.' }
  must(await answerCorrection(ctx, dana.actor, { ...about(ctx, at), ...answered }))
  must(await approve(ctx, at))
  must(await sign(ctx, at, dana))
  return id
}
