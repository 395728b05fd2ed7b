// What a bundle says of itself: whose ledger, how long, which payloads are not in it and why, and the SHA-256 of every other
// file. It is convenience, not evidence: whatever it says is recomputed by the verifier. Source: `majlis/bundle/v1`.
import { toHex, utf8 } from '../bytes.ts'
import { canonicalize, type Json, parseCanonical } from '../canonical.ts'
import { ok, type Result, refuse } from '../result.ts'
import { isDecimal } from '../rule.ts'
import { sha256 } from '../sha256.ts'
import { isRecord } from '../shape.ts'
import type { Files } from './tar.ts'

export const BUNDLE_FORMAT = 'majlis/bundle/v1'
export const MANIFEST = 'manifest.json'
export const CHECKPOINT = 'checkpoint'
export const README = 'README.txt'

export const checkpointPath = (size: number): string => `checkpoints/${size}`
export const payloadPath = (index: number): string => `payloads/${index}.json`
export const votePath = (vote: string, file: 'terms.json' | 'result.json' | 'ballots.csv' | 'ballots.blt'): string =>
  `votes/${vote}/${file}`

/** Why a payload is not in the bundle: hidden from this reader, secret until its vote closes, or destroyed by retention. */
export type Absence = 'withheld' | 'embargoed' | 'destroyed'

/** Numbers are decimal strings, indexes in ascending order. */
export type Manifest = {
  format: typeof BUNDLE_FORMAT
  body: string
  origin: string
  /** The ledger's key as a signed-note vkey; compare it with one obtained otherwise. */
  vkey: string
  size: string
  counts: { entries: string; payloads: string; checkpoints: string; votes: string }
  withheld: string[]
  embargoed: string[]
  destroyed: string[]
  /** Path → SHA-256 in hex, of every file but this one. */
  files: { [path: string]: string }
}

export const hashOf = (content: Uint8Array): string => toHex(sha256(content))

export const formatManifest = (manifest: Manifest): Uint8Array => utf8(`${canonicalize(manifest as Json)}\n`)

export function hashFiles(files: Files): Manifest['files'] {
  return Object.fromEntries([...files].map(([path, content]) => [path, hashOf(content)]))
}

/** Refuses `manifest_malformed`: another format, a field missing or added, whatever is not in canonical form. */
export function parseManifest(text: string): Result<Manifest> {
  const malformed = (field: string) => refuse('manifest_malformed', { field })
  if (!text.endsWith('\n')) return malformed('')
  const parsed = parseCanonical(text.slice(0, -1))
  if (!parsed.ok || !isRecord(parsed.value)) return malformed('')
  const value = parsed.value
  const wrong = Object.keys(CHECKS).find((name) => !CHECKS[name]?.(value[name]))
  const extra = Object.keys(value).find((name) => !Object.hasOwn(CHECKS, name))
  if (wrong !== undefined || extra !== undefined) return malformed(wrong ?? extra ?? '')
  return ok(value as unknown as Manifest)
}

type Check = (value: Json | undefined) => boolean
const isText: Check = (value) => typeof value === 'string' && value !== ''
const isAscending: Check = (value) =>
  Array.isArray(value) &&
  value.every((each, at) => isDecimal(each) && (at === 0 || Number(value[at - 1]) < Number(each)))

const COUNTS = ['checkpoints', 'entries', 'payloads', 'votes']
const CHECKS: Record<string, Check> = {
  format: (value) => value === BUNDLE_FORMAT,
  body: isText,
  origin: isText,
  vkey: isText,
  size: isDecimal,
  counts: (value) =>
    isRecord(value) && Object.keys(value).sort().join() === COUNTS.join() && Object.values(value).every(isDecimal),
  withheld: isAscending,
  embargoed: isAscending,
  destroyed: isAscending,
  files: (value) =>
    isRecord(value) && Object.values(value).every((hash) => typeof hash === 'string' && /^[0-9a-f]{64}$/.test(hash)),
}
