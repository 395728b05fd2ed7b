import { ArrowLeft, Stamp } from 'lucide-react'
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { Trans } from 'react-i18next'
import { type NamedSeat, SeatName } from '../ballots/seat-name.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import type { ElectionTerms } from '../rules/elections/terms.ts'
import type { KeyLevel } from '../rules/signed-by.ts'
import type { AnyRule } from '../rules/vote-terms.ts'
import { Button } from '../ui/button.tsx'
import type { Bilingual } from '../wire/text.ts'
import { ChoiceList } from './choice-list.tsx'

type ConfirmElectionProps<S> = {
  /** Null while nothing is asked. */
  answers: { seat: S; choice: string }[] | null
  election: ElectionTerms
  title: Bilingual | null
  /** Of the key that will sign. */
  level: KeyLevel
  rule: AnyRule
  onBack: () => void
  onCast: (answers: { seat: S; choice: string; reason: string }[]) => void
}

/** The paper once more as it will be signed, with two equal buttons: nothing is cast by a slip of the finger. */
export function ConfirmElection<S extends NamedSeat>(props: ConfirmElectionProps<S>) {
  const { answers, election, title, level, rule, onBack, onCast } = props
  const t = useT('elections')
  const votes = useT('ballots')
  const reader = useReader()
  const several = answers !== null && answers.length > 1
  const alike = new Set(answers?.map(({ choice }) => choice)).size === 1
  const [first] = answers ?? []
  return (
    <ModalOverlay className="veil vote-veil" isOpen={first !== undefined} onOpenChange={(open) => open || onBack()}>
      <Modal className="modal vote-confirm">
        {answers && first ? (
          <Dialog role="alertdialog" className="mixed">
            <div className="vc-in">
              <Heading slot="title" level={2} className="record" lang={reader.language}>
                <Trans
                  t={t}
                  i18nKey="confirm.say"
                  values={{ title: title ? reader.digits(reader.pick(title)) : '' }}
                  components={{ bdi: <bdi /> }}
                />
              </Heading>
              {alike ? <ChoiceList choice={first.choice} election={election} /> : null}
              {several || first.seat.onBehalfOf ? (
                <ul className="vc-seats">
                  {answers.map(({ seat, choice }) => (
                    <li key={seat.seatId}>
                      <SeatName seat={seat} titled />
                      {alike ? null : <ChoiceList choice={choice} election={election} />}
                    </li>
                  ))}
                </ul>
              ) : null}
              <p className="small muted">
                {votes(several ? `confirm.signs_all_${level}` : `confirm.signs_${level}`)}{' '}
                {votes(
                  rule.change === 'until_close'
                    ? 'confirm.until_close'
                    : several
                      ? 'confirm.final_all'
                      : 'confirm.final',
                )}
              </p>
            </div>
            <div className="vc-two">
              <Button icon={ArrowLeft} iconFlip onPress={onBack}>
                {votes('confirm.back')}
              </Button>
              <Button icon={Stamp} onPress={() => onCast(answers.map((answer) => ({ ...answer, reason: '' })))}>
                {several ? votes('confirm.cast_all', { count: answers.length }) : t('confirm.cast')}
              </Button>
            </div>
          </Dialog>
        ) : null}
      </Modal>
    </ModalOverlay>
  )
}
