// A committee whose officers confirm each device: they found its keys, a member's key waits until both have heard its words, he
// objects to one that is not his and votes with the other; the clerk records a ballot for a member without a device, a second
// officer confirms it, and she is told; a key is revoked. All of it stands in the ledger, and the bundle verifies.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator } from '@playwright/test'
import type { TFunction } from 'i18next'
import type { Language } from '../../app/i18n/language.ts'
import { openContext } from '../../server/create-context.ts'
import { checkIn } from '../../server/meetings/check-in.ts'
import { moveSitting } from '../../server/meetings/move-sitting.ts'
import type { Ctx } from '../../server/platform/context.ts'
import { readSettings } from '../../server/platform/env.ts'
import { makeItem, makeMeeting, publish } from '../support/agenda.ts'
import { type Member, must, requestId } from '../support/body.ts'
import { addCommitteePeople, MINOR_TENDERS, MINOR_TENDERS_SEATS, seatCommittee } from '../support/committee.ts'
import type { RunningMajlis } from '../support/running-majlis.ts'
import { closeVoteIn, DECISION, openVoteIn, type Sitting } from '../support/sitting.ts'
import { castVote } from './support/sit.ts'
import { axeClean, expect, PASSWORD, type Person, runCli, test } from './support/story.ts'

const SLUG = 'minor-tenders'
const WHY = { ar: 'نفدت بطارية جهازها', en: 'Her tablet has no power' }

test('officers confirm, revoke and record; the ledger shows each by whose word', async ({
  enter,
  majlis,
  language,
  t,
}) => {
  const members = await inside(majlis, async (ctx) =>
    seatCommittee(ctx, await addCommitteePeople(ctx, PASSWORD), SLUG, MINOR_TENDERS, MINOR_TENDERS_SEATS),
  )
  const chair = members[0] as Member
  const nameOf = (username: string) => {
    const place = MINOR_TENDERS_SEATS.findIndex(([one]) => one === username)
    return (members[place] as Member).actor.name[language]
  }

  // ── While nobody's key counts, the chair and the secretary confirm each other
  const [bilal, aliya, idris] = [await enter('bilal'), await enter('aliya'), await enter('idris')]
  for (const person of [bilal, aliya, idris]) await prepareDevice(person, t)
  await axeClean(idris.page)
  const his = await wordsIn(idris.page.getByRole('article'))
  await toKeys(bilal)
  await axeClean(bilal.page)
  await confirm(waiting(bilal, nameOf('aliya')), t)
  await toKeys(aliya)
  await confirm(waiting(aliya, nameOf('bilal')), t)

  // ── Idris's key waits; his officers hear the words from him, and see the same
  await expect(idris.page.getByText(t('keys:state.waiting'))).toBeVisible()
  expect(await wordsIn(waiting(aliya, nameOf('idris')))).toEqual(his)
  await confirm(waiting(aliya, nameOf('idris')), t)
  await expect(waiting(aliya, nameOf('idris'))).toContainText(t('keys:waiting.said_by_you'))
  await axeClean(aliya.page)
  await toKeys(bilal)
  await confirm(waiting(bilal, nameOf('idris')), t)
  await expect(idris.page.getByText(t('keys:state.in_force'), { exact: true })).toBeVisible()
  await axeClean(idris.page)

  // ── Somebody has his password and adds a key, and an officer is deceived into confirming it. His own browser, which remembers
  // his keys, tells him; he objects by one touch and his own key
  const stranger = await enter('idris')
  await prepareDevice(stranger, t)
  await toKeys(aliya)
  await waiting(aliya, nameOf('idris'))
    .getByRole('button', { name: t('keys:waiting.confirm') })
    .click()
  await expect(waiting(aliya, nameOf('idris'))).toHaveCount(0)
  await idris.go('/')
  const warnings = idris.page.getByRole('region', { name: t('keys:pin.region') })
  await expect(warnings).toContainText(t('keys:pin.key_added_more'))
  await expect(warnings).toContainText(nameOf('aliya'))
  await axeClean(idris.page)
  await warnings.getByRole('button', { name: t('keys:devices.not_mine') }).click()
  const objecting = idris.page.getByRole('dialog')
  await axeClean(idris.page)
  await objecting.getByRole('button', { name: t('keys:object.do') }).click()
  await expect(objecting).toBeHidden()
  await expect(warnings).toHaveCount(0)
  await idris.go('/devices')
  await expect(idris.page.getByRole('region', { name: t('keys:devices.gone') })).toBeVisible()
  await expect(idris.page.getByRole('region', { name: t('keys:pin.title') })).toContainText(MINOR_TENDERS[language])
  await axeClean(idris.page)
  const early = await answerOf(idris, chair.bodyId)

  // ── A vote: he casts with the key that two officers confirmed
  const sitting = await inside(majlis, (ctx) => openSitting(ctx, members))
  const vote = await inside(majlis, (ctx) => openVoteIn(ctx, sitting, { seconds: 600 }))
  await idris.go(`/m/${sitting.meetingId}/sitting`)
  await castVote(idris, t, 'yes')

  // ── Jumana has no device. The secretary records what she said; she is told before it counts
  const jumana = await enter('jumana')
  await jumana.go(`/v/${vote}`)
  // Every screen of the vote has the same eight words for its electorate.
  const words = await wordsOfElectorate(jumana)
  expect(words).toHaveLength(8)
  await aliya.go(`/m/${sitting.meetingId}/console`)
  await record(aliya, t, { member: nameOf('jumana'), why: WHY[language] })
  await expect(jumana.page.getByText(t('ballots:recorded.waiting', { choice: t('parts:mark.against') }))).toBeVisible()
  await axeClean(jumana.page)
  await axeClean(aliya.page)
  const recorded = aliya.page.getByRole('article', { name: nameOf('jumana') })
  await expect(recorded.getByRole('button', { name: t('live:record.confirm') })).toHaveCount(0)
  // She takes it back, and records it again.
  await recorded.getByRole('button', { name: t('live:record.withdraw') }).click()
  await expect(recorded).toHaveCount(0)
  await record(aliya, t, { member: nameOf('jumana'), why: WHY[language] })

  // ── The chair sees what she recorded and why, and confirms; the member is told at once
  await bilal.go(`/m/${sitting.meetingId}/console`)
  const seen = bilal.page.getByRole('article', { name: nameOf('jumana') })
  await expect(seen).toContainText(WHY[language])
  expect(await wordsOfElectorate(bilal)).toEqual(words)
  await expect(seen).toContainText(t('parts:mark.against'))
  await axeClean(bilal.page)
  await seen.getByRole('button', { name: t('live:record.confirm') }).click()
  await expect(seen).toHaveCount(0)
  await expect(jumana.page.getByText(t('ballots:recorded.counts', { choice: t('parts:mark.against') }))).toBeVisible()
  await expect(jumana.page.locator('.receipt')).toContainText(t('ballots:level.D'))
  await axeClean(jumana.page)

  // ── The roll call says by whose word each stands
  await inside(majlis, (ctx) => closeVoteIn(ctx, sitting, vote))
  await jumana.go(`/v/${vote}/result`)
  await jumana.page.locator('#roll-call summary').click()
  expect(await wordsOfElectorate(jumana)).toEqual(words)
  const row = (name: string) => jumana.page.getByRole('row').filter({ hasText: name })
  const by = t('ballots:recorded.by_both', { clerk: nameOf('aliya'), officer: nameOf('bilal') })
  await expect(row(nameOf('jumana'))).toContainText(by)
  await expect(row(nameOf('jumana'))).toContainText(WHY[language])
  await expect(row(nameOf('idris'))).toContainText(
    t('ballots:receipt.level', { words: t('ballots:level.C'), level: 'C' }),
  )
  await axeClean(jumana.page)

  // ── An officer revokes his key; he is told, and the page says why
  await toKeys(aliya)
  await aliya.page.getByRole('button', { name: revokeName(t, nameOf('idris')) }).click()
  await axeClean(aliya.page)
  await aliya.page
    .getByRole('dialog')
    .getByRole('button', { name: t('keys:revoke.do') })
    .click()
  await expect(aliya.page.getByRole('dialog')).toBeHidden()
  await expect(aliya.page.locator('.keys-of .gone').filter({ hasText: t('keys:cause.lost') })).toBeVisible()
  await axeClean(aliya.page)
  await idris.go('/notices')
  await expect(idris.page.getByText(t('home:notice.key_revoked'))).toBeVisible()

  // ── Shown a ledger as it was before, his browser says that it has become smaller
  await idris.go('/')
  await expect(warnings).toContainText(t('keys:pin.key_revoked_more'))
  await warnings.getByRole('button', { name: t('keys:pin.read') }).click()
  await expect(warnings).toHaveCount(0)
  await idris.page.route(/\/following\//, (route) => route.fulfill({ json: early }))
  await idris.go('/')
  await expect(warnings).toContainText(t('keys:pin.smaller_more'))
  await axeClean(idris.page)
  await idris.page.unroute(/\/following\//)
  await idris.go('/')
  await expect(idris.page.getByRole('main')).toBeVisible()
  await expect(warnings).toHaveCount(0)

  // ── All of it is in the ledger, for whoever may read it
  await aliya.go(`/b/${SLUG}/ledger?vote=all`)
  const said = (key: string, words: Record<string, string>) => aliya.page.getByText(t(`audit:event.${key}`, words))
  const [clerk, officer, name] = [nameOf('aliya'), nameOf('bilal'), nameOf('jumana')]
  await expect(said('ballot.cast_recorded', { name, clerk, officer, why: WHY[language] })).toBeVisible()
  await expect(said('key.revoked', { name: nameOf('idris') })).toBeVisible()
  await axeClean(aliya.page)
  await verifies(majlis, language, words)
})

/** What the server says of the ledger now, to a device that has seen nothing of it. */
const answerOf = ({ page }: Person, bodyId: string): Promise<unknown> =>
  page.evaluate((id) => fetch(`/following/${id}?from=0`).then((response) => response.json()), bodyId)

/** Where it is folded away its words are there all the same. */
const wordsOfElectorate = ({ page }: Person): Promise<string[]> => page.locator('.electorate ol li').allTextContents()

async function verifies(majlis: RunningMajlis, language: Language, words: string[]): Promise<void> {
  const bundle = join(mkdtempSync(join(tmpdir(), 'majlis-keys-')), 'committee.tar')
  const exported = runCli(majlis, 'export', SLUG, bundle)
  expect(exported.status, exported.stderr).toBe(0)
  const verified = runCli(majlis, 'verify', bundle, '--json', '--lang', language)
  expect(verified.status, verified.stdout).toBe(0)
  const report = JSON.parse(verified.stdout)
  expect(report.summary).toMatchObject({ verdict: 'clean', errors: 0 })
  expect(report.votes[0].ballots).toMatchObject({ cast: 2, accepted: 2, levels: { C: 1, D: 1 } })
  const rules = report.findings.map(({ rule }: { rule: string }) => rule)
  expect(rules).toContain('ballot.recorded')
  expect(rules.filter((rule: string) => rule.startsWith('key.'))).toEqual([])
  // The auditor reads the words that the room was shown.
  expect(runCli(majlis, 'verify', bundle, '--lang', language).stdout).toContain(words.join(' · '))
}

async function prepareDevice({ page, go }: Person, t: TFunction): Promise<void> {
  await go('/devices')
  const ways = (['prepare', 'browser'] as const).map((way) =>
    page.getByRole('button', { name: t(`ballots:device.${way}`) }),
  )
  await (ways[0] as Locator).or(ways[1] as Locator).click()
  await expect(page.getByText(t('keys:devices.here'), { exact: true })).toBeVisible()
}

const toKeys = ({ go }: Person): Promise<void> => go(`/b/${SLUG}/keys`)

const waiting = ({ page }: Person, name: string): Locator =>
  page.locator('.keys-waiting').getByRole('article', { name })

const wordsIn = (within: Locator): Promise<string[]> => within.locator('.fingerprint li').allTextContents()

async function confirm(row: Locator, t: TFunction): Promise<void> {
  await row.getByRole('button', { name: t('keys:waiting.confirm') }).click()
  await expect(row.getByRole('button', { name: t('keys:waiting.confirm'), disabled: false })).toHaveCount(0)
}

const revokeName = (t: TFunction, name: string): RegExp => {
  const [before, after] = t('keys:revoke.of', { name: '§', device: '¶' })
    .replace(/[\u2068\u2069]/g, '')
    .split('¶')
  return new RegExp(`${before}.*${after}`.replace('§', `.*${name}.*`))
}

async function record({ page }: Person, t: TFunction, given: { member: string; why: string }): Promise<void> {
  await page.getByRole('button', { name: t('live:record.open') }).click()
  const dialog = page.getByRole('dialog', { name: t('live:record.title') })
  await dialog.getByRole('button', { name: t('live:record.member') }).click()
  await page.getByRole('option', { name: given.member }).click()
  await dialog.getByText(t('parts:mark.against'), { exact: true }).click()
  await dialog.getByRole('textbox', { name: t('live:record.why') }).fill(given.why)
  await axeClean(page)
  await dialog.getByRole('button', { name: t('live:record.do') }).click()
  await expect(dialog).toBeHidden()
}

async function openSitting(ctx: Ctx, members: Member[]): Promise<Sitting> {
  const [chair, secretary] = members as [Member, Member]
  const meetingId = await makeMeeting(ctx, secretary.actor, chair.bodyId)
  const decided = { type: 'decision', decision: DECISION } as const
  const itemId = await makeItem(ctx, secretary.actor, meetingId, 'Supply of desks', decided)
  must(await publish(ctx, secretary.actor, meetingId))
  must(await moveSitting(ctx, chair.actor, { requestId: requestId(ctx), meetingId, act: 'sitting.open' }))
  for (const { actor, seatId } of members)
    must(await checkIn(ctx, actor, { requestId: requestId(ctx), meetingId, seatId, remote: false }))
  return { meetingId, itemId, chair } as Sitting
}

async function inside<T>(majlis: RunningMajlis, act: (ctx: Ctx) => Promise<T>): Promise<T> {
  const { ctx, close } = await openContext(must(readSettings({ ...majlis.env, LOG_LEVEL: 'silent' })))
  try {
    return await act(ctx)
  } finally {
    await close()
  }
}
