/**
 * Decides what a ledger's tree says: roots, inclusion and consistency proofs of RFC 6962 §2.1, verified as in RFC 9162
 * §2.1.3.2 and §2.1.4.2, with the preconditions of transparency-dev/merkle (a proof from size 0 is an error).
 *
 * Node (level, index) is the hash of the complete subtree over leaves [index·2^level, (index+1)·2^level); level 0 is the leaf
 * hashes. Incomplete subtrees are never stored. Sizes go to 2^53−1, so no 32-bit operators here.
 *
 * Making a proof with impossible arguments is a bug and throws RangeError; checking one that others sent answers false.
 */
import { concat, equal } from './bytes.ts'
import { HASH_BYTES, sha256, sha256Text } from './sha256.ts'

export type NodeId = { level: number; index: number }
export type TreeNode = NodeId & { hash: Uint8Array }
/** Must answer any complete node of the tree in question. */
export type NodeReader = (level: number, index: number) => Uint8Array

const LEAF = Uint8Array.of(0)
const NODE = Uint8Array.of(1)

export const emptyRoot = (): Uint8Array => sha256(new Uint8Array())
export const leafHash = (entry: Uint8Array): Uint8Array => sha256(concat(LEAF, entry))
/** The same for an entry that is text, in UTF-8: the zero byte is its own letter there. */
export const textLeafHash = (entry: string): Uint8Array => sha256Text(`\0${entry}`)
export const nodeHash = (left: Uint8Array, right: Uint8Array): Uint8Array => sha256(concat(NODE, left, right))

/** The definition itself, RFC 6962 §2.1, over leaf hashes. */
export function rootOf(leafHashes: readonly Uint8Array[]): Uint8Array {
  if (leafHashes.length === 0) return emptyRoot()
  const root = (from: number, to: number): Uint8Array => {
    if (to - from === 1) return leafHashes[from] as Uint8Array
    const middle = from + split(to - from)
    return nodeHash(root(from, middle), root(middle, to))
  }
  return root(0, leafHashes.length)
}

/** The root at `size` from stored nodes; reads `frontierNodes(size)`. */
export function rootFrom(size: number, read: NodeReader): Uint8Array {
  mustBeSize(size)
  return size === 0 ? emptyRoot() : subtree(0, size, read)
}

/** The complete subtrees that make up a tree of this size, left (largest) to right. */
export function frontierNodes(size: number): NodeId[] {
  mustBeSize(size)
  const nodes: NodeId[] = []
  for (let from = 0; from < size; ) {
    const level = log2(largestPower(size - from))
    nodes.push({ level, index: from / 2 ** level })
    from += 2 ** level
  }
  return nodes
}

/** What a computation will read, for a caller whose store is asynchronous: fetch these, then run it with a map. */
export function nodesRead(compute: (read: NodeReader) => unknown): NodeId[] {
  const nodes: NodeId[] = []
  compute((level, index) => {
    nodes.push({ level, index })
    return new Uint8Array(HASH_BYTES)
  })
  return nodes
}

/**
 * Grows a tree of `size` leaves by a batch: the new root, and every complete node the batch created (its leaves too), in the
 * order they became complete. `read` is asked for `frontierNodes(size)` and nothing else.
 */
export function appendLeaves(
  size: number,
  read: NodeReader,
  leafHashes: readonly Uint8Array[],
): { root: Uint8Array; newNodes: TreeNode[] } {
  mustBeSize(size + leafHashes.length)
  const frontier: TreeNode[] = frontierNodes(size).map((id) => ({ ...id, hash: read(id.level, id.index) }))
  const newNodes: TreeNode[] = []
  leafHashes.forEach((hash, offset) => {
    let node: TreeNode = { level: 0, index: size + offset, hash }
    newNodes.push(node)
    while (node.index % 2 === 1) {
      const left = frontier.pop() as TreeNode
      node = { level: node.level + 1, index: left.index / 2, hash: nodeHash(left.hash, node.hash) }
      newNodes.push(node)
    }
    frontier.push(node)
  })
  const hashes = frontier.map((node) => node.hash)
  const root = hashes.length === 0 ? emptyRoot() : hashes.reduceRight((right, left) => nodeHash(left, right))
  return { root, newNodes }
}

/** PATH(index, D[size]): from the leaf's sibling up to the root's child. */
export function inclusionProof(index: number, size: number, read: NodeReader): Uint8Array[] {
  mustBeSize(size)
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) throw new RangeError(`No leaf ${index} in ${size}`)
  const path = (from: number, to: number): Uint8Array[] => {
    if (to - from === 1) return []
    const middle = from + split(to - from)
    return index < middle
      ? [...path(from, middle), subtree(middle, to, read)]
      : [...path(middle, to), subtree(from, middle, read)]
  }
  return path(0, size)
}

/** PROOF(size1, D[size2]); empty when the sizes are equal. */
export function consistencyProof(size1: number, size2: number, read: NodeReader): Uint8Array[] {
  mustBeSize(size2)
  if (!Number.isSafeInteger(size1) || size1 < 1 || size1 > size2) throw new RangeError(`No proof ${size1} to ${size2}`)
  const path = (from: number, to: number, whole: boolean): Uint8Array[] => {
    if (to === size1) return whole ? [] : [subtree(from, to, read)]
    const middle = from + split(to - from)
    return size1 <= middle
      ? [...path(from, middle, whole), subtree(middle, to, read)]
      : [...path(middle, to, false), subtree(from, middle, read)]
  }
  return path(0, size2, true)
}

export function verifyInclusion(
  index: number,
  size: number,
  leaf: Uint8Array,
  proof: readonly Uint8Array[],
  root: Uint8Array,
): boolean {
  if (!isSize(size) || !Number.isSafeInteger(index) || index < 0 || index >= size) return false
  if (![leaf, root, ...proof].every(isHash)) return false
  const computed = climb(index, size - 1, null, leaf, proof)
  return computed !== null && equal(computed.later, root)
}

export function verifyConsistency(
  size1: number,
  size2: number,
  proof: readonly Uint8Array[],
  root1: Uint8Array,
  root2: Uint8Array,
): boolean {
  if (!isSize(size1) || !isSize(size2) || size1 === 0 || size1 > size2) return false
  if (size1 === size2) return proof.length === 0 && equal(root1, root2)
  if (![root1, root2, ...proof].every(isHash)) return false
  // A complete old tree is itself the first node, so the proof leaves it out.
  const path = largestPower(size1) === size1 ? [root1, ...proof] : proof
  const [start, ...rest] = path
  if (proof.length === 0 || start === undefined) return false
  let node = size1 - 1
  let last = size2 - 1
  while (node % 2 === 1) {
    node = half(node)
    last = half(last)
  }
  const computed = climb(node, last, start, start, rest)
  return computed?.earlier != null && equal(computed.earlier, root1) && equal(computed.later, root2)
}

/**
 * The loop both verifications of RFC 9162 share: `later` climbs to the root; `earlier`, wanted only for consistency, climbs
 * with the left siblings alone.
 */
function climb(
  node: number,
  last: number,
  earlier: Uint8Array | null,
  later: Uint8Array,
  proof: readonly Uint8Array[],
): { earlier: Uint8Array | null; later: Uint8Array } | null {
  for (const sibling of proof) {
    if (last === 0) return null
    if (node % 2 === 1 || node === last) {
      earlier = earlier && nodeHash(sibling, earlier)
      later = nodeHash(sibling, later)
      while (node % 2 === 0 && node !== 0) {
        node = half(node)
        last = half(last)
      }
    } else {
      later = nodeHash(later, sibling)
    }
    node = half(node)
    last = half(last)
  }
  return last === 0 ? { earlier, later } : null
}

function subtree(from: number, to: number, read: NodeReader): Uint8Array {
  const width = to - from
  if (largestPower(width) === width) return read(log2(width), from / width)
  const middle = from + split(width)
  return nodeHash(subtree(from, middle, read), subtree(middle, to, read))
}

/** The largest power of two below n (n ≥ 2): where RFC 6962 divides n leaves. */
const split = (n: number): number => largestPower(n - 1)

/** The largest power of two not above n (n ≥ 1), exact to 2^53. */
function largestPower(n: number): number {
  let power = 1
  while (power * 2 <= n) power *= 2
  return power
}

const log2 = (power: number): number => Math.round(Math.log2(power))
const half = (n: number): number => Math.floor(n / 2)
const isSize = (size: number): boolean => Number.isSafeInteger(size) && size >= 0
const isHash = (hash: Uint8Array): boolean => hash.length === HASH_BYTES

function mustBeSize(size: number): void {
  if (!isSize(size)) throw new RangeError(`Not a tree size: ${size}`)
}
