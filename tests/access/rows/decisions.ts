// The register of decisions: who reads it, who enters a decision, and who says how far an action is.
import { extractChallenge } from '../../../app/rules/document-signing.ts'
import { DecisionAct } from '../../../app/wire/decisions.ts'
import type { ActionId, DecisionId, ExtractId, ItemId, MeetingId } from '../../../app/wire/ids.ts'
import { addAction } from '../../../server/decisions/keep-action.ts'
import { registerDecisions } from '../../../server/decisions/register-decisions.ts'
import { issueExtract } from '../../../server/extracts/issue-extract.ts'
import { extractById } from '../../../server/extracts/queries.ts'
import { moveSitting } from '../../../server/meetings/move-sitting.ts'
import { firstFiles } from '../../../server/signing/queries.ts'
import { must, requestId } from '../../support/body.ts'
import { row } from '../row.ts'
import type { Scene } from '../scene.ts'
import { ATTENDING, OFFICERS, OUTSIDE, only } from '../who.ts'
import { memberOf } from './seat-of.ts'

const ready = async (scene: Scene): Promise<{ meetingId: MeetingId; itemId: ItemId }> => {
  const made = await scene.newSitting()
  const { meetingId } = made
  must(
    await moveSitting(scene.ctx, scene.chair, { requestId: requestId(scene.ctx), meetingId, act: 'sitting.adjourn' }),
  )
  return made
}

const registered = async (scene: Scene): Promise<DecisionId> => {
  const { meetingId, itemId } = await ready(scene)
  const input = { requestId: requestId(scene.ctx), meetingId, decisions: [{ itemId, voteId: null }] }
  return must(await registerDecisions(scene.ctx, scene.secretary, input)).decisions[0]?.decisionId as DecisionId
}

const facts = (scene: Scene) => ({ words: 'Report', ownerSeatId: scene.people.member.seatId, dueOn: null })

const charged = async (scene: Scene): Promise<ActionId> => {
  const decisionId = await registered(scene)
  const input = { requestId: requestId(scene.ctx), decisionId, ...facts(scene) }
  return must(await addAction(scene.ctx, scene.secretary, input)).actionId
}

const signersOf = ({ people }: Scene) => [people.secretary.seatId, people.chair.seatId]

const issued = async (scene: Scene): Promise<ExtractId> => {
  const decisionId = await registered(scene)
  const input = { requestId: requestId(scene.ctx), decisionId, signers: signersOf(scene) }
  return must(await issueExtract(scene.ctx, scene.secretary, input)).extractId
}

const actAt = ({ slug }: Scene) => `/b/${slug}/decisions/act.data`

export const decisions = [
  row({
    door: 'decisions.tsx loader',
    ask: ({ slug }) => ({ path: `/b/${slug}/decisions.data` }),
    own: only(ATTENDING),
    other: OUTSIDE,
  }),
  row({
    door: 'decision.tsx loader',
    prepare: registered,
    lasting: true,
    ask: ({ slug }, _as, decisionId) => ({ path: `/b/${slug}/decisions/${decisionId}.data` }),
    own: only(ATTENDING, { recused: 'not_found' }),
    other: OUTSIDE,
  }),
  row({
    door: 'decisions-export.ts loader',
    ask: ({ slug }) => ({ path: `/b/${slug}/decisions/export?format=json` }),
    own: only(ATTENDING),
    other: OUTSIDE,
  }),
  row({
    door: 'decision-act.ts action',
    act: 'register',
    prepare: ready,
    ask: (scene, _as, { meetingId, itemId }) => ({
      path: actAt(scene),
      input: {
        act: 'register',
        requestId: requestId(scene.ctx),
        meetingId,
        decisions: [{ itemId, voteId: null }],
      },
    }),
    own: only(OFFICERS),
    other: OUTSIDE,
  }),
  row({
    door: 'decision-act.ts action',
    act: 'add',
    prepare: registered,
    lasting: true,
    ask: (scene, _as, decisionId) => ({
      path: actAt(scene),
      input: { act: 'add', requestId: requestId(scene.ctx), decisionId, ...facts(scene) },
    }),
    own: only(OFFICERS, { recused: 'not_found', auditor: 'not_found' }),
    other: OUTSIDE,
  }),
  row({
    door: 'decision-act.ts action',
    act: 'edit',
    prepare: charged,
    ask: (scene, _as, actionId) => ({
      path: actAt(scene),
      input: { act: 'edit', requestId: requestId(scene.ctx), actionId, version: 1, ...facts(scene) },
    }),
    own: only(OFFICERS, { recused: 'not_found', auditor: 'not_found' }),
    other: OUTSIDE,
  }),
  row({
    door: 'decision-act.ts action',
    act: 'report',
    prepare: charged,
    lasting: true,
    ask: (scene, _as, actionId) => ({
      path: actAt(scene),
      input: { act: 'report', requestId: requestId(scene.ctx), actionId, status: 'under_way', words: '' },
    }),
    own: only([...OFFICERS, 'member'], { recused: 'not_found', auditor: 'not_found' }),
    other: OUTSIDE,
  }),
  row({
    door: 'decision-act.ts action',
    act: 'follow_up',
    prepare: charged,
    lasting: true,
    ask: (scene) => ({
      path: actAt(scene),
      input: { act: 'follow_up', requestId: requestId(scene.ctx), bodyId: scene.bodyId },
    }),
    own: only(OFFICERS),
    other: OUTSIDE,
  }),
  row({
    door: 'extract.ts loader',
    prepare: registered,
    lasting: true,
    ask: ({ slug }, _as, decisionId) => ({ path: `/b/${slug}/decisions/${decisionId}/extract/ar` }),
    own: only(ATTENDING, { recused: 'not_found', auditor: 'not_found' }),
    other: OUTSIDE,
  }),
  row({
    door: 'decision-act.ts action',
    act: 'issue_extract',
    prepare: registered,
    lasting: true,
    ask: (scene, _as, decisionId) => ({
      path: actAt(scene),
      input: { act: 'issue_extract', requestId: requestId(scene.ctx), decisionId, signers: signersOf(scene) },
    }),
    own: only(OFFICERS, { recused: 'not_found', auditor: 'not_found' }),
    other: OUTSIDE,
    probes: { signers: 'signing_signers' },
  }),
  row({
    door: 'decision-act.ts action',
    act: 'sign_extract',
    prepare: issued,
    ask: async (scene, as, extractId) => {
      const { seatId } = memberOf(scene, as)
      const device = scene.deviceOf(as === 'secretary' ? 'secretary' : 'member')
      const [found, pdf] = [await extractById(scene.ctx.db, extractId), await firstFiles(scene.ctx.db, extractId)]
      const said = { body: scene.bodyId, extract: extractId, digest: found?.digest ?? '', pdf, seat: seatId }
      const proof = await device.seal(extractChallenge(said))
      const signed = { act: 'sign_extract', requestId: requestId(scene.ctx), extractId, seatId, key: device.id, proof }
      return { path: actAt(scene), input: signed }
    },
    own: only(['secretary'], {
      chair: 'signing_not_your_turn',
      deputy: 'signing_not_your_turn',
      recused: 'not_found',
      auditor: 'not_found',
    }),
    other: OUTSIDE,
    probes: { key: 'ballot_key_unknown' },
  }),
]

export const decisionActs = DecisionAct.options.map((option) => option.shape.act.value)
