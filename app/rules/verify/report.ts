// What a verification answers: the state of each stage, every finding with its stage, rule, severity and entry, and the votes
// as they were worked out again. Source: the stages V1 to V12 of `majlis verify`; it never stops at the first finding.

import type { BallotLevel } from '../ballot.ts'
import type { Decision } from '../decide-vote.ts'
import type { Standing } from '../dispute-window.ts'
import type { ElectionTerms } from '../elections/terms.ts'
import type { AnyRule, Question } from '../vote-terms.ts'
import type { RuleId } from './rule-ids.ts'

export const STAGES = ['V1', 'V2', 'V3', 'V4', 'V5', 'V6', 'V7', 'V8', 'V9', 'V10', 'V11', 'V12'] as const
export type StageId = (typeof STAGES)[number]
export type StageState = 'passed' | 'failed' | 'warned' | 'not_applicable'
export type Severity = 'error' | 'warning' | 'info'

/** `count` is how many things were looked at: files, notes, entries, keys, electors, ballots, votes. */
export type Stage = { id: StageId; state: StageState; count: number }

export type Finding = {
  stage: StageId
  rule: RuleId
  severity: Severity
  /** Index in the ledger, where one entry is at fault. */
  entry: number | null
  file: string | null
  params: Record<string, string>
}

export type VoteReport = {
  vote: string
  question: Question | null
  rule: AnyRule | null
  /** What was elected, where it was an election. */
  election: ElectionTerms | null
  /** Root over everybody who may vote, in hex, to be compared with what the room was shown; null where the terms cannot be read. */
  electorate: string | null
  opened: { index: number; at: string }
  closed: { index: number; at: string } | null
  state: 'open' | 'closed' | Standing
  /** `levels`: with what the accepted ones were signed; a level that was not used is not named. */
  ballots: { cast: number; accepted: number; electors: number; levels: Partial<Record<BallotLevel, number>> }
  /** Worked out again from the accepted ballots; null while the vote is open. */
  decision: Decision | null
  /** Whether the declared result is the one worked out; null where either is missing. */
  agrees: boolean | null
}

export type Verdict = 'clean' | 'findings' | 'unusable'

export type Summary = {
  verdict: Verdict
  body: string
  origin: string
  vkey: string
  /** Size and root (hex) that the latest checkpoint signs. */
  size: number
  root: string
  errors: number
  warnings: number
  withheld: number
  embargoed: number
  destroyed: number
}

export type Report = {
  format: 'majlis/report/v1'
  stages: Stage[]
  findings: Finding[]
  votes: VoteReport[]
  summary: Summary
}

/** The same report with what somebody else found. */
export function withFindings(report: Report, more: readonly Finding[]): Report {
  const findings = new Findings()
  findings.list.push(...report.findings, ...more)
  for (const { id, count } of report.stages) findings.looked(id, count)
  const errors = findings.of('error')
  const summary = { ...report.summary, errors, warnings: findings.of('warning') }
  if (errors > 0 && summary.verdict === 'clean') summary.verdict = 'findings'
  return { ...report, stages: findings.stages(), findings: findings.sorted(), summary }
}

type Where = { entry?: number | null; file?: string | null; params?: Record<string, string> }

/** Collects findings and counts as the stages run. */
export class Findings {
  readonly list: Finding[] = []
  readonly counts = new Map<StageId, number>()

  add(stage: StageId, rule: RuleId, severity: Severity, { entry = null, file = null, params = {} }: Where = {}): void {
    this.list.push({ stage, rule, severity, entry, file, params })
  }

  /** A stage that looked at nothing was not applicable. */
  looked(stage: StageId, count: number): void {
    this.counts.set(stage, (this.counts.get(stage) ?? 0) + count)
  }

  /** By stage, then by entry. */
  sorted(): Finding[] {
    const place = ({ stage, entry }: Finding) => STAGES.indexOf(stage) * 2 ** 40 + (entry ?? -1)
    return [...this.list].sort((a, b) => place(a) - place(b))
  }

  of(severity: Severity): number {
    return this.list.filter((finding) => finding.severity === severity).length
  }

  stages(): Stage[] {
    return STAGES.map((id) => {
      const found = new Set(this.list.filter((finding) => finding.stage === id).map((finding) => finding.severity))
      const count = this.counts.get(id) ?? 0
      const state = found.has('error') ? 'failed' : found.has('warning') ? 'warned' : 'passed'
      return { id, state: count === 0 && found.size === 0 ? 'not_applicable' : state, count }
    })
  }
}
