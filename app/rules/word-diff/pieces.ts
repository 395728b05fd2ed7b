// What is left of the differences once moved passages are known: pieces that were taken out, put in, or put in place of others.
import type { Step } from './compare-words.ts'
import type { Hunk, Stretch } from './hunks.ts'
import { sizeOf } from './hunks.ts'
import type { Move } from './moves.ts'

/** `left` and `right` name what stands beside a piece: the edge of its hunk, or a moved passage. */
type Piece = { hunk: number; stretch: Stretch; left: string; right: string }
type Arrival = Exclude<Step, { kind: 'same' | 'deleted' }>

/** For each hunk the stretches deleted there, and what stands there now in the order of the new version. */
export function pairPieces(
  before: Int32Array,
  after: Int32Array,
  hunks: readonly Hunk[],
  moves: readonly Move[],
): { deleted: Stretch[][]; arrived: Arrival[][] } {
  const gone = piecesOf(hunks, moves, 'old')
  const come = piecesOf(hunks, moves, 'new')
  const byLeft = new Map(come.map((piece) => [piece.left, piece]))
  const byRight = new Map(come.map((piece) => [piece.right, piece]))
  const partners = new Map<Piece, Piece>()
  const deleted = hunks.map(() => [] as Stretch[])
  for (const piece of gone) {
    const partner = [byLeft.get(piece.left), byRight.get(piece.right)].find(
      (other) => other && !partners.has(other) && isReworded(before, after, piece, other),
    )
    if (partner) partners.set(partner, piece)
    else deleted[piece.hunk]!.push(piece.stretch)
  }
  const arrived = hunks.map(() => [] as Arrival[])
  for (const piece of come) {
    const partner = partners.get(piece)
    arrived[piece.hunk]!.push(
      partner
        ? { kind: 'reworded', old: partner.stretch, new: piece.stretch }
        : { kind: 'inserted', new: piece.stretch },
    )
  }
  let hunk = 0
  for (const move of moves) {
    while (move.new.from >= hunks[hunk]!.new.to) hunk++
    arrived[hunk]!.push({ kind: 'moved', ...move })
  }
  for (const each of arrived) each.sort((a, b) => a.new.from - b.new.from)
  return { deleted, arrived }
}

function piecesOf(hunks: readonly Hunk[], moves: readonly Move[], side: 'old' | 'new'): Piece[] {
  const cuts = moves.map((move, index) => ({ ...move[side], name: `move ${index}` })).sort((a, b) => a.from - b.from)
  const pieces: Piece[] = []
  let next = 0
  hunks.forEach((hunk, index) => {
    let from = hunk[side].from
    let left = `start ${index}`
    const close = (to: number, right: string) => {
      if (to > from) pieces.push({ hunk: index, stretch: { from, to }, left, right })
    }
    for (let cut = cuts[next]; cut && cut.to <= hunk[side].to; cut = cuts[++next]) {
      close(cut.from, cut.name)
      from = cut.to
      left = cut.name
    }
    close(hunk[side].to, `end ${index}`)
  })
  return pieces
}

/** Short pieces between the same neighbours replace each other whatever they say; longer ones must have words in common. */
const SHORT = 8

function isReworded(before: Int32Array, after: Int32Array, old: Piece, fresh: Piece): boolean {
  const between = old.left === fresh.left && old.right === fresh.right
  const longer = Math.max(sizeOf(old.stretch), sizeOf(fresh.stretch))
  if (between && longer <= SHORT) return true
  const counts = new Map<number, number>()
  for (let i = old.stretch.from; i < old.stretch.to; i++) counts.set(before[i]!, (counts.get(before[i]!) ?? 0) + 1)
  let shared = 0
  for (let j = fresh.stretch.from; j < fresh.stretch.to; j++) {
    const left = counts.get(after[j]!) ?? 0
    if (left > 0) shared++
    counts.set(after[j]!, left - 1)
  }
  return shared >= (between ? 0.25 : 0.5) * longer
}
