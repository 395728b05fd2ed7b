import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { readTar } from '../../../app/rules/bundle/read-tar.ts'
import { canonicalize } from '../../../app/rules/canonical.ts'
import { PRESETS_2 } from '../../../app/rules/engine-2/presets.ts'
import { parseRule2, type Rule } from '../../../app/rules/engine-2/rule.ts'
import { verifyBundle } from '../../../app/rules/verify/verify-bundle.ts'
import type { SaveRule } from '../../../app/wire/procedure.ts'
import { ledgerEntry } from '../../../db/schema/ledger.ts'
import { bodyById } from '../../../server/bodies/queries.ts'
import { exportBundle } from '../../../server/ledger/export-bundle.ts'
import { loadAudit } from '../../../server/ledger/load-audit.ts'
import { verifyEd25519, verifySignature } from '../../../server/platform/verify-signature.ts'
import type { Actor } from '../../../server/policies/actor.ts'
import { adoptRule } from '../../../server/procedure/adopt-rule.ts'
import { discardRule } from '../../../server/procedure/discard-rule.ts'
import { loadRuleBook } from '../../../server/procedure/load-rule-book.ts'
import { ruleOf, rulesOf } from '../../../server/procedure/queries.ts'
import { retireRule } from '../../../server/procedure/retire-rule.ts'
import { saveRule } from '../../../server/procedure/save-rule.ts'
import { type Member, makeBody, must, requestId, SETUP } from '../../support/body.ts'
import { testContext } from '../../support/context.ts'

const ctx = await testContext()
const cabinet = PRESETS_2.find(({ id }) => id === 'cabinet') as Rule
const refused = (code: string, params?: Record<string, string>) => ({ ok: false, code, ...(params && { params }) })

async function board() {
  const { bodyId, members } = await makeBody(ctx)
  const [chair, secretary, member] = members.map(({ actor }) => actor) as [Actor, Actor, Actor]
  const save = (over: Partial<SaveRule> = {}, actor = secretary) =>
    saveRule(ctx, actor, {
      requestId: requestId(ctx),
      bodyId,
      ruleId: null,
      edit: null,
      rule: cabinet,
      fromPreset: 'cabinet',
      ...over,
    })
  const adopt = (ruleId: string, edit: number, actor = chair) =>
    adoptRule(ctx, actor, { requestId: requestId(ctx), bodyId, ruleId, edit })
  const retire = (ruleId: string, version: number, actor = chair) =>
    retireRule(ctx, actor, { requestId: requestId(ctx), bodyId, ruleId, version })
  const discard = (ruleId: string, edit: number, actor = secretary) =>
    discardRule(ctx, actor, { requestId: requestId(ctx), bodyId, ruleId, edit })
  const slug = (await bodyById(ctx.db, bodyId))?.slug ?? ''
  const book = async (actor = secretary) => must(await loadRuleBook(ctx, actor, slug))
  return { bodyId, slug, chair, secretary, member, save, adopt, retire, discard, book }
}

const entries = async (bodyId: Member['bodyId'], type: string) =>
  (
    await ctx.db
      .select({ payload: ledgerEntry.payload, index: ledgerEntry.index })
      .from(ledgerEntry)
      .where(and(eq(ledgerEntry.bodyId, bodyId), eq(ledgerEntry.type, type)))
  ).map(({ payload, index }) => ({ index, ...JSON.parse(payload ?? 'null') }))

describe('a rule of the body', () => {
  test('is prepared by the secretary, adopted by the chair, and entered whole', async () => {
    const { bodyId, chair, save, adopt, book } = await board()
    const saved = must(await save())
    expect(saved).toEqual({ ruleId: 'rule-1', edit: 1 })
    expect(await rulesOf(ctx.db, bodyId)).toEqual([])
    const { entry, version } = must(await adopt('rule-1', 1))
    expect(version).toBe(1)
    const adopted = { ...cabinet, id: 'rule-1' }
    const [told] = await entries(bodyId, 'rule.adopted')
    expect(told).toMatchObject({ index: entry, rule: 'rule-1', version: '1', from_preset: 'cabinet' })
    expect(told.definition).toEqual(adopted)
    expect(told.actor.person).toBe(chair.personId)
    expect(await rulesOf(ctx.db, bodyId)).toEqual([adopted])
    const kept = await ruleOf(ctx.db, bodyId, 'rule-1')
    expect(parseRule2(kept)).toEqual({ ok: true, value: adopted })
    expect(canonicalize(kept ?? null)).toBe(canonicalize(adopted))
    expect((await book()).drafts).toEqual([])
  })

  test('is never edited: a change adopts the next version, and both stay readable', async () => {
    const { bodyId, save, adopt, book } = await board()
    const { ruleId } = must(await save())
    must(await adopt(ruleId, 1))
    must(await save({ ruleId, rule: { ...cabinet, tie: 'fails' } }))
    const { version, entry } = must(await adopt(ruleId, 1))
    expect(version).toBe(2)
    expect((await ruleOf(ctx.db, bodyId, ruleId))?.tie).toBe('fails')
    const { adopted } = await book()
    expect(adopted.map((row) => [row.version, row.rule.tie, row.endedEntry])).toEqual([
      [2, 'fails', null],
      [1, 'chairs_side', entry],
    ])
  })

  test('that is retired is no longer in force, and its number is not given again', async () => {
    const { bodyId, save, adopt, retire, book } = await board()
    const { ruleId } = must(await save())
    must(await adopt(ruleId, 1))
    must(await save({ ruleId, rule: { ...cabinet, tie: 'fails' } }))
    const { entry } = must(await retire(ruleId, 1))
    expect(await rulesOf(ctx.db, bodyId)).toEqual([])
    expect(await ruleOf(ctx.db, bodyId, ruleId)).toBeUndefined()
    expect(await entries(bodyId, 'rule.retired')).toMatchObject([{ index: entry, rule: ruleId, version: '1' }])
    const { adopted, drafts } = await book()
    expect([adopted[0]?.endedEntry, drafts.length]).toEqual([entry, 0])
    expect(await retire(ruleId, 1)).toEqual(refused('not_found'))
    expect(await save({ ruleId })).toEqual(refused('not_found'))
    expect(must(await save()).ruleId).toBe('rule-2')
  })

  test('is the body’s own: another body has neither its drafts nor its versions', async () => {
    const [one, other] = [await board(), await board()]
    const { ruleId } = must(await one.save())
    must(await one.adopt(ruleId, 1))
    expect(await rulesOf(ctx.db, other.bodyId)).toEqual([])
    expect(await other.retire(ruleId, 1)).toEqual(refused('not_found'))
    expect(must(await other.save()).ruleId).toBe('rule-1')
    expect(await other.book(other.member)).toMatchObject({ adopted: [], drafts: [] })
    expect(await loadRuleBook(ctx, other.member, one.slug)).toEqual(refused('not_found'))
  })

  test('is read by every seat, its drafts by officers alone', async () => {
    const { member, save, book } = await board()
    must(await save())
    expect((await book()).drafts).toHaveLength(1)
    expect(await book(member)).toMatchObject({ drafts: [], may: { draft: false, adopt: false } })
  })
})

describe('who may', () => {
  test('a secretary prepares and does not adopt or retire; a member does neither', async () => {
    const { secretary, member, chair, save, adopt, retire, discard } = await board()
    const { ruleId, edit } = must(await save())
    for (const actor of [secretary, member])
      expect(await adopt(ruleId, edit, actor)).toMatchObject(refused('not_permitted'))
    expect(await save({}, member)).toMatchObject(refused('not_permitted'))
    expect(await discard(ruleId, edit, member)).toMatchObject(refused('not_permitted'))
    must(await adopt(ruleId, edit, chair))
    for (const actor of [secretary, member])
      expect(await retire(ruleId, 1, actor)).toMatchObject(refused('not_permitted'))
  })
})

describe('what is refused changes nothing', () => {
  test('a rule that is not one is refused at the field', async () => {
    const { save, book } = await board()
    const wrong: [object, string][] = [
      [{ tie: 'coin' }, 'tie'],
      [{ names: { ar: 'قاعدة', en: ' ' } }, 'names.en'],
      [{ names: { ar: 'ق'.repeat(161), en: 'Rule' } }, 'names.ar'],
      [{ source: { ar: '', en: 's'.repeat(301) } }, 'source.en'],
      [{ excluded_roles: ['chair'] }, 'excluded_roles.0'],
      [{ excluded_roles: ['delegate', 'delegate'] }, 'excluded_roles.1'],
      [{ excluded_roles: ['jester'] }, 'excluded_roles.0'],
      [{ all: Array(5).fill(cabinet.all[0]) }, 'all'],
      [{ chair: 'never' }, 'tie'],
    ]
    for (const [over, field] of wrong)
      expect(await save({ rule: { ...cabinet, ...over } })).toEqual(refused('rule_malformed', { field }))
    expect(await save({ rule: { ...cabinet, engine: 'majlis/9' } })).toMatchObject(refused('rule_engine_unknown'))
    expect(await save({ fromPreset: 'nobody_knows' })).toEqual(refused('not_found'))
    expect((await book()).drafts).toEqual([])
  })

  test('over somebody else’s save nobody saves, adopts or discards', async () => {
    const { bodyId, save, adopt, discard, retire } = await board()
    const { ruleId } = must(await save())
    must(await save({ ruleId, edit: 1, rule: { ...cabinet, tie: 'fails' } }))
    expect(await save({ ruleId, edit: 1 })).toEqual(refused('rule_stale'))
    expect(await save({ ruleId, edit: null })).toEqual(refused('rule_stale'))
    expect(await adopt(ruleId, 1)).toEqual(refused('rule_stale'))
    expect(await discard(ruleId, 1)).toEqual(refused('rule_stale'))
    expect(await rulesOf(ctx.db, bodyId)).toEqual([])
    must(await adopt(ruleId, 2))
    expect(await retire(ruleId, 2)).toEqual(refused('rule_stale'))
    expect(await adopt(ruleId, 2)).toEqual(refused('not_found'))
  })

  test('of two that adopt the same draft at once one does', async () => {
    const { bodyId, save, adopt } = await board()
    const { ruleId } = must(await save())
    const answers = await Promise.all([adopt(ruleId, 1), adopt(ruleId, 1)])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.find(({ ok }) => !ok)).toEqual(refused('not_found'))
    expect(await entries(bodyId, 'rule.adopted')).toHaveLength(1)
  })

  test('the rule in force is not adopted again', async () => {
    const { bodyId, save, adopt } = await board()
    const { ruleId } = must(await save())
    must(await adopt(ruleId, 1))
    must(await save({ ruleId }))
    expect(await adopt(ruleId, 1)).toEqual(refused('rule_same'))
    expect(await entries(bodyId, 'rule.adopted')).toHaveLength(1)
  })

  test('a draft that is thrown away is gone, and what was adopted stays', async () => {
    const { bodyId, save, adopt, discard, book } = await board()
    const { ruleId } = must(await save())
    must(await adopt(ruleId, 1))
    must(await save({ ruleId, rule: { ...cabinet, tie: 'fails' } }))
    must(await discard(ruleId, 1))
    expect((await book()).drafts).toEqual([])
    expect(await discard(ruleId, 1)).toEqual(refused('not_found'))
    expect((await ruleOf(ctx.db, bodyId, ruleId))?.tie).toBe('chairs_side')
  })
})

test('the ledger with rules adopted and retired verifies, and says so in sentences', async () => {
  const { bodyId, slug, chair, save, adopt, retire } = await board()
  const { ruleId } = must(await save())
  must(await adopt(ruleId, 1))
  must(await retire(ruleId, 1))
  const { bytes } = must(await exportBundle(ctx, SETUP, bodyId))
  const { files, damage } = must(readTar(bytes))
  const { findings } = await verifyBundle(files, { verifySignature, verifyEd25519, damage })
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
  const { timeline } = must(await loadAudit(ctx, chair, slug, 'all'))
  const told = timeline.filter(({ type }) => type.startsWith('rule.'))
  expect(told.map(({ type, words, texts }) => [type, words.rule, texts.version]).sort()).toEqual([
    ['rule.adopted', cabinet.names, '1'],
    ['rule.retired', cabinet.names, '1'],
  ])
  expect(told.map(({ words }) => words.actor)).toEqual([chair.name, chair.name])
})
