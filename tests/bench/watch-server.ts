// What the server process uses, by its own metrics: CPU between two moments, and the most memory it held.
import type { RunningMajlis } from '../support/running-majlis.ts'

const EVERY_MS = 500

export async function watchServer({ origin }: RunningMajlis) {
  const began = await read(origin)
  let peak = began.bytes
  const timer = setInterval(() => {
    void read(origin).then(
      ({ bytes }) => {
        peak = Math.max(peak, bytes)
      },
      // A server that does not answer is seen by whoever votes.
      () => {},
    )
  }, EVERY_MS)
  return {
    stop: async () => {
      clearInterval(timer)
      const ended = await read(origin)
      return {
        cpuSeconds: ended.cpu - began.cpu,
        peakMiB: Math.round(Math.max(peak, ended.bytes) / 2 ** 20),
      }
    },
  }
}

async function read(origin: string): Promise<{ cpu: number; bytes: number }> {
  const text = await (await fetch(`${origin}/metrics`)).text()
  const value = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1])
  return { cpu: value('process_cpu_seconds_total'), bytes: value('process_resident_memory_bytes') }
}
