// What the pictures of memoranda show: three ministries that file with the Council, one memorandum in each state, one of them late, and
// observations given, awaited and overdue.
import type { MeetingId, MemorandumId, UnitId } from '../../app/wire/ids.ts'
import type { MemorandumFields } from '../../app/wire/memoranda.ts'
import { lodgeFile } from '../../server/documents/lodge-file.ts'
import { actorOf } from '../../server/identity/load-actor.ts'
import { everybody } from '../../server/identity/queries.ts'
import { meetingById, meetingsOf } from '../../server/meetings/queries.ts'
import { acceptMemorandum, returnMemorandum } from '../../server/memoranda/answer-memorandum.ts'
import { askObservations } from '../../server/memoranda/ask-observations.ts'
import { fileMemorandum } from '../../server/memoranda/file-memorandum.ts'
import { giveObservation } from '../../server/memoranda/give-observation.ts'
import { addUnit, setLodgement } from '../../server/memoranda/keep-unit.ts'
import { observationsOn } from '../../server/memoranda/queries.ts'
import { beginMemorandum } from '../../server/memoranda/write-memorandum.ts'
import type { Ctx } from '../../server/platform/context.ts'
import type { Actor } from '../../server/policies/actor.ts'
import { must, requestId } from '../support/body.ts'
import { at } from '../support/memoranda.ts'
import { paperBytes } from '../support/papers.ts'
import { given, peopleOf } from './members.ts'

export type PicturedMemoranda = { late: MemorandumId; returned: MemorandumId; draft: MemorandumId }
type Unit = { unitId: UnitId; actor: Actor }
type Words = Pick<MemorandumFields, 'title' | 'summary' | 'decision'>

const PORT: Words = {
  title: { ar: 'توسعة ميناء خليفة: رصيف خامس', en: 'A fifth berth for Khalifa Port' },
  summary: {
    ar: 'بلغ الميناء طاقته القصوى في الربع الثالث، وأخرجت عاصفة الأحد أحد أرصفته من الخدمة.',
    en: 'The port reached its capacity in the third quarter, and Sunday’s storm took a berth out of service.',
  },
  decision: {
    ar: 'يوافق مجلس الوزراء على إنشاء رصيف خامس، ويكلّف وزارة الأشغال طرح مناقصته قبل نهاية العام.',
    en: 'The Council approves a fifth berth and charges the Ministry of Works to tender it before the year ends.',
    authoritative: 'ar',
  },
}
const ROADS: Words = {
  title: { ar: 'صيانة الطرق السريعة ٢٠٢٧', en: 'Maintenance of motorways 2027' },
  summary: { ar: 'خطة الصيانة السنوية وتكلفتها.', en: 'The yearly plan of maintenance and what it costs.' },
  decision: null,
}
const BUDGET: Words = {
  title: { ar: 'اعتماد إضافي لبرنامج الإسكان', en: 'A supplementary appropriation for housing' },
  summary: { ar: 'أثر ارتفاع أسعار المواد على البرنامج.', en: 'What dearer materials did to the programme.' },
  decision: null,
}
const COURTS: Words = {
  title: { ar: 'مشروع قانون المحاكم التجارية', en: 'A bill on commercial courts' },
  summary: { ar: 'إنشاء محاكم متخصصة ومواعيد أقصر.', en: 'Specialised courts and shorter terms.' },
  decision: null,
}

export async function setMemoranda(ctx: Ctx): Promise<PicturedMemoranda> {
  const { bodyId, named } = await peopleOf(ctx, 'cabinet')
  const amina = named('amina').actor
  const unit = async (ar: string, en: string, username: string): Promise<Unit> => {
    const { id } = given((await everybody(ctx.db)).find((one) => one.username === username))
    const input = { requestId: requestId(ctx), bodyId, name: { ar, en }, people: [id] }
    return { unitId: must(await addUnit(ctx, amina, input)).unitId, actor: given(await actorOf(ctx, id)) }
  }
  const works = await unit('وزارة الأشغال', 'Ministry of Works', 'ziad')
  const finance = await unit('وزارة المالية', 'Ministry of Finance', 'haifa')
  const justice = await unit('وزارة العدل', 'Ministry of Justice', 'jumana')
  const next = given((await meetingsOf(ctx.db, [bodyId])).find(({ state }) => state === 'draft'))
  await lodgeUntil(ctx, amina, next.id)

  const late = await file(ctx, works, PORT, next.id, 'أخرجت عاصفة الأحد أحد الأرصفة من الخدمة.')
  await ask(ctx, amina, late, [finance, justice])
  const [asked] = await observationsOn(ctx.db, [late])
  const words = 'الاعتماد متاح لرصيف واحد هذا العام، على أن تُدرج كلفة التشغيل في ميزانية العام القادم.'
  const said = { requestId: requestId(ctx), observationId: given(asked).id, ofVersion: 1, words, fileId: null }
  must(await giveObservation(ctx, finance.actor, said))

  const returned = await file(ctx, works, ROADS, null)
  const reason = 'أرفقوا جدول الأولويات، وبيّنوا مصدر التمويل للطرق الثلاثة الأولى.'
  must(await returnMemorandum(ctx, amina, { ...(await at(ctx, returned)), reason }))
  const accepted = await file(ctx, finance, BUDGET, null)
  must(await acceptMemorandum(ctx, amina, { ...(await at(ctx, accepted)), admitLate: false, words: '' }))
  await file(ctx, justice, COURTS, null)
  const begun = { requestId: requestId(ctx), unitId: works.unitId, meetingId: next.id }
  const draft = must(await beginMemorandum(ctx, works.actor, begun)).memorandumId
  return { late, returned, draft }
}

/** So long before it that its deadline was yesterday. */
async function lodgeUntil(ctx: Ctx, secretary: Actor, meetingId: MeetingId): Promise<void> {
  const { startsAt, bodyId } = given(await meetingById(ctx.db, meetingId))
  const hours = Math.ceil((startsAt.getTime() - Date.now()) / 3_600_000) + 24
  must(await setLodgement(ctx, secretary, { requestId: requestId(ctx), bodyId, hours }))
}

async function file(ctx: Ctx, { unitId, actor }: Unit, words: Words, meetingId: MeetingId | null, lateReason = '') {
  const begun = { requestId: requestId(ctx), unitId, meetingId }
  const id = must(await beginMemorandum(ctx, actor, begun)).memorandumId
  const name = 'memo-digital-government-v1.pdf'
  const lodging = { requestId: requestId(ctx), unitId, fileName: `${words.title.ar}.pdf` }
  const { fileId } = must(await lodgeFile(ctx, actor, lodging, paperBytes(name) as Uint8Array))
  const fields = { ...words, fileId, meetingId }
  must(await fileMemorandum(ctx, actor, { ...(await at(ctx, id)), fields, lateReason }))
  return id
}

async function ask(ctx: Ctx, secretary: Actor, id: MemorandumId, units: Unit[]): Promise<void> {
  const dueAt = new Date(Date.now() + 2 * 86_400_000).toISOString()
  const question = 'أثر الرصيف الخامس في ميزانية العام القادم.'
  const input = { ...(await at(ctx, id)), unitIds: units.map(({ unitId }) => unitId), question, dueAt }
  must(await askObservations(ctx, secretary, input))
}
