// Recorded roll calls as CSV: `members.csv` (code,name_en), `roll-calls.csv` (roll_call,session,date,resolution,title,yes,…) and
// `votes.csv` (roll_call, then a column for each member: Y, N, A, or empty for who did not vote).
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

export type RollCall = {
  id: string
  /** Of the Assembly, and the day in it. */
  session: string
  date: string
  /** Such as 68/8. */
  resolution: string
  title: string
  recorded: Record<'yes' | 'no' | 'abstain', number>
  /** By member's code; who did not vote is not in it. */
  votes: Map<string, 'yes' | 'no' | 'abstain'>
}

export type RollCalls = { members: { code: string; name: string }[]; rollCalls: RollCall[] }

const CHOICES: Record<string, 'yes' | 'no' | 'abstain'> = { Y: 'yes', N: 'no', A: 'abstain' }

/** Throws what the file system throws, and for a table that lacks a column or a row. */
export async function readRollCalls(folder: string): Promise<RollCalls> {
  const table = async (name: string) => records(await readFile(join(folder, name), 'utf8'), name)
  const members = (await table('members.csv')).map((row) => ({ code: row.code ?? '', name: row.name_en ?? '' }))
  const votes = new Map((await table('votes.csv')).map((row) => [row.roll_call, row]))
  const rollCalls = (await table('roll-calls.csv')).map((row): RollCall => {
    const cast = votes.get(row.roll_call)
    if (!cast) throw new Error(`votes.csv has no roll call ${row.roll_call}`)
    const chosen = members.flatMap(({ code }) => {
      const choice = CHOICES[cast[code] ?? '']
      return choice ? [[code, choice] as const] : []
    })
    return {
      id: row.roll_call ?? '',
      session: row.session ?? '',
      date: row.date ?? '',
      resolution: (row.resolution ?? '').replace(/^R\//, ''),
      title: subjectOf(row.title ?? ''),
      recorded: { yes: Number(row.yes), no: Number(row.no), abstain: Number(row.abstain) },
      votes: new Map(chosen),
    }
  })
  return { members, rollCalls }
}

/** Some are headings in capitals (CUBA--UNITED STATES), some the whole title with what it is of. */
const subjectOf = (title: string): string =>
  title
    .replace(/ : resolution \/.*$/, '')
    .replace(/--/g, ' – ')
    .trim()

/** RFC 4180: fields may be quoted, a quote inside is doubled. */
function records(text: string, name: string): Record<string, string>[] {
  const rows = text
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
        ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
      ),
    )
  const [head, ...rest] = rows
  if (!head) throw new Error(`${name} is empty`)
  return rest.map((row) => Object.fromEntries(head.map((column, place) => [column, row[place] ?? ''])))
}
