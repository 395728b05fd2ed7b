// `ledger`: how each ledger stands against what is kept outside the database, a new key for one, and its recovery after a
// database was put back to an older copy.
import type { Result } from '../../app/rules/result.ts'
import { allBodies, type Body, bodyBySlug } from '../bodies/queries.ts'
import { openContext } from '../create-context.ts'
import { actorOf } from '../identity/load-actor.ts'
import { personByPassword } from '../identity/person-by-password.ts'
import { standingOf } from '../ledger/find-rolled-back.ts'
import { headOf } from '../ledger/queries.ts'
import { recoverLedger } from '../ledger/recover-ledger.ts'
import { rotateKey } from '../ledger/rotate-key.ts'
import type { Ctx } from '../platform/context.ts'
import { readSettings } from '../platform/env.ts'
import type { Actor } from '../policies/actor.ts'
import { type Ask, asking } from './ask.ts'
import type { Out } from './out.ts'

const USAGE = 'Usage: majlis ledger status | rotate BODY_SLUG | recover BODY_SLUG'

/** Exit 0 done or in order, 1 refused or a ledger rolled back, 2 not usable. */
export async function ledger(args: string[], out: Out, terminal = asking()): Promise<number> {
  const [act = 'status', slug, ...rest] = args
  const known = act === 'status' ? slug === undefined : ['rotate', 'recover'].includes(act) && slug !== undefined
  const settings = readSettings(process.env)
  if (!known || rest.length > 0 || !settings.ok) {
    terminal.close()
    out.stderr.write(`${settings.ok ? USAGE : (settings.params?.problems ?? settings.code)}\n`)
    return 2
  }
  const { ctx, close } = await openContext({ ...settings.value, logLevel: 'silent' })
  try {
    if (slug === undefined) return await status(ctx, out)
    const body = await bodyBySlug(ctx.db, slug)
    if (body) return await (act === 'rotate' ? rotate(ctx, body, out) : recover(ctx, body, out, terminal.ask))
    out.stderr.write(`majlis ledger: no body ${slug}\n`)
    return 2
  } finally {
    terminal.close()
    await close()
  }
}

async function status(ctx: Ctx, out: Out): Promise<number> {
  let rolledBack = false
  for (const { id, slug } of await allBodies(ctx.db)) {
    const head = await headOf(ctx.db, id)
    if (!head) continue
    const standing = await standingOf(ctx, ctx.db, head)
    rolledBack ||= !standing.ok
    const says = standing.ok ? 'in order' : `ROLLED BACK: ${standing.params?.kept} entries were signed before`
    out.stdout.write(`${slug}: ${head.size} entries, ${says}\n  ${head.vkey}\n`)
  }
  return rolledBack ? 1 : 0
}

async function rotate(ctx: Ctx, body: Body, out: Out): Promise<number> {
  const rotated = await rotateKey(ctx, { system: 'setup' }, body.id)
  if (!rotated.ok) return refused(rotated, out)
  const { entry, old, new: next } = rotated.value
  out.stdout.write(`${body.slug}: entry ${entry}\nold ${old}\nnew ${next}\n`)
  return 0
}

/** Two officers sign in, one after the other; what is about to be given up is said before. */
export async function recover(ctx: Ctx, body: Body, out: Out, ask: Ask): Promise<number> {
  const head = await headOf(ctx.db, body.id)
  const standing = head ? await standingOf(ctx, ctx.db, head) : null
  if (!head || !standing || standing.ok) return refused({ ok: false, code: 'ledger_in_order' }, out)
  const { kept, size } = standing.params ?? {}
  out.stderr.write(
    `${head.origin} was signed at ${kept} entries, and this database has ${size}${Number(kept) > Number(size) ? '' : ', others'}.\nRecovering gives up what is not here, for good: the ledger goes on under another name, and says so to everybody who verifies it.\nTwo officers of the body confirm, each with their own password.\n`,
  )
  const first = await officer(ctx, ask, 'First officer')
  const second = first && (await officer(ctx, ask, 'Second officer'))
  if (!first || !second) return refused({ ok: false, code: 'sign_in_failed' }, out)
  const recovered = await recoverLedger(ctx, [first, second], body.id)
  if (!recovered.ok) return refused(recovered, out)
  const { entry, origin, vkey, lost } = recovered.value
  out.stdout.write(`${body.slug}: goes on as ${origin} from entry ${entry}; entries lost: ${lost}\n${vkey}\n`)
  return 0
}

async function officer(ctx: Ctx, ask: Ask, who: string): Promise<Actor | null> {
  const username = await ask(`${who}, user name`)
  const password = await ask(`${who}, password`, { secret: true })
  const personId = await personByPassword(ctx, username, password)
  return personId && (await actorOf(ctx, personId))
}

function refused(refusal: Result<unknown> & { ok: false }, out: Out): number {
  out.stderr.write(`majlis ledger: ${SAYS[refusal.code] ?? refusal.code}\n`)
  return 1
}

const SAYS: Record<string, string | undefined> = {
  ledger_in_order: 'the ledger continues what was signed before; there is nothing to recover',
  ledger_one_officer: 'two different officers must confirm',
  ledger_rolled_back: 'the database is behind what was signed before; recover it first',
  sign_in_failed: 'no such user name and password',
  not_permitted: 'only the chair, a deputy or the secretary of the body may confirm',
  not_found: 'only the chair, a deputy or the secretary of the body may confirm',
}
