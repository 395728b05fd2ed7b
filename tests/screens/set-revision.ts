// What the pictures of a revision show: a memorandum that a minister read and wrote on, and the next version of it.
import type { ItemId, PaperId } from '../../app/wire/ids.ts'
import { makeLayers } from '../../server/annotations/layers.ts'
import { attachPaper } from '../../server/documents/attach-paper.ts'
import { wordsOf } from '../../server/documents/queries.ts'
import { savePosition } from '../../server/documents/save-position.ts'
import type { Ctx } from '../../server/platform/context.ts'
import type { Actor } from '../../server/policies/actor.ts'
import { Copy, comment } from '../server/annotations/support.ts'
import { must, requestId } from '../support/body.ts'
import { paperBytes } from '../support/papers.ts'

const FILES = ['memo-digital-government-v1.pdf', 'memo-digital-government-v2.pdf'] as const
/** Words of the first version: some that are still there, some that are not, and some that stand among others now. */
const NOTES = [
  ['وتسريع وتيرة التحول الرقمي', 'ما مصدر هذا الرقم؟'],
  ['وبفضل الدعم غير المحدود', 'نسأل عن هذا الدعم قبل التصويت.'],
  ['ومنها إطلاق السياسات الرقمية', 'أيّ السياسات صدرت فعلًا؟'],
] as const

/** On an item that members have: each version is before them at once. */
export async function setRevision(ctx: Ctx, secretary: Actor, minister: Actor, itemId: ItemId): Promise<PaperId> {
  const attach = async (name: string, paperId: PaperId | null) => {
    const title = { ar: 'مذكرة الحكومة الرقمية', en: 'Memorandum on digital government' }
    const input = { requestId: requestId(ctx), itemId, paperId, fileName: name, title }
    return must(await attachPaper(ctx, secretary, input, paperBytes(name) as Uint8Array))
  }
  const { paperId, versionId } = await attach(FILES[0], null)
  must(await savePosition(ctx, minister, { versionId, page: 1, offset: 0 }))
  const layers = makeLayers(ctx)
  const copy = new Copy(layers, minister)
  await copy.join(versionId, 'private')
  const [page] = await wordsOf(ctx.db, versionId)
  const placed = NOTES.map(([exact, text], index) => {
    const [first = ''] = exact.split(' ')
    const quad = page?.words.find((word) => word.text === first)?.quads[0]
    const at = [quad?.[2] ?? 300, quad?.[3] ?? 500]
    const selector = { exact, prefix: '', suffix: '' }
    return comment(`note-revised-${index}`, minister.personId, { text, selector, at })
  })
  must(
    await copy.send(() => {
      for (const note of placed) copy.write(note)
    }),
  )
  await layers.close()
  await attach(FILES[1], paperId)
  return paperId
}
