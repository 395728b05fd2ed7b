import { ArrowLeft, Stamp } from 'lucide-react'
import { useState } from 'react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { Trans } from 'react-i18next'
import { useReader, useT } from '../i18n/use-reader.ts'
import { needsReason } from '../rules/ballot.ts'
import type { Choice } from '../rules/rule.ts'
import type { KeyLevel } from '../rules/signed-by.ts'
import type { AnyRule } from '../rules/vote-terms.ts'
import { Button } from '../ui/button.tsx'
import { TextArea } from '../ui/field.tsx'
import type { Bilingual } from '../wire/text.ts'
import { markOf } from './choice.ts'
import { VoteMark } from './vote-mark.tsx'

type ConfirmVoteProps = {
  /** Null while nothing is asked. */
  choice: Choice | null
  title: Bilingual | null
  /** Of the key that will sign. */
  level: KeyLevel
  rule: AnyRule
  onBack: () => void
  onCast: (choice: Choice, reason: string) => void
}

/** The choice once more, as a sentence, with two equal buttons: nothing is cast by a slip of the finger. */
export function ConfirmVote({ choice, title, level, rule, onBack, onCast }: ConfirmVoteProps) {
  const t = useT('ballots')
  const parts = useT('parts')
  const reader = useReader()
  const mark = choice && markOf(choice)
  const [reason, setReason] = useState('')
  const [missing, setMissing] = useState(false)
  const asksWhy = choice !== null && 'reasons' in rule && needsReason(rule, choice)
  const press = () => {
    if (!choice) return
    if (asksWhy && reason.trim() === '') return setMissing(true)
    onCast(choice, asksWhy ? reason.trim() : '')
  }
  return (
    <ModalOverlay className="veil vote-veil" isOpen={choice !== null} onOpenChange={(open) => open || onBack()}>
      <Modal className="modal vote-confirm">
        {choice && mark ? (
          <Dialog role="alertdialog" className={mark}>
            <div className="vc-in">
              <VoteMark mark={mark} size="5rem" />
              <Heading slot="title" level={2} className="record" lang={reader.language}>
                <Trans
                  t={t}
                  i18nKey={`confirm.say.${choice}`}
                  values={{ title: title ? reader.digits(reader.pick(title)) : '' }}
                  components={{ mark: <mark />, bdi: <bdi /> }}
                />
              </Heading>
              {asksWhy ? (
                <TextArea
                  label={t('confirm.reason')}
                  hint={t('confirm.reason_more')}
                  error={missing && reason.trim() === '' ? t('confirm.reason_missing') : null}
                  value={reason}
                  onChange={setReason}
                  maxLength={2000}
                  rows={3}
                />
              ) : null}
              <p className="small muted">
                {t(`confirm.signs_${level}`)}{' '}
                {t(rule.change === 'until_close' ? 'confirm.until_close' : 'confirm.final')}
              </p>
            </div>
            <div className="vc-two">
              <Button icon={ArrowLeft} iconFlip onPress={onBack}>
                {t('confirm.back')}
              </Button>
              <Button icon={Stamp} onPress={press}>
                {t('confirm.cast', { choice: parts(`mark.${mark}`) })}
              </Button>
            </div>
          </Dialog>
        ) : null}
      </Modal>
    </ModalOverlay>
  )
}
