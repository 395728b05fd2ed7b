// What an empty database gets on its first start: the demonstration, or a one-time link for the first administrator; and
// the lines that tell the operator where to go.
import { DEMONSTRATION_PASSWORD } from '../db/seeds/people.ts'
import { ASSEMBLY_DATA, loadAssembly, OBSERVERS } from './demonstration/load-assembly.ts'
import { loadDemonstration } from './demonstration/load-demonstration.ts'
import { readRollCalls } from './demonstration/read-roll-calls.ts'
import { type DemonstrationAccount, demonstrationAccounts } from './identity/demonstration-accounts.ts'
import { invite } from './identity/invite.ts'
import { isEmptyHouse } from './identity/queries.ts'
import type { Ctx } from './platform/context.ts'

/** Two days of sittings, seven roll calls: nobody waits a minute for their first start. `majlis seed assembly` loads the rest. */
const FIRST_DAYS = 2

export async function firstStart(ctx: Ctx): Promise<string[]> {
  const empty = await isEmptyHouse(ctx.db)
  const address = ctx.settings.origin.href
  if (ctx.settings.demonstration) {
    if (empty) await demonstrate(ctx, (line) => process.stdout.write(`${line}\n`))
    return [
      '',
      `Majlis · مجلس   ${address}`,
      '',
      `Demonstration accounts (password ${DEMONSTRATION_PASSWORD}):`,
      ...someOfEachRole(await demonstrationAccounts(ctx)).map(
        (each) => `  ${each.username.padEnd(10)} ${each.role.padEnd(10)} ${each.body.en}`,
      ),
      '',
      'Ctrl-C stops everything.',
    ]
  }
  if (!empty) return ['', `Majlis · مجلس   ${address}`]
  const token = await invite(ctx, null)
  return [
    '',
    `Majlis · مجلس   ${address}`,
    'There is nobody yet. This link, good once and for seven days, makes the first administrator:',
    `  ${address}/invitation/${token}`,
  ]
}

async function demonstrate(ctx: Ctx, say: (line: string) => void): Promise<void> {
  await loadDemonstration(ctx, say)
  const read = await readRollCalls(ASSEMBLY_DATA)
  say(`Loading the first roll calls of the General Assembly, as its ${read.members.length} members cast them…`)
  await loadAssembly(ctx, read, { days: FIRST_DAYS, observers: OBSERVERS })
}

/** Enough to play every part of a sitting; the sign-in screen lists everybody. */
function someOfEachRole(accounts: DemonstrationAccount[]): DemonstrationAccount[] {
  const seen = new Map<string, number>()
  return accounts.filter(({ body, role }) => {
    const key = `${body.en} ${role}`
    seen.set(key, (seen.get(key) ?? 0) + 1)
    return (seen.get(key) as number) <= (role === 'member' ? 2 : 1)
  })
}
