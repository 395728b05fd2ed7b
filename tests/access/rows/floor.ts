// The floor: who asks for it, and who gives it and steers the clock.
import type { AskId, SpeechId } from '../../../app/wire/ids.ts'
import { callItem } from '../../../server/meetings/call-item.ts'
import { must, requestId } from '../../support/body.ts'
import { floorActs } from '../../support/floor.ts'
import { row } from '../row.ts'
import type { Agenda, Scene } from '../scene.ts'
import { OFFICERS, OUTSIDE, only, type Seated, type Who } from '../who.ts'
import { memberOf } from './seat-of.ts'

type OnFloor = Agenda & { askId: AskId; speechId: SpeechId }

/** The item is under discussion; the deputy speaks, and the member waits. */
async function newFloor(scene: Scene): Promise<OnFloor> {
  const { ctx, chair, people } = scene
  const { ask, speak } = floorActs(ctx)
  const made = await scene.newSitting()
  must(await callItem(ctx, chair, { requestId: requestId(ctx), ...made }))
  const speechId = await speak(people.deputy, made.meetingId, people.chair)
  const { askId } = must(await ask(people.member, made.meetingId))
  return { ...made, askId, speechId }
}

/** From whom the item is masked, also the floor is. */
const MASKED = { recused: 'floor_no_item' }
const notHere = Object.fromEntries(
  (['secretary', 'delegate', 'adviser', 'observer'] satisfies Seated[]).map((seat) => [seat, 'not_checked_in']),
)

const act = (
  name: string,
  own: ReturnType<typeof only>,
  input: (made: OnFloor, scene: Scene, as: Who) => object,
  probes: Record<string, string> = {},
) =>
  row({
    door: 'floor-act.ts action',
    act: name,
    prepare: newFloor,
    ask: (scene, as, made) => ({
      path: `/m/${made.meetingId}/floor/${name}.data`,
      input: { requestId: requestId(scene.ctx), meetingId: made.meetingId, ...input(made, scene, as) },
    }),
    own,
    other: OUTSIDE,
    probes,
  })

const onAsk = ({ askId }: OnFloor) => ({ askId })
const onSpeech = ({ speechId }: OnFloor) => ({ speechId })

export const floors = [
  act(
    'ask',
    only(['chair', 'deputy', 'member'], { ...notHere, ...MASKED }),
    (_made, scene, as) => ({ seatId: memberOf(scene, as).seatId, kind: 'point_of_order' }),
    { seatId: 'not_permitted' },
  ),
  act(
    'withdraw',
    only(['member'], {
      ...Object.fromEntries(
        ['chair', 'deputy', 'secretary', 'delegate', 'adviser', 'observer'].map((seat) => [seat, 'not_found']),
      ),
      ...MASKED,
    }),
    onAsk,
  ),
  act('drop', only(OFFICERS), onAsk),
  act('reorder', only(OFFICERS), (made) => ({ ...onAsk(made), to: 'up' }), { askId: 'floor_not_waiting' }),
  act('give', only(OFFICERS), onAsk),
  act('undo', only(OFFICERS), onSpeech),
  act('pause', only(OFFICERS), onSpeech),
  act('resume', only(OFFICERS), onSpeech),
  act('extend', only(OFFICERS), onSpeech),
  // Also by whoever speaks, who is an officer here.
  act('end', only(OFFICERS, MASKED), onSpeech),
  act('settings', only(OFFICERS), () => ({
    order: 'bloc',
    listClosed: true,
    seconds: { speak: 180, point_of_order: 60, right_of_reply: 120 },
  })),
]
