// A bench judged by its ratios: each must be at least, or at most, what the bar says.
import { loadBench } from '../bench/registry.ts'
import { allOf, notProved, type Say, type Verdict, verdictIf } from './check.ts'

export type Bar = { atLeast: number } | { atMost: number }

export async function judgeBench(say: Say, name: string, bars: Record<string, Bar>): Promise<Verdict> {
  const bench = await loadBench(name)
  const figures = await bench.run(say)
  if (!figures) return notProved('what it measures with is not at hand')
  for (const line of figures.lines) say(line)
  return allOf(
    Object.entries(bars).map(([ratio, bar]) => {
      const value = figures.ratios[ratio] ?? Number.NaN
      const wanted = 'atLeast' in bar ? `at least ${bar.atLeast}` : `at most ${bar.atMost}`
      say(`ratio ${ratio}: ${value.toFixed(3)}, wanted ${wanted}`)
      return verdictIf('atLeast' in bar ? value >= bar.atLeast : value <= bar.atMost, `${ratio} is ${value.toFixed(3)}`)
    }),
  )
}
