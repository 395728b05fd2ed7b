// Packs kept on a device, and notes that found no place when it came back.
import { PROTOCOL_VERSION } from '../../../app/wire/socket.ts'
import { row } from '../row.ts'
import { ATTENDING, anybody, OUTSIDE, only, signedIn } from '../who.ts'

/** A secret for each asking: it is of one person and one pack. */
let made = 0
const secret = () => String(made++).padStart(43, 'k')

export const keeping = [
  row({
    door: 'keep.ts loader',
    ask: ({ meetingId }) => ({ path: `/m/${meetingId}/keep` }),
    own: only(ATTENDING),
    other: OUTSIDE,
  }),
  row({
    door: 'keep.ts action',
    ask: ({ meetingId }) => ({ path: `/m/${meetingId}/keep`, input: { keep: secret() } }),
    own: only(ATTENDING),
    other: OUTSIDE,
  }),
  // Whoever asks is told of a secret that nobody knows what is told of one that was ended.
  row({
    door: 'offline-lease.ts action',
    ask: ({ itemId, versionId }) => ({
      path: '/offline/lease',
      input: {
        protocol: PROTOCOL_VERSION,
        packs: [{ keep: secret(), items: [itemId], titles: [], versions: [versionId] }],
      },
    }),
    own: anybody(),
    other: anybody(),
    probes: { 'packs.0.items.0': 'ok', 'packs.0.versions.0': 'ok', items: 'ok', versions: 'ok' },
  }),
  row({
    door: 'offline-aside.ts action',
    ask: ({ versionId }) => ({
      path: '/offline/aside',
      input: {
        notes: [
          {
            versionId,
            audience: 'body',
            reason: 'layer_closed',
            note: {
              kind: 'reply',
              id: 'note-of-row',
              author: 'somebody',
              createdAt: '2026-12-01T00:00:00.000Z',
              to: 'note-of-others',
              text: 'Words',
            },
          },
        ],
      },
    }),
    // It is their own words, whatever they were written on.
    own: signedIn(),
    other: signedIn(),
    probes: { 'notes.0.versionId': 'ok', versionId: 'ok' },
  }),
  row({ door: 'notes-aside.tsx loader', ask: () => ({ path: '/notes/aside.data' }), own: signedIn() }),
  row({
    door: 'notes-aside.tsx action',
    ask: () => ({ path: '/notes/aside.data', input: { noteId: 'nobody-wrote-it' } }),
    own: signedIn(
      Object.fromEntries(
        [
          'chair',
          'deputy',
          'secretary',
          'member',
          'delegate',
          'adviser',
          'observer',
          'auditor',
          'recused',
          'outsider',
          'administrator',
        ].map((who) => [who, 'not_found']),
      ),
    ),
    probes: { noteId: 'not_found' },
  }),
]
