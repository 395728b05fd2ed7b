import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { equal, utf8 } from '../../app/rules/bytes.ts'
import { parseCheckpoint } from '../../app/rules/checkpoint.ts'
import {
  appendLeaves,
  consistencyProof,
  inclusionProof,
  leafHash,
  type NodeReader,
  rootOf,
  verifyConsistency,
  verifyInclusion,
} from '../../app/rules/merkle.ts'
import { parseNote } from '../../app/rules/signed-note.ts'
import {
  bundlesOf,
  checkEntries,
  formatEntries,
  parseEntries,
  parseTile,
  parseTilePath,
  rootFromTiles,
  TILE_WIDTH,
  type TileReader,
  tileContent,
  tilePath,
  tilesOf,
} from '../../app/rules/tiles.ts'

describe('the test log of Tessera', () => {
  const folder = new URL('../vectors/tlog/', import.meta.url)
  const sizes = Array.from({ length: 16 }, (_, size) => size)
  const read: TileReader = (tile) => {
    const file = new URL(tilePath(tile), folder)
    return existsSync(file) ? new Uint8Array(readFileSync(file)) : undefined
  }
  const rootAt = (size: number) => {
    const note = parseNote(readFileSync(new URL(`checkpoint.${size}`, folder), 'utf8'))
    const checkpoint = note.ok ? parseCheckpoint(note.value.text) : note
    if (!checkpoint.ok) throw new Error(checkpoint.code)
    return checkpoint.value.root
  }
  const stored = new Map<string, Uint8Array>()
  const node: NodeReader = (level, index) => stored.get(`${level}/${index}`)!
  const leaves = parseTile(read(tilesOf(15)[0]!)!, 15)
  if (!leaves.ok) throw new Error(leaves.code)
  for (const { level, index, hash } of appendLeaves(0, node, leaves.value).newNodes)
    stored.set(`${level}/${index}`, hash)

  test.each(sizes)('the tiles of size %i recompute the root that was signed, and hold its entries', (size) => {
    expect(rootFromTiles(size, read)).toEqual({ root: rootAt(size), findings: [] })
    expect(checkEntries(size, read)).toEqual([])
  })

  test.each(sizes.slice(1))(
    'the tree of size %i is consistent with every smaller one, and includes every entry',
    (size) => {
      for (let old = 1; old <= size; old++) {
        expect(verifyConsistency(old, size, consistencyProof(old, size, node), rootAt(old), rootAt(size))).toBe(true)
        const proof = inclusionProof(old - 1, size, node)
        expect(verifyInclusion(old - 1, size, leaves.value[old - 1]!, proof, rootAt(size))).toBe(true)
      }
    },
  )

  test('tiles and bundles written from nodes and entries are the files of the log', () => {
    for (const size of sizes.slice(1)) {
      expect(tileContent({ level: 0, index: 0, width: size }, node)).toEqual(read(tilesOf(size)[0]!))
      const bundle = read(bundlesOf(size)[0]!)!
      const entries = parseEntries(bundle, size)
      expect(entries.ok && formatEntries(entries.value)).toEqual(bundle)
    }
  })
})

test.each([
  ['tile/0/000', { level: 0, index: 0, width: 256 }],
  ['tile/0/x001/x234/067', { level: 0, index: 1234067, width: 256 }],
  ['tile/1/x001/000.p/5', { level: 1, index: 1000, width: 5 }],
  ['tile/entries/273.p/112', { level: 'entries' as const, index: 273, width: 112 }],
])('the path %s is written and read', (path, tile) => {
  expect(tilePath(tile)).toBe(path)
  expect(parseTilePath(path)).toEqual({ ok: true, value: tile })
})

test('every tile has one path, and it reads back', () => {
  const tile = fc.record({
    level: fc.oneof(fc.integer({ min: 0, max: 63 }), fc.constant('entries' as const)),
    index: fc.maxSafeNat(),
    width: fc.integer({ min: 1, max: TILE_WIDTH }),
  })
  fc.assert(
    fc.property(tile, (id) => {
      expect(parseTilePath(tilePath(id))).toEqual({ ok: true, value: id })
    }),
  )
})

test.each([
  'tile/64/000',
  'tile/00/000',
  'tile/-1/000',
  'tile/data/000',
  'tile/0/0',
  'tile/0/1000',
  'tile/0/001/000',
  'tile/0/x000/001',
  'tile/0/x001',
  'tile/0/000.p/0',
  'tile/0/000.p/256',
  'tile/0/000.p/01',
  'tile/0/000/',
  '/tile/0/000',
  'tile/0/../000',
  'tile/0/x999/x999/x999/x999/x999/x999/998',
])('%s is no tile path', (path) => {
  expect(parseTilePath(path)).toEqual({ ok: false, code: 'tile_path_malformed' })
})

test('a tree of 70,000 has the tiles the specification counts', () => {
  const tiles = tilesOf(70_000)
  const count = (level: number) => tiles.filter((tile) => tile.level === level && tile.width === TILE_WIDTH).length
  expect([count(0), count(1), count(2)]).toEqual([273, 1, 0])
  expect(tiles.filter((tile) => tile.width < TILE_WIDTH)).toEqual([
    { level: 0, index: 273, width: 112 },
    { level: 1, index: 1, width: 17 },
    { level: 2, index: 0, width: 1 },
  ])
  expect(tilesOf(256)).toEqual([
    { level: 0, index: 0, width: 256 },
    { level: 1, index: 0, width: 1 },
  ])
  expect(tilesOf(0)).toEqual([])
})

/** The files of a log whose entries are decimal numbers. */
function logOf(size: number) {
  const entries = Array.from({ length: size }, (_, i) => utf8(String(i)))
  const leaves = entries.map(leafHash)
  const nodes = new Map<string, Uint8Array>()
  const none: NodeReader = () => new Uint8Array()
  for (const { level, index, hash } of appendLeaves(0, none, leaves).newNodes) nodes.set(`${level}/${index}`, hash)
  const files = new Map<string, Uint8Array>()
  for (const tile of tilesOf(size)) {
    files.set(
      tilePath(tile),
      tileContent(tile, (level, index) => nodes.get(`${level}/${index}`)!),
    )
  }
  for (const tile of bundlesOf(size)) {
    const start = tile.index * TILE_WIDTH
    files.set(tilePath(tile), formatEntries(entries.slice(start, start + tile.width)))
  }
  const read: TileReader = (tile) => files.get(tilePath(tile))
  return { files, read, root: rootOf(leaves) }
}

test.each([1, 255, 256, 257, 512, 1000, 65_535, 65_536, 66_000])(
  'the tiles of %i entries recompute their root',
  (size) => {
    const { read, root } = logOf(size)
    expect(rootFromTiles(size, read)).toEqual({ root, findings: [] })
    expect(checkEntries(size, read)).toEqual([])
  },
)

test('any one flipped bit of any file is found', () => {
  const { files, read, root } = logOf(700)
  const paths = [...files.keys()]
  fc.assert(
    fc.property(fc.constantFrom(...paths), fc.nat(), fc.integer({ min: 0, max: 7 }), (path, where, bit) => {
      const original = files.get(path)!
      const damaged = original.slice()
      damaged[where % damaged.length]! ^= 1 << bit
      files.set(path, damaged)
      const tree = rootFromTiles(700, read)
      const found = [...tree.findings, ...checkEntries(700, read)]
      files.set(path, original)
      expect(found.length).toBeGreaterThan(0)
      // Damage above level 0 is recomputed away; damage in level 0 changes the root that the checkpoint signed.
      expect(tree.root !== null && equal(tree.root, root)).toBe(!path.startsWith('tile/0/'))
    }),
  )
})

test('every missing, short and differing file is a finding of its own', () => {
  const { files, read, root } = logOf(700)
  const [full, partial, above] = [
    { level: 0, index: 1, width: 256 },
    { level: 0, index: 2, width: 188 },
    { level: 1, index: 0, width: 2 },
  ]
  files.get(tilePath(above!))![32]! ^= 1
  expect(rootFromTiles(700, read)).toEqual({ root, findings: [{ code: 'tile_differs', tile: above, position: 1 }] })
  files.delete(tilePath(above!))
  expect(rootFromTiles(700, read)).toEqual({ root, findings: [{ code: 'tile_missing', tile: above }] })
  files.set(tilePath(full!), files.get(tilePath(full!))!.slice(1))
  files.delete(tilePath(partial!))
  expect(rootFromTiles(700, read)).toEqual({
    root: null,
    findings: [
      { code: 'tile_malformed', tile: full },
      { code: 'tile_missing', tile: partial },
      { code: 'tile_missing', tile: above },
    ],
  })
})

test('an altered, missing or ragged entry bundle is found', () => {
  const { files, read } = logOf(300)
  const [first, second] = bundlesOf(300)
  files.get(tilePath(first!))![2]! ^= 1
  files.set(tilePath(second!), files.get(tilePath(second!))!.slice(0, -1))
  expect(checkEntries(300, read)).toEqual([
    { code: 'entry_differs', tile: first, position: 0 },
    { code: 'bundle_malformed', tile: second },
  ])
  files.delete(tilePath(second!))
  expect(checkEntries(300, read)[1]).toEqual({ code: 'bundle_missing', tile: second })
})

test('entry bundles read back, and refuse a byte more or less', () => {
  const entries = fc.array(fc.uint8Array({ maxLength: 600 }), { minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(entries, (list) => {
      const content = formatEntries(list)
      expect(parseEntries(content, list.length)).toEqual({ ok: true, value: list })
      for (const other of [content.slice(0, -1), new Uint8Array([...content, 0])]) {
        expect(parseEntries(other, list.length)).toEqual({ ok: false, code: 'bundle_malformed' })
      }
    }),
  )
  expect(() => formatEntries([new Uint8Array(65_536)])).toThrow(RangeError)
})
