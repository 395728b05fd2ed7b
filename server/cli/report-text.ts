// A report as a page of text: verdict, stages, findings as sentences with their rule, entry and file, and the votes.

import { formatUtc } from '../../app/rules/dates.ts'
import { isElected } from '../../app/rules/decide-vote.ts'
import { listOfNames } from '../../app/rules/elections/election-words.ts'
import { arabicDigits } from '../../app/rules/number-words.ts'
import {
  DIFFERENCE_WORDS,
  DOCUMENT_KINDS,
  DOCUMENT_VERDICTS,
  decidedWords,
  documentCheckWords,
  RECORDED_WORDS,
  SIGNATURE_WORDS,
} from '../../app/rules/verify/document-words.ts'
import type { Finding, Report, VoteReport } from '../../app/rules/verify/report.ts'
import type { DocumentReport } from '../../app/rules/verify/verify-document.ts'
import type { ReceiptReport } from '../../app/rules/verify/verify-receipt.ts'
import {
  ELECTORATE_WORDS,
  electorateWords,
  levelWords,
  OUTCOME_WORDS,
  RECEIPT_WORDS,
} from '../../app/rules/verify/vote-words.ts'
import {
  absenceWords,
  findingWords,
  type Reading,
  SEVERITY_WORDS,
  STAGE_WORDS,
  STATE_WORDS,
  verdictWords,
} from '../../app/rules/verify/words.ts'
import type { PeerRun } from './peers/ask-peers.ts'

export function reportAsText(report: Report, lang: Reading): string {
  const { summary } = report
  const number = (value: number) => (lang === 'ar' ? arabicDigits(String(value)) : String(value))
  const lines = [verdictWords(summary)[lang], `${summary.origin}`, summary.vkey, '']
  for (const { id, state, count } of report.stages)
    lines.push(`${id.padEnd(4)} ${STATE_WORDS[state][lang].padEnd(16)} ${STAGE_WORDS[id][lang]} (${number(count)})`)
  if (report.findings.length > 0) lines.push('')
  for (const finding of report.findings) lines.push(...findingLines(finding, lang, number))
  if (report.votes.length > 0) lines.push('')
  for (const vote of report.votes) lines.push(voteLine(vote, lang, number))
  for (const words of absenceWords(summary)) lines.push(words[lang])
  return `${lines.join('\n')}\n`
}

export function receiptAsText(report: ReceiptReport, lang: Reading): string {
  const verdict = report.holds ? RECEIPT_WORDS.holds[lang] : RECEIPT_WORDS.fails[lang]
  const marks = report.checks.map(({ check, holds }) => `${holds ? '✓' : '✗'} ${RECEIPT_WORDS[check][lang]}`)
  return `${[verdict, report.origin, ...marks].join('\n')}\n`
}

export function documentAsText(report: DocumentReport, lang: Reading): string {
  const { verdict, about, signatures, checks } = report
  const lines = [DOCUMENT_VERDICTS[verdict][lang]]
  if (about) lines.push(...aboutLines(about, lang))
  for (const { name, state, at, authority, entry } of signatures) {
    const where = entry === null ? '' : lang === 'ar' ? ` · القيد ${arabicDigits(String(entry))}` : ` · entry ${entry}`
    lines.push(
      `  ${name} · ${SIGNATURE_WORDS[state][lang]}${at ? ` · ${formatUtc(at)}` : ''} · ${authority.cn}${where}`,
    )
  }
  for (const check of checks) lines.push(`${mark(check.holds)} ${documentCheckWords(check)[lang]}`)
  for (const { why, place, said, recorded, corrected } of report.differences) {
    lines.push(
      `${why === 'none' ? '✗' : '✓'} ${DIFFERENCE_WORDS[why][lang]} (${lang === 'ar' ? arabicDigits(String(place + 1)) : place + 1})`,
    )
    if (corrected) lines.push(`     ${decidedWords(corrected)[lang]}`)
    lines.push(`     ${said[lang]}`, `     ${RECORDED_WORDS[lang]} ${recorded[lang]}`)
  }
  return `${lines.join('\n')}\n`
}

const mark = (holds: boolean | null): string => (holds === null ? '?' : holds ? '✓' : '✗')

function aboutLines({ kind, body, words, digest }: NonNullable<DocumentReport['about']>, lang: Reading): string[] {
  return [[DOCUMENT_KINDS[kind][lang], body?.[lang] ?? ''].filter(Boolean).join(' · '), words[lang], digest].filter(
    Boolean,
  )
}

export function peersAsText(runs: readonly PeerRun[], lang: Reading): string {
  const number = (value: number) => (lang === 'ar' ? arabicDigits(String(value)) : String(value))
  return runs.map((run) => `${run.peer.padEnd(13)}${PEER_WORDS[run.state][lang](run, number)}\n`).join('')
}

type Say = (run: PeerRun, number: (value: number) => string) => string
const PEER_WORDS: Record<PeerRun['state'], Record<Reading, Say>> = {
  ran: {
    ar: ({ version, checked, disagreed }, number) =>
      `التواقيع المفحوصة: ${number(checked)}، المخالفة لنا: ${number(disagreed)}${version && ` (${version})`}`,
    en: ({ version, checked, disagreed }, number) =>
      `signatures checked: ${number(checked)}, disagreeing with us: ${number(disagreed)}${version && ` (${version})`}`,
  },
  not_installed: { ar: () => 'غير مثبَّت، فلم يُسأل', en: () => 'not installed, not asked' },
  nothing_to_check: { ar: () => 'لا شيء في الحزمة يخصّه', en: () => 'nothing in this bundle for it' },
}

function findingLines(finding: Finding, lang: Reading, number: (value: number) => string): string[] {
  const { stage, severity, rule, entry, file, params } = finding
  const where = entry === null ? [] : [lang === 'ar' ? `القيد ${number(entry)}` : `entry ${entry}`]
  const details = [
    ...where,
    ...(file ? [file] : []),
    ...Object.entries(params).map(([name, value]) => `${name}=${value}`),
  ]
  return [
    `${stage} ${SEVERITY_WORDS[severity][lang]}: ${findingWords(finding)[lang]}`,
    `     ${rule}${details.length > 0 ? ` · ${details.join(' · ')}` : ''}`,
  ]
}

function voteLine(vote: VoteReport, lang: Reading, number: (value: number) => string): string {
  const { question, decision, agrees, ballots } = vote
  const outcome = decision ? OUTCOME_WORDS[decision.outcome] : OUTCOME_WORDS.open
  const counts = decision ? ` (${countsText(vote, decision, lang, number)})` : ''
  const doubt = agrees === false ? (lang === 'ar' ? '، والمعلن غير ذلك' : '; another result was declared') : ''
  const text = question ? question[lang] || question[question.authoritative] : vote.vote
  const accepted = `${number(ballots.accepted)}/${number(ballots.cast)}`
  const levels = levelWords(ballots.levels, lang)
  const good = `${lang === 'ar' ? 'أصوات صحيحة' : 'good ballots'} ${accepted}${levels ? ` (${levels})` : ''}`
  const electorate = vote.electorate ? `\n     ${ELECTORATE_WORDS[lang]}: ${electorateWords(vote, lang)}` : ''
  return `${text}\n     ${outcome[lang]}${counts}${doubt} · ${good}${electorate}`
}

/** For, against and abstaining; of an election the names. */
function countsText(
  { election }: VoteReport,
  decision: NonNullable<VoteReport['decision']>,
  lang: Reading,
  number: (value: number) => string,
): string {
  if (isElected(decision) && election)
    return listOfNames([...decision.elected, ...decision.run_off], election)[lang] || number(0)
  return Object.values(decision.counts).slice(0, 3).map(Number).map(number).join(' : ')
}
