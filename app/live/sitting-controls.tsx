import { ArrowRight, CalendarX2, CirclePlay, Gavel, Pause, Play, Vote } from 'lucide-react'
import { useState } from 'react'
import type { Console } from '../../server/meetings/load-console.ts'
import { useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Confirm } from './confirm.tsx'
import { currentItem, nextItem } from './current-item.ts'
import { FailDialog } from './fail-dialog.tsx'
import { OpenVoteDialog } from './open-vote-dialog.tsx'
import { useAct } from './use-act.ts'

type Move = 'open' | 'suspend' | 'resume' | 'adjourn'

/** The bar at the foot of the console: one filled button, which is what comes next. */
export function SittingControls({ page, call }: { page: Console; call: ReturnType<typeof useAct> }) {
  const t = useT('live')
  const [asking, setAsking] = useState<Move | null>(null)
  const [opening, setOpening] = useState(false)
  const [failing, setFailing] = useState(false)
  const move = useAct(`/m/${page.meeting.id}/act/move`)
  const { may, meeting } = page
  const meetingId = meeting.id
  const item = currentItem(page)
  const next = nextItem(page)
  const close = () => {
    move.forget()
    setAsking(null)
  }
  // What comes next is the filled button: the vote while one is to be taken, else the next item.
  const toVote = item !== null && item.decision !== null && !page.results.some(({ itemId }) => itemId === item.itemId)
  const left = page.items.filter((one) => one.state === 'rest').length
  const nextButton =
    may.call && !page.vote && next ? (
      <Button
        variant={toVote ? 'plain' : 'primary'}
        {...(!toVote && { size: 'big' as const })}
        icon={ArrowRight}
        iconFlip
        isPending={call.sending}
        onPress={() => void call.act({ meetingId, itemId: next.itemId })}
      >
        {t('control.next')}
      </Button>
    ) : null
  return (
    <footer className="console-bar">
      {call.refusal ? (
        <div className="refusal">
          <Notice tone="danger" title={t('refused')} live>
            {call.refusal}
          </Notice>
        </div>
      ) : null}
      {may.suspend ? (
        <Button icon={Pause} onPress={() => setAsking('suspend')}>
          {t('control.suspend')}
        </Button>
      ) : null}
      {may.adjourn ? (
        <Button
          variant="line"
          icon={Gavel}
          onPress={() => setAsking('adjourn')}
          {...(page.vote && { disabledReason: t('control.vote_running') })}
        >
          {t('control.adjourn')}
        </Button>
      ) : null}
      {may.fail ? (
        <Button variant="line" icon={CalendarX2} onPress={() => setFailing(true)}>
          {t('control.fail')}
        </Button>
      ) : null}
      <span className="grow" />
      {may.open ? (
        <Button variant="primary" size="big" icon={CirclePlay} onPress={() => setAsking('open')}>
          {t('control.open')}
        </Button>
      ) : null}
      {may.resume ? (
        <Button variant="primary" size="big" icon={Play} onPress={() => setAsking('resume')}>
          {t('control.resume')}
        </Button>
      ) : null}
      {toVote ? nextButton : null}
      {may.openVote && item && !page.vote ? (
        <OpenVoteButton
          page={page}
          number={item.number}
          able={item.decision !== null}
          primary={toVote || !next}
          onPress={() => setOpening(true)}
        />
      ) : null}
      {toVote ? null : nextButton}
      {item ? (
        <OpenVoteDialog sitting={page} item={item} isOpen={opening && !page.vote} onClose={() => setOpening(false)} />
      ) : null}
      <FailDialog page={page} isOpen={failing} onClose={() => setFailing(false)} />
      <Confirm
        title={asking ? t(`confirm.${asking}.title`, { number: meeting.number }) : ''}
        word={asking ? t(`confirm.${asking}.do`) : ''}
        tone={asking === 'adjourn' ? 'danger' : 'primary'}
        isOpen={asking !== null}
        onClose={close}
        onConfirm={async () => (await move.act({ meetingId, act: `sitting.${asking}` })) && close()}
        sending={move.sending}
        refusal={move.refusal}
      >
        <p>{asking ? t(`confirm.${asking}.body`) : null}</p>
        {asking === 'suspend' && page.vote ? <Notice tone="alert" title={t('confirm.suspend.voting')} /> : null}
        {asking === 'adjourn' && left > 0 ? (
          <Notice tone="alert" title={t('confirm.adjourn.left', { count: left })} />
        ) : null}
      </Confirm>
    </footer>
  )
}

type OpenVoteButtonProps = { page: Console; number: string; able: boolean; primary: boolean; onPress: () => void }

function OpenVoteButton({ page, number, able, primary, onPress }: OpenVoteButtonProps) {
  const t = useT('live')
  const { present, required } = page.quorum
  const met = page.quorums.some((quorum) => quorum.met)
  const reason = !able
    ? t('vote.no_text', { number })
    : met
      ? undefined
      : t('vote.no_quorum', { count: Math.max(1, required - present) })
  return (
    <Button
      variant={primary ? 'primary' : 'line'}
      {...(primary && { size: 'big' as const })}
      icon={Vote}
      onPress={onPress}
      {...(reason !== undefined && { disabledReason: reason })}
    >
      {t('control.vote', { number })}
    </Button>
  )
}
