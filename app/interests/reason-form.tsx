import { useFetcher } from '@remix-run/react'
import { type ReactNode, useEffect, useState } from 'react'
import { useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { TextArea } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { newRequestId, submitJson } from '../ui/submit.ts'
import { useToast } from '../ui/toast.tsx'
import { useRefusal } from '../ui/use-refusal.ts'
import type { Answer } from '../wire/answer.ts'
import './interests.css'

type ReasonFormProps = {
  meetingId: string
  /** What it is about; above the reason. */
  children: ReactNode
  words: { reason: string; hint: string; submit: string; done: string }
  /** What will follow, a sentence each. */
  follows: string[]
  initial?: string
  /** What is missing before it can be sent; "" where nothing is. */
  missing: (reason: string) => string
  /** All of the act but its request id. */
  act: (reason: string) => object
  onClose: () => void
}

/** An act on a declared interest: its reason, what follows said in full, and then it is done. */
export function ReasonForm({ meetingId, children, words, follows, initial = '', onClose, ...rest }: ReasonFormProps) {
  const t = useT('interests')
  const fetcher = useFetcher<Answer<unknown>>()
  const showToast = useToast()
  const [reason, setReason] = useState(initial)
  const [requestId, setRequestId] = useState(newRequestId)
  const refusal = useRefusal(fetcher.data)
  const done = fetcher.data?.ok === true
  useEffect(() => {
    if (done) {
      showToast({ tone: 'ok', title: words.done })
      onClose()
    } else if (fetcher.data) setRequestId(newRequestId())
  }, [done, fetcher.data, showToast, words.done, onClose])
  const missing = rest.missing(reason)
  return (
    <div className="interest-form">
      {children}
      <TextArea label={words.reason} hint={words.hint} rows={3} maxLength={500} value={reason} onChange={setReason} />
      <div className="follows">
        <p className="strong">{t('declare.follows')}</p>
        <ul>
          {follows.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </div>
      {refusal ? (
        <Notice tone="danger" title={t('not_done')} live>
          {refusal}
        </Notice>
      ) : null}
      <div className="row between wrap">
        <Button variant="line" onPress={onClose}>
          {t('back')}
        </Button>
        <Button
          variant="primary"
          onPress={() => submitJson(fetcher, `/m/${meetingId}/interest`, { ...rest.act(reason), requestId })}
          isPending={fetcher.state !== 'idle'}
          {...(missing && { disabledReason: missing })}
        >
          {words.submit}
        </Button>
      </div>
    </div>
  )
}
