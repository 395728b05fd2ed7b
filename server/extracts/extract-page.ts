// What the page of an extract shows, worked out for one language: plain data for the template.
import type { History } from '../../app/rules/bundle/history.ts'
import { formatDates } from '../../app/rules/dates.ts'
import { type ExtractText, extractDigest } from '../../app/rules/extract.ts'
import type { MinutesFacts } from '../../app/rules/minutes/ground.ts'
import { reference, type Words } from '../../app/rules/minutes/sentence.ts'
import { checkpointLines, pageHead, withoutVowels } from '../signing/pdf/page-head.ts'
import { type Language, WORDS } from '../signing/pdf/page-words.ts'

export type ExtractGiven = {
  language: Language
  text: ExtractText
  facts: MinutesFacts
  history: History
  accent: string
  zone: string
  /** When it was decided. */
  at: string
  signers: { name: Words; title: Words }[]
  checkpoint: string
  link: string
}

export function extractPage(given: ExtractGiven) {
  const { language, text, facts, signers, zone, at } = given
  const words = WORDS[language]
  const pick = (said: Words): string => said[language] || said.ar || said.en
  const local = (number: string): string => reference(number)[language]
  const item = facts.items.find((one) => one.item === text.item)
  const registered = text.number !== ''
  const [number, year] = [local(text.number), local(text.year)]
  const other = language === 'ar' ? 'en' : 'ar'
  const paragraph = (kind: string, said: string, lang: Language = language) => ({ kind, text: said, notes: [], lang })
  return withoutVowels({
    ...pageHead(given),
    title: words.extract,
    name: item ? pick(item.title) : '',
    running: registered ? words.numberedDecision(number, year) : words.extract,
    facts: [
      { label: words.decisionNo, value: registered ? words.numbered(number, year) : words.unnumbered },
      { label: words.meeting, value: `${local(facts.number)}${words.comma}${pick(facts.called)}` },
      ...(item ? [{ label: words.item, value: local(item.number) }] : []),
      { label: words.date, value: formatDates(at, language, zone) },
    ],
    standing: signers.length > 0 ? words.isSigned : words.unsigned,
    sections: [
      {
        heading: '',
        paragraphs: [
          paragraph('decision', text.words[language]),
          ...(text.words[other] ? [paragraph('decision', text.words[other], other)] : []),
        ].filter(({ text }) => text !== ''),
      },
      {
        heading: words.how,
        paragraphs: text.paragraphs.map((said) => paragraph(said.kind, said[language])),
      },
    ],
    omitted: '',
    attendance: { title: '', head: [], rows: [] },
    votes: { title: '', head: [], rows: [] },
    signers: signers.map(({ name, title }) => ({ name: pick(name), title: pick(title) })),
    checkpoint: checkpointLines(text.type, extractDigest(text), given.checkpoint),
  })
}
