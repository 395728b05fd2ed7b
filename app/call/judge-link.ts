// How well a member's line goes, from what the browser counted between two looks: packets that did not arrive, in either direction, and
// a picture that the line has no room for. How long an answer takes says nothing of it: a busy device answers late, and a satellite always.
// Source: W3C webrtc-stats (`remote-inbound-rtp` is what the other end says of what it was sent). Pure.

/** One line to another end: a member, or the house's media server. Counted from its beginning. */
export type LineSample = {
  sent: number
  /** Of those, as the other end last said, and when it said so. */
  sentLost: number
  saidAt: number
  received: number
  receivedLost: number
  /** The browser sends less than a small picture, for want of room on the line. */
  starved: boolean
}
export type LinkSample = ReadonlyMap<string, LineSample>
export type LinkQuality = 'good' | 'poor'
/** `unknown`: too little was sent and received to say. */
export type Look = LinkQuality | 'between' | 'unknown'

/** From here on sound itself suffers, and pictures are what can be spared. */
const POOR_LOSS = 0.08
const GOOD_LOSS = 0.02
/** Bits a second, below which a picture takes what the voice needs. */
const ROOM_FOR_PICTURE = 64_000
/** Of fewer packets nothing is said. */
const ENOUGH = 20
/** So many looks in a row must agree: a single stumble changes nothing. */
export const LOOKS_TO_POOR = 3
export const LOOKS_TO_GOOD = 6
/** Pictures that had to go again within so many looks of their return wait twice as long for the next. */
const LASTS = 20
const LONGEST_WAIT = 48

export function lineOf(reports: Iterable<RTCStatsReport>): LineSample {
  const line = { sent: 0, sentLost: 0, saidAt: 0, received: 0, receivedLost: 0, starved: false }
  let room = Number.POSITIVE_INFINITY
  let limited = false
  for (const report of reports)
    report.forEach((one) => {
      if (one.type === 'outbound-rtp') {
        line.sent += one.packetsSent ?? 0
        limited ||= one.qualityLimitationReason === 'bandwidth'
      } else if (one.type === 'remote-inbound-rtp') {
        line.sentLost += Math.max(0, one.packetsLost ?? 0)
        line.saidAt = Math.max(line.saidAt, one.timestamp)
      } else if (one.type === 'inbound-rtp') {
        line.received += one.packetsReceived ?? 0
        line.receivedLost += Math.max(0, one.packetsLost ?? 0)
      } else if (one.type === 'candidate-pair' && one.nominated)
        room = Math.min(room, one.availableOutgoingBitrate ?? room)
    })
  return { ...line, starved: limited && room < ROOM_FOR_PICTURE }
}

/** A line that goes well to anybody is a line that goes well: then what is lost is lost at the other end. */
export function judgeLook(before: LinkSample, now: LinkSample): Look {
  const looks = [...now].flatMap(([id, line]) => {
    const was = before.get(id)
    return was ? [judgeLine(was, line)] : []
  })
  return (['good', 'between', 'poor'] as const).find((look) => looks.includes(look)) ?? 'unknown'
}

function judgeLine(before: LineSample, now: LineSample): Look {
  if (now.starved) return 'poor'
  const ways: number[] = []
  const sent = now.sent - before.sent
  if (sent >= ENOUGH && now.saidAt > before.saidAt) ways.push(Math.max(0, now.sentLost - before.sentLost) / sent)
  const lost = Math.max(0, now.receivedLost - before.receivedLost)
  const due = Math.max(0, now.received - before.received) + lost
  if (due >= ENOUGH) ways.push(lost / due)
  if (ways.length === 0) return 'unknown'
  const worst = Math.max(...ways)
  return worst >= POOR_LOSS ? 'poor' : worst <= GOOD_LOSS ? 'good' : 'between'
}

/** `wait`: good looks in a row that bring pictures back. `lasted`: looks since they came back. */
export type LinkState = { quality: LinkQuality; streak: number; wait: number; lasted: number }
export const NEW_LINK: LinkState = { quality: 'good', streak: 0, wait: LOOKS_TO_GOOD, lasted: LASTS }

export function nextLink(state: LinkState, look: Look): LinkState {
  const { quality, wait } = state
  const lasted = quality === 'good' ? state.lasted + 1 : 0
  const streak = look === 'good' || look === 'poor' ? (look === quality ? 0 : state.streak + 1) : 0
  if (quality === 'good' && streak === LOOKS_TO_POOR)
    return {
      quality: 'poor',
      streak: 0,
      lasted: 0,
      wait: lasted > LASTS ? LOOKS_TO_GOOD : Math.min(LONGEST_WAIT, wait * 2),
    }
  if (quality === 'poor' && streak === wait) return { quality: 'good', streak: 0, lasted: 0, wait }
  return { quality, streak, wait, lasted }
}
