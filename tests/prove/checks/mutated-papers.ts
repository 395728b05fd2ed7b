import { existsSync, readdirSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { count } from 'drizzle-orm'
import { errorStatus } from '../../../app/wire/errors.ts'
import { paper, paperPage, paperVersion } from '../../../db/schema/documents.ts'
import type { Ctx } from '../../../server/platform/context.ts'
import { makePack } from '../../server/documents/support.ts'
import { QUICK } from '../../support/hostile-pdfs.ts'
import { cookieOf } from '../../support/http-member.ts'
import { type Mutated, mutatedPapers } from '../../support/mutated-papers.ts'
import { type OnStage, onStage } from '../../support/on-stage.ts'
import { allOf, type Check, type Say, type Verdict, verdictIf } from '../check.ts'

const COPIES = 200
const SEED = 20_261
const LANES = 2
/** A person has 120 uploads in a minute: on a fast machine the next one waits. */
const EACH_MS = 520
const PROBE_MS = 100
/** What 99 of 100 other requests may wait while papers are read … */
const USUAL_MS = 500
/** … and the longest of them, beside what the machine makes a timer of this process wait at the same time. */
const LONGEST_MS = 1_000

export const check: Check = {
  name: 'mutated-papers',
  row: `${COPIES} mutated copies of papers (bytes flipped, cut, spliced; fixed seed) and hostile files through the real upload: they crash, hang or block nothing.`,
  bar: `Every upload is answered with a paper or a refusal of its own; meanwhile another request waits at most ${USUAL_MS} ms (p99), and never ${LONGEST_MS} ms longer than three times the machine’s own pauses; rows and files are those of the accepted ones alone.`,
  run: (say) => onStage(say, (on) => throughUploads(say, on)),
}

async function throughUploads(say: Say, { ctx, majlis }: OnStage): Promise<Verdict> {
  const pack = await makePack(ctx)
  const cookie = await cookieOf(ctx, pack.secretary)
  const before = await left(ctx)
  const idle = await probing(
    majlis.origin,
    () => 'nothing',
    () => sleep(5_000),
  )
  const files = [...mutatedPapers(COPIES, SEED), ...QUICK.map(({ name, make }): Mutated => ({ name, bytes: make() }))]
  const outcomes = new Map<string, number>()
  const strange: string[] = []
  let pages = 0
  let accepted = 0
  let longest = 0
  const reading = new Set<string>()
  const busy = await probing(
    majlis.origin,
    () => [...reading].join('; '),
    async () => {
      const waiting = [...files]
      const began = performance.now()
      let begun = 0
      const lane = async () => {
        for (let file = waiting.shift(); file; file = waiting.shift()) {
          await sleep(Math.max(0, began + EACH_MS * begun++ - performance.now()))
          const started = performance.now()
          reading.add(file.name)
          const told = await upload(majlis.origin, cookie, pack.itemId, ctx.id(), file.bytes)
          longest = Math.max(longest, performance.now() - started)
          reading.delete(file.name)
          const outcome = told.ok ? 'accepted' : told.code
          outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
          if (told.ok) {
            accepted++
            pages += told.value.pages
          } else if (!/^paper_/.test(told.code) || !Object.hasOwn(errorStatus, told.code))
            strange.push(`${file.name}: ${told.code}`)
        }
      }
      await Promise.all(Array.from({ length: LANES }, lane))
    },
  )
  const after = await left(ctx)
  say(
    `${files.length} files: ${[...outcomes].map(([outcome, n]) => `${n} ${outcome}`).join(', ')}; the longest took ${(longest / 1000).toFixed(1)} s`,
  )
  say(`another request, idle: ${figures(idle)}; while papers are read: ${figures(busy)}`)
  for (const one of strange) say(`not a refusal of a paper: ${one}`)
  const kept = {
    papers: before.papers + accepted,
    versions: before.versions + accepted,
    pages: before.pages + pages,
    files: before.files + accepted,
  }
  return allOf([
    verdictIf(strange.length === 0, `${strange.length} files were not answered with a paper or its refusal`),
    verdictIf(accepted > 0 && accepted < files.length, `${accepted} of ${files.length} were accepted`),
    verdictIf(
      JSON.stringify(after) === JSON.stringify(kept),
      `left behind ${JSON.stringify(after)}, not ${JSON.stringify(kept)}`,
    ),
    verdictIf(busy.failed === 0, `${busy.failed} other requests failed`),
    verdictIf(busy.p99 <= USUAL_MS, `another request waited ${busy.p99.toFixed(0)} ms (p99)`),
    verdictIf(
      busy.worst <= LONGEST_MS + 3 * busy.pause,
      `another request waited ${busy.worst.toFixed(0)} ms (${busy.during})`,
    ),
  ])
}

type Told = { ok: true; value: { pages: number } } | { ok: false; code: string }

async function upload(
  origin: string,
  cookie: string,
  itemId: string,
  requestId: string,
  bytes: Uint8Array,
): Promise<Told> {
  const form = new FormData()
  form.append('input', JSON.stringify({ requestId, itemId, paperId: null, fileName: 'mutated.pdf' }))
  form.append('file', new Blob([bytes as Uint8Array<ArrayBuffer>], { type: 'application/pdf' }), 'mutated.pdf')
  const response = await fetch(`${origin}/papers`, { method: 'POST', headers: { cookie, origin }, body: form })
  const last = JSON.parse((await response.text()).trim().split('\n').at(-1) ?? '{}')
  return last.result ?? last
}

type Probes = { worst: number; p99: number; count: number; failed: number; pause: number; during: string }

/** Asks for a page of the house, one request after the other, while something goes on, and notes how late its own timer is. */
async function probing(origin: string, doing: () => string, act: () => Promise<unknown>): Promise<Probes> {
  let done = false
  const waits: number[] = []
  const found = { failed: 0, pause: 0, worst: 0, during: '' }
  const asking = (async () => {
    while (!done) {
      const started = performance.now()
      const response = await fetch(`${origin}/sign-in`).catch(() => null)
      await response?.arrayBuffer()
      if (!response?.ok) found.failed++
      const waited = performance.now() - started
      waits.push(waited)
      if (waited > found.worst) Object.assign(found, { worst: waited, during: doing() })
      await sleep(PROBE_MS)
    }
  })()
  const watching = (async () => {
    while (!done) {
      const started = performance.now()
      await sleep(PROBE_MS)
      found.pause = Math.max(found.pause, performance.now() - started - PROBE_MS)
    }
  })()
  try {
    await act()
  } finally {
    done = true
    await Promise.all([asking, watching])
  }
  waits.sort((a, b) => a - b)
  return { ...found, p99: waits[Math.floor(waits.length * 0.99)] ?? 0, count: waits.length }
}

const figures = ({ worst, p99, count: n, pause, during }: Probes) =>
  `${n} times, p99 ${p99.toFixed(0)} ms, worst ${worst.toFixed(0)} ms (${during}); a timer at most ${pause.toFixed(0)} ms late`

async function left(ctx: Ctx) {
  const rows = async (table: typeof paper | typeof paperVersion | typeof paperPage) =>
    (await ctx.db.select({ n: count() }).from(table))[0]!.n
  const root = ctx.settings.blobDir
  const stored = existsSync(root) ? readdirSync(root, { recursive: true, withFileTypes: true }) : []
  return {
    papers: await rows(paper),
    versions: await rows(paperVersion),
    pages: await rows(paperPage),
    files: stored.filter((entry) => entry.isFile() && entry.name !== 'key').length,
  }
}
