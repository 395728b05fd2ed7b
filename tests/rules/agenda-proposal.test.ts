import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MAX_DEPTH } from '../../app/rules/agenda.ts'
import { type ProposedLine, placeLines, shiftLine } from '../../app/rules/agenda-proposal.ts'

const line = (depth: number, kept = true): ProposedLine => ({ depth, kept })
const numbers = (lines: readonly ProposedLine[]) => placeLines(lines).map((placed) => placed?.number ?? '-')

describe('a proposed tree', () => {
  test('numbers the kept lines, and a line whose parent is left out moves up', () => {
    expect(numbers([line(1), line(2), line(3), line(1)])).toEqual(['1', '1.1', '1.1.1', '2'])
    expect(numbers([line(1), line(2, false), line(3), line(1)])).toEqual(['1', '-', '1.1', '2'])
    expect(placeLines([line(1), line(2), line(2)]).map((placed) => placed?.parent)).toEqual([null, 0, 0])
  })

  test('a line goes in below the one before it, and out, with all that stands below it', () => {
    const lines = [line(1), line(1), line(2), line(1)]
    const inward = shiftLine(lines, 1, 1)
    expect(inward && numbers(inward)).toEqual(['1', '1.1', '1.1.1', '2'])
    const outward = inward && shiftLine(inward, 1, -1)
    expect(outward && numbers(outward)).toEqual(['1', '2', '2.1', '3'])
  })

  test('refuses the first line inward, the top level outward, and what would be too deep', () => {
    expect(shiftLine([line(1)], 0, 1)).toBeNull()
    expect(shiftLine([line(1)], 0, -1)).toBeNull()
    expect(shiftLine([line(1), line(2), line(2), line(3)], 2, 1)).toBeNull()
    expect(shiftLine([line(1), line(1, false)], 1, 1)).toBeNull()
  })

  test('whatever is done, no step is deeper than one, no line is lost, and every parent comes before its children', () => {
    const lines = fc.array(fc.record({ depth: fc.integer({ min: 1, max: 5 }), kept: fc.boolean() }), { maxLength: 20 })
    const acts = fc.array(fc.tuple(fc.nat(19), fc.constantFrom(1, -1, 0)), { maxLength: 20 })
    fc.assert(
      fc.property(lines, acts, (start, steps) => {
        let now: ProposedLine[] = start
        for (const [at, by] of steps)
          now =
            by === 0
              ? now.map((one, index) => (index === at ? { ...one, kept: !one.kept } : one))
              : (shiftLine(now, at, by as 1 | -1) ?? now)
        expect(now).toHaveLength(start.length)
        let above = 0
        let kept = 0
        for (const placed of placeLines(now)) {
          if (!placed) continue
          expect(placed.depth).toBeLessThanOrEqual(Math.min(above + 1, MAX_DEPTH))
          expect(placed.parent === null ? placed.depth : 2).toBeGreaterThanOrEqual(1)
          expect(placed.parent ?? -1).toBeLessThan(kept)
          above = placed.depth
          kept += 1
        }
      }),
    )
  })
})
