import './floor.css'
import { CircleAlert, Hand, Hourglass, type LucideIcon, Reply, Square, X } from 'lucide-react'
import { useState } from 'react'
import type { Floor, Speaker, Waiting } from '../../server/floor/floor-queries.ts'
import type { Sitting } from '../../server/meetings/load-sitting.ts'
import { Text2 } from '../i18n/text2.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import { FLOOR_KINDS, type FloorKind } from '../rules/floor.ts'
import { Button } from '../ui/button.tsx'
import { Face } from '../ui/face.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { useRefusalWords } from '../ui/use-refusal.ts'
import { FloorSaid } from './floor-said.tsx'
import { FloorTimes } from './floor-times.tsx'
import { SpeechBar, SpeechTimer } from './speech-timer.tsx'
import { type FloorActs, useFloor } from './use-floor.ts'

const ICONS: Record<FloorKind, LucideIcon> = { speak: Hand, point_of_order: CircleAlert, right_of_reply: Reply }

/** The floor on the member's screen: who speaks, whether it is their turn, and what they may ask for. */
export function FloorCard({ sitting }: { sitting: Sitting }) {
  const t = useT('floor')
  const floor = useFloor(sitting.meeting.id)
  const [times, setTimes] = useState(false)
  const { speaker, interrupted, asking } = sitting.floor
  if (!sitting.current || (asking.length === 0 && !speaker)) return null
  const mine = asking.map(({ seatId }) => seatId as string)
  const isMine = speaker !== null && mine.includes(speaker.seatId)
  return (
    <section className={isMine ? 'sheet floor-card mine' : 'sheet floor-card'} aria-labelledby="floor-card">
      <FloorSaid sitting={sitting} mine={mine} />
      <div className="in stack">
        <div className="row between">
          <h2 id="floor-card">{t(isMine ? 'yours' : 'title')}</h2>
          <Button variant="quiet" size="small" icon={Hourglass} onPress={() => setTimes(true)}>
            {t('times.title')}
          </Button>
        </div>
        {speaker ? <Speaking sitting={sitting} speaker={speaker} isMine={isMine} floor={floor} /> : null}
        {interrupted.some(({ seatId }) => mine.includes(seatId)) ? (
          <Notice tone="alert" icon={CircleAlert} title={t('interrupted_mine')} />
        ) : null}
        {asking.map((one) => (
          <Asking key={one.seatId} sitting={sitting} one={one} floor={floor} />
        ))}
        {floor.refusal ? (
          <Notice tone="danger" title={t('refused')} live>
            {floor.refusal}
          </Notice>
        ) : null}
      </div>
      <FloorTimes sitting={sitting} isOpen={times} onClose={() => setTimes(false)} />
    </section>
  )
}

type SpeakingProps = { sitting: Sitting; speaker: Speaker; isMine: boolean; floor: FloorActs }

function Speaking({ sitting, speaker, isMine, floor }: SpeakingProps) {
  const t = useT('floor')
  const reader = useReader()
  const { speechId, kind } = speaker
  return (
    <div className="floor-speaking">
      <div className="row between wrap">
        {isMine ? (
          <span className="soft row">
            <Icon of={ICONS[kind]} /> {t(`kind.${kind}`)}
          </span>
        ) : (
          <span className="row who">
            <Face id={speaker.personId ?? speaker.seatId} name={speaker.name} />
            <span>
              <small className="note muted">{t(kind === 'speak' ? 'has_floor' : `kind.${kind}`)}</small>
              <b className="strong">
                <bdi>{reader.pick(speaker.name)}</bdi>
              </b>
            </span>
          </span>
        )}
        <SpeechTimer speaker={speaker} served={sitting.now} small={!isMine} />
      </div>
      {isMine ? <SpeechBar speaker={speaker} served={sitting.now} /> : null}
      {isMine ? (
        <Button
          variant="primary"
          size="big"
          block
          icon={Square}
          isPending={floor.sending}
          onPress={() => void floor.act('end', { speechId })}
        >
          {t('finished')}
        </Button>
      ) : null}
    </div>
  )
}

type AskingProps = { sitting: Sitting; one: Floor['asking'][number]; floor: FloorActs }

/** For one seat: its requests with their places, and what else it may ask for. */
function Asking({ sitting, one, floor }: AskingProps) {
  const t = useT('floor')
  const words = useRefusalWords()
  const { seatId, kinds } = one
  const waiting = sitting.floor.queue.filter((ask) => ask.seatId === seatId)
  const seat = sitting.floor.asking.length > 1 ? sitting.seats.find((each) => each.seatId === seatId) : undefined
  if (kinds.point_of_order === 'floor_no_part') return <p className="small soft">{t('no_part')}</p>
  // What is asked for already stands above, and a reply to nothing is not offered.
  const offered = FLOOR_KINDS.filter(
    (kind) => kinds[kind] !== 'floor_already_asked' && kinds[kind] !== 'floor_nothing_to_reply',
  )
  return (
    <div className="floor-asking">
      {seat ? (
        <p className="note muted">
          <Text2 of={seat.title} />
        </p>
      ) : null}
      {waiting.map((ask) => (
        <MyRequest key={ask.askId} ask={ask} queue={sitting.floor.queue} floor={floor} />
      ))}
      <div className="ways">
        {offered.map((kind) => {
          const refused = kinds[kind]
          return (
            <Button
              key={kind}
              size={kind === 'speak' ? 'big' : 'normal'}
              icon={ICONS[kind]}
              isPending={floor.sending}
              onPress={() => void floor.act('ask', { seatId, kind })}
              {...(refused !== null && { disabledReason: words(refused) })}
            >
              {t(`ask.${kind}`)}
            </Button>
          )
        })}
      </div>
    </div>
  )
}

function MyRequest({ ask, queue, floor }: { ask: Waiting; queue: readonly Waiting[]; floor: FloorActs }) {
  const t = useT('floor')
  const reader = useReader()
  const { askId, kind } = ask
  const place = 1 + queue.findIndex((one) => one.askId === askId)
  return (
    <div className="floor-waiting">
      <Icon of={ICONS[kind]} />
      <span className="grow">
        <b>{t(`waiting.${kind}`)}</b>
        <small className="note muted num">
          {place === 1
            ? t('waiting.next')
            : t('waiting.place', { place: reader.number(place), all: reader.number(queue.length) })}
        </small>
      </span>
      <Button
        variant="line"
        icon={X}
        isPending={floor.sending}
        onPress={() => void floor.act('withdraw', { askId })}
        aria-label={`${t('withdraw')}: ${t(`kind.${kind}`)}`}
      >
        {t('withdraw')}
      </Button>
    </div>
  )
}
