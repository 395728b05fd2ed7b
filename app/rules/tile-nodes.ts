/**
 * Decides where a node of the tree is found among its tiles (c2sp.org/tlog-tiles), so that any proof can be made from what a log
 * serves. Nothing is believed of the tiles: a proof from false ones does not verify.
 */
import { type NodeId, type NodeReader, rootOf } from './merkle.ts'
import { ok, type Result } from './result.ts'
import { type HashTileId, parseTile, TILE_WIDTH, tilePath } from './tiles.ts'

/** The tile that holds what is below a node of a tree of this size. */
export function tileOf({ level, index }: NodeId, size: number): HashTileId {
  const tileLevel = Math.floor(level / 8)
  const at = Math.floor((index * 2 ** (level % 8)) / TILE_WIDTH)
  const nodes = Math.floor(size / TILE_WIDTH ** tileLevel)
  return { level: tileLevel, index: at, width: Math.min(TILE_WIDTH, nodes - at * TILE_WIDTH) }
}

/** Reads nodes from tiles by their paths. Refuses a tile of another length; the reader throws for one that is not there. */
export function nodesFromTiles(
  size: number,
  tiles: readonly HashTileId[],
  contents: readonly Uint8Array[],
): Result<NodeReader> {
  const hashes = new Map<string, Uint8Array[]>()
  for (const [place, tile] of tiles.entries()) {
    const parsed = parseTile(contents[place] ?? new Uint8Array(), tile.width)
    if (!parsed.ok) return parsed
    hashes.set(tilePath(tile), parsed.value)
  }
  return ok((level, index) => {
    const tile = hashes.get(tilePath(tileOf({ level, index }, size)))
    if (!tile) throw new Error(`No tile holds node ${level}/${index}`)
    const span = 2 ** (level % 8)
    const from = (index * span) % TILE_WIDTH
    return rootOf(tile.slice(from, from + span))
  })
}
