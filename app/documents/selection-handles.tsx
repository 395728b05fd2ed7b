import { useEffect, useRef } from 'react'
import type { Word } from '../rules/word-boxes/model.ts'
import { type Matrix, toScreen } from './page-matrix.ts'
import type { Chosen, End } from './use-selection.ts'

/** The two ends of what a finger or keys chose, hung below the line; in the gesture surface, which takes hold of them. */
export function SelectionHandles(props: { chosen: Chosen; words: readonly Word[]; matrix: Matrix }) {
  const { chosen, words, matrix } = props
  const moving = useRef<HTMLSpanElement>(null)
  // Keys may lead out of sight; a finger never does.
  useEffect(() => {
    if (chosen.by === 'keys') moving.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [chosen])
  return (['first', 'last'] as const).map((end) => {
    const index = endOf(chosen, end)
    const word = words[index]
    if (!word) return null
    const [x, y] = toScreen(matrix, ...cornerOf(word, end, 'foot'))
    return (
      <span
        key={end}
        ref={index === chosen.focus ? moving : undefined}
        className={`handle ${chosen.by} ${end}`}
        data-end={end}
        style={{ insetBlockStart: y, left: x }}
      />
    )
  })
}

export const endOf = ({ anchor, focus }: Chosen, end: End): number =>
  end === 'first' ? Math.min(anchor, focus) : Math.max(anchor, focus)

/** Where a word begins or ends for its reader: at the foot of the line, or within the word at half its height. */
export function cornerOf(word: Word, end: End, where: 'foot' | 'within'): [number, number] {
  const [ax, ay, bx, by, cx, cy, dx, dy] = (end === 'first' ? word.quads[0] : word.quads.at(-1)) as Word['quads'][0]
  const right = (end === 'first') === (word.dir === 'rtl')
  if (where === 'foot') return right ? [dx, dy] : [cx, cy]
  const along = right ? 0.75 : 0.25
  return [
    ((ax + cx) / 2) * (1 - along) + ((bx + dx) / 2) * along,
    ((ay + cy) / 2) * (1 - along) + ((by + dy) / 2) * along,
  ]
}
