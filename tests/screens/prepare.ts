// What is done on a screen before its picture is taken.
import { readFileSync } from 'node:fs'
import type { Locator, Page } from '@playwright/test'
import type { TFunction } from 'i18next'
import { isLanguage } from '../../app/i18n/language.ts'
import type { Pin } from '../../app/rules/pin.ts'
import { handsOf } from '../e2e/support/desk.ts'
import { inkOnPage, showNotes } from '../e2e/support/read-together.ts'
import { hydrated } from '../e2e/support/story.ts'
import { thirtyPapers, wordClipboard } from '../e2e/support/word-agenda.ts'
import { wordsOf } from '../e2e/support/words.ts'

/** Where there is room for both the page and what is noted on it. */
export async function readWithNotes(page: Page): Promise<void> {
  await hydrated(page)
  await inkOnPage({ page })
  if ((page.viewportSize()?.width ?? 0) < 1000) return
  await showNotes({ page }, await wordsOn(page))
}

export async function verifyHere(page: Page): Promise<void> {
  const t = await wordsOn(page)
  await page.getByRole('button', { name: t('audit:verify') }).click()
  await page.waitForLoadState('networkidle')
  await page.waitForTimeout(1_500)
}

export async function decideLedger(page: Page): Promise<void> {
  const t = await wordsOn(page)
  await page
    .getByRole('button', { name: t('house:ledger.open'), exact: true })
    .first()
    .click()
  await page.getByText(t('house:ledger.public'), { exact: true }).click()
}

export async function answer(page: Page): Promise<void> {
  const t = await wordsOn(page)
  const answers = page.getByRole('region', { name: t('ballots:ask.region') })
  await answers.getByRole('button', { name: t('parts:mark.against'), exact: true }).click()
  await page.getByRole('dialog').or(page.getByRole('alertdialog')).waitFor()
}

export async function castOnce(page: Page): Promise<void> {
  const t = await wordsOn(page)
  const receipt = page.getByText(t('ballots:receipt.title'))
  if (await receipt.isVisible()) return
  await answer(page)
  await page.getByRole('button', { name: t('ballots:confirm.cast', { choice: t('parts:mark.against') }) }).click()
  await receipt.waitFor()
}

export async function objectToDevice(page: Page): Promise<void> {
  const t = await wordsOn(page)
  await page
    .getByRole('button', { name: t('keys:devices.not_mine') })
    .first()
    .click()
  await page.getByRole('dialog').waitFor()
}

/** On the first of these pictures; the browser keeps its key for the others. */
export async function prepareDevice(page: Page): Promise<void> {
  const t = await wordsOn(page)
  const ways = ['ballots:device.prepare', 'ballots:device.browser'].map((word) =>
    page.getByRole('button', { name: t(word) }),
  )
  const [prepare, other] = ways as [Locator, Locator]
  const here = page.getByText('Chrome · Linux')
  await prepare.or(other).or(here).first().waitFor()
  if (!(await here.isVisible())) await prepare.or(other).click()
  await here.waitFor()
}

/** Robert's own example, of which one condition holds and the other does not. */
export async function tryExample(page: Page): Promise<void> {
  const t = await wordsOn(page)
  await page.getByRole('tab', { name: t('procedure:builder.tab_try') }).click()
  const examples = page.getByRole('region', { name: t('procedure:try.examples') })
  await examples.getByRole('button').first().click()
}

export async function readSheet(page: Page): Promise<void> {
  const summary = page.locator('.count-sheet summary')
  await summary.click()
  await summary.evaluate((element) => element.scrollIntoView())
}

/** What a printer gets. */
export async function asPrinted(page: Page): Promise<void> {
  await page.locator('.count-sheet summary').click()
  await page.emulateMedia({ media: 'print' })
}

/** Down to what was said of the result. */
export async function speak(page: Page): Promise<void> {
  await page.locator('.result-talk').evaluate((element) => element.scrollIntoView())
}

export const askWhatIsWrong = (page: Page) => press(page, 'results:disputes.raise')

export async function settle(page: Page): Promise<void> {
  await press(page, 'results:disputes.settle')
  const t = await wordsOn(page)
  await page
    .locator('.choice')
    .filter({ hasText: t('results:settle.outcomes.upheld') })
    .click()
}

export async function openVoteDialog(page: Page): Promise<void> {
  const t = await wordsOn(page)
  const [before = ''] = t('live:control.vote', { number: '§' }).split('§')
  await page.getByRole('button', { name: before.replace(/[\u2066-\u2069]/g, '').trim() }).click()
  await page.getByRole('dialog').waitFor()
}

/** Three members stand for two seats. */
export async function openElection(page: Page): Promise<void> {
  await openVoteDialog(page)
  const t = await wordsOn(page)
  const dialog = page.getByRole('dialog')
  await dialog.getByText(t('live:vote.kinds.election'), { exact: true }).click()
  for (const place of [3, 7, 11]) {
    await dialog.getByRole('button', { name: t('elections:form.member') }).click()
    await page.getByRole('option').nth(place).click()
  }
  await dialog.getByRole('button', { name: t('elections:form.method') }).click()
  await page.getByRole('option', { name: t('elections:method.scottish-stv') }).click()
}

export async function giveProxy(page: Page): Promise<void> {
  await press(page, 'proxies:give')
}

export const enterInterest = (page: Page) => press(page, 'interests:register.add')

export async function declare(page: Page): Promise<void> {
  const t = await wordsOn(page)
  const [before = ''] = t('meetings:pack.item_menu', { number: '§' }).split('§')
  await page
    .getByRole('button', { name: before.replace(/[\u2066-\u2069]/g, '').trim() })
    .first()
    .click()
  await page.getByRole('menuitem', { name: t('meetings:pack.declare') }).click()
  await page.getByRole('dialog').waitFor()
}

export async function object(page: Page): Promise<void> {
  await press(page, 'ballots:ask.object')
}

export const askForMeeting = (page: Page) => press(page, 'meetings:circulation.request')

/** As if this browser had seen a longer ledger than it is shown. */
export async function followAnother(page: Page): Promise<void> {
  await page.waitForTimeout(1_000)
  await page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('majlis-pins', 1)
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const work = opening.result.transaction('pins', 'readwrite')
          const cursor = work.objectStore('pins').openCursor()
          cursor.onsuccess = () => {
            const pin: Pin | undefined = cursor.result?.value
            if (pin && pin.size < 9_000) cursor.result?.update({ ...pin, size: 9_120 })
          }
          work.oncomplete = () => {
            opening.result.close()
            resolve()
          }
        }
      }),
  )
  await page.reload()
  const t = await wordsOn(page)
  await page.getByRole('region', { name: t('keys:pin.region') }).waitFor()
}

export async function rankThree(page: Page): Promise<void> {
  const t = await wordsOn(page)
  for (const place of [1, 0, 1])
    await page
      .getByRole('list', { name: t('elections:rank.rest') })
      .getByRole('button')
      .nth(place)
      .click()
}

export async function nameThree(page: Page): Promise<void> {
  for (const place of [0, 2, 5]) await page.locator('.candidate').nth(place).click()
}

/** For each seat its own choice. */
export async function choose(page: Page): Promise<void> {
  const t = await wordsOn(page)
  await press(page, 'ballots:seats.each')
  for (const [place, mark] of ['for', 'against', 'for'].entries())
    await page
      .locator('.seat-choice')
      .nth(place)
      .getByText(t(`parts:mark.${mark}`), { exact: true })
      .click()
}

async function press(page: Page, word: string): Promise<void> {
  const t = await wordsOn(page)
  await page
    .getByRole('button', { name: t(word), exact: true })
    .first()
    .click()
}

async function wordsOn(page: Page): Promise<TFunction> {
  const language = await page.locator('html').getAttribute('lang')
  return wordsOf(isLanguage(language) ? language : 'ar')
}

export async function reviewNote(page: Page): Promise<void> {
  const t = await wordsOn(page)
  await hydrated(page)
  await inkOnPage({ page })
  await showNotes({ page }, t)
  await page.getByRole('button', { name: t('annotations:tray.review') }).click()
  await page.getByRole('dialog').locator('.place-picture rect').first().waitFor()
}

export async function stepTo(page: Page, change: number): Promise<void> {
  const t = await wordsOn(page)
  const next = page.getByRole('button', { name: t('documents:changes.next') })
  for (let at = 0; at < change; at++) await next.click()
  await page.waitForTimeout(1_500)
}

export async function exportNotes(page: Page): Promise<void> {
  const t = await wordsOn(page)
  await hydrated(page)
  await inkOnPage({ page })
  await page.getByRole('button', { name: t('annotations:export.title') }).click()
  await page.getByRole('dialog').waitFor()
}

export async function takePack(page: Page): Promise<void> {
  const t = await wordsOn(page)
  await page.getByRole('button', { name: t('documents:take.open') }).click()
  await page.getByRole('dialog').waitFor()
}

export async function newGroup(page: Page): Promise<void> {
  const t = await wordsOn(page)
  await page
    .getByRole('button', { name: t('groups:new') })
    .first()
    .click()
  await page.getByRole('dialog').waitFor()
}

export const remind = (page: Page) => press(page, 'reading:remind.open')

/** The first seat of the first item. */
export async function chooseCell(page: Page): Promise<void> {
  await hydrated(page)
  await page.locator('.grid-table .cell button').first().click()
  await page.getByRole('dialog').waitFor()
}

export async function keepPack(page: Page): Promise<void> {
  const t = await wordsOn(page)
  await hydrated(page)
  await page.getByRole('button', { name: t('offline:keep.open') }).click()
  await page.getByRole('dialog').getByLabel(t('offline:keep.pin'), { exact: true }).waitFor()
}

export async function makeFeed(page: Page): Promise<void> {
  await hydrated(page)
  const t = await wordsOn(page)
  const make = page.getByRole('button', { name: t('mail:feed.make') })
  await make.or(page.getByRole('button', { name: t('mail:feed.renew') })).click()
  await page.getByText(t('mail:feed.once')).waitFor()
  await page.getByText(t('mail:feed.once')).scrollIntoViewIfNeeded()
}

export async function repeat(page: Page): Promise<void> {
  await hydrated(page)
  const t = await wordsOn(page)
  await page.getByText(t('meetings:repeat.on')).click()
  await page.getByText(t('meetings:repeat.pattern'), { exact: true }).scrollIntoViewIfNeeded()
}

export async function chooseDay(page: Page): Promise<void> {
  await hydrated(page)
  const t = await wordsOn(page)
  await page.getByRole('button', { name: t('calendar:choose', { label: t('meetings:form.day') }) }).click()
  await page.getByRole('grid').waitFor()
}

export async function callOff(page: Page): Promise<void> {
  await hydrated(page)
  const t = await wordsOn(page)
  await page.getByRole('button', { name: t('meetings:life.menu') }).click()
  await page.getByRole('menuitem', { name: t('meetings:life.cancel') }).click()
  await page.getByRole('dialog').waitFor()
}

export async function pasteOnDesk(page: Page): Promise<void> {
  await hydrated(page)
  await handsOf({ page }).paste(wordClipboard())
  await page.getByRole('dialog').waitFor()
}

export async function dropOnDesk(page: Page): Promise<void> {
  await hydrated(page)
  await handsOf({ page }).drop(thirtyPapers().slice(0, 12))
  await page.getByRole('dialog').waitFor()
}

async function chooseFile(page: Page, name: string, text: string, wait: string): Promise<void> {
  await hydrated(page)
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })
  await page.locator(wait).first().waitFor()
}

const PEOPLE_TABLE = [
  'username,name ar,name en,email,body,body ar,body en,role,seat ar,seat en,replaces',
  'hessa,حصة المنصوري,Hessa Al-Mansoori,hessa@house.test,audit,لجنة التدقيق,Audit Committee,chair,,,',
  'yousif,يوسف الدوسري,Yousif Al-Dosari,yousif@house.test,audit,,,member,,,',
  'salma,,,salma@house.test,audit,,,observer,,,',
  'nasser,,,,cabinet,,,chair,,,',
]

export const choosePeople = (page: Page) =>
  chooseFile(page, 'people.csv', PEOPLE_TABLE.join('\n'), '.people-lines > li')

export const chooseWrongPeople = (page: Page) =>
  chooseFile(
    page,
    'people.csv',
    [
      ...PEOPLE_TABLE,
      '9reem,ريم,Reem,reem at house,audit,,,king,,,',
      'omar,عمر,Omar,HESSA@house.test,audit,,,member,,,',
      'sami,سامي,Sami,,senate,,,member,,,',
    ].join('\n'),
    '.people-problems > li',
  )

export const chooseExport = (page: Page) =>
  chooseFile(page, 'meeting.json', readFileSync('tests/vectors/openslides/example-data.json', 'utf8'), '.proposal > li')

/** The text comes over a socket, after the page. */
export async function untilWritten(page: Page): Promise<void> {
  await page.locator('.minutes-text .pair').first().waitFor()
  await page.locator('.ledger-says').first().scrollIntoViewIfNeeded()
}

/** A dialog of memoranda, opened by its button. */
const opened = (button: string) => async (page: Page) => {
  const t = await wordsOn(page)
  await page
    .getByRole('button', { name: t(button), exact: true })
    .first()
    .click()
  await page.getByRole('dialog').waitFor()
}
export const addUnit = opened('memoranda:units.add')
export const acceptLate = opened('memoranda:accept.open')
export const askUnits = opened('memoranda:ask.open')
export const observe = opened('memoranda:observe.open')
