import './replies.css'
import { CalendarSync, Check, PhoneCall } from 'lucide-react'
import { useState } from 'react'
import type { OwnReplies } from '../../server/replies/queries.ts'
import { Text2 } from '../i18n/text2.tsx'
import { useT } from '../i18n/use-reader.ts'
import { useAct } from '../live/use-act.ts'
import type { Answer } from '../rules/replies.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { ANSWER_ICONS } from './answer-chip.tsx'

/** Whether the reader comes, asked for each seat of theirs and answered by one press. */
export function ReplyAsk({ reply }: { reply: OwnReplies }) {
  return (
    <div className="reply-asks">
      {reply.seats.map((seat) => (
        <Ask key={seat.seatId} reply={reply} seat={seat} named={reply.seats.length > 1} />
      ))}
    </div>
  )
}

type AskProps = { reply: OwnReplies; seat: OwnReplies['seats'][number]; named: boolean }

function Ask({ reply, seat, named }: AskProps) {
  const t = useT('replies')
  const { act, sending, refusal } = useAct(`/m/${reply.meetingId}/reply/act`)
  const { meetingId } = reply
  const { seatId, said } = seat
  const stands = said && !said.before ? said.answer : null
  const give = (answer: Answer, reason = '') => act({ act: 'give', meetingId, seatId, answer, reason })
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in a row in every browser
    <div className="reply-ask" role="group" aria-labelledby={`reply-${seatId}`}>
      <p className="row between wrap">
        <b id={`reply-${seatId}`}>
          {t('ask')}
          {named ? (
            <>
              {' '}
              <span className="soft">
                <Text2 of={seat.title} digits />
              </span>
            </>
          ) : null}
        </b>
        <Standing said={said} />
      </p>
      <div className="reply-answers">
        {reply.answers.map((answer) => (
          <Button
            key={answer}
            variant={stands === answer ? 'plain' : 'line'}
            icon={stands === answer ? Check : ANSWER_ICONS[answer]}
            aria-pressed={stands === answer}
            isPending={sending}
            onPress={() => void give(answer, answer === 'absent' ? (said?.reason ?? '') : '')}
          >
            {t(`answer.${answer}`)}
          </Button>
        ))}
      </div>
      {stands === 'absent' ? (
        <Reason key={said?.reason} reason={said?.reason ?? ''} save={(why) => give('absent', why)} />
      ) : null}
      {refusal ? <Notice tone="danger" title={refusal} live /> : null}
    </div>
  )
}

function Standing({ said }: Pick<AskProps['seat'], 'said'>) {
  const t = useT('replies')
  if (!said) return null
  if (said.before)
    return (
      <small className="reply-note alert" role="status">
        <Icon of={CalendarSync} size="sm" /> {t('asked_again', { answer: t(`answer.${said.answer}`) })}
      </small>
    )
  return (
    <small className="reply-note" role="status">
      {said.recorded ? (
        <>
          <Icon of={PhoneCall} size="sm" /> {t('by_telephone')}
        </>
      ) : (
        t('changeable')
      )}
    </small>
  )
}

function Reason({ reason, save }: { reason: string; save: (reason: string) => Promise<boolean> }) {
  const t = useT('replies')
  const [why, setWhy] = useState(reason)
  return (
    <div className="reply-reason">
      <Field label={t('reason')} hint={t('reason_hint')} maxLength={500} value={why} onChange={setWhy} />
      {why.trim() !== reason ? (
        <Button variant="line" onPress={() => void save(why)}>
          {t('reason_save')}
        </Button>
      ) : null}
    </div>
  )
}
