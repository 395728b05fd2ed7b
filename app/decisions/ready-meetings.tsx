import { Stamp } from 'lucide-react'
import { useState } from 'react'
import { CheckboxGroup } from 'react-aria-components'
import type { DecisionsPage, ReadyMeeting } from '../../server/decisions/load-decisions.ts'
import { Text2 } from '../i18n/text2.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { useToast } from '../ui/toast.tsx'
import { useDecisionAct } from './use-decision-act.ts'

/** For officers: what meetings decided and has no number yet. */
export function ReadyMeetings({ page }: { page: DecisionsPage }) {
  return page.ready.map((meeting) => <Ready key={meeting.meetingId} meeting={meeting} slug={page.body.slug} />)
}

const keyOf = ({ itemId, voteId }: ReadyMeeting['decisions'][number]): string => `${itemId} ${voteId ?? ''}`

/** Those that a vote made are ticked; that the body agreed to a text without one is for the officer to say. */
function Ready({ meeting, slug }: { meeting: ReadyMeeting; slug: string }) {
  const t = useT('decisions')
  const reader = useReader()
  const showToast = useToast()
  const voted = meeting.decisions.filter(({ basis }) => basis !== 'agreed').map(keyOf)
  const [chosen, setChosen] = useState<string[]>(voted)
  const act = useDecisionAct<{ decisions: unknown[] }>(slug, ({ decisions }) =>
    showToast({ tone: 'ok', title: t('ready.done', { count: decisions.length }) }),
  )
  const wanted = meeting.decisions.filter((one) => chosen.includes(keyOf(one)))
  return (
    <Sheet title={t('ready.title')} aside={<span className="muted small">{reader.date(meeting.startsAt)}</span>}>
      <div className="stack">
        <p className="soft">
          <Text2 of={meeting.title} digits /> · {t('ready.about')}
        </p>
        <CheckboxGroup value={chosen} onChange={setChosen} aria-label={t('ready.title')} className="ready-list">
          {meeting.decisions.map((one) => (
            <Checkbox key={keyOf(one)} value={keyOf(one)}>
              <span className="num">{reader.digits(one.number)}</span> <Text2 of={one.title} digits />{' '}
              <small className="muted">{t(`basis.${one.basis}`)}</small>
            </Checkbox>
          ))}
        </CheckboxGroup>
        {act.refusal ? (
          <Notice tone="danger" title={t('not_done')} live>
            {act.refusal}
          </Notice>
        ) : null}
        <div className="row">
          <Button
            variant="primary"
            icon={Stamp}
            isPending={act.sending}
            {...(wanted.length === 0 && { disabledReason: t('ready.nothing') })}
            onPress={() =>
              act.send({
                act: 'register',
                meetingId: meeting.meetingId,
                decisions: wanted.map(({ itemId, voteId }) => ({ itemId, voteId })),
              })
            }
          >
            {t('ready.register', { count: wanted.length })}
          </Button>
        </div>
      </div>
    </Sheet>
  )
}
