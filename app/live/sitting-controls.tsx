import { ArrowRight, CalendarX2, CirclePlay, CornerDownRight, Gavel, Keyboard, Pause, Play, Undo2 } from 'lucide-react'
import { useState } from 'react'
import type { Console } from '../../server/meetings/load-console.ts'
import { CloseControl } from '../closed/closed-controls.tsx'
import { useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Confirm } from './confirm.tsx'
import { currentItem, nextItem } from './current-item.ts'
import { FailDialog } from './fail-dialog.tsx'
import { mayOpenVote, OpenVoteButton } from './open-vote-button.tsx'
import { OpenVoteDialog } from './open-vote-dialog.tsx'
import { ShortcutList } from './shortcut-list.tsx'
import { SuspendDialog } from './suspend-dialog.tsx'
import { useAct } from './use-act.ts'
import type { OrderActs } from './use-order.ts'
import { type Shortcut, useShortcuts } from './use-shortcuts.ts'

type Asked = 'open' | 'suspend' | 'adjourn' | 'vote' | 'fail' | 'keys'
type ControlsProps = { page: Console; now: number; order: OrderActs; onAgenda: () => void }

/** The bar at the foot of the console: one filled button, which is what comes next. It asks first only for what cannot be undone. */
export function SittingControls({ page, now, order, onAgenda }: ControlsProps) {
  const t = useT('live')
  const [asked, setAsked] = useState<Asked | null>(null)
  const move = useAct(`/m/${page.meeting.id}/act/move`)
  const { may, meeting } = page
  const meetingId = meeting.id
  const item = currentItem(page)
  const next = order.mayCall ? nextItem(page) : null
  const undo = item && page.undo && Date.parse(page.undo.until) > now ? item.itemId : null
  const deferable = order.mayDefer && item && !page.vote ? item.itemId : null
  const voting = may.openVote && item !== null && !page.vote && mayOpenVote(page, item)
  const close = () => {
    move.forget()
    setAsked(null)
  }
  const resume = may.resume ? () => void move.act({ meetingId, act: 'sitting.resume' }) : null
  const shortcuts: Shortcut[] = [
    { code: 'KeyN', key: 'next', act: next && (() => order.call(next.itemId)) },
    { code: 'KeyV', key: 'vote', act: voting ? () => setAsked('vote') : null },
    { code: 'KeyD', key: 'defer', act: deferable && (() => order.defer(deferable)) },
    { code: 'KeyZ', key: 'undo', act: undo && (() => order.takeBack(undo)) },
    { code: 'KeyS', key: 'suspend', act: may.suspend ? () => setAsked('suspend') : resume },
    { code: 'KeyA', key: 'agenda', act: onAgenda },
  ]
  useShortcuts(shortcuts, () => setAsked('keys'))
  // What comes next is the filled button: the vote while one is to be taken, else the next item.
  const toVote = item !== null && item.decision !== null && !page.results.some(({ itemId }) => itemId === item.itemId)
  const left = page.items.filter((one) => one.state === 'rest').length
  const deferred = page.items.filter((one) => one.state === 'deferred').length
  const refusal = order.refusal ?? (asked === null ? move.refusal : null)
  const nextButton = next ? (
    <Button
      variant={toVote ? 'plain' : 'primary'}
      {...(!toVote && { size: 'big' as const })}
      icon={ArrowRight}
      iconFlip
      isPending={order.sending}
      onPress={() => order.call(next.itemId)}
    >
      {t('control.next')}
    </Button>
  ) : null
  return (
    <footer className="console-bar">
      {refusal ? (
        <div className="refusal">
          <Notice tone="danger" title={t('refused')} live>
            {refusal}
          </Notice>
        </div>
      ) : null}
      {may.suspend ? (
        <Button icon={Pause} onPress={() => setAsked('suspend')}>
          {t('control.suspend')}
        </Button>
      ) : null}
      {deferable ? (
        <Button variant="line" icon={CornerDownRight} iconFlip onPress={() => order.defer(deferable)}>
          {t('control.defer')}
        </Button>
      ) : null}
      {undo ? (
        <Button variant="line" icon={Undo2} onPress={() => order.takeBack(undo)}>
          {t('control.undo')}
        </Button>
      ) : null}
      {may.adjourn ? (
        <Button
          variant="line"
          icon={Gavel}
          onPress={() => setAsked('adjourn')}
          {...(page.vote && { disabledReason: t('control.vote_running') })}
        >
          {t('control.adjourn')}
        </Button>
      ) : null}
      <CloseControl page={page} now={now} />
      {may.fail ? (
        <Button variant="line" icon={CalendarX2} onPress={() => setAsked('fail')}>
          {t('control.fail')}
        </Button>
      ) : null}
      <span className="keys-button">
        <Button variant="quiet" icon={Keyboard} aria-label={t('keys.title')} onPress={() => setAsked('keys')} />
      </span>
      <span className="grow" />
      {may.open ? (
        <Button variant="primary" size="big" icon={CirclePlay} onPress={() => setAsked('open')}>
          {t('control.open')}
        </Button>
      ) : null}
      {resume ? (
        <Button variant="primary" size="big" icon={Play} isPending={move.sending} onPress={resume}>
          {t('control.resume')}
        </Button>
      ) : null}
      {toVote ? nextButton : null}
      {may.openVote && item && !page.vote ? (
        <OpenVoteButton page={page} item={item} primary={toVote || !next} onPress={() => setAsked('vote')} />
      ) : null}
      {toVote ? null : nextButton}
      {item ? (
        <OpenVoteDialog sitting={page} item={item} isOpen={asked === 'vote' && !page.vote} onClose={close} />
      ) : null}
      <FailDialog page={page} isOpen={asked === 'fail'} onClose={close} />
      <SuspendDialog page={page} now={now} move={move} isOpen={asked === 'suspend'} onClose={close} />
      <ShortcutList shortcuts={shortcuts} isOpen={asked === 'keys'} onClose={close} />
      {(['open', 'adjourn'] as const).map((act) => (
        <Confirm
          key={act}
          title={t(`confirm.${act}.title`, { number: meeting.number })}
          word={t(`confirm.${act}.do`)}
          tone={act === 'adjourn' ? 'danger' : 'primary'}
          isOpen={asked === act}
          onClose={close}
          onConfirm={async () => (await move.act({ meetingId, act: `sitting.${act}` })) && close()}
          sending={move.sending}
          refusal={move.refusal}
        >
          <p>{t(`confirm.${act}.body`)}</p>
          {act === 'adjourn' && left > 0 ? (
            <Notice tone="alert" title={t('confirm.adjourn.left', { count: left })} />
          ) : null}
          {act === 'adjourn' && deferred > 0 ? (
            <Notice tone="info" title={t('confirm.adjourn.deferred', { count: deferred })} />
          ) : null}
        </Confirm>
      ))}
    </footer>
  )
}
