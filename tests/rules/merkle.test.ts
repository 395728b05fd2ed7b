import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromBase64, fromHex, toHex } from '../../app/rules/bytes.ts'
import {
  appendLeaves,
  consistencyProof,
  emptyRoot,
  frontierNodes,
  inclusionProof,
  leafHash,
  type NodeReader,
  nodesRead,
  rootFrom,
  rootOf,
  verifyConsistency,
  verifyInclusion,
} from '../../app/rules/merkle.ts'

const vectors = <T>(name: string): [string, T][] =>
  Object.entries(JSON.parse(readFileSync(new URL(`../vectors/merkle/${name}.json`, import.meta.url), 'utf8')))

// Where Go wrote null or an empty text, the hash is missing.
const bytes = (text: string | null) => (text ? fromBase64(text) : new Uint8Array())
const hashes = (proof: string[] | null) => (proof ?? []).map(bytes)

type InclusionCase = {
  leafIdx: number
  treeSize: number
  root: string | null
  leafHash: string | null
  proof: string[] | null
  wantErr: boolean
}
type ConsistencyCase = {
  size1: number
  size2: number
  root1: string | null
  root2: string | null
  proof: string[] | null
  wantErr: boolean
}

describe('the vectors of transparency-dev/merkle', () => {
  test.each(vectors<InclusionCase>('inclusion'))('%s', (_name, c) => {
    const verified = verifyInclusion(c.leafIdx, c.treeSize, bytes(c.leafHash), hashes(c.proof), bytes(c.root))
    expect(verified).toBe(!c.wantErr)
  })
  test.each(vectors<ConsistencyCase>('consistency'))('%s', (_name, c) => {
    const verified = verifyConsistency(c.size1, c.size2, hashes(c.proof), bytes(c.root1), bytes(c.root2))
    expect(verified).toBe(!c.wantErr)
  })
})

/** The reference tree of Certificate Transparency's own tests (certificate-transparency, merkletree_test). */
const ENTRIES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]

test('the roots of the reference tree are the published ones', () => {
  const leaves = ENTRIES.map((entry) => leafHash(fromHex(entry)))
  expect(leaves.map((_, i) => toHex(rootOf(leaves.slice(0, i + 1))))).toEqual(ROOTS)
  expect(toHex(emptyRoot())).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  expect(rootOf([])).toEqual(emptyRoot())
})

const leavesOf = (size: number) => Array.from({ length: size }, (_, i) => leafHash(Uint8Array.of(i >> 8, i)))

/** Grows a tree by the batches and keeps its nodes, refusing to read what is not stored. */
function grow(batches: number[]) {
  const leaves = leavesOf(batches.reduce((a, b) => a + b, 0))
  const stored = new Map<string, Uint8Array>()
  const read: NodeReader = (level, index) => {
    const hash = stored.get(`${level}/${index}`)
    if (!hash) throw new Error(`Node ${level}/${index} is not stored`)
    return hash
  }
  let size = 0
  const roots = batches.map((batch) => {
    const grown = appendLeaves(size, read, leaves.slice(size, size + batch))
    for (const node of grown.newNodes) stored.set(`${node.level}/${node.index}`, node.hash)
    size += batch
    return grown.root
  })
  return { size, leaves, read, roots, stored }
}

const batches = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 8 })
const sizeAndIndex = fc
  .integer({ min: 1, max: 300 })
  .chain((size) => fc.record({ size: fc.constant(size), index: fc.integer({ min: 0, max: size - 1 }) }))

/** Every element of `parts` with one bit of it flipped, one at a time. */
function flipped(parts: Uint8Array[], bit: number): Uint8Array[][] {
  return parts.map((_, which) =>
    parts.map((part, i) =>
      i === which ? part.map((byte, at) => (at === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte)) : part,
    ),
  )
}

test('a tree grown by any batches has the root of its definition after each, and stores each complete node once', () => {
  fc.assert(
    fc.property(batches, (split) => {
      const { leaves, roots, read, size, stored } = grow(split)
      let at = 0
      split.forEach((batch, i) => {
        at += batch
        expect(roots[i]).toEqual(rootOf(leaves.slice(0, at)))
        expect(rootFrom(at, read)).toEqual(roots[i])
      })
      let complete = 0
      for (let width = 1; width <= size; width *= 2) complete += Math.floor(size / width)
      expect(stored.size).toBe(complete)
    }),
  )
})

test('a batch reads the frontier and nothing else', () => {
  for (let size = 0; size < 70; size++) {
    expect(nodesRead((read) => appendLeaves(size, read, leavesOf(3)))).toEqual(frontierNodes(size))
    expect(nodesRead((read) => rootFrom(size, read))).toEqual(frontierNodes(size))
  }
})

test('every inclusion proof verifies, and no other leaf, index or size does with it', () => {
  const { leaves, read } = grow([70])
  for (let size = 1; size <= 70; size++) {
    const root = rootOf(leaves.slice(0, size))
    for (let index = 0; index < size; index++) {
      const leaf = leaves[index] as Uint8Array
      const proof = inclusionProof(index, size, read)
      expect(verifyInclusion(index, size, leaf, proof, root)).toBe(true)
      expect(verifyInclusion((index + 1) % size, size, leaf, proof, root)).toBe(size === 1)
      expect(verifyInclusion(index, size, leaf, [...proof, root], root)).toBe(false)
    }
  }
})

test('every consistency proof verifies', () => {
  const { leaves, read } = grow([70])
  const roots = Array.from({ length: 71 }, (_, size) => rootOf(leaves.slice(0, size)))
  for (let size2 = 1; size2 <= 70; size2++) {
    for (let size1 = 1; size1 <= size2; size1++) {
      const proof = consistencyProof(size1, size2, read)
      expect(verifyConsistency(size1, size2, proof, roots[size1]!, roots[size2]!)).toBe(true)
      if (size1 > 1) expect(verifyConsistency(size1 - 1, size2, proof, roots[size1]!, roots[size2]!)).toBe(false)
    }
  }
})

test('any one flipped bit of leaf, proof or root fails an inclusion proof', () => {
  const { leaves, read } = grow([300])
  fc.assert(
    fc.property(sizeAndIndex, fc.integer({ min: 0, max: 255 }), ({ size, index }, bit) => {
      const parts = [leaves[index]!, rootFrom(size, read), ...inclusionProof(index, size, read)]
      expect(verifyInclusion(index, size, parts[0]!, parts.slice(2), parts[1]!)).toBe(true)
      for (const bad of flipped(parts, bit)) {
        expect(verifyInclusion(index, size, bad[0]!, bad.slice(2), bad[1]!)).toBe(false)
      }
    }),
  )
})

test('any one flipped bit of proof or roots fails a consistency proof', () => {
  const { read } = grow([300])
  fc.assert(
    fc.property(sizeAndIndex, fc.integer({ min: 0, max: 255 }), ({ size, index }, bit) => {
      const old = index + 1
      const parts = [rootFrom(old, read), rootFrom(size, read), ...consistencyProof(old, size, read)]
      expect(verifyConsistency(old, size, parts.slice(2), parts[0]!, parts[1]!)).toBe(true)
      for (const bad of flipped(parts, bit)) {
        expect(verifyConsistency(old, size, bad.slice(2), bad[0]!, bad[1]!)).toBe(false)
      }
    }),
  )
})

test('a proof needs about as many nodes as the tree is high, also above 2^32 leaves', () => {
  const size = 2 ** 40 + 12345
  const proof = nodesRead((read) => inclusionProof(2 ** 39 + 7, size, read))
  expect(proof.length).toBeLessThan(60)
  const hash = leafHash(new Uint8Array())
  expect(verifyInclusion(2 ** 39 + 7, size, hash, [hash], hash)).toBe(false)
})

test('impossible arguments throw when making a proof and answer false when checking one', () => {
  const { read, leaves } = grow([4])
  const hash = leaves[0]!
  expect(() => inclusionProof(4, 4, read)).toThrow(RangeError)
  expect(() => inclusionProof(-1, 4, read)).toThrow(RangeError)
  expect(() => consistencyProof(0, 4, read)).toThrow(RangeError)
  expect(() => consistencyProof(5, 4, read)).toThrow(RangeError)
  expect(() => rootFrom(1.5, read)).toThrow(RangeError)
  for (const size of [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) {
    expect(verifyInclusion(0, size, hash, [], hash)).toBe(false)
    expect(verifyConsistency(size, size, [], hash, hash)).toBe(false)
  }
})
