// Signing in and out, invitations, and the keys that sign ballots.
import { sealEnrolment } from '../../../app/rules/key-enrolment.ts'
import { addPerson } from '../../../server/identity/add-person.ts'
import { both, makeDevice, must, requestId, SETUP } from '../../support/body.ts'
import { row } from '../row.ts'
import type { Scene } from '../scene.ts'
import { anybody, SEATED, signedIn, type Who } from '../who.ts'
import { actorOf } from './seat-of.ts'

const invited = async ({ ctx }: Scene) => {
  const username = `guest-${requestId(ctx).slice(0, 12)}`
  return must(await addPerson(ctx, SETUP, { username, name: both('Guest') })).token
}

const statement = async ({ ctx }: Scene, personId: string) => {
  const device = makeDevice()
  const facts = { house: ctx.settings.origin.href, person: personId, label: 'test', nonce: requestId(ctx) }
  const { text, proof } = await sealEnrolment(facts, device.key, device.seal)
  return { requestId: requestId(ctx), statement: text, proof, device: 'test' }
}

export const identity = [
  row({
    door: 'sign-in.tsx loader',
    ask: () => ({ path: '/sign-in.data' }),
    own: signedIn({ ...signedInAlready(), nobody: 'ok' }),
    other: signedIn({ ...signedInAlready(), nobody: 'ok' }),
  }),
  row({
    door: 'sign-in.tsx action',
    ask: () => ({ path: '/sign-in.data', form: { username: 'nobody', password: 'not the password' } }),
    own: anybody('sign_in_failed'),
  }),
  row({
    door: 'sign-out.tsx loader',
    ask: () => ({ path: '/sign-out' }),
    own: anybody('away'),
  }),
  row({
    door: 'sign-out.tsx action',
    ask: () => ({ path: '/sign-out', form: {} }),
    own: anybody('away'),
    endsSession: true,
  }),
  row({
    door: 'invitation.tsx loader',
    prepare: invited,
    ask: (_scene, _as, token) => ({ path: `/invitation/${token}.data` }),
    own: anybody(),
  }),
  row({
    door: 'invitation.tsx action',
    prepare: invited,
    ask: (_scene, _as, token) => ({
      path: `/invitation/${token}.data`,
      input: { token, password: 'a long enough phrase' },
    }),
    own: anybody('away'),
  }),
  row({
    door: 'keys.tsx action',
    ask: async (scene, as) => ({ path: '/keys.data', input: await statement(scene, actorOf(scene, as).personId) }),
    own: signedIn({ outsider: 'key_malformed', administrator: 'key_malformed' }),
  }),
  row({
    door: 'keys.tsx action',
    act: "somebody else's key",
    ask: async (scene) => ({ path: '/keys.data', input: await statement(scene, 'somebody-else') }),
    own: signedIn({ ...everySeat('key_malformed'), outsider: 'key_malformed', administrator: 'key_malformed' }),
  }),
]

function everySeat(outcome: string): Partial<Record<Who, string>> {
  return Object.fromEntries(SEATED.map((seat) => [seat, outcome]))
}

function signedInAlready() {
  return { ...everySeat('away'), outsider: 'away', administrator: 'away' }
}
