// The closed part of a meeting: who closes and reopens it, who is admitted, and what is answered to whoever is outside while it is held.
import * as Y from 'yjs'
import { CALL_PROTOCOL } from '../../../app/wire/call.ts'
import { PROTOCOL_VERSION } from '../../../app/wire/socket.ts'
import { editItem } from '../../../server/agenda/edit-item.ts'
import { itemById } from '../../../server/agenda/queries.ts'
import { closeSitting } from '../../../server/closed/close-sitting.ts'
import { callItem } from '../../../server/meetings/call-item.ts'
import { itemFields, publish } from '../../support/agenda.ts'
import { must, requestId } from '../../support/body.ts'
import { row } from '../row.ts'
import type { Agenda, Scene } from '../scene.ts'
import { ATTENDING, OFFICERS, OUTSIDE, only, PRESIDING, SEATED, type Seated, signedIn, type Who } from '../who.ts'
import { memberOf } from './seat-of.ts'

export const closedActs = ['close', 'reopen', 'admit', 'send_out']

const acting = ({ ctx }: Scene, meetingId: string, act: string, input: object) => ({
  path: `/m/${meetingId}/closed/act.data`,
  input: { act, requestId: requestId(ctx), ...input },
})
const WHY = 'Commercial confidence'
/** Members, officers and whoever sits in a member's seat stay. */
const INSIDE: Seated[] = [...OFFICERS, 'member']
const AWAY: Seated[] = ['delegate', 'adviser', 'observer']
const away = (code: string): Partial<Record<Who, string>> => Object.fromEntries(AWAY.map((who) => [who, code]))

async function closed<T extends Agenda>(scene: Scene, made: T): Promise<T> {
  const { ctx, chair } = scene
  const { meetingId } = made
  must(await callItem(ctx, chair, { requestId: requestId(ctx), meetingId, itemId: made.itemId }))
  must(await closeSitting(ctx, chair, { requestId: requestId(ctx), meetingId, reason: WHY }))
  return made
}
const inPart = async (scene: Scene) => closed(scene, await scene.newSitting())
/** In session with a paper, whose item was called and is closed. */
const paperInPart = async (scene: Scene) => closed(scene, await scene.newPaperedSitting())
const callInPart = async (scene: Scene) => closed(scene, await scene.newCall())

/** Marked by its draft alone: a published item closes at once. */
async function marked(scene: Scene): Promise<Agenda> {
  const { ctx, secretary } = scene
  const made = await scene.newPublished()
  const version = (await itemById(ctx.db, made.itemId))?.version ?? 0
  const fields = itemFields('Project', { closed: WHY })
  must(await editItem(ctx, secretary, { requestId: requestId(ctx), itemId: made.itemId, version, fields }))
  must(await publish(ctx, secretary, made.meetingId))
  return made
}

const join = (versionId: string) => ({
  protocol: PROTOCOL_VERSION,
  versionId,
  audience: 'body' as const,
  stateVector: Y.encodeStateVector(new Y.Doc()),
})
const media = { mic: true, camera: true, screen: false, lean: false }
const entering = (meetingId: string) => ({ protocol: CALL_PROTOCOL, meetingId, tab: 'b'.repeat(32), media })

export const closedParts = [
  row({
    door: 'closed-act.ts action',
    act: 'close',
    prepare: (scene) => scene.newSitting(),
    ask: (scene, _as, { meetingId }) => acting(scene, meetingId, 'close', { meetingId, reason: WHY }),
    own: only(PRESIDING),
    other: OUTSIDE,
  }),
  row({
    door: 'closed-act.ts action',
    act: 'reopen',
    prepare: inPart,
    ask: (scene, _as, { meetingId }) => acting(scene, meetingId, 'reopen', { meetingId, open: [] }),
    own: only(PRESIDING),
    other: OUTSIDE,
  }),
  row({
    door: 'closed-act.ts action',
    act: 'admit',
    prepare: marked,
    ask: (scene, _as, { meetingId, itemId }) =>
      acting(scene, meetingId, 'admit', { itemId, seatId: scene.people.observer.seatId, reason: 'To report' }),
    own: only(OFFICERS),
    other: OUTSIDE,
  }),
  row({
    door: 'closed-act.ts action',
    act: 'send_out',
    prepare: marked,
    ask: (scene, _as, { meetingId, itemId }) =>
      acting(scene, meetingId, 'send_out', { itemId, seatId: scene.people.observer.seatId, reason: 'Has reported' }),
    own: only([], Object.fromEntries(OFFICERS.map((who) => [who, 'closed_not_admitted']))),
    other: OUTSIDE,
  }),

  // While it is held: screens tell that it is, papers and layers are not there, and nobody is admitted to the call.
  ...(['pack.tsx loader', 'sitting.tsx loader', 'sitting-strip.ts loader'] as const).map((door) =>
    row({
      door,
      act: 'while a closed part is held',
      prepare: inPart,
      lasting: true,
      ask: (_scene, _as, { meetingId }) => ({
        path:
          { 'pack.tsx loader': `/m/${meetingId}.data`, 'sitting.tsx loader': `/m/${meetingId}/sitting.data` }[
            door as string
          ] ?? `/m/${meetingId}/strip`,
      }),
      own: only(ATTENDING),
      other: OUTSIDE,
    }),
  ),
  row({
    door: 'paper.tsx loader',
    act: 'of a closed item',
    prepare: paperInPart,
    lasting: true,
    ask: (_scene, _as, { meetingId, paperId }) => ({ path: `/m/${meetingId}/papers/${paperId}.data` }),
    own: only(INSIDE, { recused: 'not_found', auditor: 'not_found', ...away('not_found') }),
    other: OUTSIDE,
  }),
  row({
    door: 'floor-act.ts action',
    act: 'ask, outside a closed part',
    prepare: inPart,
    lasting: true,
    ask: (scene, as, { meetingId }) => ({
      path: `/m/${meetingId}/floor/ask.data`,
      input: { requestId: requestId(scene.ctx), meetingId, seatId: memberOf(scene, as).seatId, kind: 'point_of_order' },
    }),
    own: only(['chair', 'deputy', 'member'], {
      ...away('floor_no_item'),
      secretary: 'not_checked_in',
      recused: 'floor_no_item',
    }),
    other: OUTSIDE,
    probes: { seatId: 'not_permitted' },
  }),
  row({
    door: 'socket / watch',
    act: 'while a closed part is held',
    prepare: paperInPart,
    lasting: true,
    ask: (_scene, _as, { meetingId, versionId }) => ({
      namespace: '/' as const,
      event: 'watch',
      input: { meetingId, versionId },
    }),
    own: only(ATTENDING),
    other: OUTSIDE,
    probes: { versionId: 'ok' },
  }),
  row({
    door: 'socket / present',
    act: 'while a closed part is held',
    prepare: paperInPart,
    lasting: true,
    ask: (_scene, _as, { meetingId, versionId }) => ({
      namespace: '/' as const,
      event: 'present',
      input: { meetingId, versionId, page: 1 },
    }),
    own: only(OFFICERS, { recused: 'not_found', ...away('closed_part') }),
    other: OUTSIDE,
  }),
  row({
    door: 'socket / point',
    act: 'while a closed part is held',
    prepare: paperInPart,
    lasting: true,
    ask: (_scene, _as, { meetingId, versionId }) => ({
      namespace: '/' as const,
      event: 'point',
      input: { meetingId, versionId, page: 1, x: 100, y: 100 },
      before: { event: 'present', input: { meetingId, versionId, page: 1 } },
    }),
    own: signedIn({
      ...Object.fromEntries(['outsider', 'administrator', ...SEATED].map((who) => [who, 'not_permitted'])),
      ...Object.fromEntries(OFFICERS.map((who) => [who, 'ok'])),
    }),
    other: signedIn(Object.fromEntries(['outsider', 'administrator', ...SEATED].map((who) => [who, 'not_permitted']))),
    probes: { meetingId: 'not_permitted', versionId: 'not_permitted' },
  }),
  row({
    door: 'socket /notes join',
    act: 'of a closed item',
    prepare: paperInPart,
    lasting: true,
    ask: (_scene, _as, { versionId }) => ({ namespace: '/notes' as const, event: 'join', input: join(versionId) }),
    own: only(INSIDE, { recused: 'not_found', auditor: 'not_found', ...away('not_found') }),
    other: OUTSIDE,
  }),
  row({
    door: 'socket /call enter',
    act: 'while a closed part is held',
    prepare: callInPart,
    lasting: true,
    ask: (_scene, _as, { meetingId }) => ({
      namespace: '/call' as const,
      event: 'enter',
      input: entering(meetingId),
    }),
    // Whoever is outside waits, and is told that they do.
    own: only(ATTENDING),
    other: OUTSIDE,
  }),
]
