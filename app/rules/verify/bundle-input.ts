// V1, the manifest: which files there are, and whether each is the one that was packed. A manifest that cannot be read does
// not end the verification: what it would have said is taken from the checkpoint and the ledger itself.
import { type Absence, CHECKPOINT, hashOf, MANIFEST, type Manifest, parseManifest, README } from '../bundle/manifest.ts'
import type { Files } from '../bundle/tar.ts'
import { parseUtf8 } from '../bytes.ts'
import { parseCheckpoint } from '../checkpoint.ts'
import { parseNote } from '../signed-note.ts'
import { parseTilePath, TILE_WIDTH } from '../tiles.ts'
import type { Findings } from './report.ts'

export type Input = {
  files: Files
  manifest: Manifest | null
  body: string | null
  origin: string
  vkey: string | null
  size: number
  /** Why a payload is said not to be in the bundle. */
  absence: (index: number) => Absence | undefined
}

/** Null when this is no bundle at all: neither a manifest nor a checkpoint can be read, nor is any file in our places. */
export function readInput(files: Files, findings: Findings): Input | null {
  const text = textOf(files, MANIFEST)
  const parsed = text === null ? null : parseManifest(text)
  const manifest = parsed?.ok ? parsed.value : null
  const head = headOf(files)
  if (!manifest && !head && ![...files.keys()].some(isOurs)) return null
  if (!manifest) {
    const rule = files.has(MANIFEST) ? 'manifest.malformed' : 'manifest.missing'
    const field = parsed && !parsed.ok ? (parsed.params?.field ?? '') : ''
    findings.add('V1', rule, 'error', { file: MANIFEST, params: { field } })
  }
  findings.looked('V1', files.size)
  if (manifest) checkFiles(files, manifest, findings)
  const absences = new Map<number, Absence>()
  const size = manifest ? Number(manifest.size) : (head?.size ?? 0)
  for (const kind of ['withheld', 'embargoed', 'destroyed'] as const)
    for (const index of (manifest?.[kind] ?? []).map(Number)) {
      if (index >= size || absences.has(index))
        findings.add('V1', 'manifest.absence_impossible', 'error', { entry: index, file: MANIFEST })
      absences.set(index, kind)
    }
  const possible = size <= capacity(files)
  if (!possible) findings.add('V1', 'manifest.size_impossible', 'error', { params: { size: String(size) } })
  return {
    files,
    manifest,
    body: manifest?.body ?? null,
    origin: manifest?.origin ?? head?.origin ?? '',
    vkey: manifest?.vkey ?? null,
    size: possible ? size : 0,
    // Without a manifest nothing is known of the reason: taken as withheld, for the manifest itself is already an error.
    absence: (index) => (manifest ? absences.get(index) : 'withheld'),
  }
}

export function textOf(files: Files, path: string): string | null {
  const content = files.get(path)
  const text = content && parseUtf8(content)
  return text?.ok ? text.value : null
}

function checkFiles(files: Files, manifest: Manifest, findings: Findings): void {
  for (const [file, hash] of Object.entries(manifest.files)) {
    const content = files.get(file)
    if (!content) findings.add('V1', 'manifest.file_missing', 'error', { file })
    else if (hashOf(content) !== hash) findings.add('V1', 'manifest.file_differs', 'error', { file })
  }
  for (const file of files.keys()) {
    if (file === MANIFEST) continue
    if (Object.hasOwn(manifest.files, file)) {
      if (!isOurs(file)) findings.add('V1', 'bundle.file_unknown', 'warning', { file })
      continue
    }
    // A stray file beside the bundle (a folder's own settings) says nothing; one in our places could mislead.
    findings.add('V1', 'manifest.file_unlisted', isOurs(file) ? 'error' : 'warning', { file })
  }
}

/** No more entries than the entry bundles have room for: a size is never believed before memory is given to it. */
function capacity(files: Files): number {
  let bytes = 0
  for (const [file, content] of files) if (file.startsWith('tile/entries/')) bytes += content.length
  return bytes / 2
}

const isOurs = (file: string): boolean =>
  file === CHECKPOINT || file === README || /^(checkpoints|tile|payloads|votes)\//.test(file)

/** What the latest checkpoint that can be read says, signature unseen. */
function headOf(files: Files): { origin: string; size: number } | null {
  const earlier = [...files.keys()].filter((file) => file.startsWith('checkpoints/'))
  earlier.sort((a, b) => Number(b.slice('checkpoints/'.length)) - Number(a.slice('checkpoints/'.length)))
  for (const file of [CHECKPOINT, ...earlier]) {
    const note = parseNote(textOf(files, file) ?? '')
    const head = note.ok ? parseCheckpoint(note.value.text) : note
    // An earlier one tells whose ledger it is, but not how far it has grown: that the entry bundles tell.
    if (head.ok) return file === CHECKPOINT ? head.value : { origin: head.value.origin, size: sizeOf(files) }
  }
  return null
}

function sizeOf(files: Files): number {
  let size = 0
  for (const file of files.keys()) {
    const tile = parseTilePath(file)
    if (tile.ok && tile.value.level === 'entries')
      size = Math.max(size, tile.value.index * TILE_WIDTH + tile.value.width)
  }
  return size
}
