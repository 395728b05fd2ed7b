import { useFetcher } from '@remix-run/react'
import type { AccessPolicyPage } from '../../server/bodies/load-access-policy.ts'
import { useT } from '../i18n/use-reader.ts'
import { Checkbox } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { newRequestId, submitJson } from '../ui/submit.ts'
import { useRefusal } from '../ui/use-refusal.ts'
import type { Answer } from '../wire/answer.ts'

/** Whether members read what others say of items before the sitting. */
export function PositionsShared({ page }: { page: AccessPolicyPage }) {
  const t = useT('positions')
  const fetcher = useFetcher<Answer<object>>()
  const refusal = useRefusal(fetcher.data)
  const { id: bodyId, slug } = page.body
  const { readingRecorded, recordDays } = page
  const share = (positionsShared: boolean) => {
    const policy = { bodyId, readingRecorded, recordDays, positionsShared }
    submitJson(fetcher, `/b/${slug}/access`, { act: 'policy', requestId: newRequestId(), ...policy })
  }
  return (
    <Sheet title={t('shared.title')}>
      <div className="stack">
        {page.may.decide ? (
          <Checkbox isSelected={page.positionsShared} onChange={share}>
            {t('shared.choice')}
          </Checkbox>
        ) : (
          <p>{t(page.positionsShared ? 'shared.on' : 'shared.off')}</p>
        )}
        {refusal ? <Notice tone="danger" title={refusal} live /> : null}
      </div>
    </Sheet>
  )
}
