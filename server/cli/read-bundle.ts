// Where a bundle comes from on a command line: a tar, or the folder into which one was unpacked.
import { readdir, readFile, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { type Packed, readTar } from '../../app/rules/bundle/read-tar.ts'
import type { Files } from '../../app/rules/bundle/tar.ts'
import { ok, type Result } from '../../app/rules/result.ts'

/** Refuses what is no tar; throws what the file system throws. */
export async function readBundle(path: string): Promise<Result<Packed>> {
  if ((await stat(path)).isDirectory()) return ok({ files: await readFolder(path), damage: [] })
  return readTar(new Uint8Array(await readFile(path)))
}

async function readFolder(folder: string): Promise<Files> {
  const files: Files = new Map()
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    files.set(relative(folder, path).split(sep).join('/'), new Uint8Array(await readFile(path)))
  }
  return files
}
