import { useFetcher } from '@remix-run/react'
import { type FormEvent, useState } from 'react'
import type { OwnMail } from '../../server/mail/load-own-mail.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { submitJson } from '../ui/submit.ts'
import { useRefusal } from '../ui/use-refusal.ts'
import type { Answer } from '../wire/answer.ts'
import { MailFields, type MailWords } from './mail-fields.tsx'

/** The reader's own address, in which language they are written to, and of what. */
export function MailSheet({ page }: { page: OwnMail }) {
  const t = useT('mail')
  const { language } = useReader()
  const fetcher = useFetcher<Answer<unknown>>()
  const refusal = useRefusal(fetcher.data)
  const [given, setGiven] = useState<MailWords>(page.setting ?? { address: '', language, wish: 'all' })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    submitJson(fetcher, '/mail', { act: 'mail', setting: given })
  }
  return (
    <Sheet title={t('mail.title')}>
      <form onSubmit={submit}>
        {page.sends ? null : <Notice tone="alert" title={t('mail.none')} />}
        {refusal ? (
          <Notice tone="danger" title={t('mail.not_saved')} live>
            {refusal}
          </Notice>
        ) : null}
        {fetcher.state === 'idle' && fetcher.data?.ok ? <Notice tone="ok" title={t('mail.saved')} live /> : null}
        <MailFields given={given} onChange={setGiven} />
        <p className="small soft">{t('mail.promise')}</p>
        <Button type="submit" variant="primary" isPending={fetcher.state !== 'idle'}>
          {t('mail.save')}
        </Button>
      </form>
    </Sheet>
  )
}
