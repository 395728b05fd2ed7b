import './floor.css'
import { Hourglass, MicOff, Pause, Play, Plus, SlidersHorizontal, Square, Undo2 } from 'lucide-react'
import { useState } from 'react'
import type { Speaker } from '../../server/floor/floor-queries.ts'
import type { Console } from '../../server/meetings/load-console.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { useServerNow } from '../live/use-server-now.ts'
import { Button } from '../ui/button.tsx'
import { Face } from '../ui/face.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { FloorQueue } from './floor-queue.tsx'
import { FloorSaid } from './floor-said.tsx'
import { FloorSettings } from './floor-settings.tsx'
import { FloorTimes } from './floor-times.tsx'
import { SpeechBar, SpeechTimer } from './speech-timer.tsx'
import { type FloorActs, useFloor } from './use-floor.ts'

/** The floor in the console's side: who speaks by which clock, who waits, and what whoever presides does with it. */
export function FloorBlock({ page }: { page: Console }) {
  const t = useT('floor')
  const reader = useReader()
  const floor = useFloor(page.meeting.id)
  const [shown, setShown] = useState<'times' | 'settings' | null>(null)
  const { speaker, interrupted, queue, may } = page.floor
  const running = page.meeting.state === 'in_session' || page.meeting.state === 'suspended'
  if (!running || !page.current) return null
  return (
    <>
      <FloorSaid sitting={page} mine={page.mine.map(({ seatId }) => seatId)} />
      {speaker ? <Speaking key={speaker.speechId} page={page} speaker={speaker} floor={floor} /> : null}
      {interrupted.map((one) => (
        <p key={one.speechId} className="block floor-interrupted small">
          <Icon of={Pause} size="sm" /> {t('interrupted', { name: reader.pick(one.name) })}
        </p>
      ))}
      <section className="block floor-list" aria-labelledby="floor-queue">
        <div className="row between">
          <h2 id="floor-queue">
            {t('queue')} {queue.length > 0 ? <span className="chip num">{reader.number(queue.length)}</span> : null}
          </h2>
          <span className="row">
            <Button variant="quiet" icon={Hourglass} aria-label={t('times.title')} onPress={() => setShown('times')} />
            {may.give ? (
              <Button
                variant="quiet"
                icon={SlidersHorizontal}
                aria-label={t('settings.title')}
                onPress={() => setShown('settings')}
              />
            ) : null}
          </span>
        </div>
        {floor.refusal ? (
          <Notice tone="danger" title={t('refused')} live>
            {floor.refusal}
          </Notice>
        ) : null}
        <FloorQueue page={page} floor={floor} />
        {speaker || queue.length > 0 ? null : (
          <p className="small muted row">
            <Icon of={MicOff} size="sm" /> {t('nobody')}
          </p>
        )}
      </section>
      <FloorTimes sitting={page} isOpen={shown === 'times'} onClose={() => setShown(null)} />
      {shown === 'settings' ? <FloorSettings page={page} onClose={() => setShown(null)} /> : null}
    </>
  )
}

function Speaking({ page, speaker, floor }: { page: Console; speaker: Speaker; floor: FloorActs }) {
  const t = useT('floor')
  const reader = useReader()
  const now = useServerNow(page.now)
  const { speechId, kind, clock, undoUntil } = speaker
  const { sending, act } = floor
  const paused = clock.pausedAt !== null
  const name = reader.pick(speaker.name)
  return (
    <section className="block floor-now" aria-label={t('has_floor')}>
      <div className="row who">
        <Face id={speaker.personId ?? speaker.seatId} name={speaker.name} />
        <span className="grow">
          <small className="note muted">{t(kind === 'speak' ? 'has_floor' : `kind.${kind}`)}</small>
          <b className="strong clip">
            <bdi>{name}</bdi>
          </b>
        </span>
        {page.floor.may.give && now < undoUntil ? (
          <Button variant="quiet" size="small" icon={Undo2} iconFlip onPress={() => void act('undo', { speechId })}>
            {t('undo')}
          </Button>
        ) : null}
      </div>
      <div className="row between">
        <SpeechTimer speaker={speaker} served={page.now} />
        {page.floor.may.give ? (
          <Button
            icon={paused ? Play : Pause}
            aria-label={t(paused ? 'resume' : 'pause')}
            isPending={sending}
            onPress={() => void act(paused ? 'resume' : 'pause', { speechId })}
          />
        ) : null}
      </div>
      <SpeechBar speaker={speaker} served={page.now} />
      {page.floor.may.give ? (
        <div className="row acts">
          <Button icon={Plus} isPending={sending} onPress={() => void act('extend', { speechId })}>
            {t('extend')}
          </Button>
          <Button icon={Square} isPending={sending} onPress={() => void act('end', { speechId })}>
            {t('end')}
          </Button>
        </div>
      ) : null}
    </section>
  )
}
