// Screens on the wall of a room: what anybody may ask for, and what officers do with a screen.

import { requestId } from '../../support/body.ts'
import { freeScreen, pairedScreen, pairing } from '../../support/displays.ts'
import { row } from '../row.ts'
import { anybody, OFFICERS, OUTSIDE, only, signedIn } from '../who.ts'

export const displayActs = ['display.pair', 'display.release']

export const displays = [
  // Without a screen's own cookie there is a screen that nobody knows.
  row({ door: 'display.tsx loader', ask: () => ({ path: '/display.data' }), own: anybody(), other: anybody() }),
  row({ door: 'display-view.ts loader', ask: () => ({ path: '/display/view' }), own: anybody(), other: anybody() }),
  row({
    door: 'display-view.ts action',
    ask: () => ({ path: '/display/view', form: {} }),
    own: anybody(),
    other: anybody(),
  }),
  row({
    door: 'display-pair.tsx loader',
    ask: () => ({ path: '/display/pair.data?code=123456' }),
    own: signedIn(),
    other: signedIn(),
  }),
  row({
    door: 'meeting-displays.ts loader',
    ask: ({ meetingId }) => ({ path: `/m/${meetingId}/displays` }),
    own: only(OFFICERS),
    other: OUTSIDE,
  }),
  row({
    door: 'meeting-displays.ts action',
    act: 'display.pair',
    prepare: async ({ ctx }) => freeScreen(ctx),
    ask: ({ ctx, meetingId }, _as, { code }) => ({
      path: `/m/${meetingId}/displays`,
      input: pairing(ctx, meetingId, code),
    }),
    own: only(OFFICERS),
    other: OUTSIDE,
  }),
  row({
    door: 'meeting-displays.ts action',
    act: 'display.release',
    prepare: async ({ ctx, chair, meetingId }) => pairedScreen(ctx, chair, meetingId),
    ask: ({ ctx, meetingId }, _as, { displayId }) => ({
      path: `/m/${meetingId}/displays`,
      input: { act: 'display.release', requestId: requestId(ctx), meetingId, displayId },
    }),
    own: only(OFFICERS),
    other: OUTSIDE,
  }),
  row({
    door: 'socket /display clock',
    // To people's sessions it does not open: tests/access/display-cookie.test.ts opens it with a screen's.
    ask: () => ({ namespace: '/display', event: 'clock', input: {} }),
    own: anybody('closed'),
    other: anybody('closed'),
  }),
]
