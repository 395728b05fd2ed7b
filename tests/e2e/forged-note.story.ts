// A minister's browser whose page was tampered with takes itself for a colleague's: it offers her to rewrite the colleague's
// note and signs new ones with the colleague's name. Over its own connection, in its own session, the server refuses both.
import type { Page } from '@playwright/test'
import { eq } from 'drizzle-orm'
import { annotationUpdate } from '../../db/schema/annotations.ts'
import { loadLayer } from '../../server/annotations/layer-store.ts'
import { notesIn } from '../server/annotations/support.ts'
import { withCabinet } from '../support/cabinet.ts'
import { markPassage, openPaper } from './support/read-together.ts'
import { expect, test } from './support/story.ts'

test('a note in another member’s name, and another’s words in her note, are refused and never shown', async ({
  enter,
  majlis,
  t,
}) => {
  const { meetingId, layerId, ids } = await withCabinet(majlis, async (cabinet) => {
    const circulated = await cabinet.circulate()
    const [salma, huda] = [cabinet.named('salma').actor.personId, cabinet.named('huda').actor.personId]
    return { ...circulated, layerId: `${circulated.versionId}:body`, ids: { salma, huda } }
  })
  const [salma, huda] = await Promise.all([enter('salma'), enter('huda')])
  const heard: string[] = []
  huda.page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => heard.push(payload.toString('latin1'))),
  )
  await openPaper(huda, meetingId, t)
  const words = 'كلمات هدى: genuine words'
  await markPassage(huda, t, { text: words, shared: true })
  await expect(huda.page.getByText(t('annotations:state.saved'))).toBeVisible()
  const stored = () =>
    withCabinet(majlis, async ({ ctx }) => ({
      notes: Object.values(notesIn(await loadLayer(ctx, layerId))),
      updates: (await ctx.db.select().from(annotationUpdate).where(eq(annotationUpdate.layerId, layerId))).length,
    }))
  const before = await stored()
  expect(before.notes).toMatchObject([{ author: ids.huda, text: words }])

  // ── Her page is told that she is the other
  await takeFor(salma.page, ids.salma, ids.huda)
  const answers: string[] = []
  salma.page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => answers.push(payload.toString('latin1'))),
  )
  await openPaper(salma, meetingId, t)
  const note = salma.page.getByRole('article').filter({ hasText: words })
  await note.getByRole('button', { name: t('annotations:menu') }).click()
  await salma.page.getByRole('menuitem', { name: t('annotations:edit') }).click()
  await salma.page.getByRole('textbox', { name: t('annotations:text') }).fill('xyzzy-rewritten')
  await salma.page.getByRole('button', { name: t('annotations:save') }).click()
  await expect(salma.page.getByText(t('errors:note_not_yours'))).toBeVisible()
  await expect(note).toBeVisible()

  const forged = 'xyzzy-forged'
  const layer = salma.page.getByRole('radiogroup', { name: t('annotations:layer.label') })
  await layer.getByText(t('annotations:layer.body')).click()
  await note.getByRole('button', { name: t('annotations:reply') }).click()
  await salma.page.getByRole('textbox', { name: t('annotations:reply') }).fill(forged)
  await salma.page.getByRole('button', { name: t('annotations:save') }).click()
  await expect(salma.page.getByText(t('errors:note_forged_author'))).toBeVisible()
  await expect(salma.page.getByText(forged)).toHaveCount(0)
  for (const code of ['note_not_yours', 'note_forged_author']) expect(answers.join('\n')).toContain(`"code":"${code}"`)

  // ── Her page as it should be: she may write, in her own name
  await salma.page.unrouteAll()
  await openPaper(salma, meetingId, t)
  await expect(note.getByRole('button', { name: t('annotations:menu') })).toHaveCount(0)
  await note.getByRole('button', { name: t('annotations:reply') }).click()
  await salma.page.getByRole('textbox', { name: t('annotations:reply') }).fill('رد سلمى: an honest reply')
  await salma.page.getByRole('button', { name: t('annotations:save') }).click()

  // ── The other's page heard only what is true, and only that is kept
  const hers = huda.page.getByRole('article').filter({ hasText: words })
  await expect(hers.getByText('an honest reply')).toBeVisible()
  await expect(huda.page.getByText(/xyzzy/)).toHaveCount(0)
  expect(heard.join('')).not.toContain('xyzzy')
  const after = await stored()
  expect(after.updates).toBe(before.updates + 1)
  expect(after.notes).toHaveLength(2)
  expect(after.notes).toEqual(
    expect.arrayContaining([before.notes[0], expect.objectContaining({ author: ids.salma, kind: 'reply' })]),
  )
})

/** Whatever the paper's page asks the server and is told of `from` it hears of `to`; the session stays that of `from`. */
async function takeFor(page: Page, from: string, to: string): Promise<void> {
  await page.route(/\/m\/[^/]+\/papers\//, async (route) => {
    const answer = await route.fetch()
    if (!/json|script/.test(answer.headers()['content-type'] ?? '')) return route.fulfill({ response: answer })
    await route.fulfill({ response: answer, body: (await answer.text()).replaceAll(from, to) })
  })
}
