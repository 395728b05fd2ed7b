// How well a member's connections go, from what the browser counted between two looks. Pure.

export type LinkSample = { lost: number; received: number; rttMs: number }
export type LinkQuality = 'good' | 'poor'

/** From here on sound itself suffers, and pictures are what can be spared. */
const POOR = { loss: 0.08, rttMs: 600 }
const GOOD = { loss: 0.02, rttMs: 300 }
/** So many looks in a row must agree: a single stumble changes nothing, and it does not flap. */
export const LOOKS_TO_POOR = 3
export const LOOKS_TO_GOOD = 6

export function sampleOf(reports: Iterable<RTCStatsReport>): LinkSample {
  const sample = { lost: 0, received: 0, rttMs: 0 }
  for (const report of reports)
    report.forEach((one) => {
      if (one.type === 'inbound-rtp') {
        sample.lost += Math.max(0, one.packetsLost ?? 0)
        sample.received += one.packetsReceived ?? 0
      }
      if (one.type === 'candidate-pair' && one.nominated)
        sample.rttMs = Math.max(sample.rttMs, (one.currentRoundTripTime ?? 0) * 1000)
    })
  return sample
}

export function judgeLook(before: LinkSample, now: LinkSample): LinkQuality | 'between' {
  const lost = Math.max(0, now.lost - before.lost)
  const received = Math.max(0, now.received - before.received)
  const loss = lost + received === 0 ? 0 : lost / (lost + received)
  if (loss >= POOR.loss || now.rttMs >= POOR.rttMs) return 'poor'
  return loss <= GOOD.loss && now.rttMs <= GOOD.rttMs ? 'good' : 'between'
}

export type LinkState = { quality: LinkQuality; streak: number }

export function nextLink({ quality, streak }: LinkState, look: LinkQuality | 'between'): LinkState {
  if (look === quality || look === 'between') return { quality, streak: 0 }
  const needed = quality === 'good' ? LOOKS_TO_POOR : LOOKS_TO_GOOD
  return streak + 1 >= needed ? { quality: look, streak: 0 } : { quality, streak: streak + 1 }
}
