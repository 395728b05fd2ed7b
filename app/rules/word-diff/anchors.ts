// Places that belong beside each other when two versions are looked at together: where the same words begin, every few lines.
import type { PageWords, Word } from '../word-boxes/model.ts'
import type { HeldTogether } from './compare-texts.ts'
import type { PlacedToken } from './tokens.ts'

/** A point on a page, in PDF points: the upper corner of a word. */
export type Spot = [page: number, x: number, y: number]
export type Anchor = { old: Spot; new: Spot }

/** So many words further on in text that is the same, another anchor. */
const EVERY = 30

/** In the order of both versions: what moved is left out, for it would pull the pages back and forth. */
export function anchorsOf(
  { before, after, steps }: HeldTogether,
  old: readonly PageWords[],
  fresh: readonly PageWords[],
): Anchor[] {
  const [oldSpot, newSpot] = [spotsIn(old), spotsIn(fresh)]
  return steps.flatMap((step) => {
    if (step.kind !== 'same') return []
    const anchors: Anchor[] = []
    for (let at = 0; at < step.new.to - step.new.from; at += EVERY) {
      const [was, is] = [oldSpot(before[step.old.from + at]), newSpot(after[step.new.from + at])]
      if (was && is) anchors.push({ old: was, new: is })
    }
    return anchors
  })
}

function spotsIn(pages: readonly PageWords[]): (token: PlacedToken | undefined) => Spot | null {
  const words = new Map<number, readonly Word[]>(pages.map(({ page, words }) => [page, words]))
  return (token) => {
    const part = token?.parts[0]
    const quad = part && words.get(part.page)?.[part.word]?.quads[0]
    return part && quad ? [part.page, Math.round(quad[0]), Math.round(quad[1])] : null
  }
}
