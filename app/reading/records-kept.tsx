import { Link, useFetcher } from '@remix-run/react'
import type { AccessPolicyPage } from '../../server/bodies/load-access-policy.ts'
import { Text2 } from '../i18n/text2.tsx'
import { useT } from '../i18n/use-reader.ts'
import { Notice } from '../ui/notice.tsx'
import { Select } from '../ui/select.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { newRequestId, submitJson } from '../ui/submit.ts'
import { useRefusal } from '../ui/use-refusal.ts'
import type { Answer } from '../wire/answer.ts'

const MONTH = 30
const CHOICES = [3 * MONTH, 365, 3 * 365, 5 * 365, 10 * 365]

/** For how long it is known who opened a restricted paper. */
export function RecordsKept({ page }: { page: AccessPolicyPage }) {
  const t = useT('reading')
  const fetcher = useFetcher<Answer<object>>()
  const refusal = useRefusal(fetcher.data)
  const value = page.recordDays === null ? 'ever' : String(page.recordDays)
  const days = [...new Set([...CHOICES, ...(page.recordDays === null ? [] : [page.recordDays])])].sort((a, b) => a - b)
  const items = [
    ...days.map((count) => ({ id: String(count), label: t('kept_for.days', { count }) })),
    { id: 'ever', label: t('kept_for.ever') },
  ]
  const keep = (id: string) => {
    if (id === value) return
    submitJson(fetcher, `/b/${page.body.slug}/access`, {
      act: 'policy',
      requestId: newRequestId(),
      bodyId: page.body.id,
      readingRecorded: page.readingRecorded,
      recordDays: id === 'ever' ? null : Number(id),
    })
  }
  return (
    <Sheet title={t('kept_for.title')}>
      <div className="stack">
        <p>{t('kept_for.about')}</p>
        {page.may.decide ? (
          <Select label={t('kept_for.label')} value={value} onChange={keep} items={items} hint={t('kept_for.hint')} />
        ) : (
          <p>
            <b>{items.find(({ id }) => id === value)?.label}</b>
          </p>
        )}
        {refusal ? <Notice tone="danger" title={refusal} live /> : null}
        {page.recorded.length > 0 ? (
          <div>
            <h3 className="small">{t('kept_for.papers')}</h3>
            <ul>
              {page.recorded.map(({ paperId, meetingId, title }) => (
                <li key={paperId}>
                  <Link to={`/m/${meetingId}/papers/${paperId}/records`}>
                    <Text2 of={title} digits />
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        ) : null}
        <p>
          <Link to="/access-records">{t('kept_for.mine')}</Link>
        </p>
      </div>
    </Sheet>
  )
}
