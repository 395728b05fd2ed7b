// Words chosen by mouse, finger and keys in a real browser, in lines of one direction and of two. What is shaded is compared with
// the words' boxes, what is copied with their text, and that text with the paper's true text.
import type { Browser, CDPSession, Page } from '@playwright/test'
import { fold } from '../../../app/rules/arabic.ts'
import type { PageWord } from '../../../app/wire/documents.ts'
import { onStage } from '../../support/on-stage.ts'
import { openAs, type PackOnStage, packOnStage, paperOfTests, withBrowser } from '../../support/paper-on-stage.ts'
import { paperText } from '../../support/papers.ts'
import { allOf, type Check, type Say, type Verdict, verdictIf } from '../check.ts'
import { type Box, boxesOnScreen, comparePictures, picture, stillPicture } from '../selection-pixels.ts'

const ARABIC = 'arabic-minutes-chromium'
const ENGLISH = 'tracemonkey'
const HANDS = ['mouse', 'finger', 'keys'] as const
type Hand = (typeof HANDS)[number]
type Wanted = { kind: 'arabic' | 'english' | 'mixed' | 'two lines'; first: number; last: number }
/** The paper's pages as its file has them, in points. */
const SIZE: [number, number] = [612, 792]
type Paper = { words: PageWord[]; size: [number, number] /** Null where nobody wrote it down. */; truth: string | null }

export const check: Check = {
  name: 'selection',
  row: 'Selection in Arabic, English and mixed lines, by mouse, touch and keyboard, in a real browser.',
  bar: 'The words under the pointer: every light pixel of a chosen word is shaded (≥ 97 %), none of another word (≤ 2 %); what is copied is those words, as the paper’s true text has them.',
  run: (say) =>
    onStage(say, ({ majlis, ctx }) =>
      withBrowser(async (browser) => {
        const files = [ARABIC, ENGLISH].map((name) => ({ name: `${name}.pdf`, bytes: paperOfTests(`${name}.pdf`) }))
        const { cookie, papers } = await packOnStage({ majlis, ctx }, files)
        const [arabic, english] = papers as [(typeof papers)[0], (typeof papers)[0]]
        return allOf([
          await choose(say, browser, cookie, arabic, plain(paperText(`${ARABIC}.txt`))),
          await choose(say, browser, cookie, english, null),
        ])
      }),
    ),
}

export async function choose(
  say: Say,
  browser: Browser,
  cookie: string,
  { url, versionId }: PackOnStage['papers'][0],
  truth: string | null,
): Promise<Verdict> {
  const { origin } = new URL(url)
  const answer = await fetch(`${origin}/papers/${versionId}/pages.json?from=1&to=1`, { headers: { cookie } })
  const [first] = ((await answer.json()) as { pages: { words: PageWord[] }[] }).pages
  const verdicts: Verdict[] = []
  for (const language of ['ar', 'en'] as const)
    for (const hand of HANDS) {
      const screen = { viewport: { width: 900, height: 1180 }, hasTouch: hand === 'finger' }
      const page = await openAs(browser, cookie, url, { language, ...screen })
      const paper = { words: first?.words ?? [], size: SIZE, truth }
      for (const wanted of linesOf(paper.words))
        verdicts.push(await chooseAndJudge(say, page, paper, wanted, `${language}, ${hand}`, hand))
      if (hand === 'finger' && truth) verdicts.push(await dragEnd(say, page, paper, language))
      await page.context().close()
    }
  return allOf(verdicts)
}

const plain = (text: string) => fold(text).replace(/\s+/g, ' ')

/** A line of each kind with words to spare on both sides, and a stretch from one line into the next. */
function linesOf(words: readonly PageWord[]): Wanted[] {
  const lines = [...Map.groupBy(words.keys(), (index) => words[index]?.line ?? 0).values()].filter(
    (line) => line.length >= 5,
  )
  const kindOf = (line: number[]) => {
    const rtl = line.filter((index) => words[index]?.dir === 'rtl').length
    return rtl === line.length ? 'arabic' : rtl === 0 ? 'english' : 'mixed'
  }
  const wanted: Wanted[] = []
  for (const kind of ['arabic', 'english', 'mixed'] as const) {
    const line = lines.find((each) => kindOf(each) === kind)
    if (line) wanted.push({ kind, first: line[1] as number, last: line.at(-2) as number })
  }
  const [one, other] = lines as [number[], number[]]
  wanted.push({ kind: 'two lines', first: one.at(-2) as number, last: other[2] as number })
  return wanted
}

async function chooseAndJudge(
  say: Say,
  page: Page,
  paper: Paper,
  wanted: Wanted,
  how: string,
  hand: Hand,
): Promise<Verdict> {
  await page.keyboard.press('Escape')
  await page.evaluate(() => document.querySelector('.desk')?.scrollTo(0, 0))
  const boxes = await boxesOnScreen(page, paper.words, paper.size)
  const before = await stillPicture(page)
  const [from, to] = [middleOf(boxes, wanted.first), middleOf(boxes, wanted.last)]
  if (hand === 'mouse') await dragMouse(page, from, to)
  else if (hand === 'finger') await pressAndDrag(page, from, to)
  else await walk(page, paper.words, wanted)
  return judge(say, page, paper, wanted, before, how)
}

async function judge(
  say: Say,
  page: Page,
  paper: Paper,
  wanted: Wanted,
  before: string,
  how: string,
): Promise<Verdict> {
  const bar = await page.locator('.selection-bar').boundingBox()
  const desk = await page.locator('.desk').boundingBox()
  if (!bar || !desk) return verdictIf(false, `${how}, ${wanted.kind}: nothing was chosen`)
  const boxes = await boxesOnScreen(page, paper.words, paper.size)
  const bounds = { ceiling: desk.y, floor: bar.y - 4 }
  const painted = await comparePictures(page, { before, after: await picture(page), boxes, ...wanted, ...bounds })
  const expected = paper.words
    .slice(wanted.first, wanted.last + 1)
    .map((word) => word.text)
    .join(' ')
  const text = await copied(page)
  say(
    `${how}, ${wanted.kind}: ${painted.judged} words judged, chosen shaded to ${percent(painted.chosen)}, others to ${percent(painted.others)}, “${text}”`,
  )
  return allOf([
    verdictIf(painted.chosen >= 0.97, `${how}, ${wanted.kind}: a chosen word is shaded to ${percent(painted.chosen)}`),
    verdictIf(painted.others <= 0.02, `${how}, ${wanted.kind}: another word is shaded to ${percent(painted.others)}`),
    verdictIf(text === expected, `${how}, ${wanted.kind}: “${text}” was copied, “${expected}” chosen`),
    verdictIf(
      paper.truth?.includes(plain(text)) ?? true,
      `${how}, ${wanted.kind}: “${text}” is not in the paper’s true text`,
    ),
  ])
}

const percent = (part: number) => `${(100 * part).toFixed(1)} %`

function middleOf(boxes: Box[][], index: number): [number, number] {
  const box = boxes[index]?.[0]
  if (!box) throw new Error(`no word ${index}`)
  return [(box.left + box.right) / 2, (box.top + box.bottom) / 2]
}

async function dragMouse(page: Page, from: [number, number], to: [number, number]): Promise<void> {
  await page.mouse.move(...from)
  await page.mouse.down()
  await page.mouse.move(...to, { steps: 8 })
  await page.mouse.up()
}

/** The touch screen itself, below the page: the browser makes its pointer events of it, and scrolls if nobody forbids it. */
async function touchScreen(page: Page): Promise<{ send: (type: string, at?: [number, number]) => Promise<unknown> }> {
  const session: CDPSession = await page.context().newCDPSession(page)
  return {
    send: (type, at) =>
      session.send('Input.dispatchTouchEvent', {
        type: type as 'touchStart',
        touchPoints: at ? [{ x: at[0], y: at[1] }] : [],
      }),
  }
}

async function slide(page: Page, from: [number, number], to: [number, number], rest: number): Promise<void> {
  const { send } = await touchScreen(page)
  await send('touchStart', from)
  await page.waitForTimeout(rest)
  for (let step = 1; step <= 8; step++) {
    const part = step / 8
    await send('touchMove', [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part])
  }
  await send('touchEnd')
}

/** Longer than a tap: the word under the finger is chosen first. */
const pressAndDrag = (page: Page, from: [number, number], to: [number, number]) => slide(page, from, to, 800)

/** The last of three chosen words is taken by its end and led two words on. */
async function dragEnd(say: Say, page: Page, paper: Paper, language: string): Promise<Verdict> {
  const line = linesOf(paper.words).find(({ kind }) => kind === 'arabic')
  if (!line) return verdictIf(false, 'no line of Arabic')
  await page.keyboard.press('Escape')
  const boxes = await boxesOnScreen(page, paper.words, paper.size)
  const before = await stillPicture(page)
  await pressAndDrag(page, middleOf(boxes, line.first), middleOf(boxes, line.first + 2))
  const end = await page.locator('.handle.last').boundingBox()
  if (!end) return verdictIf(false, 'what a finger chose has no ends to hold')
  const at: [number, number] = [end.x + end.width / 2, end.y + end.height / 2]
  const target = middleOf(boxes, line.last)
  // The finger stays as far below the line as the end hangs.
  await slide(page, at, [target[0], at[1]], 0)
  return judge(say, page, paper, line, before, `${language}, finger on an end`)
}

/** From the first word in sight, arrow by arrow as the eye goes, then on with Shift. */
async function walk(page: Page, words: readonly PageWord[], { first, last }: Wanted): Promise<void> {
  await page.locator('.desk').focus()
  await page.keyboard.press('s')
  for (let at = 0; at < first; at++) await page.keyboard.press(onwards(words, at))
  for (let at = first; at < last; at++) await page.keyboard.press(`Shift+${onwards(words, first)}`)
}

/** In a line of Arabic on is to the left. */
function onwards(words: readonly PageWord[], at: number): string {
  const line = words.filter((word) => word.line === words[at]?.line)
  return line.filter((word) => word.dir === 'rtl').length * 2 >= line.length ? 'ArrowLeft' : 'ArrowRight'
}

/** What Ctrl+C hands to the clipboard; the page listens before the keys are pressed. */
async function copied(page: Page): Promise<string> {
  await page.evaluate(() => {
    const told = new Promise<string>((resolve) => {
      window.addEventListener('copy', (event) => resolve(event.clipboardData?.getData('text/plain') ?? ''), {
        once: true,
      })
      setTimeout(() => resolve('nothing'), 5_000)
    })
    Object.assign(window, { told })
  })
  await page.keyboard.press('Control+c')
  return page.evaluate(() => (window as unknown as { told: Promise<string> }).told)
}
