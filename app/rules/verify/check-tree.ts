// V3, the tree: the tiles are one tree whose root the checkpoint signs, every earlier checkpoint signs a beginning of it, and
// every entry is its leaf, in its place, in order of time, with the payload it names. Source: RFC 6962; C2SP tlog-tiles.
import type { Act } from '../bundle/history.ts'
import { CHECKPOINT } from '../bundle/manifest.ts'
import { equal, toHex } from '../bytes.ts'
import { appendLeaves, rootFrom } from '../merkle.ts'
import {
  bundlesOf,
  checkEntries,
  parseEntries,
  parseTile,
  rootFromTiles,
  TILE_WIDTH,
  type TileFinding,
  type TileReader,
  tilePath,
  tilesOf,
} from '../tiles.ts'
import type { Input } from './bundle-input.ts'
import type { SignedCheckpoint } from './check-notes.ts'
import type { Findings } from './report.ts'

/** The leaf texts, each undefined where its entry bundle is missing or malformed. Adds the findings of the tiles. */
export function readLeaves({ files, size }: Input, findings: Findings): (Uint8Array | undefined)[] {
  const read: TileReader = (tile) => files.get(tilePath(tile))
  const { findings: hashes } = rootFromTiles(size, read)
  for (const found of [...hashes, ...checkEntries(size, read)]) addTileFinding(found, findings)
  const wanted = new Set([...tilesOf(size), ...bundlesOf(size)].map(tilePath))
  for (const file of files.keys())
    if (file.startsWith('tile/') && !wanted.has(file)) findings.add('V3', 'tree.tile_unexpected', 'error', { file })
  const leaves = new Array<Uint8Array | undefined>(size)
  for (const tile of bundlesOf(size)) {
    const content = read(tile)
    const entries = content ? parseEntries(content, tile.width) : null
    if (!entries?.ok) continue
    entries.value.forEach((entry, position) => {
      leaves[tile.index * TILE_WIDTH + position] = entry
    })
  }
  return leaves
}

export type RootAt = (size: number) => Uint8Array

/** The root of the tree at any size up to its own, from the tiles; null where they cannot be read. */
export function rootsOf({ files, size }: Input): RootAt | null {
  const hashes = leafHashes(size, (tile) => files.get(tilePath(tile)))
  if (hashes === null) return null
  const nodes = new Map<string, Uint8Array>()
  for (const { level, index, hash } of appendLeaves(0, () => new Uint8Array(), hashes).newNodes)
    nodes.set(`${level}/${index}`, hash)
  return (at) => rootFrom(at, (level, index) => nodes.get(`${level}/${index}`) as Uint8Array)
}

/** Holds the tree of the tiles against the checkpoints whose signatures are good. */
export function checkRoots(
  { size }: Input,
  rootAt: RootAt | null,
  checkpoints: readonly SignedCheckpoint[],
  findings: Findings,
): void {
  if (rootAt === null) return
  for (const { file, size: at, root } of checkpoints) {
    if (at <= size && equal(rootAt(at), root)) continue
    const rule = file === CHECKPOINT ? 'tree.root_differs' : 'tree.not_consistent'
    findings.add('V3', rule, 'error', { file, params: { size: String(at), root: toHex(root) } })
  }
}

/** No entry may be dated before the one in front of it. */
export function checkTimes(acts: readonly Pick<Act, 'index' | 'at'>[], findings: Findings): void {
  acts.forEach(({ index, at }, place) => {
    const before = acts[place - 1]
    if (before && before.at > at)
      findings.add('V3', 'entry.goes_back', 'error', { entry: index, params: { at, before: before.at } })
  })
}

function leafHashes(size: number, read: TileReader): Uint8Array[] | null {
  const hashes: Uint8Array[] = []
  for (const tile of tilesOf(size).filter(({ level }) => level === 0)) {
    const parsed = parseTile(read(tile) ?? new Uint8Array(), tile.width)
    if (!parsed.ok) return null
    for (const hash of parsed.value) hashes.push(hash)
  }
  return hashes
}

function addTileFinding({ code, tile, position }: TileFinding, findings: Findings): void {
  const isLeaf = tile.level === 'entries' || tile.level === 0
  const entry = isLeaf && position !== undefined ? tile.index * TILE_WIDTH + position : null
  findings.add('V3', `tree.${code}`, 'error', { entry, file: tilePath(tile) })
}
