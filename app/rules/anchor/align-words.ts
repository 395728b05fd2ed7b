// Which word of one text is which word of another, though passages were taken out, moved, reworded and put in. One to one: a
// place that is another word's home is nobody else's. Longest unbroken passages first, wherever they went (Tichy, "The
// string-to-string correction problem with block moves", 1984); then what lies between them, in order.
import type { Alignment } from './alignment.ts'
import { takeBlocks } from './blocks.ts'
import { fillGaps } from './gaps.ts'

/** Words as numbers: two are equal when their folded text is. */
export function alignWords(old: Int32Array, now: Int32Array): Alignment {
  const alignment: Alignment = {
    to: new Int32Array(old.length).fill(-1),
    from: new Int32Array(now.length).fill(-1),
    unsure: new Uint8Array(old.length),
  }
  takeBlocks(old, now, alignment)
  fillGaps(old, now, alignment)
  return alignment
}
