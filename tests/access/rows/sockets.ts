// What a socket may say: the sitting's events on the main namespace, notes on their own.
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { entriesOf, writeNote } from '../../../app/wire/note-entries.ts'
import { type Audience, PROTOCOL_VERSION } from '../../../app/wire/socket.ts'
import { row } from '../row.ts'
import type { Scene } from '../scene.ts'
import { ATTENDING, OFFICERS, OUTSIDE, only, SEATED, signedIn, type Who } from '../who.ts'
import { newGroup } from './groups.ts'
import { actorOf } from './seat-of.ts'

const main = (event: string, input: unknown) => ({ namespace: '/' as const, event, input })
const notes = (event: string, input: unknown, { versionId }: Scene) => ({
  namespace: '/notes' as const,
  event,
  input,
  ...(event === 'join' ? {} : { before: { event: 'join', input: join(versionId, 'body') } }),
})

const join = (versionId: string, audience: Audience) => ({
  protocol: PROTOCOL_VERSION,
  versionId,
  audience,
  stateVector: Y.encodeStateVector(new Y.Doc()),
})

/** Those who could not join a layer have none to speak into. */
const intoLayer = {
  ...Object.fromEntries(['recused', 'auditor', 'outsider', 'administrator'].map((who) => [who, 'layer_closed'])),
} as Partial<Record<Who, string>>
const noLayer = {
  ...OUTSIDE,
  ...Object.fromEntries([...SEATED, 'outsider', 'administrator'].map((who) => [who, 'layer_closed'])),
}

const PRESENTING_NOTHING = Object.fromEntries(
  ['outsider', 'administrator', ...SEATED].map((who) => [who, 'not_permitted']),
) as Partial<Record<Who, string>>

export const sockets = [
  row({
    door: 'socket / subscribe',
    ask: () => main('subscribe', { protocol: PROTOCOL_VERSION }),
    own: signedIn(),
    other: signedIn(),
  }),
  row({
    door: 'socket / clock',
    ask: () => main('clock', {}),
    own: signedIn(),
    other: signedIn(),
  }),
  row({
    door: 'socket / watch',
    ask: ({ meetingId, versionId }) => main('watch', { meetingId, versionId }),
    own: only(ATTENDING),
    other: OUTSIDE,
    // Of a version that is not there or not theirs, it says alike that they may not present it.
    probes: { versionId: 'ok' },
  }),
  row({
    door: 'socket / present',
    ask: ({ meetingId, versionId }) => main('present', { meetingId, versionId, page: 1 }),
    own: only(OFFICERS, { recused: 'not_found' }),
    other: OUTSIDE,
  }),
  row({
    door: 'socket / point',
    // Whoever presents nothing points nowhere, and is not told whether anybody else does.
    ask: ({ meetingId, versionId }) => ({
      ...main('point', { meetingId, versionId, page: 1, x: 100, y: 100 }),
      before: { event: 'present', input: { meetingId, versionId, page: 1 } },
    }),
    own: signedIn({ ...PRESENTING_NOTHING, ...Object.fromEntries(OFFICERS.map((who) => [who, 'ok'])) }),
    other: signedIn(PRESENTING_NOTHING),
    probes: { meetingId: 'not_permitted', versionId: 'not_permitted' },
  }),
  row({
    door: 'socket / stopPresenting',
    prepare: async () => undefined,
    ask: ({ meetingId }) => main('stopPresenting', { meetingId }),
    // Nothing is being presented: those who may be in the room are told that it is so.
    own: only(ATTENDING),
    other: OUTSIDE,
  }),
  row({
    door: 'socket / write',
    prepare: (scene) => scene.newDraft(),
    ask: (_scene, _as, { meetingId, itemId }) => main('write', { meetingId, itemId }),
    own: only(OFFICERS),
    other: OUTSIDE,
  }),
  row({
    door: 'socket /notes join',
    ask: (scene) => notes('join', join(scene.versionId, 'body'), scene),
    own: only(ATTENDING, { recused: 'not_found' }),
    other: OUTSIDE,
  }),
  row({
    door: 'socket /notes join',
    act: 'of a private layer',
    ask: (scene) => notes('join', join(scene.versionId, 'private'), scene),
    own: only(ATTENDING, { recused: 'not_found' }),
    other: OUTSIDE,
  }),
  row({
    door: 'socket /notes join',
    act: 'of a group’s layer',
    prepare: (scene) => newGroup(scene, ['chair', 'member', 'recused']),
    lasting: true,
    ask: (scene, _as, groupId) => notes('join', join(scene.versionId, `group:${groupId}`), scene),
    own: only(['chair', 'member'], {
      ...Object.fromEntries(
        ['deputy', 'secretary', 'delegate', 'adviser', 'observer', 'recused'].map((who) => [who, 'not_found']),
      ),
    }),
    other: OUTSIDE,
  }),
  row({
    door: 'socket /notes update',
    act: 'in the layer of a group one is not in',
    prepare: (scene) => newGroup(scene, ['deputy']),
    lasting: true,
    ask: (scene, as, groupId) =>
      notes(
        'update',
        { layerId: `${scene.versionId}:g:${groupId}`, update: comment(actorOf(scene, as).personId) },
        scene,
      ),
    own: noLayer,
    other: noLayer,
  }),
  row({
    door: 'socket /notes update',
    ask: (scene, as) =>
      notes('update', { layerId: `${scene.versionId}:body`, update: comment(actorOf(scene, as).personId) }, scene),
    own: only(ATTENDING, intoLayer),
    other: noLayer,
  }),
  row({
    door: 'socket /notes update',
    act: "in somebody else's private layer",
    ask: (scene, as) => {
      const owner = scene.people[as === 'member' ? 'deputy' : 'member'].actor.personId
      return notes('update', { layerId: `${scene.versionId}:p:${owner}`, update: comment(owner) }, scene)
    },
    own: noLayer,
    other: noLayer,
  }),
  row({
    door: 'socket /notes awareness',
    ask: (scene) => notes('awareness', { layerId: `${scene.versionId}:body`, update: presence() }, scene),
    own: only(ATTENDING, intoLayer),
    other: noLayer,
  }),
  row({
    door: 'socket /notes leave',
    ask: (scene) => notes('leave', { layerId: `${scene.versionId}:body` }, scene),
    own: signedIn(),
    other: signedIn(),
  }),
]

let made = 0
function comment(author: string): Uint8Array {
  const id = `note-of-the-matrix-${++made}`
  const note = {
    id,
    author,
    createdAt: '2026-11-20T08:00:00.000Z',
    kind: 'comment',
    page: 1,
    at: [10, 10],
    text: 'A remark',
  }
  const document = new Y.Doc()
  const fields = { ...note, selector: { exact: '', prefix: '', suffix: '' } }
  writeNote(entriesOf(document), fields)
  return Y.encodeStateAsUpdate(document)
}

function presence(): Uint8Array {
  const awareness = new Awareness(new Y.Doc())
  awareness.setLocalState({ page: 1 })
  const said = encodeAwarenessUpdate(awareness, [awareness.clientID])
  awareness.destroy()
  return said
}
