import { useState } from 'react'
import type { Console } from '../../server/meetings/load-console.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { GENERAL } from '../rules/engine-2/general.ts'
import { Select } from '../ui/select.tsx'
import { Confirm } from './confirm.tsx'
import { useAct } from './use-act.ts'

type FailDialogProps = { page: Console; isOpen: boolean; onClose: () => void }

/** Asks before the meeting is recorded as failed, and by which quorum: only those that are not there are offered. */
export function FailDialog({ page, isOpen, onClose }: FailDialogProps) {
  const t = useT('live')
  const { language } = useReader()
  const { meeting } = page
  const { act, sending, refusal, forget } = useAct(`/m/${meeting.id}/act/fail`)
  const [chosen, setChosen] = useState<string | null>(null)
  // The general rules carry one quorum: the first of them speaks for all.
  const lacking = page.quorums.filter(({ rule, lacking }) => lacking && !GENERAL.slice(1).includes(rule))
  const found = lacking.find(({ rule }) => rule === chosen) ?? lacking[0]
  const close = () => {
    forget()
    onClose()
  }
  const nameOf = (id: string) => page.rules.find((rule) => rule.id === id)?.names[language] ?? t('fail.general')
  return (
    <Confirm
      title={t('fail.title', { number: meeting.number })}
      word={t('fail.do')}
      tone="danger"
      isOpen={isOpen && found !== undefined}
      onClose={close}
      onConfirm={async () => (await act({ meetingId: meeting.id, rule: found?.rule })) && close()}
      sending={sending}
      refusal={refusal}
    >
      {lacking.length > 1 ? (
        <Select
          label={t('fail.rule')}
          value={found?.rule ?? ''}
          onChange={setChosen}
          items={lacking.map(({ rule }) => ({ id: rule, label: nameOf(rule) }))}
        />
      ) : null}
      <p>
        <b>{t('fail.found', { present: found?.present ?? 0, required: found?.required ?? 0 })}</b>
      </p>
      <p>{t('fail.body')}</p>
    </Confirm>
  )
}
