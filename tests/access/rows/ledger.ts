// The ledger of a body: read and taken away by its officers and its auditor.
import { row } from '../row.ts'
import { LEDGER_READERS, OUTSIDE, only } from '../who.ts'

export const ledgers = [
  row({
    door: 'ledger.tsx loader',
    ask: ({ slug }) => ({ path: `/b/${slug}/ledger.data` }),
    own: only(LEDGER_READERS),
    other: OUTSIDE,
  }),
  row({
    door: 'ledger.tsx loader',
    act: 'as a whole',
    ask: ({ slug }) => ({ path: `/b/${slug}/ledger.data?vote=all` }),
    own: only(LEDGER_READERS),
    other: OUTSIDE,
  }),
  row({
    door: 'ledger.tsx loader',
    act: 'of one vote',
    ask: ({ slug, voteId }) => ({ path: `/b/${slug}/ledger.data?vote=${voteId}` }),
    own: only(LEDGER_READERS),
    other: OUTSIDE,
  }),
  row({
    door: 'ledger-export.tsx loader',
    ask: ({ slug }) => ({ path: `/b/${slug}/ledger/export` }),
    own: only(LEDGER_READERS),
    other: OUTSIDE,
  }),
]
