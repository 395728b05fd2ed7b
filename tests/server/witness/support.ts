// The witness as its operator runs it: the command, with what it prints; and folders in which a log is served.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Files } from '../../../app/rules/bundle/tar.ts'
import { witness } from '../../../server/cli/witness.ts'
import { checkpointFile } from '../../../server/witness/folder.ts'

export function witnessHome() {
  const home = mkdtempSync(join(tmpdir(), 'majlis-witness-'))
  const folder = join(home, 'witness')
  return {
    home,
    folder,
    /** Runs `majlis witness …`; `stopped` ends a run that serves. */
    run: async (args: string[], stopped?: () => Promise<void>) => {
      const said = { stdout: '', stderr: '' }
      const into = (stream: 'stdout' | 'stderr') => ({
        write: (text: string) => {
          said[stream] += text
        },
      })
      const code = await witness(args, { stdout: into('stdout'), stderr: into('stderr') }, stopped)
      return { code, ...said }
    },
    /** Writes what a log serves into a folder of its own, in place of what was there. */
    serve: (name: string, files: Files): string => {
      const at = join(home, name)
      rmSync(at, { recursive: true, force: true })
      for (const [path, content] of files) {
        mkdirSync(dirname(join(at, path)), { recursive: true })
        writeFileSync(join(at, path), content)
      }
      return at
    },
    kept: (origin: string): string => readFileSync(checkpointFile(folder, origin), 'utf8'),
    evidence: (): string[] =>
      readdirSync(join(folder, 'evidence')).map((name) => readFileSync(join(folder, 'evidence', name), 'utf8')),
    remove: () => rmSync(home, { recursive: true, force: true }),
  }
}
