// Minutes: begun and written by officers, read by members once they are sent round, approved by whoever presides, signed in turn.
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { minutesChallenge } from '../../../app/rules/document-signing.ts'
import type { KeyId, MeetingId } from '../../../app/wire/ids.ts'
import { MinutesAct } from '../../../app/wire/minutes.ts'
import { PROTOCOL_VERSION } from '../../../app/wire/socket.ts'
import { moveSitting } from '../../../server/meetings/move-sitting.ts'
import { approveMinutes } from '../../../server/minutes/approve-minutes.ts'
import { beginMinutes } from '../../../server/minutes/begin-minutes.ts'
import { circulateMinutes } from '../../../server/minutes/circulate-minutes.ts'
import { frozenText } from '../../../server/minutes/queries.ts'
import { suggestCorrection } from '../../../server/minutes/suggest-correction.ts'
import { firstFiles } from '../../../server/signing/queries.ts'
import { must, requestId } from '../../support/body.ts'
import { row } from '../row.ts'
import type { Scene } from '../scene.ts'
import { ATTENDING, OFFICERS, OUTSIDE, only, PRESIDING, SEATED, signedIn, type Who } from '../who.ts'
import { memberOf } from './seat-of.ts'

const about = ({ ctx }: Scene, meetingId: MeetingId) => ({ requestId: requestId(ctx), meetingId })
const act = (scene: Scene, meetingId: MeetingId, input: { act: MinutesAct['act'] } & Record<string, unknown>) => ({
  path: `/m/${meetingId}/minutes.data`,
  input: { ...about(scene, meetingId), ...input },
})
const soon = () => new Date(Date.now() + 3_600_000).toISOString()

async function adjourned(scene: Scene): Promise<MeetingId> {
  const { meetingId } = await scene.newSitting()
  must(await moveSitting(scene.ctx, scene.chair, { ...about(scene, meetingId), act: 'sitting.adjourn' }))
  return meetingId
}
async function begun(scene: Scene): Promise<MeetingId> {
  const meetingId = await adjourned(scene)
  must(await beginMinutes(scene.ctx, scene.secretary, { ...about(scene, meetingId), act: 'minutes.begin' }))
  return meetingId
}
const circulation = ({ people }: Scene) => ({
  deadline: soon(),
  approval: 'chair' as const,
  signers: [people.secretary.seatId, people.chair.seatId],
})
async function circulated(scene: Scene): Promise<MeetingId> {
  const meetingId = await begun(scene)
  const input = { ...about(scene, meetingId), act: 'minutes.circulate' as const, ...circulation(scene) }
  must(await circulateMinutes(scene.ctx, scene.secretary, input))
  return meetingId
}
async function corrected(scene: Scene): Promise<{ meetingId: MeetingId; correctionId: string }> {
  const meetingId = await circulated(scene)
  const { actor, seatId } = scene.people.member
  const words = { place: 0, after: { ar: 'نص آخر', en: 'Another text' }, why: 'It was so' }
  const said = { ...about(scene, meetingId), act: 'minutes.correct' as const, seatId, ...words }
  return { meetingId, correctionId: must(await suggestCorrection(scene.ctx, actor, said)).id }
}
async function approved(scene: Scene): Promise<MeetingId> {
  const meetingId = await circulated(scene)
  must(await approveMinutes(scene.ctx, scene.chair, { ...about(scene, meetingId), act: 'minutes.approve' }))
  return meetingId
}

export const minutesActs = MinutesAct.options.map(({ shape }) => shape.act.value)

const room = (meetingId: MeetingId) => `minutes:${meetingId}`
const join = (meetingId: MeetingId) => ({
  protocol: PROTOCOL_VERSION,
  meetingId,
  stateVector: Y.encodeStateVector(new Y.Doc()),
})
const words = (event: string, input: unknown, meetingId: MeetingId) => ({
  namespace: '/minutes' as const,
  event,
  input,
  ...(event === 'join' ? {} : { before: { event: 'join', input: join(meetingId) } }),
})
/** Those who could not join have no text to write in. */
const writers = only(
  OFFICERS,
  Object.fromEntries(
    [...SEATED.filter((seat) => !OFFICERS.includes(seat)), 'outsider', 'administrator'].map((who) => [
      who,
      'layer_closed',
    ]),
  ) as Partial<Record<Who, string>>,
)
const noText = {
  ...OUTSIDE,
  ...Object.fromEntries([...SEATED, 'outsider', 'administrator'].map((who) => [who, 'layer_closed'])),
}

export const minutes = [
  row({
    door: 'minutes.tsx loader',
    prepare: circulated,
    lasting: true,
    ask: (_scene, _as, meetingId) => ({ path: `/m/${meetingId}/minutes.data` }),
    own: only(ATTENDING),
    other: OUTSIDE,
  }),
  row({
    door: 'minutes.tsx loader',
    act: 'that are not sent round yet',
    prepare: begun,
    lasting: true,
    ask: (_scene, _as, meetingId) => ({ path: `/m/${meetingId}/minutes.data` }),
    own: only(ATTENDING, {
      ...Object.fromEntries(ATTENDING.filter((seat) => !OFFICERS.includes(seat)).map((seat) => [seat, 'not_found'])),
    }),
    other: OUTSIDE,
  }),
  row({
    door: 'minutes.tsx action',
    act: 'minutes.begin',
    prepare: adjourned,
    ask: (scene, _as, meetingId) => act(scene, meetingId, { act: 'minutes.begin' }),
    own: only(OFFICERS),
    other: OUTSIDE,
  }),
  row({
    door: 'minutes.tsx action',
    act: 'minutes.circulate',
    prepare: begun,
    ask: (scene, _as, meetingId) => act(scene, meetingId, { act: 'minutes.circulate', ...circulation(scene) }),
    own: only(OFFICERS),
    other: OUTSIDE,
    probes: { signers: 'signing_signers' },
  }),
  row({
    door: 'minutes.tsx action',
    act: 'minutes.correct',
    prepare: circulated,
    lasting: true,
    ask: (scene, as, meetingId) =>
      act(scene, meetingId, {
        act: 'minutes.correct',
        seatId: memberOf(scene, as).seatId,
        place: 0,
        after: { ar: 'نص آخر', en: 'Another text' },
        why: 'It was so',
      }),
    own: only(ATTENDING),
    other: OUTSIDE,
  }),
  row({
    door: 'minutes.tsx action',
    act: 'minutes.answer',
    prepare: corrected,
    ask: (scene, _as, { meetingId, correctionId }) =>
      act(scene, meetingId, { act: 'minutes.answer', correctionId, outcome: 'declined', answer: 'It was not so' }),
    own: only(OFFICERS),
    other: OUTSIDE,
  }),
  row({
    door: 'minutes.tsx action',
    act: 'minutes.reopen',
    prepare: circulated,
    ask: (scene, _as, meetingId) => act(scene, meetingId, { act: 'minutes.reopen', reason: 'A name is missing' }),
    own: only(OFFICERS),
    other: OUTSIDE,
  }),
  row({
    door: 'minutes.tsx action',
    act: 'minutes.approve',
    prepare: circulated,
    ask: (scene, _as, meetingId) => act(scene, meetingId, { act: 'minutes.approve' }),
    own: only(PRESIDING),
    other: OUTSIDE,
  }),
  row({
    door: 'minutes.tsx action',
    act: 'minutes.sign',
    prepare: approved,
    ask: async (scene, as, meetingId) => {
      const { seatId } = memberOf(scene, as)
      const device = scene.deviceOf(as === 'secretary' ? 'secretary' : 'member')
      const text = await frozenText(scene.ctx.db, meetingId)
      const pdf = await firstFiles(scene.ctx.db, meetingId)
      const said = {
        body: scene.bodyId,
        meeting: meetingId,
        revision: '1',
        digest: text?.digest ?? '',
        pdf,
        seat: seatId,
      }
      const proof = await device.seal(minutesChallenge(said))
      return act(scene, meetingId, { act: 'minutes.sign', seatId, key: device.id as KeyId, proof })
    },
    own: only(['secretary'], { chair: 'signing_not_your_turn', deputy: 'signing_not_your_turn' }),
    other: OUTSIDE,
    probes: { key: 'ballot_key_unknown' },
  }),
  row({
    door: 'minutes-file.ts loader',
    prepare: circulated,
    lasting: true,
    ask: (_scene, _as, meetingId) => ({ path: `/m/${meetingId}/minutes/ar` }),
    own: only(ATTENDING),
    other: OUTSIDE,
  }),
  row({
    door: 'extract-of-vote.ts loader',
    ask: ({ closedVoteId }) => ({ path: `/v/${closedVoteId}/extract/ar` }),
    own: only(ATTENDING, { recused: 'not_found', auditor: 'not_found' }),
    other: OUTSIDE,
  }),
  row({
    door: 'socket /minutes join',
    prepare: begun,
    lasting: true,
    ask: (_scene, _as, meetingId) => words('join', join(meetingId), meetingId),
    own: only(OFFICERS),
    other: OUTSIDE,
  }),
  row({
    door: 'socket /minutes update',
    prepare: begun,
    lasting: true,
    ask: (_scene, _as, meetingId) => words('update', { layerId: room(meetingId), update: nothing() }, meetingId),
    own: writers,
    other: noText,
  }),
  row({
    door: 'socket /minutes awareness',
    prepare: begun,
    lasting: true,
    ask: (_scene, _as, meetingId) => words('awareness', { layerId: room(meetingId), update: presence() }, meetingId),
    own: writers,
    other: noText,
  }),
  row({
    door: 'socket /minutes leave',
    prepare: begun,
    lasting: true,
    ask: (_scene, _as, meetingId) => words('leave', { layerId: room(meetingId) }, meetingId),
    own: signedIn(),
    other: signedIn(),
  }),
]

/** An update that changes nothing. */
const nothing = (): Uint8Array => Y.encodeStateAsUpdate(new Y.Doc())

function presence(): Uint8Array {
  const awareness = new Awareness(new Y.Doc())
  awareness.setLocalState({ user: { name: '', color: '#17493d' }, cursor: null })
  const update = encodeAwarenessUpdate(awareness, [awareness.clientID])
  awareness.destroy()
  return update
}
