import { useFetcher } from '@remix-run/react'
import { type ReactNode, useEffect, useState } from 'react'
import { useT } from '../i18n/use-reader.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { TextArea } from '../ui/field.tsx'
import { newRequestId, submitJson } from '../ui/submit.ts'
import { useToast } from '../ui/toast.tsx'
import { useRefusal } from '../ui/use-refusal.ts'
import type { Answer } from '../wire/answer.ts'
import './interests.css'

type ReasonFormProps = {
  title: string
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
export function ReasonForm({ title, meetingId, children, words, follows, initial = '', ...rest }: ReasonFormProps) {
  const { onClose } = rest
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
  return (
    <ActDialog
      title={title}
      submit={words.submit}
      missing={rest.missing(reason)}
      refusal={refusal}
      sending={fetcher.state !== 'idle'}
      onSend={() => submitJson(fetcher, `/m/${meetingId}/interest`, { ...rest.act(reason), requestId })}
      onClose={onClose}
    >
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
    </ActDialog>
  )
}
