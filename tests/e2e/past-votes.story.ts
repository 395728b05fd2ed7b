// Recorded votes of the General Assembly, turned like pages: each a drawing of 193 seats, from the first to the last and back, by keys
// and by hand.
import type { VoteId } from '../../app/wire/ids.ts'
import { votesOfBody } from '../../server/ballots/queries.ts'
import { ASSEMBLY_DATA, loadAssembly } from '../../server/demonstration/load-assembly.ts'
import { readRollCalls } from '../../server/demonstration/read-roll-calls.ts'
import { withCabinet } from '../support/cabinet.ts'
import { axeClean, expect, test } from './support/story.ts'

const DAYS = 2

test('past votes are browsed as drawings of the hall', async ({ enter, majlis, t, language }) => {
  // What was decided years ago is put through while nobody else looks at the clock.
  await majlis.shut()
  const votes = await withCabinet(majlis, async ({ ctx }) => {
    const data = await readRollCalls(ASSEMBLY_DATA)
    const { bodyId, mismatches } = await loadAssembly(ctx, data, { days: DAYS, observers: ['waleed'] })
    expect(mismatches).toEqual([])
    return (await votesOfBody(ctx.db, bodyId)).toReversed().map(({ id }) => id)
  })
  await majlis.restart()
  const digits = (number: number) => number.toLocaleString(language === 'ar' ? 'ar-u-nu-arab' : 'en')
  const waleed = await enter('waleed', { width: 1440, height: 900 })
  const { page } = waleed
  const nav = page.getByRole('navigation', { name: t('ballots:result.browse') })
  const at = (id: VoteId | undefined) => `${majlis.origin}/v/${id}/result`
  const [next, previous] = [
    nav.getByRole('link', { name: t('ballots:result.next') }),
    nav.getByRole('link', { name: t('ballots:result.previous') }),
  ]

  await waleed.go(`/v/${votes[0]}/result`)
  await expect(previous).toHaveCount(0)
  for (const [place, id] of votes.entries()) {
    await expect(page).toHaveURL(at(id))
    await expect(nav).toContainText(new RegExp(`${digits(place + 1)}.*${digits(votes.length)}`))
    await expect(page.locator('.result-room .seat')).toHaveCount(193)
    if (place < votes.length - 1) await page.keyboard.press('n')
  }
  await expect(next).toHaveCount(0)
  await page.keyboard.press('n')
  await expect(page).toHaveURL(at(votes.at(-1)))
  await axeClean(page)
  await page.screenshot({ path: `test-results/past-vote-${language}.png` })

  await page.keyboard.press('p')
  await expect(page).toHaveURL(at(votes.at(-2)))
  await previous.focus()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(at(votes.at(-3)))
  await page.setViewportSize({ width: 390, height: 844 })
  await expect(nav).toBeVisible()
  await page.screenshot({ path: `test-results/past-vote-phone-${language}.png` })
})
