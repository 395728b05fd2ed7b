import { useFetcher } from '@remix-run/react'
import { BellRing } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { CirculationPage } from '../../server/reading/load-circulation.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { newRequestId, submitJson } from '../ui/submit.ts'
import { useToast } from '../ui/toast.tsx'
import { useRefusal } from '../ui/use-refusal.ts'
import type { Answer } from '../wire/answer.ts'
import type { RemindReaders } from '../wire/reading.ts'
import { isUnopened } from './circulation-words.ts'

export type Whom = Pick<RemindReaders, 'paperId' | 'personId'>

/** A notice cannot be called back: how many people get it is said before. */
export function RemindDialog({ page, whom, onClose }: { page: CirculationPage; whom: Whom; onClose: () => void }) {
  const t = useT('reading')
  const { pick, language } = useReader()
  const toast = useToast()
  const [requestId] = useState(newRequestId)
  const fetcher = useFetcher<Answer<{ reminded: number; left: number }>>()
  const refusal = useRefusal(fetcher.data)
  const meant = meantBy(page, whom)
  const lately = meant.filter(({ reminded }) => reminded?.lately)
  const now = meant.filter(({ reminded }) => !reminded?.lately)
  const done = useRef((_count: number) => {})
  done.current = (count) => {
    toast({ tone: 'ok', title: t('remind.done', { count }) })
    onClose()
  }
  useEffect(() => {
    if (fetcher.state === 'idle' && fetcher.data?.ok) done.current(fetcher.data.value.reminded)
  }, [fetcher.state, fetcher.data])
  const paper = page.papers.find(({ paperId }) => paperId === whom.paperId)
  const names = now.map(({ name }) => pick(name)).join(language === 'ar' ? '، ' : ', ')
  return (
    <ActDialog
      title={t('remind.title')}
      submit={t('remind.send')}
      icon={BellRing}
      missing={now.length === 0 ? t(lately.length > 0 ? 'remind.all_lately' : 'remind.nobody') : ''}
      refusal={refusal}
      sending={fetcher.state !== 'idle'}
      onSend={() =>
        submitJson(fetcher, `/m/${page.meeting.id}/circulation`, { requestId, meetingId: page.meeting.id, ...whom })
      }
      onClose={onClose}
    >
      <p>{paper ? t('remind.of_paper', { title: pick(paper.title) }) : t('remind.of_all')}</p>
      {now.length > 0 ? (
        <p>
          <b>{t('remind.gets', { count: now.length })}</b> <bdi>{names}</bdi>
        </p>
      ) : null}
      {lately.length > 0 ? <p className="soft">{t('remind.left', { count: lately.length })}</p> : null}
      <p className="note muted">{t('remind.no_undo')}</p>
    </ActDialog>
  )
}

function meantBy({ papers, readers }: CirculationPage, { paperId, personId }: Whom) {
  const at = papers.findIndex((paper) => paper.paperId === paperId)
  return readers.filter(
    (reader) =>
      !reader.me &&
      (personId === null || reader.personId === personId) &&
      (at < 0 ? reader.cells : reader.cells.slice(at, at + 1)).some(isUnopened),
  )
}
