// What a file of minutes shows, worked out for one language: plain data for the template, and nothing that its reader may not see.
import { attendanceLog } from '../../app/rules/attendance-log.ts'
import type { History } from '../../app/rules/bundle/history.ts'
import { formatDate, formatDates, formatTime } from '../../app/rules/dates.ts'
import type { Decision } from '../../app/rules/decide-vote.ts'
import { isElected, wordsOf } from '../../app/rules/decide-vote.ts'
import { groundOf, type MinutesFacts } from '../../app/rules/minutes/ground.ts'
import { closedItems } from '../../app/rules/minutes/on-closed.ts'
import { number, reference, type Words } from '../../app/rules/minutes/sentence.ts'
import type { MinutesText } from '../../app/rules/minutes/text.ts'
import { capital } from '../../app/rules/number-words.ts'
import { electionOf, readVoteTerms } from '../../app/rules/vote-terms.ts'
import { checkpointLines, pageHead, withoutVowels } from '../signing/pdf/page-head.ts'
import { type Language, WORDS } from '../signing/pdf/page-words.ts'

export type Signer = { name: Words; title: Words }
export type PageGiven = {
  language: Language
  text: MinutesText
  digest: string
  facts: MinutesFacts
  history: History
  accent: string
  /** Items that this reader may see; all where it is null. */
  items: ReadonlySet<string> | null
  signers: Signer[]
  approvedAt: Date | null
  checkpoint: string
  link: string
}

export function minutesPage(given: PageGiven) {
  const { language, text, digest, facts, history, items, signers, approvedAt } = given
  const words = WORDS[language]
  const ground = groundOf(history, facts)
  const { zone } = ground
  const pick = (said: Words): string => said[language] || said.ar || said.en
  const shown = text.paragraphs.filter(({ item }) => item === null || items === null || items.has(item))
  const omitted = new Set(text.paragraphs.flatMap(({ item }) => (item && items && !items.has(item) ? [item] : []))).size
  const meeting = pick(number(facts.number))
  return withoutVowels({
    ...pageHead(given),
    title: items === null ? words.title(meeting) : words.partial(meeting),
    name: pick(facts.called),
    running: words.title(meeting),
    facts: [
      { label: words.date, value: formatDates(facts.startsAt, language, zone) },
      ...(pick(facts.place) ? [{ label: words.place, value: pick(facts.place) }] : []),
      { label: words.revision, value: pick(number(text.revision)) },
      ...(approvedAt
        ? [
            {
              label: words.approved,
              value: `${formatDate(approvedAt, language, zone)}${words.comma}${formatTime(approvedAt, language, zone)}`,
            },
          ]
        : []),
    ],
    standing: approvedAt ? words.isApproved : words.isDraft,
    sections: sectionsOf(shown, facts, closedItems(ground), language, zone),
    omitted: omitted > 0 ? words.omitted(omitted) : '',
    attendance: attendanceTable(given),
    votes: votesTable(given),
    signers: signers.map(({ name, title }) => ({ name: pick(name), title: pick(title) })),
    checkpoint: checkpointLines('majlis/minutes/v1', digest, given.checkpoint),
  })
}

function sectionsOf(
  paragraphs: MinutesText['paragraphs'],
  facts: MinutesFacts,
  closed: ReadonlyMap<string, unknown>,
  language: Language,
  zone: string,
) {
  const words = WORDS[language]
  const sections: { heading: string; paragraphs: { kind: string; text: string; notes: string[] }[] }[] = []
  let last: string | null | undefined
  for (const { item, kind, kept, corrected, ...said } of paragraphs) {
    if (item !== last || sections.length === 0) {
      const found = facts.items.find((one) => one.item === item)
      sections.push({
        heading: found
          ? `${closed.has(found.item) ? words.annex : ''}${reference(found.number)[language]}. ${found.title[language] || found.title.ar}`
          : WORDS[language][sections.length === 0 ? 'opening' : 'closing'],
        paragraphs: [],
      })
      last = item
    }
    const text = said[language] || said.ar || said.en
    const notes = [
      ...(corrected
        ? [words.corrected(corrected.name[language], formatDate(corrected.at, language, zone), corrected.why)]
        : []),
      ...(corrected?.recorded ? [words.recorded(corrected.recorded[language])] : []),
      ...(kept ? [words.kept(kept)] : []),
    ]
    sections.at(-1)?.paragraphs.push({ kind, text, notes })
  }
  return sections
}

function attendanceTable({ language, history, facts }: PageGiven) {
  const words = WORDS[language]
  const ground = groundOf(history, facts)
  const pick = (said: Words): string => said[language] || said.ar || said.en
  const stays = attendanceLog(ground.acts, facts.meeting)
  const last = Math.max(0, ...stays.map(({ attempt }) => attempt))
  const end = history.acts.at(-1)?.index ?? 0
  const rows = stays
    .filter(({ attempt }) => attempt === last)
    .map(({ seat, from, to, remote }) => [
      pick(ground.holder(seat, end + 1)),
      pick(ground.titleOf(seat)),
      remote ? words.remote : words.room,
      `${formatTime(from, language, ground.zone)}${to ? ` – ${formatTime(to, language, ground.zone)}` : ''}`,
    ])
  return { title: words.attendance, head: words.attendanceHead, rows }
}

function votesTable({ language, history, facts, items }: PageGiven) {
  const words = WORDS[language]
  const ground = groundOf(history, facts)
  const rows = ground.votes.flatMap((id) => {
    const vote = history.votes.get(id)
    const terms = vote && readVoteTerms(vote.opened.payload.terms)
    if (!vote?.result || !terms?.ok || (items && !items.has(terms.value.item))) return []
    const item = facts.items.find((one) => one.item === terms.value.item)
    const decision = vote.result.payload.result as unknown as Decision
    const said =
      wordsOf(decision, { rule: terms.value.rule, election: electionOf(terms.value) }).at(-1)?.[language] ?? ''
    const counts = isElected(decision)
      ? [number(decision.counts.valid)[language], '', '']
      : (['yes', 'no', 'abstain'] as const).map((side) => number(decision.counts[side] ?? '0')[language])
    const place = item ? reference(item.number)[language] : ''
    return [
      [place, terms.value.rule.names[language], ...counts, capital(said.replace(/^(فالنتيجة: |Therefore: )/, ''))],
    ]
  })
  return { title: words.votes, head: words.votesHead, rows }
}
