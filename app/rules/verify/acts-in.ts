// The acts of a bundle that can be read, for whoever holds something of it against them. What cannot be read is a finding of
// `verifyBundle`, and is not said twice.
import type { Act } from '../bundle/history.ts'
import type { Files } from '../bundle/tar.ts'
import { readInput } from './bundle-input.ts'
import { readLeaves } from './check-tree.ts'
import { Progress } from './progress.ts'
import { readEntries } from './read-entries.ts'
import { Findings } from './report.ts'

export async function actsIn(files: Files): Promise<Act[]> {
  const findings = new Findings()
  const input = readInput(files, findings)
  return input ? (await readEntries(input, readLeaves(input, findings), findings, new Progress())).acts : []
}
