// Unbroken passages that two texts share, taken from the longest to the shortest. Of equal ones that is taken first which lies
// nearest to where its neighbours went; where no neighbour tells, it is marked unsure.
import { type Alignment, join } from './alignment.ts'

/** Shorter passages occur by chance in another paragraph. */
const SHORTEST = 5
/** A phrase that occurs more often starts no passage by itself; longer ones hold rarer phrases. */
const MOST_OFTEN = 200
const MOST_BLOCKS = 2_000_000
/** Words within which a neighbour's new place says where a passage belongs. */
const NEAR = 150

type Block = { i: number; j: number; length: number; away: number }

export function takeBlocks(old: Int32Array, now: Int32Array, alignment: Alignment): void {
  const byLength = new Map<number, Block[]>()
  let longest = 0
  const put = (block: Block) => {
    const known = byLength.get(block.length)
    if (known) known.push(block)
    else byLength.set(block.length, [block])
    longest = Math.max(longest, block.length)
  }
  for (const block of sharedBlocks(old, now)) put(block)
  for (let length = longest; length >= SHORTEST; length--) {
    const blocks = byLength.get(length)
    if (!blocks) continue
    byLength.delete(length)
    const whole = blocks.filter((block) => {
      const parts = freeParts(block, alignment)
      if (parts[0]?.length === length) return true
      for (const part of parts) put(part)
      return false
    })
    takeEqual(whole, alignment, put)
  }
}

/** Passages of one length. */
function takeEqual(blocks: Block[], alignment: Alignment, put: (block: Block) => void): void {
  for (const block of blocks) block.away = awayFromNeighbours(block, alignment)
  blocks.sort((a, b) => a.away - b.away)
  const rivals = countStarts(blocks)
  for (const block of blocks) {
    const parts = freeParts(block, alignment)
    if (parts[0]?.length !== block.length) {
      for (const part of parts) put(part)
      continue
    }
    const alone = rivals.old.get(block.i) === 1 && rivals.now.get(block.j) === 1
    if (!alone && awayFromNeighbours(block, alignment) > NEAR) alignment.unsure.fill(1, block.i, block.i + block.length)
    for (let at = 0; at < block.length; at++) join(alignment, block.i + at, block.j + at)
  }
}

function countStarts(blocks: readonly Block[]) {
  const old = new Map<number, number>()
  const now = new Map<number, number>()
  for (const { i, j } of blocks) {
    old.set(i, (old.get(i) ?? 0) + 1)
    now.set(j, (now.get(j) ?? 0) + 1)
  }
  return { old, now }
}

/** The longest passages that cannot be made longer, without those that lie on one another. */
function* sharedBlocks(old: Int32Array, now: Int32Array): Generator<Block> {
  const places = new Map<number, number[]>()
  for (let j = 0; j + SHORTEST <= now.length; j++) {
    const key = hashAt(now, j)
    const known = places.get(key)
    if (known) known.push(j)
    else places.set(key, [j])
  }
  const doneOnDiagonal = new Map<number, number>()
  let found = 0
  for (let i = 0; i + SHORTEST <= old.length; i++) {
    const at = places.get(hashAt(old, i))
    if (!at || at.length > MOST_OFTEN) continue
    for (const j of at) {
      if ((doneOnDiagonal.get(j - i) ?? -1) > i || found > MOST_BLOCKS) continue
      let [before, length] = [0, 0]
      while (i - before > 0 && j - before > 0 && old[i - before - 1] === now[j - before - 1]) before++
      while (i + length < old.length && j + length < now.length && old[i + length] === now[j + length]) length++
      doneOnDiagonal.set(j - i, i + length)
      found += 1
      if (before + length >= SHORTEST) yield { i: i - before, j: j - before, length: before + length, away: 0 }
    }
  }
}

function hashAt(words: Int32Array, at: number): number {
  let hash = 17
  for (let k = 0; k < SHORTEST; k++) hash = (Math.imul(hash, 0x01000193) ^ words[at + k]!) | 0
  return hash
}

/** What of a passage is not taken on either side, in pieces long enough. */
function freeParts({ i, j, length }: Block, { to, from }: Alignment): Block[] {
  const parts: Block[] = []
  let start = -1
  for (let at = 0; at <= length; at++) {
    const free = at < length && to[i + at] === -1 && from[j + at] === -1
    if (free && start < 0) start = at
    if (free || start < 0) continue
    if (at - start >= SHORTEST) parts.push({ i: i + start, j: j + start, length: at - start, away: 0 })
    start = -1
  }
  return parts
}

/** How many words a passage would lie from where its nearest neighbours on either side went. */
function awayFromNeighbours({ i, j, length }: Block, { to }: Alignment): number {
  let away = 1_000_000 + Math.abs(i - j)
  for (let at = i - 1; at >= 0 && at >= i - NEAR; at--)
    if (to[at] !== -1) {
      away = Math.abs(j - (to[at]! + (i - at)))
      break
    }
  for (let at = i + length; at < to.length && at < i + length + NEAR; at++)
    if (to[at] !== -1) return Math.min(away, Math.abs(j - (to[at]! - (at - i))))
  return away
}
