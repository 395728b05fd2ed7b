// What an administrator configures, and nobody else: the house, its bodies, seats and people.
import { HouseAct } from '../../../app/wire/bodies.ts'
import { addSeat } from '../../../server/bodies/add-seat.ts'
import { both, must, requestId, SETUP } from '../../support/body.ts'
import { row } from '../row.ts'
import type { Scene } from '../scene.ts'
import { administratorOnly } from '../who.ts'

const act = (name: HouseAct['act'], input: (scene: Scene) => object | Promise<object>, probes = {}, over = {}) =>
  row({
    door: 'admin.tsx action',
    act: name,
    ask: async (scene) => ({ path: '/admin.data', input: { act: name, ...(await input(scene)) } }),
    own: { ...administratorOnly(), ...over },
    probes,
  })

const short = ({ ctx }: Scene) => requestId(ctx).slice(0, 12)
const seat = { title: both('Adviser'), role: 'adviser' as const, votes: false, weight: '1' }
const settings = { confirmation: 'none', conflictHides: 'item' }

export const houseActs = HouseAct.options.map((option) => option.shape.act.value)

export const house = [
  row({ door: 'admin.tsx loader', ask: () => ({ path: '/admin.data' }), own: administratorOnly() }),
  act('body.create', (scene) => ({
    body: {
      slug: `b-${short(scene)}`,
      name: both('New'),
      accent: 'tender',
      plan: 'table',
      zone: 'Asia/Bahrain',
      settings,
    },
  })),
  // An administrator configures every body.
  act('seat.create', ({ bodyId }) => ({ bodyId, seat }), { bodyId: 'ok' }),
  act('mandate.start', async ({ ctx, bodyId, people }) => ({
    bodyId,
    // A seat made for it: whoever is moved out of their own acts for nobody in the rows that follow.
    seatId: must(await addSeat(ctx, SETUP, bodyId, seat)).seatId,
    personId: people.observer.actor.personId,
  })),
  act('policy.set', ({ bodyId }) => ({ bodyId, policy: { publicLedger: false, witnesses: [], quorum: 0 } }), {
    bodyId: 'ok',
  }),
  act(
    'mail.set',
    ({ people }) => ({
      setting: {
        personId: people.observer.actor.personId,
        address: 'observer@house.test',
        language: 'ar',
        wish: 'all',
      },
    }),
    { personId: 'ok' },
    // It is the observer's own address.
    { observer: 'ok' },
  ),
  act('person.add', (scene) => ({ person: { username: `p-${short(scene)}`, name: both('New') } })),
]
