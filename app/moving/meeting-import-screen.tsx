import './moving.css'
import '../agenda/proposal.css'
import { useFetcher } from '@remix-run/react'
import { useState } from 'react'
import type { BodyPage } from '../../server/meetings/load-body-page.ts'
import { acceptedOf, type ProposalLine } from '../agenda/proposal.ts'
import { ProposalLines } from '../agenda/proposal-lines.tsx'
import { useT } from '../i18n/use-reader.ts'
import { BodyRegister } from '../meetings/body-register.tsx'
import { MeetingForm } from '../meetings/meeting-form.tsx'
import { wordsOf } from '../rules/moving/people-columns.ts'
import { bothOf } from '../rules/moving/read-people.ts'
import { instantOf, wallOf } from '../rules/zoned-time.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { newRequestId, submitJson } from '../ui/submit.ts'
import { useRefusal } from '../ui/use-refusal.ts'
import { MOST_ADDED } from '../wire/agenda.ts'
import type { Answer } from '../wire/answer.ts'
import type { OpenSlidesPreview } from '../wire/moving.ts'
import { broughtLines } from './brought-lines.ts'
import { FileChoice } from './file-choice.tsx'
import { NotBrought, Participants } from './meeting-brought.tsx'
import { sendFile } from './send-file.ts'

type Props = { page: Omit<BodyPage, 'pageTitle'> }
const WEEK = 7 * 24 * 60 * 60 * 1000

/** A meeting from an export of OpenSlides: read, looked at and mended, and made as a draft in one act. */
export function MeetingImportScreen({ page }: Props) {
  const t = useT('moving')
  const { body } = page
  const [answer, setAnswer] = useState<Answer<OpenSlidesPreview> | null>(null)
  const [read, setRead] = useState(0)
  const [busy, setBusy] = useState(false)
  const refusal = useRefusal(answer)
  const choose = async (file: File) => {
    setBusy(true)
    setAnswer(await sendFile('/moving/openslides', file, { bodyId: body.id }))
    setRead((times) => times + 1)
    setBusy(false)
  }
  return (
    <BodyRegister body={body} ledger={page.may.ledger} title={t('meeting.title')}>
      <div className="stack wide-sheets">
        <p className="soft">{t('meeting.lead')}</p>
        <Sheet>
          <div className="stack">
            <FileChoice
              label={t(answer ? 'meeting.again' : 'meeting.file')}
              drop={t('meeting.drop')}
              accept=".json,application/json"
              busy={busy}
              onFile={(file) => void choose(file)}
            />
            <p className="small soft">{t('meeting.about')}</p>
          </div>
        </Sheet>
        {refusal ? <Notice tone="danger" title={refusal} live /> : null}
        {answer?.ok ? <Proposal key={read} page={page} brought={answer.value} /> : null}
      </div>
    </BodyRegister>
  )
}

function Proposal({ page, brought }: Props & { brought: OpenSlidesPreview }) {
  const t = useT('moving')
  const { body, zone } = page
  const fetcher = useFetcher<Answer<never>>()
  const refusal = useRefusal(fetcher.data)
  const [lines, setLines] = useState<ProposalLine[]>(() => broughtLines(brought))
  const kept = lines.filter((line) => line.kept).length
  const cut = brought.items.filter((item) => item.cut).length
  const why = kept === 0 ? t('meeting.none') : kept > MOST_ADDED ? t('meeting.too_many', { count: MOST_ADDED }) : ''
  return (
    <>
      <Sheet title={t('meeting.facts')}>
        <MeetingForm
          id="brought-meeting"
          facts={factsOf(brought, page)}
          zone={zone}
          refusal={refusal}
          onSubmit={(facts) =>
            submitJson(fetcher, `/b/${body.slug}/meetings/import`, {
              ...facts,
              requestId: newRequestId(),
              bodyId: body.id,
              items: acceptedOf(lines),
            })
          }
        />
      </Sheet>
      <Sheet title={t('meeting.agenda')}>
        {cut > 0 ? <Notice tone="alert" title={t('meeting.cut', { count: cut })} /> : null}
        <ProposalLines lines={lines} seats={page.seats} onChange={setLines} />
      </Sheet>
      <Participants people={brought.people} />
      <NotBrought notBrought={brought.notBrought} />
      <div className="accept">
        <p className="small soft">{t('meeting.undo')}</p>
        <Button
          variant="primary"
          type="submit"
          form="brought-meeting"
          isPending={fetcher.state !== 'idle'}
          {...(why && { disabledReason: why })}
        >
          {t('meeting.accept', { count: kept })}
        </Button>
      </div>
    </>
  )
}

/** As it was there; a date that was not set, or that is no day of a sitting, is proposed a week ahead. */
function factsOf({ title, place, startsAt, endsAt }: OpenSlidesPreview, { zone, now }: Props['page']) {
  const { day } = wallOf(new Date(Date.parse(now) + WEEK), zone)
  const start = startsAt ?? instantOf(day, '10:00', zone).getTime()
  const length = endsAt !== null && startsAt !== null ? endsAt - startsAt : 0
  const end = length > 0 && length <= 86_400_000 ? start + length : start + 2 * 3_600_000
  return {
    title: bothOf(wordsOf(title)),
    kind: 'in_person' as const,
    place: bothOf(wordsOf(place)),
    startsAt: new Date(start).toISOString(),
    endsAt: new Date(end).toISOString(),
  }
}
