// The ledger of a body: read and taken away by its officers and its auditor.
import { setLedgerPolicy } from '../../../server/bodies/set-ledger-policy.ts'
import { must, SETUP } from '../../support/body.ts'
import { row } from '../row.ts'
import { anybody, LEDGER_READERS, OUTSIDE, only } from '../who.ts'

/** What anybody may read where the body decided so, and nobody where it did not. */
const openLedger = (path: string, pattern = path) =>
  [true, false].map((isPublic) =>
    row({
      door: `GET /ledger/:slug/${pattern}`,
      act: isPublic ? 'public' : 'not public',
      prepare: async ({ ctx, bodyId }) => {
        must(await setLedgerPolicy(ctx, SETUP, bodyId, { publicLedger: isPublic, witnesses: [], quorum: 0 }))
      },
      ask: ({ slug }) => ({ path: `/ledger/${slug}/${path}` }),
      own: anybody(isPublic ? 'ok' : 'not_found'),
      other: anybody(isPublic ? 'ok' : 'not_found'),
    }),
  )

export const ledgers = [
  ...openLedger('checkpoint'),
  ...openLedger('policy'),
  ...openLedger('tile/0/000.p/1', 'tile/*'),
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
