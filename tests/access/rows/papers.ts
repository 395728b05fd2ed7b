// Papers: their bytes and words for those who read the item, their making for officers.
import type { MeetingId, PaperId } from '../../../app/wire/ids.ts'
import { attachPaper } from '../../../server/documents/attach-paper.ts'
import { publish } from '../../support/agenda.ts'
import { both, must, requestId } from '../../support/body.ts'
import { paperBytes } from '../../support/papers.ts'
import { row } from '../row.ts'
import type { Scene } from '../scene.ts'
import { ATTENDING, OFFICERS, OUTSIDE, only } from '../who.ts'

const asked = { nobody: 'sign_in_required' }
/** What is not a PDF is refused as such only to somebody who may attach one. */
const attached = Object.fromEntries(OFFICERS.map((seat) => [seat, 'paper_not_pdf']))

const without = Object.fromEntries(ATTENDING.map((seat) => [seat, 'export_no_notes']))

export const papers = [
  row({
    door: 'GET /papers/:versionId/file',
    ask: ({ versionId }) => ({ path: `/papers/${versionId}/file` }),
    own: only(ATTENDING, { ...asked, recused: 'not_found' }),
    other: { ...OUTSIDE, ...asked },
  }),
  row({
    door: 'GET /papers/:versionId/file',
    act: 'of a draft',
    ask: ({ draft }) => ({ path: `/papers/${draft.versionId}/file` }),
    own: only(OFFICERS, { ...asked, ...unseen() }),
    other: { ...OUTSIDE, ...asked },
  }),
  row({
    door: 'GET /papers/:versionId/pages.json',
    ask: ({ versionId }) => ({ path: `/papers/${versionId}/pages.json?from=1&to=1` }),
    own: only(ATTENDING, { ...asked, recused: 'not_found' }),
    other: { ...OUTSIDE, ...asked },
  }),
  row({
    door: 'GET /papers/:versionId/pages.json',
    act: 'of a draft',
    ask: ({ draft }) => ({ path: `/papers/${draft.versionId}/pages.json?from=1&to=1` }),
    own: only(OFFICERS, { ...asked, ...unseen() }),
    other: { ...OUTSIDE, ...asked },
  }),
  row({
    door: 'POST /papers/:versionId/notes',
    ask: ({ versionId }) => ({
      path: `/papers/${versionId}/notes`,
      input: { layers: ['body', 'private'], form: 'xfdf', language: 'ar' },
    }),
    // Nothing is written on it in this scene: whoever may take notes out is told so.
    own: only(ATTENDING, { ...asked, ...without, recused: 'not_found' }),
    other: { ...OUTSIDE, ...asked },
  }),
  row({
    door: 'POST /packs',
    ask: ({ ctx, meetingId }) => ({ path: '/packs', input: { requestId: requestId(ctx), meetingId, language: 'ar' } }),
    // Whoever an item is hidden from takes a copy without it.
    own: only([...ATTENDING, 'recused'], asked),
    other: { ...OUTSIDE, ...asked },
  }),
  row({
    door: 'paper.tsx loader',
    ask: ({ meetingId, paperId }) => ({ path: `/m/${meetingId}/papers/${paperId}.data` }),
    own: only(ATTENDING, { recused: 'not_found', auditor: 'not_found' }),
    other: OUTSIDE,
  }),
  row({
    door: 'paper.tsx loader',
    act: 'of a draft',
    ask: ({ draftId, draft }) => ({ path: `/m/${draftId}/papers/${draft.paperId}.data` }),
    own: only(OFFICERS, unseen()),
    other: OUTSIDE,
  }),
  row({
    door: 'paper-changes.tsx loader',
    prepare: (scene) => revised(scene, { released: true }),
    lasting: true,
    ask: (_scene, _as, { meetingId, paperId }) => ({ path: changesOf(meetingId, paperId) }),
    own: only(ATTENDING, { recused: 'not_found', auditor: 'not_found' }),
    other: OUTSIDE,
  }),
  row({
    door: 'paper-changes.tsx loader',
    act: 'of a version that was not released',
    prepare: (scene) => revised(scene, { released: false }),
    lasting: true,
    ask: (_scene, _as, { meetingId, paperId }) => ({ path: changesOf(meetingId, paperId) }),
    own: only(OFFICERS, unseen()),
    other: OUTSIDE,
  }),
  row({
    door: 'paper-known.ts action',
    ask: ({ versionId }) => ({ path: `/papers/${versionId}/known.data`, input: { versionId } }),
    own: only(ATTENDING, { recused: 'not_found' }),
    other: OUTSIDE,
  }),
  row({
    door: 'pack-find.ts loader',
    ask: ({ meetingId }) => ({ path: `/m/${meetingId}/find?query=majlis` }),
    own: only(ATTENDING, { recused: 'not_found', auditor: 'not_found' }),
    other: OUTSIDE,
  }),
  row({
    door: 'paper-position.ts action',
    ask: ({ versionId }) => ({ path: `/papers/${versionId}/position.data`, input: { versionId, page: 1, offset: 0 } }),
    own: only(ATTENDING, { recused: 'not_found' }),
    other: OUTSIDE,
  }),
  row({
    door: 'paper-rename.ts action',
    ask: ({ ctx, draft: { paperId } }) => ({
      path: `/papers/${paperId}/rename.data`,
      input: { requestId: requestId(ctx), paperId, title: both('Renamed') },
    }),
    own: only(OFFICERS),
    other: OUTSIDE,
  }),
  row({
    door: 'paper-remove.ts action',
    prepare: (scene) => scene.newPaper(),
    ask: ({ ctx }, _as, { paperId }) => ({
      path: `/papers/${paperId}/remove.data`,
      input: { requestId: requestId(ctx), paperId },
    }),
    own: only(OFFICERS),
    other: OUTSIDE,
  }),
  row({
    door: 'POST /papers',
    ask: ({ ctx, draft: { itemId, paperId } }) => ({
      path: '/papers',
      input: { requestId: requestId(ctx), itemId, paperId, fileName: 'notes.pdf' },
      file: 'This is not a PDF.',
    }),
    own: only(OFFICERS, { ...asked, ...attached }),
    other: { ...OUTSIDE, ...asked },
  }),
]

function unseen() {
  const outcome = 'not_found'
  return { member: outcome, delegate: outcome, adviser: outcome, observer: outcome, auditor: outcome, recused: outcome }
}

const changesOf = (meetingId: MeetingId, paperId: PaperId) =>
  `/m/${meetingId}/papers/${paperId}/changes.data?version=2&since=1`

/** A paper of two versions on an item from which `recused` is masked: members have the first, and the second where it is released. */
async function revised(scene: Scene, { released }: { released: boolean }) {
  const { ctx, secretary } = scene
  const { meetingId, itemId } = await scene.newPublished()
  const attach = async (name: string, paperId: PaperId | null) => {
    const input = { requestId: requestId(ctx), itemId, paperId, fileName: name }
    return must(await attachPaper(ctx, secretary, input, paperBytes(name) as Uint8Array)).paperId
  }
  const paperId = await attach('helloworld-bad.pdf', null)
  must(await publish(ctx, secretary, meetingId))
  await attach('js-buttons.pdf', paperId)
  if (released) must(await publish(ctx, secretary, meetingId))
  return { meetingId, paperId }
}
