/**
 * Decides how a ledger is laid out in files: C2SP tlog-tiles (c2sp.org/tlog-tiles), and whether such files are one tree. A
 * tile holds up to 256 consecutive nodes of level 8·level; an entry bundle holds the entries under one tile of level 0.
 */
import { concat, equal } from './bytes.ts'
import { parseDecimal } from './checkpoint.ts'
import { emptyRoot, leafHash, type NodeReader, rootOf } from './merkle.ts'
import { ok, type Result, refuse } from './result.ts'
import { HASH_BYTES } from './sha256.ts'

export const TILE_WIDTH = 256
const MAX_ENTRY = 0xffff
const MAX_LEVEL = 63

/** `width` is 1 to 256; below 256 the tile is partial. */
export type TileId = { level: number | 'entries'; index: number; width: number }
export type HashTileId = TileId & { level: number }

export function tilePath({ level, index, width }: TileId): string {
  const groups = [String(index % 1000).padStart(3, '0')]
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000)) {
    groups.unshift(`x${String(rest % 1000).padStart(3, '0')}`)
  }
  return `tile/${level}/${groups.join('/')}${width === TILE_WIDTH ? '' : `.p/${width}`}`
}

export function parseTilePath(path: string): Result<TileId> {
  const [, kind, groups, partial] = /^tile\/([a-z0-9]+)\/((?:x\d{3}\/)*\d{3})(?:\.p\/(\d+))?$/.exec(path) ?? []
  const level = kind === 'entries' ? kind : parseDecimal(kind ?? '')
  const width = partial === undefined ? TILE_WIDTH : parseDecimal(partial)
  const index = Number((groups ?? '').replaceAll(/[x/]/g, ''))
  const refusal = refuse('tile_path_malformed')
  if (level === null || width === null || width < 1 || width > TILE_WIDTH || !Number.isSafeInteger(index))
    return refusal
  if (level !== 'entries' && level > MAX_LEVEL) return refusal
  // Written again it must be the same path: no idle zero groups, no ".p/256".
  const id: TileId = { level, index, width }
  return tilePath(id) === path ? ok(id) : refusal
}

/** Every hash tile of a tree of this size, full ones and the partial one of each level. */
export function tilesOf(size: number): HashTileId[] {
  let tiles: HashTileId[] = []
  for (let level = 0, nodes = size; nodes > 0; level++, nodes = Math.floor(nodes / TILE_WIDTH)) {
    tiles = tiles.concat(levelTiles(level, nodes))
  }
  return tiles
}

/** Every entry bundle of a tree of this size. */
export const bundlesOf = (size: number): TileId[] => levelTiles(0, size).map((tile) => ({ ...tile, level: 'entries' }))

export const tileContent = ({ level, index, width }: HashTileId, read: NodeReader): Uint8Array =>
  concat(...Array.from({ length: width }, (_, i) => read(level * 8, index * TILE_WIDTH + i)))

export function parseTile(content: Uint8Array, width: number): Result<Uint8Array[]> {
  if (content.length !== width * HASH_BYTES) return refuse('tile_malformed')
  return ok(Array.from({ length: width }, (_, i) => content.slice(i * HASH_BYTES, (i + 1) * HASH_BYTES)))
}

/** Throws RangeError for an entry above 65,535 bytes: ledger leaves carry digests, never content. */
export function formatEntries(entries: readonly Uint8Array[]): Uint8Array {
  return concat(
    ...entries.flatMap((entry) => {
      if (entry.length > MAX_ENTRY) throw new RangeError('An entry is at most 65,535 bytes')
      return [Uint8Array.of(entry.length >> 8, entry.length & 0xff), entry]
    }),
  )
}

export function parseEntries(content: Uint8Array, width: number): Result<Uint8Array[]> {
  const entries: Uint8Array[] = []
  let at = 0
  while (entries.length < width) {
    const [high, low] = [content[at], content[at + 1]]
    if (high === undefined || low === undefined) return refuse('bundle_malformed')
    const end = at + 2 + high * 256 + low
    if (end > content.length) return refuse('bundle_malformed')
    entries.push(content.slice(at + 2, end))
    at = end
  }
  return at === content.length ? ok(entries) : refuse('bundle_malformed')
}

/** `position` is the hash or entry within the tile that differs, where one does. */
export type TileFinding = {
  code: 'tile_missing' | 'tile_malformed' | 'tile_differs' | 'bundle_missing' | 'bundle_malformed' | 'entry_differs'
  tile: TileId
  position?: number
}
/** Answers a tile's bytes, or undefined when there is none. */
export type TileReader = (tile: TileId) => Uint8Array | undefined

/**
 * The root of the tree from its tiles: only level 0 is believed, and every hash above it is recomputed and compared. All
 * findings are listed; the root is null when a missing or malformed tile leaves it unknown.
 */
export function rootFromTiles(size: number, read: TileReader): { root: Uint8Array | null; findings: TileFinding[] } {
  const findings: TileFinding[] = []
  /** What each full tile of a level hashes to: the nodes the level above must hold. Null where it cannot be known. */
  let expected: (Uint8Array | null)[] | null = null
  /** The root of what the full tiles below leave over; undefined when they leave nothing, null when unknown. */
  let rest: Uint8Array | null | undefined
  for (let level = 0; expected === null || expected.length > 0; level++) {
    const above: (Uint8Array | null)[] = []
    for (const tile of levelTiles(level, expected?.length ?? size)) {
      const hashes = hashesOf(tile, read, expected, findings)
      const known = hashes.every((hash) => hash !== null) ? hashes : null
      if (tile.width === TILE_WIDTH) above.push(known && rootOf(known))
      else if (known === null || rest === null) rest = null
      else rest = rootOf(rest ? [...known, rest] : known)
    }
    expected = above
  }
  return { root: rest === undefined ? emptyRoot() : rest, findings }
}

/** Holds every entry bundle against the leaf hashes of its tile. */
export function checkEntries(size: number, read: TileReader): TileFinding[] {
  const findings: TileFinding[] = []
  for (const tile of bundlesOf(size)) {
    const content = read(tile)
    const entries = content && parseEntries(content, tile.width)
    if (!entries?.ok) {
      findings.push({ code: content ? 'bundle_malformed' : 'bundle_missing', tile })
      continue
    }
    // Tiles that are missing or malformed are findings of rootFromTiles.
    const leaves = parseTile(read({ ...tile, level: 0 }) ?? new Uint8Array(), tile.width)
    if (!leaves.ok) continue
    entries.value.forEach((entry, position) => {
      if (!equal(leafHash(entry), leaves.value[position]!)) findings.push({ code: 'entry_differs', tile, position })
    })
  }
  return findings
}

const levelTiles = (level: number, nodes: number): HashTileId[] =>
  Array.from({ length: Math.ceil(nodes / TILE_WIDTH) }, (_, index) => ({
    level,
    index,
    width: Math.min(TILE_WIDTH, nodes - index * TILE_WIDTH),
  }))

/** The tile's true hashes: as served on level 0, as recomputed above, with a finding for each that is served differently. */
function hashesOf(
  tile: HashTileId,
  read: TileReader,
  expected: (Uint8Array | null)[] | null,
  findings: TileFinding[],
): (Uint8Array | null)[] {
  const start = tile.index * TILE_WIDTH
  const computed = expected?.slice(start, start + tile.width) ?? Array<null>(tile.width).fill(null)
  const content = read(tile)
  const served = content && parseTile(content, tile.width)
  if (!served?.ok) {
    findings.push({ code: content ? 'tile_malformed' : 'tile_missing', tile })
    return computed
  }
  if (expected === null) return served.value
  computed.forEach((hash, position) => {
    if (hash && !equal(hash, served.value[position]!)) findings.push({ code: 'tile_differs', tile, position })
  })
  return computed
}
