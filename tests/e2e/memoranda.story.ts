// A ministry's memorandum, from the first draft to the item that members read: late and with its reason, observed upon by another
// ministry, returned with reasons and mended, admitted, placed on the agenda, and its whole trail with the item.
import type { TFunction } from 'i18next'
import { localDigits } from '../../app/i18n/numbers.ts'
import { meetingById } from '../../server/meetings/queries.ts'
import { makeMeeting, publish } from '../support/agenda.ts'
import { withCabinet } from '../support/cabinet.ts'
import { axeClean, expect, type Person, test } from './support/story.ts'

const PAPER = 'tests/vectors/papers/memo-digital-government-v1.pdf'
const MENDED = 'tests/vectors/papers/memo-digital-government-v2.pdf'
const DAY_MS = 86_400_000

test('a memorandum is filed late, observed upon, returned, mended, admitted and read with its trail', async ({
  enter,
  majlis,
  language,
  t,
}) => {
  const { meetingId, number } = await withCabinet(majlis, async ({ ctx, named }) => {
    const { actor, bodyId } = named('amina')
    const startsAt = new Date(Date.now() + 2 * DAY_MS)
    const endsAt = new Date(startsAt.getTime() + 2 * 3_600_000).toISOString()
    const made = await makeMeeting(ctx, actor, bodyId, { startsAt: startsAt.toISOString(), endsAt })
    return { meetingId: made, number: (await meetingById(ctx.db, made))?.number ?? 0 }
  })
  const [amina, ziad, haifa, salma] = await Promise.all([
    enter('amina', { width: 1440, height: 900 }),
    enter('ziad', { width: 390, height: 844 }),
    enter('haifa'),
    enter('salma'),
  ])

  // ── The secretary sets up two ministries and until when they lodge
  await amina.go('/b/cabinet')
  await amina.page.getByRole('link', { name: t('meetings:body.memoranda') }).click()
  await expect(amina.page.getByText(t('memoranda:none.no_units'))).toBeVisible()
  await axeClean(amina.page)
  await amina.page.getByRole('link', { name: t('memoranda:units.add') }).click()
  await addUnit(amina, t, { ar: 'وزارة الأشغال', en: 'Ministry of Works', username: 'ziad' })
  await addUnit(amina, t, { ar: 'وزارة المالية', en: 'Ministry of Finance', username: 'haifa' })
  await amina.page.getByText(t('memoranda:lodgement.days'), { exact: true }).click()
  await amina.page.getByRole('textbox', { name: t('memoranda:lodgement.days_count') }).fill('5')
  await amina.page.getByRole('button', { name: t('memoranda:lodgement.keep') }).click()
  await expect(amina.page.getByText(t('memoranda:lodgement.kept'))).toBeVisible()
  await axeClean(amina.page)

  // ── A clerk of the ministry, who has no seat anywhere, drafts on a telephone and files after the deadline
  await ziad.go('/')
  await ziad.page.getByRole('link', { name: t('memoranda:home.open'), exact: true }).click()
  await expect(ziad.page.getByText(t('memoranda:own.none'))).toBeVisible()
  await axeClean(ziad.page)
  await ziad.page.getByRole('button', { name: t('memoranda:own.begin') }).click()
  await write(ziad, t, 'title', { ar: 'توسعة الميناء', en: 'The port is enlarged' })
  await write(ziad, t, 'summary', { ar: 'حاجة الميناء إلى رصيفين.', en: 'The port needs two berths.' })
  await write(ziad, t, 'decision', { ar: 'يوافق المجلس على التوسعة.', en: 'The Council approves the enlargement.' })
  await ziad.page.locator('input[type=file]').setInputFiles(PAPER)
  await expect(ziad.page.getByText('memo-digital-government-v1.pdf')).toBeVisible()
  await choose(
    ziad,
    t('memoranda:draft.meeting'),
    t('memoranda:meeting_short', { number: localDigits(number, language) }),
  )
  await ziad.page.getByRole('button', { name: t('memoranda:draft.keep') }).click()
  await expect(ziad.page.getByText(t('memoranda:draft.kept'))).toBeVisible()
  await expect(ziad.page.getByText(t('memoranda:late.now'), { exact: true })).toBeVisible()
  await ziad.page.getByRole('button', { name: t('memoranda:draft.file'), exact: true }).click()
  await expect(ziad.page.getByText(t('memoranda:late.reason_missing'))).toBeVisible()
  await ziad.page.getByRole('textbox', { name: t('memoranda:late.reason') }).fill('The storm took a berth on Sunday.')
  await axeClean(ziad.page)
  await ziad.page.getByRole('button', { name: t('memoranda:draft.file'), exact: true }).click()
  await expect(ziad.page.getByText(t('memoranda:state.filed'), { exact: true })).toBeVisible()
  await expect(ziad.page.getByText(t('memoranda:late.chip'), { exact: true })).toBeVisible()

  // ── Of the body a unit sees nothing
  for (const path of [`/m/${meetingId}`, '/b/cabinet', '/b/cabinet/memoranda'])
    expect((await ziad.context.request.get(majlis.origin + path)).status(), path).toBe(404)

  // ── The secretary sees it at a glance, late and undecided, and asks the ministry of finance
  await amina.go('/')
  await amina.page.getByRole('link', { name: new RegExp(t('home:notice.memorandum_filed')) }).click()
  await expect(amina.page.getByText('The storm took a berth on Sunday.').first()).toBeVisible()
  await axeClean(amina.page)
  await amina.page.getByRole('button', { name: t('memoranda:ask.open') }).click()
  const asking = amina.page.getByRole('dialog')
  await asking.getByText(language === 'ar' ? 'وزارة المالية' : 'Ministry of Finance').click()
  await asking.getByRole('textbox', { name: t('memoranda:ask.question') }).fill('Is the money there?')
  await axeClean(amina.page)
  await asking.getByRole('button', { name: t('memoranda:ask.send'), exact: true }).click()
  await expect(asking).toHaveCount(0)
  await amina.page.getByRole('link', { name: t('memoranda:board') }).click()
  await expect(amina.page.getByText(t('memoranda:awaited', { count: 1 }))).toBeVisible()
  await axeClean(amina.page)

  // ── Finance answers what was asked, with words; it sees nothing else
  await haifa.go('/')
  await haifa.page.getByRole('link', { name: t('memoranda:home.open'), exact: true }).click()
  await haifa.page.getByRole('link', { name: language === 'ar' ? 'توسعة الميناء' : 'The port is enlarged' }).click()
  await expect(haifa.page.getByText('Is the money there?').first()).toBeVisible()
  await haifa.page.getByRole('button', { name: t('memoranda:observe.open'), exact: true }).click()
  const answer = haifa.page.getByRole('dialog')
  await answer.getByRole('textbox', { name: t('memoranda:observe.words') }).fill('For one berth this year.')
  await axeClean(haifa.page)
  await answer.getByRole('button', { name: t('memoranda:observe.send') }).click()
  await expect(answer).toHaveCount(0)
  await expect(haifa.page.getByText(t('memoranda:observation.given'), { exact: true })).toBeVisible()
  await axeClean(haifa.page)

  // ── Returned with reasons, which the ministry reads over what it mends
  await amina.go('/b/cabinet/memoranda')
  await amina.page.getByRole('link', { name: language === 'ar' ? 'توسعة الميناء' : 'The port is enlarged' }).click()
  await expect(amina.page.getByText('For one berth this year.').first()).toBeVisible()
  await amina.page.getByRole('button', { name: t('memoranda:return.open') }).click()
  const returning = amina.page.getByRole('dialog')
  await returning.getByRole('textbox', { name: t('memoranda:reasons') }).fill('One berth this year, please.')
  await returning.getByRole('button', { name: t('memoranda:return.send'), exact: true }).click()
  await expect(returning).toHaveCount(0)

  await ziad.go('/memoranda')
  await ziad.page.getByRole('link', { name: language === 'ar' ? 'توسعة الميناء' : 'The port is enlarged' }).click()
  await expect(ziad.page.getByText('One berth this year, please.').first()).toBeVisible()
  await write(ziad, t, 'title', { ar: 'رصيف للميناء', en: 'A berth for the port' })
  await ziad.page.locator('input[type=file]').setInputFiles(MENDED)
  await expect(ziad.page.getByText('memo-digital-government-v2.pdf')).toBeVisible()
  await ziad.page.getByRole('textbox', { name: t('memoranda:late.reason') }).fill('It came back yesterday.')
  await ziad.page.getByRole('button', { name: t('memoranda:draft.file_again'), exact: true }).click()
  await expect(ziad.page.getByText(t('memoranda:state.filed'), { exact: true })).toBeVisible()

  // ── Admitted although late, accepted, and placed on the agenda with its paper
  await expect(amina.page.getByRole('button', { name: t('memoranda:accept.open'), exact: true })).toBeVisible()
  await amina.page.getByRole('button', { name: t('memoranda:accept.open'), exact: true }).click()
  const accepting = amina.page.getByRole('dialog')
  await expect(accepting.getByText(t('memoranda:accept.late_first'))).toBeVisible()
  await accepting.getByText(t('memoranda:accept.admit_late')).click()
  await axeClean(amina.page)
  await accepting.getByRole('button', { name: t('memoranda:accept.send'), exact: true }).click()
  await expect(accepting).toHaveCount(0)
  await amina.page.getByRole('button', { name: t('memoranda:schedule.open') }).click()
  const placing = amina.page.getByRole('dialog')
  await expect(placing.getByText(t('memoranda:schedule.about'))).toBeVisible()
  await axeClean(amina.page)
  await placing.getByRole('button', { name: t('memoranda:schedule.send'), exact: true }).click()
  await expect(placing).toHaveCount(0)
  await amina.page.getByRole('link', { name: t('memoranda:placed.open') }).click()
  await expect(amina.page.getByRole('textbox', { name: t('agenda:fields.title_en') })).toHaveValue(
    'A berth for the port',
  )
  await expect(amina.page.getByRole('link', { name: t('memoranda:of_item') })).toBeVisible()

  // ── A minister reads the item, its paper, and the trail of it all
  await withCabinet(majlis, async ({ ctx, named }) => {
    const published = await publish(ctx, named('amina').actor, meetingId)
    expect(published).toMatchObject({ ok: true })
  })
  await salma.go(`/m/${meetingId}`)
  await expect(salma.page.getByText(language === 'ar' ? 'رصيف للميناء' : 'A berth for the port').first()).toBeVisible()
  await salma.page.getByRole('link', { name: t('memoranda:of_item') }).click()
  const trail = salma.page.getByRole('list', { name: t('memoranda:trail.title') })
  for (const words of ['One berth this year, please.', 'For one berth this year.', 'It came back yesterday.'])
    await expect(trail.getByText(words)).toBeVisible()
  await expect(trail.getByRole('listitem')).toHaveCount(7)
  await salma.page.getByRole('button', { name: t('memoranda:version.show', { count: 1 }) }).click()
  await expect(salma.page.getByText(language === 'ar' ? 'توسعة الميناء' : 'The port is enlarged').first()).toBeVisible()
  await axeClean(salma.page)

  // ── The ministry is told where it stands, by the meeting's day alone
  await ziad.go('/notices')
  await expect(ziad.page.getByText(t('home:notice.memorandum_scheduled'))).toBeVisible()
})

async function addUnit(
  { page }: Person,
  t: TFunction,
  { ar, en, username }: { ar: string; en: string; username: string },
): Promise<void> {
  await page.getByRole('button', { name: t('memoranda:units.add') }).click()
  const form = page.getByRole('dialog')
  await form.getByRole('textbox', { name: t('memoranda:units.name_ar') }).fill(ar)
  await form.getByRole('textbox', { name: t('memoranda:units.name_en') }).fill(en)
  await form.getByRole('searchbox', { name: t('memoranda:units.find') }).fill(username)
  await form.getByText(username, { exact: true }).click()
  await form.getByRole('button', { name: t('memoranda:units.keep'), exact: true }).click()
  await expect(form).toHaveCount(0)
}

async function write(
  { page }: Person,
  t: TFunction,
  name: 'title' | 'summary' | 'decision',
  words: { ar: string; en: string },
): Promise<void> {
  for (const language of ['ar', 'en'] as const)
    await page.getByRole('textbox', { name: t(`memoranda:draft.${name}_${language}`) }).fill(words[language])
}

async function choose({ page }: Person, label: string, option: string): Promise<void> {
  await page.getByRole('button', { name: new RegExp(label) }).click()
  await page.getByRole('option').filter({ hasText: option }).first().click()
}
