import { useFetcher } from '@remix-run/react'
import { useEffect, useRef, useState } from 'react'
import { CheckboxGroup, Label } from 'react-aria-components'
import type { GroupsPage, ListedGroup } from '../../server/groups/load-groups.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Checkbox, Field } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { newRequestId, submitJson } from '../ui/submit.ts'
import { useToast } from '../ui/toast.tsx'
import { useRefusal } from '../ui/use-refusal.ts'
import type { Answer } from '../wire/answer.ts'
import type { KeepGroup } from '../wire/groups.ts'
import type { SeatId } from '../wire/ids.ts'

type GroupFormProps = { page: GroupsPage; group: ListedGroup | null; onClose: () => void }

/** Its name in both languages, and who is in it. */
export function GroupForm({ page, group, onClose }: GroupFormProps) {
  const t = useT('groups')
  const reader = useReader()
  const showToast = useToast()
  const fetcher = useFetcher<Answer<{ groupId: string }>>()
  const refusal = useRefusal(fetcher.data)
  const [ar, setAr] = useState(group?.name.ar ?? '')
  const [en, setEn] = useState(group?.name.en ?? '')
  const [seats, setSeats] = useState<string[]>(group?.seats ?? [])
  const done = useRef(() => {})
  done.current = () => {
    showToast({ tone: 'ok', title: t('kept') })
    onClose()
  }
  useEffect(() => {
    if (fetcher.state === 'idle' && fetcher.data?.ok) done.current()
  }, [fetcher.state, fetcher.data])
  const keep = () => {
    const input: KeepGroup = {
      requestId: newRequestId(),
      bodyId: page.body.id,
      groupId: group?.groupId ?? null,
      name: { ar: ar.trim(), en: en.trim() },
      seats: seats as SeatId[],
    }
    submitJson(fetcher, `/b/${page.body.slug}/groups`, input)
  }
  return (
    <Dialog isOpen onOpenChange={(open) => open || onClose()} title={t(group ? 'form.title_edit' : 'form.title_new')}>
      <div className="group-form">
        <Field label={t('form.ar')} language="ar" value={ar} onChange={setAr} maxLength={200} autoFocus />
        <Field label={t('form.en')} language="en" value={en} onChange={setEn} maxLength={200} />
        <CheckboxGroup value={seats} onChange={setSeats}>
          <Label>{t('form.seats')}</Label>
          <div className="group-seats">
            {page.seats.map(({ seatId, name, title }) => (
              <Checkbox key={seatId} value={seatId}>
                <bdi>{name ? reader.pick(name) : t('vacant')}</bdi>{' '}
                <small className="muted">
                  <bdi>{reader.digits(reader.pick(title))}</bdi>
                </small>
              </Checkbox>
            ))}
          </div>
        </CheckboxGroup>
        <p className="small muted">{t('form.follows')}</p>
        {refusal ? (
          <Notice tone="danger" title={t('not_done')} live>
            {refusal}
          </Notice>
        ) : null}
        <div className="row between wrap">
          <Button variant="line" onPress={onClose}>
            {t('form.back')}
          </Button>
          <Button
            variant="primary"
            onPress={keep}
            isPending={fetcher.state !== 'idle'}
            {...((!ar.trim() || !en.trim()) && { disabledReason: t('form.both') })}
          >
            {t('form.save')}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
