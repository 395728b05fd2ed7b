import { useFetcher } from '@remix-run/react'
import { useEffect, useState } from 'react'
import type { BodyPage } from '../../server/meetings/load-body-page.ts'
import { localDigits } from '../i18n/numbers.ts'
import { useT } from '../i18n/use-reader.ts'
import { ImportLink } from '../moving/import-link.tsx'
import { instantOf, wallOf } from '../rules/zoned-time.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { newRequestId, submitJson } from '../ui/submit.ts'
import { useRefusal } from '../ui/use-refusal.ts'
import type { Answer } from '../wire/answer.ts'
import { HouseBar } from './house-bar.tsx'
import { MeetingForm } from './meeting-form.tsx'
import { RepeatFields, type Repeating, repeatsOf } from './repeat-fields.tsx'

const WEEK = 7 * 24 * 60 * 60 * 1000

/** A new meeting: proposed a week ahead at ten, with the next number of the body. */
export function NewMeetingScreen({ page }: { page: Omit<BodyPage, 'pageTitle'> }) {
  const t = useT('meetings')
  const fetcher = useFetcher<Answer<never>>()
  const [repeating, setRepeating] = useState<Repeating | null>(null)
  const [requestId, setRequestId] = useState(newRequestId)
  const { body, zone, nextNumber } = page
  const refusal = useRefusal(fetcher.data)
  useEffect(() => {
    // A refused form is corrected and sent again: other words need another id.
    if (fetcher.data && !fetcher.data.ok) setRequestId(newRequestId())
  }, [fetcher.data])
  const { day } = wallOf(new Date(Date.parse(page.now) + WEEK), zone)
  const facts = {
    title: { ar: `الجلسة ${localDigits(nextNumber, 'ar')}`, en: `Sitting ${nextNumber}` },
    kind: 'in_person' as const,
    place: { ar: '', en: '' },
    startsAt: instantOf(day, '10:00', zone).toISOString(),
    endsAt: instantOf(day, '12:00', zone).toISOString(),
  }
  return (
    <>
      <HouseBar body={body} ledger={page.may.ledger} />
      <main id="main" tabIndex={-1} className="meeting-page">
        <h1>{t('new.title')}</h1>
        <div className="row between wrap">
          <p className="soft">{t('new.about')}</p>
          <ImportLink slug={body.slug} />
        </div>
        <Sheet>
          <MeetingForm
            id="new-meeting"
            facts={facts}
            zone={zone}
            refusal={refusal}
            onSubmit={(sent) => {
              const repeats =
                sent.kind !== 'circulation' && repeating
                  ? repeatsOf(repeating, wallOf(sent.startsAt, zone).day)
                  : undefined
              if (repeats === null) return
              const input = { ...sent, requestId, bodyId: body.id, ...(repeats && { repeats }) }
              submitJson(fetcher, `/b/${body.slug}/meetings/new`, input)
            }}
            extra={(times, kind) =>
              times && kind !== 'circulation' ? (
                <RepeatFields
                  given={repeating}
                  onChange={setRepeating}
                  first={times}
                  zone={zone}
                  others={page.coming}
                />
              ) : null
            }
          />
        </Sheet>
        <div className="foot">
          <LinkButton variant="line" to={`/b/${body.slug}`}>
            {t('back')}
          </LinkButton>
          <Button variant="primary" type="submit" form="new-meeting" isPending={fetcher.state !== 'idle'}>
            {t('new.submit')}
          </Button>
        </div>
      </main>
    </>
  )
}
