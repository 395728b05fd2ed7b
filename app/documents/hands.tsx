import { useReader } from '../i18n/use-reader.ts'
import type { Bilingual } from '../wire/text.ts'
import { type Matrix, toScreen } from './page-matrix.ts'

/** Somebody who writes for the body now, and the point of the page they are at. */
export type Hand = { person: string; name: Bilingual; at: readonly number[] }

/** A dot and a name where each hand is; nothing that can be touched, and nothing that is read aloud at every move. */
export function Hands({ hands, matrix }: { hands: readonly Hand[]; matrix: Matrix }) {
  const reader = useReader()
  return hands.map(({ person, name, at }) => {
    const [x, y] = toScreen(matrix, at[0] as number, at[1] as number)
    return (
      <span key={person} className="hand" style={{ left: x, insetBlockStart: y }} aria-hidden="true">
        <bdi>{reader.pick(name)}</bdi>
      </span>
    )
  })
}
