// Makes the files of a bundle from a ledger's entries and checkpoints, and from what this reader may not have: pure, so that
// the same ledger at the same size gives the same reader the same bytes. Source: `majlis/bundle/v1`; C2SP tlog-tiles.
import { CASTING_VOTE, parseBallot } from '../ballot.ts'
import { utf8 } from '../bytes.ts'
import { castingChoice } from '../casting-vote.ts'
import { appendLeaves, leafHash } from '../merkle.ts'
import { bundlesOf, formatEntries, type TileId, tileContent, tilePath, tilesOf } from '../tiles.ts'
import { type Act, readHistory, type VoteHistory } from './history.ts'
import {
  type Absence,
  BUNDLE_FORMAT,
  CHECKPOINT,
  checkpointPath,
  formatManifest,
  hashFiles,
  MANIFEST,
  type Manifest,
  payloadPath,
  README,
} from './manifest.ts'
import { isEventType, readPayload } from './payloads.ts'
import { readmeText } from './readme.ts'
import { type Files, writeTar } from './tar.ts'
import { type VoteRecord, voteFiles } from './vote-files.ts'

/** An entry in the order of its index; `payload` is its canonical text, or why the reader does not get it. */
export type BundleEntry = { type: string; at: string; leaf: string; payload: string | { absent: Absence } }

export type BundleSource = {
  body: string
  origin: string
  vkey: string
  entries: readonly BundleEntry[]
  /** Signed notes by ascending size; the last is of all the entries. */
  checkpoints: readonly { size: number; note: string }[]
}

export function makeBundle(source: BundleSource): Files {
  const files = new Map([...treeFiles(source), ...payloadFiles(source.entries)])
  const votes = [...readHistory(actsOf(source.entries)).votes.values()]
  // Every ballot payload must be here before a vote's ballots are set out: an embargo covers the derived files too.
  for (const vote of votes)
    for (const [path, content] of voteFiles(recordOf(vote), !hidesBallots(source.entries, vote)))
      files.set(path, content)
  files.set(README, utf8(readmeText({ ...source, size: source.entries.length })))
  return new Map([[MANIFEST, formatManifest(manifestOf(source, files, votes.length))], ...files])
}

/** The one file a bundle travels in; dated by its last entry. */
export function packBundle(files: Files, entries: readonly BundleEntry[]): Uint8Array {
  const last = entries.at(-1)
  return writeTar(files, last ? Math.floor(Date.parse(last.at) / 1000) : 0)
}

/** What the ledger says of a vote, each ballot at its word. */
export const recordOf = (vote: VoteHistory): VoteRecord => ({
  vote: vote.vote,
  terms: vote.opened.payload.terms,
  electors: vote.electors,
  ballots: vote.ballots.map(({ index, at, payload }) => ({
    index,
    at,
    id: payload.ballot_id,
    text: payload.ballot,
    level: payload.proof.level,
  })),
  present: vote.closed?.payload.present ?? null,
  casting: castingOf(vote),
  requests: vote.requests.length,
  recused: vote.recused,
})

function castingOf({ casting }: VoteHistory): 'yes' | 'no' | null {
  const ballot = casting && parseBallot(casting.payload.ballot, [CASTING_VOTE])
  return ballot?.ok ? castingChoice(ballot.value) : null
}

function treeFiles({ entries, checkpoints }: BundleSource): Files {
  const files: Files = new Map()
  const leaves = entries.map((entry) => utf8(entry.leaf))
  const nodes = new Map<string, Uint8Array>()
  const { newNodes } = appendLeaves(0, () => new Uint8Array(), leaves.map(leafHash))
  for (const { level, index, hash } of newNodes) nodes.set(`${level}/${index}`, hash)
  const read = (level: number, index: number) => nodes.get(`${level}/${index}`) as Uint8Array
  for (const tile of tilesOf(leaves.length)) files.set(tilePath(tile), tileContent(tile, read))
  for (const tile of bundlesOf(leaves.length)) files.set(tilePath(tile), formatEntries(under(tile, leaves)))
  for (const { size, note } of checkpoints)
    files.set(size === leaves.length ? CHECKPOINT : checkpointPath(size), utf8(note))
  return files
}

const under = <T>({ index, width }: TileId, leaves: readonly T[]): T[] => leaves.slice(index * 256, index * 256 + width)

function payloadFiles(entries: readonly BundleEntry[]): Files {
  return new Map(
    entries.flatMap(({ payload }, index): [string, Uint8Array][] =>
      typeof payload === 'string' ? [[payloadPath(index), utf8(payload)]] : [],
    ),
  )
}

function actsOf(entries: readonly BundleEntry[]): Act[] {
  return entries.flatMap(({ type, at, payload }, index) => {
    if (typeof payload !== 'string' || !isEventType(type)) return []
    const event = readPayload(type, payload)
    return event.ok ? [{ index, at, ...event.value }] : []
  })
}

/** An embargoed ballot after this vote's opening, while no other ballot could be cast, hides the vote's own file. */
function hidesBallots(entries: readonly BundleEntry[], vote: VoteHistory): boolean {
  const end = vote.closed?.index ?? entries.length
  return entries
    .slice(vote.opened.index, end)
    .some(({ type, payload }) => type === 'ballot.cast' && typeof payload !== 'string')
}

function manifestOf(source: BundleSource, files: Files, votes: number): Manifest {
  const absent = (kind: Absence) =>
    source.entries.flatMap(({ payload }, index) =>
      typeof payload !== 'string' && payload.absent === kind ? [String(index)] : [],
    )
  return {
    format: BUNDLE_FORMAT,
    body: source.body,
    origin: source.origin,
    vkey: source.vkey,
    size: String(source.entries.length),
    counts: {
      entries: String(source.entries.length),
      payloads: String(source.entries.filter(({ payload }) => typeof payload === 'string').length),
      checkpoints: String(source.checkpoints.length),
      votes: String(votes),
    },
    withheld: absent('withheld'),
    embargoed: absent('embargoed'),
    destroyed: absent('destroyed'),
    files: hashFiles(files),
  }
}
