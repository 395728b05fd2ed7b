import { Check, X } from 'lucide-react'
import { useState } from 'react'
import type { MinutesPage, ShownCorrection } from '../../server/minutes/load-minutes.ts'
import { directionOf } from '../i18n/language.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { TextArea } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { useMinutesAct } from './use-minutes-act.ts'

type Props = { page: MinutesPage; correction: ShownCorrection }

/** What a member suggested at a paragraph, with its answer. */
export function CorrectionCard({ page, correction }: Props) {
  const t = useT('minutes')
  const reader = useReader()
  const [declining, setDeclining] = useState(false)
  const { send, refusal, sending } = useMinutesAct(page.meeting.id)
  const { id, name, before, after, why, at, outcome, answer, by } = correction
  const changed = (['ar', 'en'] as const).filter((language) => after[language] !== before[language])
  return (
    <section className="correction" aria-label={t('correct.by', { name: reader.pick(name) })}>
      <p className="row between wrap">
        <span>
          <bdi className="strong">{reader.pick(name)}</bdi> <span className="note muted">{reader.day(at)}</span>
        </span>
        <Chip tone={outcome === null ? 'alert' : outcome === 'accepted' ? 'ok' : 'plain'}>
          {t(`correct.outcome.${outcome ?? 'open'}`)}
        </Chip>
      </p>
      {changed.map((language) => (
        <p key={language} className="says" lang={language} dir={directionOf(language)}>
          {after[language]}
        </p>
      ))}
      <p className="note">
        {t('correct.reason')} <bdi>{why}</bdi>
      </p>
      {answer ? (
        <p className="note">
          {by ? <bdi className="strong">{reader.pick(by)}</bdi> : null} <bdi>{answer}</bdi>
        </p>
      ) : null}
      {refusal ? <Notice tone="danger" title={refusal} live /> : null}
      {page.may.answer && outcome === null ? (
        <div className="row wrap">
          <Button
            size="small"
            variant="line"
            icon={Check}
            isPending={sending}
            onPress={() => send({ act: 'minutes.answer', correctionId: id, outcome: 'accepted', answer: '' })}
          >
            {t('correct.accept')}
          </Button>
          <Button size="small" variant="quiet" icon={X} onPress={() => setDeclining(true)}>
            {t('correct.decline')}
          </Button>
        </div>
      ) : null}
      {declining ? <DeclineDialog page={page} correction={correction} onClose={() => setDeclining(false)} /> : null}
    </section>
  )
}

function DeclineDialog({ page, correction, onClose }: Props & { onClose: () => void }) {
  const t = useT('minutes')
  const [answer, setAnswer] = useState('')
  const { send, refusal, sending } = useMinutesAct(page.meeting.id, onClose)
  return (
    <ActDialog
      title={t('decline.title')}
      submit={t('decline.do')}
      missing={answer.trim().length < 3 ? t('decline.why') : ''}
      refusal={refusal}
      sending={sending}
      onSend={() => send({ act: 'minutes.answer', correctionId: correction.id, outcome: 'declined', answer })}
      onClose={onClose}
    >
      <TextArea label={t('decline.reason')} rows={3} maxLength={1000} value={answer} onChange={setAnswer} />
    </ActDialog>
  )
}
