// Every screen that is pictured: who looks at it, where it is, and what to wait for.
import type { Locator, Page } from '@playwright/test'
import type { TFunction } from 'i18next'
import { isLanguage } from '../../app/i18n/language.ts'
import { inkOnPage, showNotes } from '../e2e/support/read-together.ts'
import { wordsOf } from '../e2e/support/words.ts'
import { CONFIRMING, FOUNDING } from './set-keys.ts'
import type { Scene, Username } from './set-scene.ts'

export type Screen = {
  name: string
  /** Nobody is signed in without one. */
  person?: Username
  path: (scene: Scene) => string
  /** Pictured while a vote is open; these come last, because it stays open for twenty minutes only. */
  voting?: true
  prepare?: (page: Page, scene: Scene) => Promise<void>
}

export const SCREENS: Screen[] = [
  { name: 'sign-in', path: () => '/sign-in' },
  { name: 'pack', person: 'salma', path: ({ sitting }) => `/m/${sitting}` },
  { name: 'builder', person: 'amina', path: ({ draft }) => `/m/${draft}/agenda` },
  {
    name: 'reader',
    person: 'salma',
    path: ({ sitting, paper }) => `/m/${sitting}/papers/${paper}`,
    prepare: readWithNotes,
  },
  { name: 'result', person: 'salma', path: ({ pastVote }) => `/v/${pastVote}/result` },
  {
    name: 'audit',
    person: 'waleed',
    path: ({ pastVote }) => `/b/cabinet/ledger?vote=${pastVote}`,
    prepare: verifyHere,
  },
  { name: 'verify', path: () => '/verify' },
  { name: 'verify-printed', path: () => `/verify#entry=41&ballot=${'5e'.repeat(32)}` },
  { name: 'house', person: 'admin', path: () => '/admin' },
  { name: 'ledger-policy', person: 'admin', path: () => '/admin', prepare: decideLedger },
  { name: 'sittings', person: 'amina', path: () => '/b/cabinet' },
  { name: 'new-meeting', person: 'amina', path: () => '/b/cabinet/meetings/new' },
  { name: 'rules', person: 'nasser', path: () => '/b/cabinet/rules' },
  { name: 'rule-builder', person: 'amina', path: () => '/b/cabinet/rules/new?from=exchange_board' },
  { name: 'rule-tried', person: 'amina', path: () => `/b/cabinet/rules/new?from=${TRIED}`, prepare: tryExample },
  { name: 'proxies', person: 'huda', path: () => '/b/cabinet/proxies' },
  { name: 'notices', person: 'salma', path: () => '/notices' },
  { name: 'devices', person: 'idris', path: () => '/devices' },
  { name: 'devices-objected', person: 'idris', path: () => '/devices', prepare: object },
  { name: 'devices-none', person: 'karam', path: () => '/devices' },
  { name: 'devices-waiting', person: 'jumana', path: () => '/devices', prepare: prepareDevice },
  { name: 'keys', person: 'aliya', path: () => `/b/${CONFIRMING}/keys` },
  { name: 'keys-member', person: 'idris', path: () => `/b/${CONFIRMING}/keys` },
  { name: 'keys-founding', person: 'aliya', path: () => `/b/${FOUNDING}/keys`, prepare: prepareDevice },
  { name: 'home', person: 'salma', voting: true, path: () => '/' },
  { name: 'sitting', person: 'salma', voting: true, path: ({ sitting }) => `/m/${sitting}/sitting` },
  { name: 'console', person: 'nasser', voting: true, path: ({ sitting }) => `/m/${sitting}/console` },
  { name: 'vote', person: 'salma', voting: true, path: ({ openVote }) => `/v/${openVote}` },
  { name: 'confirm', person: 'salma', voting: true, path: ({ openVote }) => `/v/${openVote}`, prepare: answer },
  // The last of all: from the first of these pictures on, her vote is cast.
  { name: 'receipt', person: 'salma', voting: true, path: ({ openVote }) => `/v/${openVote}`, prepare: castOnce },
]

/** Where there is room for both the page and what is noted on it. */
async function readWithNotes(page: Page): Promise<void> {
  await inkOnPage({ page })
  if ((page.viewportSize()?.width ?? 0) < 1000) return
  await showNotes({ page }, await wordsOn(page))
}

async function verifyHere(page: Page): Promise<void> {
  const t = await wordsOn(page)
  await page.getByRole('button', { name: t('audit:verify') }).click()
  await page.waitForLoadState('networkidle')
  await page.waitForTimeout(1_500)
}

async function decideLedger(page: Page): Promise<void> {
  const t = await wordsOn(page)
  await page
    .getByRole('button', { name: t('house:ledger.open'), exact: true })
    .first()
    .click()
  await page.getByText(t('house:ledger.public'), { exact: true }).click()
}

async function answer(page: Page): Promise<void> {
  const t = await wordsOn(page)
  const answers = page.getByRole('region', { name: t('ballots:ask.region') })
  await answers.getByRole('button', { name: t('parts:mark.against'), exact: true }).click()
  await page.getByRole('dialog').or(page.getByRole('alertdialog')).waitFor()
}

async function castOnce(page: Page): Promise<void> {
  const t = await wordsOn(page)
  const receipt = page.getByText(t('ballots:receipt.title'))
  if (await receipt.isVisible()) return
  await answer(page)
  await page.getByRole('button', { name: t('ballots:confirm.cast', { choice: t('parts:mark.against') }) }).click()
  await receipt.waitFor()
}

async function object(page: Page): Promise<void> {
  const t = await wordsOn(page)
  await page
    .getByRole('button', { name: t('keys:devices.not_mine') })
    .first()
    .click()
  await page.getByRole('dialog').waitFor()
}

/** On the first of these pictures; the browser keeps its key for the others. */
async function prepareDevice(page: Page): Promise<void> {
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
async function tryExample(page: Page): Promise<void> {
  const t = await wordsOn(page)
  await page.getByRole('tab', { name: t('procedure:builder.tab_try') }).click()
  const examples = page.getByRole('region', { name: t('procedure:try.examples') })
  await examples.getByRole('button').first().click()
}

const TRIED = 'roberts_present_and_two_thirds'

async function wordsOn(page: Page): Promise<TFunction> {
  const language = await page.locator('html').getAttribute('lang')
  return wordsOf(isLanguage(language) ? language : 'ar')
}
