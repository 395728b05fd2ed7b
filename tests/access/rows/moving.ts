// Moving in and out: people from a table are the administrator's; everything of a body is its chair's and secretary's to take.

import { both, requestId } from '../../support/body.ts'
import { row } from '../row.ts'
import { administratorOnly, OFFICERS, OUTSIDE, only, SEATED } from '../who.ts'

const newBodies = {
  accent: 'cabinet',
  plan: 'table',
  zone: 'Asia/Bahrain',
  settings: { confirmation: 'none', conflictHides: 'item' },
}

const ITEM = {
  type: 'discussion',
  title: both('Brought'),
  presenterSeatId: null,
  minutes: 10,
  purpose: both(''),
  decision: null,
  classification: 'internal',
}

const EXPORT = JSON.stringify({
  _migration_index: 64,
  meeting: { 1: { id: 1, name: 'Demo' } },
  agenda_item: { 1: { id: 1, content_object_id: 'topic/1' } },
  topic: { 1: { id: 1, title: 'A' } },
})

export const moving = [
  row({ door: 'admin-people.tsx loader', ask: () => ({ path: '/admin/people.data' }), own: administratorOnly() }),
  row({
    door: 'admin-people.tsx action',
    ask: () => ({ path: '/admin/people.data', input: { usernames: ['nobody-at-all'] } }),
    own: administratorOnly(),
  }),
  row({
    door: 'POST /moving/people',
    ask: () => ({
      path: '/moving/people',
      input: { requestId: 'a-request-of-the-matrix', newBodies },
      file: 'user name,name\nsomebody,Somebody',
    }),
    own: { ...administratorOnly(), nobody: 'sign_in_required' },
  }),
  row({
    door: 'body-archive.tsx loader',
    ask: ({ slug }) => ({ path: `/b/${slug}/archive.data` }),
    own: only(['chair', 'secretary']),
    other: OUTSIDE,
  }),
  row({
    door: 'POST /moving/archive',
    ask: ({ ctx, slug }) => ({ path: '/moving/archive', input: { requestId: requestId(ctx), slug } }),
    own: only(['chair', 'secretary'], { nobody: 'sign_in_required' }),
    other: { ...OUTSIDE, nobody: 'sign_in_required' },
  }),
  row({
    door: 'meeting-import.tsx loader',
    ask: ({ slug }) => ({ path: `/b/${slug}/meetings/import.data` }),
    own: only(OFFICERS),
    other: OUTSIDE,
  }),
  row({
    door: 'meeting-import.tsx action',
    ask: ({ ctx, slug, bodyId }) => ({
      path: `/b/${slug}/meetings/import.data`,
      input: {
        requestId: requestId(ctx),
        bodyId,
        title: both('Brought'),
        kind: 'in_person',
        place: both(''),
        startsAt: '2027-01-10T07:00:00.000Z',
        endsAt: '2027-01-10T09:00:00.000Z',
        items: [{ parent: null, fields: ITEM }],
      },
    }),
    own: only(OFFICERS, Object.fromEntries(OFFICERS.map((seat) => [seat, 'away']))),
    other: OUTSIDE,
  }),
  row({
    door: 'POST /moving/openslides',
    ask: ({ bodyId }) => ({ path: '/moving/openslides', input: { bodyId }, file: EXPORT }),
    own: only(OFFICERS, { nobody: 'sign_in_required' }),
    other: {
      ...OUTSIDE,
      // Whoever prepares no meetings anywhere is told so before a file is received.
      ...Object.fromEntries(SEATED.filter((seat) => !OFFICERS.includes(seat)).map((seat) => [seat, 'not_permitted'])),
      nobody: 'sign_in_required',
    },
  }),
]
