import { useState } from 'react'
import type { Builder } from '../../server/agenda/load-builder.ts'
import { useT } from '../i18n/use-reader.ts'
import { type MeetingFacts, MeetingForm } from '../meetings/meeting-form.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { useRefusal } from '../ui/use-refusal.ts'
import type { Answer } from '../wire/answer.ts'
import { useAgendaAct } from './use-agenda-act.ts'

const factsOf = ({ meeting }: Builder): MeetingFacts => {
  const { title, kind, place, call, startsAt, endsAt } = meeting
  return { title, kind, place, ...(call && { call }), startsAt, endsAt }
}

/** Title, place and times of the meeting. Edits of items meanwhile are no reason to refuse; edits of these facts are. */
export function DetailsDialog({ builder, onClose }: { builder: Builder; onClose: () => void }) {
  const t = useT('agenda')
  const [opened] = useState({ facts: factsOf(builder), version: builder.meeting.version })
  const [answered, setAnswered] = useState<Answer<unknown> | null>(null)
  const { send, busy } = useAgendaAct<unknown>((answer) => (answer.ok ? onClose() : setAnswered(answer)))
  const refusal = useRefusal(answered)
  const untouched = JSON.stringify(factsOf(builder)) === JSON.stringify(opened.facts)
  const version = untouched ? builder.meeting.version : opened.version
  return (
    <Dialog
      isOpen
      onOpenChange={(open) => open || onClose()}
      title={t('details.title')}
      foot={
        <>
          <Button variant="line" onPress={onClose}>
            {t('back')}
          </Button>
          <Button variant="primary" type="submit" form="meeting-details" isPending={busy}>
            {t('details.submit')}
          </Button>
        </>
      }
    >
      <MeetingForm
        id="meeting-details"
        facts={opened.facts}
        zone={builder.zone}
        refusal={refusal}
        onSubmit={(facts) => send('details', { ...facts, meetingId: builder.meeting.id, version })}
      />
      {builder.published ? <p className="small soft">{t('details.told_later')}</p> : null}
    </Dialog>
  )
}
