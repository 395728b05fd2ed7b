// A body's own rules: read by all who sit in it, prepared by its officers, adopted and retired by whoever presides.
import { PRESETS_2 } from '../../../app/rules/engine-2/presets.ts'
import { RuleAct } from '../../../app/wire/procedure.ts'
import { adoptRule } from '../../../server/procedure/adopt-rule.ts'
import { saveRule } from '../../../server/procedure/save-rule.ts'
import { must, requestId } from '../../support/body.ts'
import { row } from '../row.ts'
import type { Scene } from '../scene.ts'
import { OFFICERS, OUTSIDE, only, PRESIDING, SEATED } from '../who.ts'

const rule = PRESETS_2[0] as object as Record<string, unknown>
const about = ({ ctx, bodyId }: Scene) => ({ requestId: requestId(ctx), bodyId })

const newDraft = async (scene: Scene) =>
  must(
    await saveRule(scene.ctx, scene.secretary, { ...about(scene), ruleId: null, edit: null, rule, fromPreset: null }),
  )

async function newAdopted(scene: Scene) {
  const draft = await newDraft(scene)
  return must(await adoptRule(scene.ctx, scene.chair, { ...about(scene), ...draft }))
}

const asked = (scene: Scene, input: object) => ({
  path: `/b/${scene.slug}/rules/act`,
  input: { ...about(scene), ...input },
})

export const ruleActs = RuleAct.options.map((option) => option.shape.act.value)

export const procedure = [
  row({
    door: 'rules.tsx loader',
    ask: ({ slug }) => ({ path: `/b/${slug}/rules.data` }),
    own: only([...SEATED]),
    other: OUTSIDE,
  }),
  row({
    door: 'rule-builder.tsx loader',
    ask: ({ slug }) => ({ path: `/b/${slug}/rules/new.data?from=cabinet` }),
    own: only(OFFICERS),
    other: OUTSIDE,
  }),
  row({
    door: 'rule-builder.tsx loader',
    act: 'of a draft',
    prepare: newDraft,
    lasting: true,
    ask: ({ slug }, _, { ruleId }) => ({ path: `/b/${slug}/rules/${ruleId}.data` }),
    own: only(OFFICERS),
    other: OUTSIDE,
  }),
  row({
    door: 'rule-act.ts action',
    act: 'rule.save',
    ask: (scene) => asked(scene, { act: 'rule.save', ruleId: null, edit: null, rule, fromPreset: null }),
    own: only(OFFICERS),
    other: OUTSIDE,
  }),
  row({
    door: 'rule-act.ts action',
    act: 'rule.discard',
    prepare: newDraft,
    ask: (scene, _, draft) => asked(scene, { act: 'rule.discard', ...draft }),
    own: only(OFFICERS),
    other: OUTSIDE,
  }),
  row({
    door: 'rule-act.ts action',
    act: 'rule.adopt',
    prepare: newDraft,
    ask: (scene, _, draft) => asked(scene, { act: 'rule.adopt', ...draft }),
    own: only(PRESIDING),
    other: OUTSIDE,
  }),
  row({
    door: 'rule-act.ts action',
    act: 'rule.retire',
    prepare: newAdopted,
    ask: (scene, _, { ruleId, version }) => asked(scene, { act: 'rule.retire', ruleId, version }),
    own: only(PRESIDING),
    other: OUTSIDE,
  }),
]
