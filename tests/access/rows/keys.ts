// Keys after they were asked for: confirmed, refused and revoked by officers, approved and revoked by their own member.
import { eq } from 'drizzle-orm'
import { authorityChallenge } from '../../../app/rules/key-authority.ts'
import { revocationChallenge } from '../../../app/rules/key-revocation.ts'
import { keyEnrolment } from '../../../db/schema/identity.ts'
import type { Actor } from '../../../server/policies/actor.ts'
import { type Device, enrolDevice, requestId } from '../../support/body.ts'
import { statementOf } from '../../support/keys.ts'
import { row } from '../row.ts'
import type { Scene } from '../scene.ts'
import { OFFICERS, OUTSIDE, only, SEATED, signedIn, type Who } from '../who.ts'
import { actorOf, memberOf, seatedAs } from './seat-of.ts'

/** A key that is in no ledger, as one is where officers confirm: its place in this body's is taken away again. */
async function waiting({ ctx }: Scene, actor: Actor): Promise<Device> {
  const device = await enrolDevice(ctx, actor)
  await ctx.db.delete(keyEnrolment).where(eq(keyEnrolment.keyId, device.id))
  return device
}

async function vouching({ ctx }: Scene, about: Device, by: Device) {
  const proof = await by.seal(authorityChallenge(await statementOf(ctx, about.id)))
  return { requestId: requestId(ctx), keyId: about.id, by: by.id, proof }
}

async function revocation(scene: Scene, as: Who, keyId: string, by: Device, bodyId: string | null) {
  const { ctx } = scene
  const request = requestId(ctx)
  const { personId: person } = actorOf(scene, as)
  const proof = await by.seal(revocationChallenge({ house: ctx.settings.origin.href, key: keyId, person, request }))
  return { requestId: request, keyId, bodyId, cause: 'lost', note: '', shown: { by: by.id, proof } }
}

const noDevice = { delegate: 'key_not_waiting', adviser: 'key_not_waiting', observer: 'key_not_waiting' }
const stranger = { outsider: 'not_found', administrator: 'not_found' }

export const keys = [
  row({
    door: 'body-keys.tsx loader',
    ask: ({ slug }) => ({ path: `/b/${slug}/keys.data` }),
    own: only([...SEATED]),
    other: OUTSIDE,
  }),
  row({
    door: 'following.ts loader',
    ask: ({ bodyId }) => ({ path: `/following/${bodyId}?from=1` }),
    own: only([...SEATED]),
    other: OUTSIDE,
  }),
  row({ door: 'devices.tsx loader', ask: () => ({ path: '/devices.data' }), own: signedIn() }),
  row({
    door: 'key-act.ts action',
    act: 'confirm',
    prepare: (scene) => waiting(scene, scene.people.member.actor),
    ask: async (scene, as, device) => {
      const said = await vouching(scene, device, scene.deviceOf(seatedAs(as)))
      return { path: '/keys/confirm.data', input: { ...said, bodyId: scene.bodyId } }
    },
    own: only(OFFICERS),
    other: OUTSIDE,
  }),
  row({
    door: 'key-act.ts action',
    act: 'refuse',
    prepare: (scene) => waiting(scene, scene.people.member.actor),
    ask: ({ ctx, bodyId }, _as, device) => ({
      path: '/keys/refuse.data',
      input: { requestId: requestId(ctx), bodyId, keyId: device.id },
    }),
    own: only(OFFICERS),
    other: OUTSIDE,
  }),
  row({
    door: 'key-act.ts action',
    act: 'approve',
    ask: async (scene, as) => {
      const device = await waiting(scene, memberOf(scene, as).actor)
      return { path: '/keys/approve.data', input: await vouching(scene, device, scene.deviceOf(seatedAs(as))) }
    },
    own: signedIn({ ...noDevice, auditor: 'key_not_waiting', ...stranger }),
    other: OUTSIDE,
  }),
  row({
    door: 'key-act.ts action',
    act: 'revoke',
    ask: async (scene, as) => {
      const device = await enrolDevice(scene.ctx, memberOf(scene, as).actor)
      return { path: '/keys/revoke.data', input: await revocation(scene, as, device.id, device, null) }
    },
    own: signedIn(stranger),
    other: OUTSIDE,
  }),
  row({
    door: 'key-act.ts action',
    act: "revoke somebody else's",
    ask: async (scene, as) => {
      const theirs = await enrolDevice(scene.ctx, scene.people.recused.actor)
      const by = scene.deviceOf(seatedAs(as))
      return { path: '/keys/revoke.data', input: await revocation(scene, as, theirs.id, by, scene.bodyId) }
    },
    own: only(OFFICERS),
    other: OUTSIDE,
  }),
]
