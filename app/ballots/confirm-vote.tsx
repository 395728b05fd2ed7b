import { ArrowLeft, Stamp } from 'lucide-react'
import { useState } from 'react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { Trans } from 'react-i18next'
import { useReader, useT } from '../i18n/use-reader.ts'
import { needsReason } from '../rules/ballot.ts'
import { isSilence } from '../rules/circulation.ts'
import type { KeyLevel } from '../rules/signed-by.ts'
import type { AnyRule } from '../rules/vote-terms.ts'
import { Button } from '../ui/button.tsx'
import { TextArea } from '../ui/field.tsx'
import type { Bilingual } from '../wire/text.ts'
import { markOf } from './choice.ts'
import { type NamedSeat, SeatName } from './seat-name.tsx'
import { VoteMark } from './vote-mark.tsx'

type Chosen<S> = { seat: S; choice: string }

type ConfirmVoteProps<S> = {
  /** Null while nothing is asked. */
  answers: Chosen<S>[] | null
  title: Bilingual | null
  /** Of the key that will sign. */
  level: KeyLevel
  rule: AnyRule
  onBack: () => void
  onCast: (answers: (Chosen<S> & { reason: string })[]) => void
}

/** The choice once more, as a sentence, with two equal buttons: nothing is cast by a slip of the finger. */
export function ConfirmVote<S extends NamedSeat>({ answers, onBack, ...rest }: ConfirmVoteProps<S>) {
  const asked = answers && answers.length > 0 ? answers : null
  return (
    <ModalOverlay className="veil vote-veil" isOpen={asked !== null} onOpenChange={(open) => open || onBack()}>
      <Modal className="modal vote-confirm">
        {asked ? <Confirm answers={asked} onBack={onBack} {...rest} /> : null}
      </Modal>
    </ModalOverlay>
  )
}

function Confirm<S extends NamedSeat>(props: ConfirmVoteProps<S> & { answers: Chosen<S>[] }) {
  const { answers, title, level, rule, onBack, onCast } = props
  const t = useT('ballots')
  const parts = useT('parts')
  const reader = useReader()
  const [reasons, setReasons] = useState<Record<string, string>>({})
  const [missing, setMissing] = useState(false)
  const choices = new Set(answers.map(({ choice }) => choice))
  const [choice] = choices.size === 1 ? choices : []
  const mark = choice && markOf(choice)
  const several = answers.length > 1
  const objecting = isSilence(rule)
  // An objection is not looked at without its reason, whatever the rule says of votes against.
  const asksWhy = answers.filter((answer) => objecting || ('reasons' in rule && needsReason(rule, answer.choice)))
  // One reason goes for all that are answered alike.
  const fieldOf = (answer: Chosen<S>) => (choice ? '' : answer.seat.seatId)
  const fields = choice ? asksWhy.slice(0, 1) : asksWhy
  const reasonOf = (answer: Chosen<S>) => (asksWhy.includes(answer) ? (reasons[fieldOf(answer)] ?? '').trim() : '')
  const press = () => {
    if (asksWhy.some((answer) => reasonOf(answer) === '')) return setMissing(true)
    onCast(answers.map((answer) => ({ ...answer, reason: reasonOf(answer) })))
  }
  return (
    <Dialog role="alertdialog" className={mark ?? 'mixed'}>
      <div className="vc-in">
        {mark ? <VoteMark mark={mark} size={several ? '4rem' : '5rem'} /> : null}
        <Heading slot="title" level={2} className="record" lang={reader.language}>
          <Trans
            t={t}
            i18nKey={
              choice ? `confirm.${several ? 'say_all' : 'say'}.${objecting ? 'object' : choice}` : 'confirm.say_each'
            }
            values={{ title: title ? reader.digits(reader.pick(title)) : '' }}
            components={{ mark: <mark />, bdi: <bdi /> }}
          />
        </Heading>
        {several || answers[0]?.seat.onBehalfOf ? (
          <ul className="vc-seats">
            {answers.map((answer) => (
              <li key={answer.seat.seatId} className={markOf(answer.choice)}>
                <VoteMark mark={markOf(answer.choice)} size={24} />
                <SeatName seat={answer.seat} titled />
                {choice ? null : <b>{parts(`mark.${markOf(answer.choice)}`)}</b>}
              </li>
            ))}
          </ul>
        ) : null}
        {fields.map((answer) => (
          <TextArea
            key={fieldOf(answer)}
            label={
              choice ? (
                t(objecting ? 'confirm.reason_object' : 'confirm.reason')
              ) : (
                <>
                  {t('confirm.reason')} · <SeatName seat={answer.seat} />
                </>
              )
            }
            hint={t(objecting ? 'confirm.reason_object_more' : 'confirm.reason_more')}
            error={
              missing && reasonOf(answer) === ''
                ? t(objecting ? 'confirm.reason_object_missing' : 'confirm.reason_missing')
                : null
            }
            value={reasons[fieldOf(answer)] ?? ''}
            onChange={(words) => setReasons((now) => ({ ...now, [fieldOf(answer)]: words }))}
            maxLength={2000}
            rows={3}
          />
        ))}
        <p className="small muted">
          {t(several ? `confirm.signs_all_${level}` : `confirm.signs_${level}`)}{' '}
          {t(rule.change === 'until_close' ? 'confirm.until_close' : several ? 'confirm.final_all' : 'confirm.final')}
        </p>
      </div>
      <div className="vc-two">
        <Button icon={ArrowLeft} iconFlip onPress={onBack}>
          {t(objecting ? 'confirm.object_back' : 'confirm.back')}
        </Button>
        <Button icon={Stamp} onPress={press}>
          {several
            ? t('confirm.cast_all', { count: answers.length })
            : objecting
              ? t('confirm.object')
              : t('confirm.cast', { choice: mark ? parts(`mark.${mark}`) : '' })}
        </Button>
      </div>
    </Dialog>
  )
}
