import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { decide2 } from '../../app/rules/engine-2/decide.ts'
import { readFacts2 } from '../../app/rules/engine-2/read-facts.ts'
import { readRule2 } from '../../app/rules/engine-2/read-rule.ts'
import { workingWords2 } from '../../app/rules/engine-2/words.ts'
import { type Out, unreadable } from './out.ts'

const USAGE = 'Usage: majlis decide --rule RULE.json --votes VOTES.json [--json] [--lang ar|en]'

/** Exit 0 whatever the outcome, or 2 with one line that names the file and the field. */
export async function decide(args: string[], out: Out): Promise<number> {
  const fail = (line: string) => {
    out.stderr.write(`${line}\n`)
    return 2
  }
  const asked = readArgs(args)
  if (!asked) return fail(USAGE)
  const read = async (path: string): Promise<unknown> => JSON.parse(await readFile(path, 'utf8'))
  const given: unknown[] = []
  for (const path of [asked.rule, asked.votes])
    try {
      given.push(await read(path))
    } catch (error) {
      return fail(error instanceof SyntaxError ? `${path}: not JSON (${error.message})` : unreadable(path, error))
    }
  const rule = readRule2(given[0])
  if (!rule.ok) return fail(`${asked.rule}: cannot be read at "${rule.params?.field ?? 'engine'}" (${rule.code})`)
  const facts = readFacts2(given[1], rule.value)
  if (!facts.ok) return fail(`${asked.votes}: cannot be read at "${facts.params?.field}" (${facts.code})`)
  const decision = decide2(rule.value, facts.value)
  const words = workingWords2(decision.working, rule.value)
  const lines = (language: 'ar' | 'en') => words.map((sentence) => sentence[language])
  const { outcome, counts, requirements, quorum } = decision
  const [first] = requirements
  const answer = {
    passed: outcome === 'carried',
    outcome,
    counts,
    base: first?.base ?? '0',
    required: first?.required ?? '0',
    quorum,
    requirements,
    working: { ar: lines('ar'), en: lines('en') },
  }
  out.stdout.write(`${asked.json ? JSON.stringify(answer) : lines(asked.lang).join('\n')}\n`)
  return 0
}

function readArgs(args: string[]) {
  try {
    const { rule, votes, json, lang } = parseArgs({
      args,
      options: {
        rule: { type: 'string' },
        votes: { type: 'string' },
        json: { type: 'boolean', default: false },
        lang: { type: 'string', default: 'en' },
      },
    }).values
    return rule && votes && (lang === 'ar' || lang === 'en') ? ({ rule, votes, json, lang } as const) : null
  } catch {
    return null
  }
}
