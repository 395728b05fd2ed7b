// A bench judged by its ratios: each must be at least, or at most, what the bar says.
import { loadBench } from '../bench/registry.ts'
import { allOf, notProved, type Say, type Verdict, verdictIf } from './check.ts'

export type Bar = { atLeast: number } | { atMost: number }

/** `aims` are told beside what was measured, met or missed, and decide nothing. */
export async function judgeBench(
  say: Say,
  name: string,
  bars: Record<string, Bar>,
  aims: Record<string, Bar> = {},
): Promise<Verdict> {
  const bench = await loadBench(name)
  const figures = await bench.run(say)
  if (!figures) return notProved('what it measures with is not at hand')
  for (const line of figures.lines) say(line)
  const measured = (ratio: string) => figures.ratios[ratio] ?? Number.NaN
  for (const [ratio, aim] of Object.entries(aims))
    say(
      `${ratio}: ${measured(ratio).toFixed(3)}, aimed at ${words(aim)}: ${meets(measured(ratio), aim) ? 'met' : 'missed'}`,
    )
  return allOf(
    Object.entries(bars).map(([ratio, bar]) => {
      const value = measured(ratio)
      say(`ratio ${ratio}: ${value.toFixed(3)}, wanted ${words(bar)}`)
      return verdictIf(meets(value, bar), `${ratio} is ${value.toFixed(3)}`)
    }),
  )
}

const words = (bar: Bar): string => ('atLeast' in bar ? `at least ${bar.atLeast}` : `at most ${bar.atMost}`)
const meets = (value: number, bar: Bar): boolean => ('atLeast' in bar ? value >= bar.atLeast : value <= bar.atMost)
