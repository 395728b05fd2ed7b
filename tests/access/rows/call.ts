// What a socket may say about the call of a sitting. Officers are in it as soon as they come; everybody else waits to be admitted.
import { CALL_PROTOCOL } from '../../../app/wire/call.ts'
import { row } from '../row.ts'
import type { Agenda, Scene } from '../scene.ts'
import { ATTENDING, OFFICERS, OUTSIDE, type Outcomes, only, SEATED, type Seated } from '../who.ts'

const media = { mic: true, camera: true, screen: false, lean: false }
const PEER = 'a'.repeat(24)
const entering = (meetingId: string) => ({ protocol: CALL_PROTOCOL, meetingId, tab: 'b'.repeat(32), media })

const say = (event: string, meetingId: string, input: object = {}) => ({
  namespace: '/call' as const,
  event,
  input: { meetingId, ...input },
  before: { event: 'enter', input: entering(meetingId) },
})
const onCall = { prepare: (scene: Scene): Promise<Agenda> => scene.newCall(), lasting: true }

/** Nobody of whom it could be said that they are not in it knows whether there is one. */
const notIn: Outcomes = {
  ...OUTSIDE,
  ...(Object.fromEntries([...SEATED, 'outsider', 'administrator'].map((who) => [who, 'call_not_in'])) as Outcomes),
}
const among = (seats: Seated[], outcome: string): Outcomes => ({
  ...notIn,
  ...Object.fromEntries(seats.map((seat) => [seat, outcome])),
})

export const callSockets = [
  row({
    ...onCall,
    door: 'socket /call enter',
    ask: (_scene, _as, { meetingId }) => ({ ...say('enter', meetingId), input: entering(meetingId) }),
    own: only(ATTENDING),
    other: OUTSIDE,
  }),
  row({
    door: 'socket /call enter',
    act: 'of a meeting in one room',
    ask: ({ meetingId }) => ({ ...say('enter', meetingId), input: entering(meetingId) }),
    own: only([], Object.fromEntries(ATTENDING.map((who) => [who, 'call_none']))),
    other: OUTSIDE,
  }),
  row({
    ...onCall,
    door: 'socket /call leave',
    ask: (_scene, _as, { meetingId }) => say('leave', meetingId),
    own: only(ATTENDING),
    other: OUTSIDE,
  }),
  row({
    ...onCall,
    door: 'socket /call media',
    ask: (_scene, _as, { meetingId }) => say('media', meetingId, { media }),
    own: among(ATTENDING, 'ok'),
    other: notIn,
    // Whoever is in no call of that name is told so, and not whether there is one.
    probes: { meetingId: 'call_not_in' },
  }),
  row({
    ...onCall,
    door: 'socket /call signal',
    ask: (_scene, _as, { meetingId }) => say('signal', meetingId, { to: PEER, signal: { again: true } }),
    // Whoever waits has nobody to say it to; to those who are in, a stranger is not there.
    own: among(OFFICERS, 'not_found'),
    other: notIn,
  }),
  ...(['admit', 'refuse', 'mute', 'remove'] as const).map((event) =>
    row({
      ...onCall,
      door: `socket /call ${event}`,
      ask: (_scene, _as, { meetingId }: Agenda) => say(event, meetingId, { peerId: PEER }),
      own: only([], Object.fromEntries(OFFICERS.map((who) => [who, 'not_found']))),
      other: OUTSIDE,
    }),
  ),
  row({
    ...onCall,
    door: 'socket /call admitAll',
    ask: (_scene, _as, { meetingId }) => say('admitAll', meetingId),
    own: only(OFFICERS),
    other: OUTSIDE,
  }),
]
