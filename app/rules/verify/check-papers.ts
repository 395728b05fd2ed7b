// V12, papers: a version of a paper is one file for ever, whoever names it: the item it was published under, or its release.
// Source: `item.published` and `paper.released`, both with the SHA-256 of the file.
import type { History } from '../bundle/history.ts'
import type { Findings } from './report.ts'

export function checkPapers({ acts }: History, findings: Findings): void {
  const known = new Map<string, string>()
  for (const act of acts) {
    if (act.type !== 'item.published' && act.type !== 'paper.released') continue
    const named = act.type === 'item.published' ? act.payload.papers : [act.payload]
    for (const { paper, version, sha256 } of named) {
      const id = `${paper} ${version}`
      if ((known.get(id) ?? sha256) !== sha256)
        findings.add('V12', 'paper.differs', 'error', { entry: act.index, params: { paper, version } })
      else known.set(id, sha256)
    }
  }
}
