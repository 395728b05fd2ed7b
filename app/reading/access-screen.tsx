import './reading.css'
import { useFetcher } from '@remix-run/react'
import { Eye, EyeOff } from 'lucide-react'
import type { AccessPolicyPage } from '../../server/bodies/load-access-policy.ts'
import { Text2 } from '../i18n/text2.tsx'
import { useT } from '../i18n/use-reader.ts'
import { HouseBar } from '../meetings/house-bar.tsx'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { newRequestId, submitJson } from '../ui/submit.ts'
import { useRefusal } from '../ui/use-refusal.ts'
import type { Answer } from '../wire/answer.ts'
import { Clearances } from './clearances.tsx'
import { PositionsShared } from './positions-shared.tsx'
import { RecordsKept } from './records-kept.tsx'

/** What a body records of reading and who sees it; an officer decides it here. */
export function AccessScreen({ page }: { page: AccessPolicyPage }) {
  const t = useT('reading')
  return (
    <>
      <HouseBar body={page.body} ledger={page.may.ledger} />
      <main id="main" tabIndex={-1} className="one-column">
        <header>
          <h1>{t('access.title')}</h1>
          <p className="soft">
            <Text2 of={page.body.name} />
          </p>
        </header>
        <Recording page={page} />
        <RecordsKept page={page} />
        <PositionsShared page={page} />
        <Clearances page={page} />
      </main>
    </>
  )
}

function Recording({ page }: { page: AccessPolicyPage }) {
  const t = useT('reading')
  const fetcher = useFetcher<Answer<object>>()
  const refusal = useRefusal(fetcher.data)
  const on = page.readingRecorded
  const turn = () =>
    submitJson(fetcher, `/b/${page.body.slug}/access`, {
      act: 'policy',
      requestId: newRequestId(),
      bodyId: page.body.id,
      readingRecorded: !on,
      recordDays: page.recordDays,
    })
  return (
    <Sheet title={t('access.recording')}>
      <div className="stack">
        <Notice
          tone={on ? 'info' : 'ok'}
          icon={on ? Eye : EyeOff}
          title={t(on ? 'access.is_on' : 'access.is_off')}
          action={
            page.may.decide ? (
              <Button variant="line" size="small" isPending={fetcher.state !== 'idle'} onPress={turn}>
                {t(on ? 'access.turn_off' : 'access.turn_on')}
              </Button>
            ) : undefined
          }
        />
        <p>{t('access.what')}</p>
        <p>{t('access.who')}</p>
        <p className="soft">{t('access.not')}</p>
        {page.may.decide ? <p className="note muted">{t('access.entry')}</p> : null}
        {refusal ? <Notice tone="danger" title={refusal} live /> : null}
      </div>
    </Sheet>
  )
}
