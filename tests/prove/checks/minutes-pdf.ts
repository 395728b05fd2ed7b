import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { canonicalize, type Json } from '../../../app/rules/canonical.ts'
import { minutesOf } from '../../../app/rules/minutes/minutes.ts'
import { type MinutesText, minutesDigest } from '../../../app/rules/minutes/text.ts'
import { minutesPage } from '../../../server/minutes/minutes-page.ts'
import { FACTS } from '../../support/minutes-ledger.ts'
import { allOf, type Check, type Say, type Verdict } from '../check.ts'
import { namedMeeting } from '../named-meeting.ts'
import { proveByStories, proveByUnits } from '../run-tests.ts'
import { checkSignedPdf, missingTool, SIGNERS } from '../signed-pdf.ts'

export const check: Check = {
  name: 'minutes-pdf',
  row: 'Minutes PDF: `pdfsig` valid, one flipped byte found; text extracted equals the source (digits, order) in both languages.',
  bar: 'Every signature valid to pdfsig and the last over the whole file; a flipped byte found; every paragraph letter by letter, in order, in pdftotext; tagged, fonts embedded, no page blank; the commands, the rule and the story.',
  run: async (say) => {
    const missing = missingTool()
    if (missing) return missing
    const folder = mkdtempSync(join(tmpdir(), 'majlis-minutes-'))
    try {
      const verdicts: Verdict[] = []
      for (const language of ['ar', 'en'] as const) verdicts.push(await oneFile(say, folder, language))
      verdicts.push(
        await proveByUnits(say, [
          'tests/rules/minutes/minutes.test.ts',
          'tests/rules/minutes/differs.test.ts',
          'tests/rules/verify/minutes.test.ts',
          'tests/server/minutes/minutes.test.ts',
          'tests/rules/minutes/corrections.test.ts',
          'tests/server/minutes/corrections.test.ts',
          'tests/server/signing/verify-document.test.ts',
          'tests/server/signing/document-structure.test.ts',
          'tests/server/cli/certificate.test.ts',
        ]),
      )
      verdicts.push(await proveByStories(say, ['tests/e2e/minutes.story.ts']))
      return allOf(verdicts)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}

async function oneFile(say: Say, folder: string, language: 'ar' | 'en'): Promise<Verdict> {
  const history = await namedMeeting(language)
  const paragraphs = minutesOf(history, FACTS).map(({ key, item, kind, refs, ar, en }) => ({
    ...{ key, item, kind, ar, en },
    refs: refs.map(String),
    kept: '',
  }))
  const frozen = {
    type: 'majlis/minutes/v1' as const,
    body: 'body-1',
    meeting: FACTS.meeting,
    revision: '1',
    blind: '00',
  }
  const text: MinutesText = { ...frozen, paragraphs }
  const digest = minutesDigest(text)
  const at = new Date()
  const page = minutesPage({
    ...{ language, text, digest, facts: FACTS, history, accent: 'cabinet', items: null, signers: SIGNERS },
    approvedAt: at,
    checkpoint: `majlis.test/majlis/council\n57\n${randomBytes(32).toString('base64')}\n\n— majlis.test/majlis/council ${randomBytes(68).toString('base64')}\n`,
    link: `https://majlis.test/verify#minutes=${FACTS.meeting}&digest=${digest}`,
  })
  return checkSignedPdf(say, folder, {
    name: language,
    page,
    text: canonicalize(text as unknown as Json),
    paragraphs: paragraphs.map((each) => each[language]),
  })
}
