// The secretary's desk, step by step, each thing she does counted: clicks, drops, pastes and key sequences.
import type { Locator, Page } from '@playwright/test'
import type { TFunction } from 'i18next'
import { expect, type Person } from './story.ts'
import { AGENDA, type Paper } from './word-agenda.ts'

type Titles = { ar: string; en: string }

export type Hands = {
  page: Page
  click: (where: Locator) => Promise<void>
  write: (where: Locator, words: string) => Promise<void>
  paste: (html: string) => Promise<void>
  drop: (papers: readonly Paper[]) => Promise<void>
  press: (keys: string) => Promise<void>
  count: () => number
}

/** Every act of a hand goes through these, so that none is forgotten in the count. */
export function handsOf({ page }: Pick<Person, 'page'>): Hands {
  let acts = 0
  const act = <A extends unknown[]>(does: (...args: A) => Promise<void>) => {
    return async (...args: A) => {
      acts += 1
      await does(...args)
    }
  }
  return {
    page,
    click: act((where: Locator) => where.click()),
    write: act((where: Locator, words: string) => where.fill(words)),
    // What Word leaves on the clipboard; a browser's own clipboard would clean it of Word's marks on the way in.
    paste: act(async (html: string) => {
      await page.evaluate((html) => {
        const clipboardData = new DataTransfer()
        clipboardData.setData('text/html', html)
        clipboardData.setData('text/plain', 'not read where there is HTML')
        document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
      }, html)
    }),
    drop: act(async (papers: readonly Paper[]) => {
      const files = papers.map(({ name, bytes }) => ({ name, base64: Buffer.from(bytes).toString('base64') }))
      const dataTransfer = await page.evaluateHandle((files) => {
        const transfer = new DataTransfer()
        for (const { name, base64 } of files) {
          const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
          transfer.items.add(new File([bytes], name, { type: 'application/pdf' }))
        }
        return transfer
      }, files)
      const desk = page.locator('main.builder')
      await desk.dispatchEvent('dragover', { dataTransfer })
      await desk.dispatchEvent('drop', { dataTransfer })
    }),
    press: act((keys: string) => page.keyboard.press(keys)),
    count: () => acts,
  }
}

/** A new sitting of the cabinet, its agenda empty. Its day and place are not the agenda's work and are not counted. */
export async function newSitting(secretary: Person, t: TFunction): Promise<string> {
  const { page } = secretary
  await secretary.go('/b/cabinet/meetings/new')
  await page.getByRole('textbox', { name: t('meetings:form.place_ar') }).fill('قاعة المجلس')
  await page.getByRole('textbox', { name: t('meetings:form.place_en') }).fill('Council chamber')
  await page.getByRole('button', { name: t('meetings:new.submit') }).click()
  await expect(page).toHaveURL(/\/m\/[^/]+\/agenda/)
  await expect(page.getByText(t('agenda:tree.empty'), { exact: true })).toBeVisible()
  return /\/m\/([^/]+)\/agenda/.exec(page.url())?.[1] as string
}

export const rowOf = (page: Page, title: string): Locator => page.getByRole('row').filter({ hasText: title })

/** Pastes, looks through what is proposed, accepts: twenty items in one act. */
export async function pasteAgenda(hands: Hands, t: TFunction, language: 'ar' | 'en', html: string): Promise<void> {
  const { page } = hands
  await hands.paste(html)
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('listitem')).toHaveCount(AGENDA.length + 1)
  await hands.click(dialog.getByRole('button', { name: t('agenda:paste.accept', { count: AGENDA.length }) }))
  await expect(page.getByRole('row')).toHaveCount(AGENDA.length)
  for (const line of AGENDA) await expect(rowOf(page, line[language]).first()).toBeVisible()
}

/** One key sequence takes the whole of it back, one brings it again. */
export async function takeBackAndAgain(hands: Hands): Promise<void> {
  const { page } = hands
  await hands.press('Control+z')
  await expect(page.getByRole('row')).toHaveCount(0)
  await hands.press('Control+Shift+z')
  await expect(page.getByRole('row')).toHaveCount(AGENDA.length)
}

/** Drops the papers, checks the item proposed for each, accepts, and waits until all are with their items. */
export async function dropPapers(hands: Hands, t: TFunction, papers: readonly Paper[]): Promise<void> {
  const { page } = hands
  await hands.drop(papers)
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByRole('listitem')).toHaveCount(papers.length)
  await hands.click(dialog.getByRole('button', { name: t('agenda:files.accept', { count: papers.length }) }))
  await expect(page.getByText(t('agenda:files.all_done', { count: papers.length }))).toBeVisible({ timeout: 180_000 })
}

export async function writeDecision(hands: Hands, t: TFunction, titles: Titles, language: 'ar' | 'en') {
  const { page } = hands
  await hands.click(rowOf(page, titles[language]).first())
  // The editor has turned to it.
  await expect(page.getByRole('textbox', { name: t('agenda:fields.title_en') })).toHaveValue(titles.en)
  await hands.write(
    page.getByRole('textbox', { name: t('agenda:fields.decision_ar') }),
    `يوافق المجلس على ${titles.ar}.`,
  )
  await hands.write(
    page.getByRole('textbox', { name: t('agenda:fields.decision_en') }),
    `The Council adopts: ${titles.en}.`,
  )
  await expect(page.getByText(t('agenda:save.saved')).first()).toBeVisible()
}

export async function publish(hands: Hands, t: TFunction): Promise<void> {
  const { page } = hands
  await hands.click(page.getByRole('button', { name: t('agenda:publish.open'), exact: true }).first())
  const sheet = page.getByRole('dialog')
  await hands.click(sheet.getByRole('button').last())
  await expect(page.getByText(t('agenda:publish.done', { revision: 1 }))).toBeVisible()
}
