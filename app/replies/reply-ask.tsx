import './replies.css'
import { CalendarSync, Check, PhoneCall, UserRoundPlus } from 'lucide-react'
import { useState } from 'react'
import type { OwnReplies } from '../../server/replies/queries.ts'
import { Text2 } from '../i18n/text2.tsx'
import { useT } from '../i18n/use-reader.ts'
import { useAct } from '../live/use-act.ts'
import type { Answer } from '../rules/replies.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { ANSWER_ICONS } from './answer-chip.tsx'
import { DeputyLine } from './deputy-line.tsx'

/** Whether the reader comes, asked for each seat of theirs and answered by one press. */
export function ReplyAsk({ reply, onDeputy }: { reply: OwnReplies; onDeputy?: (seatId: string) => void }) {
  return (
    <div className="reply-asks">
      {reply.seats.map((seat) => (
        <Ask key={seat.seatId} reply={reply} seat={seat} named={reply.seats.length > 1} onDeputy={onDeputy} />
      ))}
    </div>
  )
}

type AskProps = {
  reply: OwnReplies
  seat: OwnReplies['seats'][number]
  named: boolean
  onDeputy?: ((seatId: string) => void) | undefined
}

function Ask({ reply, seat, named, onDeputy }: AskProps) {
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
        {seat.deputy ? null : <Standing said={said} />}
      </p>
      {seat.deputy ? (
        <DeputyLine meetingId={meetingId} deputy={seat.deputy} />
      ) : (
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
          {seat.mayDeputy ? <ByDeputy meetingId={meetingId} seatId={seatId} onDeputy={onDeputy} /> : null}
        </div>
      )}
      {stands === 'absent' && !seat.deputy ? (
        <Reason key={said?.reason} reason={said?.reason ?? ''} save={(why) => give('absent', why)} />
      ) : null}
      {refusal ? <Notice tone="danger" title={refusal} live /> : null}
    </div>
  )
}

/** Where it is named: here, or on the page of replies. */
function ByDeputy({ meetingId, seatId, onDeputy }: { meetingId: string; seatId: string } & Pick<AskProps, 'onDeputy'>) {
  const t = useT('replies')
  if (!onDeputy)
    return (
      <LinkButton variant="line" icon={UserRoundPlus} to={`/m/${meetingId}/reply`}>
        {t('answer.deputy')}
      </LinkButton>
    )
  return (
    <Button variant="line" icon={UserRoundPlus} onPress={() => onDeputy(seatId)}>
      {t('answer.deputy')}
    </Button>
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
