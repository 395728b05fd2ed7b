// `retention`: how long a body keeps content, what is due, and its destruction.
import { parseArgs } from 'node:util'
import type { Refusal } from '../../app/rules/result.ts'
import { Retention } from '../../app/wire/bodies.ts'
import { type Body, bodyBySlug } from '../bodies/queries.ts'
import { setRetention } from '../bodies/set-retention.ts'
import { openContext } from '../create-context.ts'
import type { Ctx } from '../platform/context.ts'
import { readSettings } from '../platform/env.ts'
import { destroyContent, dueEntries } from '../retention/destroy-content.ts'
import type { Out } from './out.ts'

const USAGE =
  'Usage: majlis retention BODY_SLUG [--items YEARS] [--papers YEARS] [--authority-ar TEXT --authority-en TEXT] | --destroy'
const SETUP = { system: 'setup' } as const

/** Exit 0 set, said or destroyed, 1 refused, 2 not usable. Without options it says what is set and what is due. */
export async function retention(args: string[], out: Out): Promise<number> {
  const fail = (line: string) => {
    out.stderr.write(`${line}\n`)
    return 2
  }
  const asked = readArgs(args)
  if (!asked) return fail(USAGE)
  const settings = readSettings(process.env)
  if (!settings.ok) return fail(settings.params?.problems ?? settings.code)
  const { ctx, close } = await openContext({ ...settings.value, logLevel: 'silent' })
  try {
    const body = await bodyBySlug(ctx.db, asked.slug)
    return body ? await answer(ctx, body, asked, out) : fail(`majlis retention: no body ${asked.slug}`)
  } finally {
    await close()
  }
}

type Asked = { slug: string; set: Retention | null; destroy: boolean }

async function answer(ctx: Ctx, body: Body, { set, destroy }: Asked, out: Out): Promise<number> {
  if (destroy) {
    const destroyed = await destroyContent(ctx, SETUP, body.id)
    if (!destroyed.ok) return refused(destroyed, out)
    const { entry, entries, papers } = destroyed.value
    out.stdout.write(`${body.slug}: destroyed the words of ${entries} entries and ${papers} files; entry ${entry}\n`)
    return 0
  }
  const changed = set ? await setRetention(ctx, SETUP, body.id, set) : null
  if (changed && !changed.ok) return refused(changed, out)
  const kept = set ?? body.settings.retention
  if (!kept) {
    out.stdout.write(`${body.slug}: everything is kept\n`)
    return 0
  }
  const years = (count?: number) => (count ? `${count} years` : 'for ever')
  const due = (await dueEntries(ctx.db, body.id, kept, ctx.clock())).length
  out.stdout.write(
    `${body.slug}: items ${years(kept.items)}, papers ${years(kept.papers)}; due now: ${due}\n${kept.authority.ar}\n${kept.authority.en}\n`,
  )
  return 0
}

function refused({ code }: Refusal, out: Out): number {
  out.stderr.write(`majlis retention: ${SAYS[code] ?? code}\n`)
  return 1
}

const SAYS: Record<string, string | undefined> = {
  retention_unset: 'no retention is set for this body',
  retention_incomplete: 'at least one number of years, and the authority in both languages, are needed',
  retention_nothing_due: 'nothing is older than its retention yet',
  ledger_rolled_back: 'the database is behind what was signed before; recover it first (majlis ledger)',
}

function readArgs(args: string[]): Asked | null {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        items: { type: 'string' },
        papers: { type: 'string' },
        'authority-ar': { type: 'string' },
        'authority-en': { type: 'string' },
        destroy: { type: 'boolean', default: false },
      },
    })
    const [slug, ...rest] = positionals
    const { items, papers, destroy, 'authority-ar': ar = '', 'authority-en': en = '' } = values
    if (!slug || rest.length > 0) return null
    const given = [items, papers, ar || undefined, en || undefined].some((value) => value !== undefined)
    if (!given || destroy) return given ? null : { slug, set: null, destroy }
    const parsed = Retention.safeParse({
      ...(items === undefined ? {} : { items: Number(items) }),
      ...(papers === undefined ? {} : { papers: Number(papers) }),
      authority: { ar, en },
    })
    return parsed.success ? { slug, set: parsed.data, destroy } : null
  } catch {
    return null
  }
}
