import { expect, test } from 'vitest'
import {
  judgeLook,
  type LineSample,
  type LinkState,
  LOOKS_TO_GOOD,
  LOOKS_TO_POOR,
  type Look,
  lineOf,
  NEW_LINK,
  nextLink,
} from '../../app/call/judge-link.ts'

const START: LineSample = { sent: 0, sentLost: 0, saidAt: 1, received: 0, receivedLost: 0, starved: false }
const FINE: LineSample = { sent: 150, sentLost: 0, saidAt: 2, received: 150, receivedLost: 0, starved: false }
const looked = (...lines: Partial<LineSample>[]): Look =>
  judgeLook(
    new Map(lines.map((_, at) => [String(at), START])),
    new Map(lines.map((line, at) => [String(at), { ...FINE, ...line }])),
  )
const after = (looks: Look[], from: LinkState = NEW_LINK) => looks.reduce(nextLink, from)
const times = (count: number, look: Look): Look[] => Array.from({ length: count }, () => look)

test('what is lost on the way out or on the way in makes a line poor', () => {
  expect(looked({})).toBe('good')
  expect(looked({ sentLost: 12 })).toBe('poor')
  expect(looked({ sentLost: 6 })).toBe('between')
  expect(looked({ received: 138, receivedLost: 12 })).toBe('poor')
})

test('a picture that the line has no room for makes it poor, whatever arrives', () => {
  expect(looked({ starved: true })).toBe('poor')
})

test('a line that goes well to one other member is not to blame for what another loses', () => {
  expect(looked({ sentLost: 75 }, {})).toBe('good')
  expect(looked({ sentLost: 75 }, { sentLost: 30 })).toBe('poor')
})

test('a line on which nothing was said says nothing: not that it is good again', () => {
  expect(looked({ saidAt: 1, received: 0 })).toBe('unknown')
  expect(looked({ sent: 10, received: 10 })).toBe('unknown')
  expect(looked()).toBe('unknown')
  expect(judgeLook(new Map(), new Map([['new', FINE]]))).toBe('unknown')
})

test('a single stumble changes nothing, three in a row put pictures away', () => {
  expect(after(['poor', 'poor', 'good', 'poor', 'poor', 'between', 'poor', 'unknown']).quality).toBe('good')
  expect(after(times(LOOKS_TO_POOR, 'poor')).quality).toBe('poor')
})

test('pictures come back after good looks in a row, and not before', () => {
  const poor = after(times(LOOKS_TO_POOR, 'poor'))
  expect(after([...times(LOOKS_TO_GOOD - 1, 'good'), 'poor', 'good'], poor).quality).toBe('poor')
  expect(after([...times(LOOKS_TO_GOOD - 1, 'good'), 'unknown', 'good'], poor).quality).toBe('poor')
  expect(after(times(LOOKS_TO_GOOD, 'good'), poor).quality).toBe('good')
})

test('pictures that had to go again soon wait twice as long; those that lasted a minute do not', () => {
  const again = after([
    ...times(LOOKS_TO_POOR, 'poor'),
    ...times(LOOKS_TO_GOOD, 'good'),
    ...times(LOOKS_TO_POOR, 'poor'),
  ])
  expect(after(times(2 * LOOKS_TO_GOOD - 1, 'good'), again).quality).toBe('poor')
  const back = after(times(2 * LOOKS_TO_GOOD, 'good'), again)
  expect(back.quality).toBe('good')
  const later = after([...times(25, 'good'), ...times(LOOKS_TO_POOR, 'poor')], back)
  expect(after(times(LOOKS_TO_GOOD, 'good'), later).quality).toBe('good')
  let state = back
  for (let round = 0; round < 20; round++)
    state = after([...times(3, 'poor'), ...times(state.wait * 2, 'good')], { ...state, lasted: 0 })
  expect(state.wait).toBe(48)
})

test('counts are read from what a browser reports of one line', () => {
  const reports = [
    new Map<string, object>([
      ['a', { type: 'outbound-rtp', packetsSent: 100 }],
      ['v', { type: 'outbound-rtp', packetsSent: 50, qualityLimitationReason: 'bandwidth' }],
      ['r', { type: 'remote-inbound-rtp', packetsLost: 7, timestamp: 5 }],
      ['i', { type: 'inbound-rtp', packetsReceived: 80, packetsLost: -2 }],
      ['p', { type: 'candidate-pair', nominated: true, availableOutgoingBitrate: 40_000 }],
    ]),
  ] as unknown as RTCStatsReport[]
  const read = { sent: 150, sentLost: 7, saidAt: 5, received: 80, receivedLost: 0 }
  expect(lineOf(reports)).toEqual({ ...read, starved: true })
  // A device that is too slow for its picture has a line for it.
  ;(reports[0] as unknown as Map<string, object>).set('v', {
    type: 'outbound-rtp',
    packetsSent: 50,
    qualityLimitationReason: 'cpu',
  })
  expect(lineOf(reports)).toEqual({ ...read, starved: false })
})
