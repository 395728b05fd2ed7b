import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

// Physical sides, as properties (left:, margin-left:, border-top-right-radius:) and as values (text-align: left, float: right).
const PHYSICAL = [
  /(?<![\w-])(?:left|right|top|bottom)\s*:/,
  /(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right|top|bottom)\b/,
  /border-(?:top|bottom)-(?:left|right)-radius/,
  /(?:text-align|float|clear)\s*:\s*(?:left|right)\b/,
]

/** A seat map is a drawing of a room: it keeps its left and right, and only its own file may say so. */
const DRAWINGS = ['app/ballots/seat-map.css']

const files = globSync('app/**/*.css')

describe('the style sheets', () => {
  it('are found', () => {
    expect(files.length).toBeGreaterThan(10)
  })

  it('name no physical side, so that Arabic is never a mirrored English', () => {
    expect(files.filter((file) => !DRAWINGS.includes(file)).flatMap(physicalLines)).toEqual([])
  })

  it('ask no other origin for anything', () => {
    const foreign = files.filter((file) => /url\(\s*["']?(?:https?:)?\/\//.test(readFileSync(file, 'utf8')))
    expect(foreign).toEqual([])
  })
})

function physicalLines(file: string): string[] {
  const css = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
  return css
    .split('\n')
    .flatMap((line, index) =>
      PHYSICAL.some((pattern) => pattern.test(line)) ? [`${file}:${index + 1} ${line.trim()}`] : [],
    )
}
