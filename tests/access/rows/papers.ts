// Papers: their bytes and words for those who read the item, their making for officers.
import { requestId } from '../../support/body.ts'
import { row } from '../row.ts'
import { ATTENDING, OFFICERS, OUTSIDE, only } from '../who.ts'

const asked = { nobody: 'sign_in_required' }
/** What is not a PDF is refused as such only to somebody who may attach one. */
const attached = Object.fromEntries(OFFICERS.map((seat) => [seat, 'paper_not_pdf']))

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
