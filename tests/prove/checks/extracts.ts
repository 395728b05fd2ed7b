import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { canonicalize, type Json } from '../../../app/rules/canonical.ts'
import { extractDigest, extractOf } from '../../../app/rules/extract.ts'
import { readVoteTerms } from '../../../app/rules/vote-terms.ts'
import { extractPage } from '../../../server/extracts/extract-page.ts'
import { FACTS } from '../../support/minutes-ledger.ts'
import { allOf, type Check, notProved, type Say, type Verdict } from '../check.ts'
import { namedMeeting } from '../named-meeting.ts'
import { proveByStories, proveByUnits } from '../run-tests.ts'
import { checkSignedPdf, missingTool, SIGNERS } from '../signed-pdf.ts'

export const check: Check = {
  name: 'extracts',
  row: 'Extracts of decisions: the register’s number, both languages, PAdES in the body’s order; a signed file verified by itself.',
  bar: 'Every signature valid to pdfsig and the last over the whole file; a flipped byte found; the number, the decision in both languages and how it was made letter by letter in pdftotext; tagged, fonts embedded; the commands, the rule, the verifier and the story.',
  run: async (say) => {
    const missing = missingTool()
    if (missing) return missing
    const folder = mkdtempSync(join(tmpdir(), 'majlis-extracts-'))
    try {
      const verdicts: Verdict[] = []
      for (const language of ['ar', 'en'] as const) verdicts.push(await oneFile(say, folder, language))
      verdicts.push(
        await proveByUnits(say, [
          'tests/rules/verify/extracts.test.ts',
          'tests/server/extracts/extracts.test.ts',
          'tests/server/signing/verify-document.test.ts',
        ]),
      )
      verdicts.push(await proveByStories(say, ['tests/e2e/signed-extract.story.ts']))
      return allOf(verdicts)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

async function oneFile(say: Say, folder: string, language: 'ar' | 'en'): Promise<Verdict> {
  const history = await namedMeeting(language)
  const vote = [...history.votes.values()].find(({ result }) => result?.payload.result.outcome === 'carried')
  const terms = vote && readVoteTerms(vote.opened.payload.terms)
  if (!vote?.result || !terms?.ok) return notProved('The meeting of the tests decides nothing')
  const { item, question } = terms.value
  const { ar, en, authoritative } = question
  const about = { body: 'body-1', decision: 'decision-1', year: '2026', number: '17', meeting: FACTS.meeting, item }
  const made = { words: { ar, en, authoritative }, basis: 'vote' as const, vote: vote.vote }
  const text = extractOf(history, FACTS, { ...about, ...made })
  const page = extractPage({
    ...{ language, text, facts: FACTS, history, accent: 'cabinet', zone: 'Asia/Bahrain', at: vote.result.at },
    signers: SIGNERS,
    checkpoint: `majlis.test/majlis/council\n57\n${randomBytes(32).toString('base64')}\n\n— majlis.test/majlis/council ${randomBytes(68).toString('base64')}\n`,
    link: `https://majlis.test/verify#extract=extract-1&digest=${extractDigest(text)}`,
  })
  const number = { ar: '١٧ لسنة ٢٠٢٦', en: '17 of 2026' }[language]
  const paragraphs = [number, ar, en, ...text.paragraphs.map((each) => each[language])]
  return checkSignedPdf(say, folder, { name: language, page, text: canonicalize(text as unknown as Json), paragraphs })
}
