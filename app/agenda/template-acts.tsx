import { Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { useToast } from '../ui/toast.tsx'
import { useRefusal } from '../ui/use-refusal.ts'
import type { Answer } from '../wire/answer.ts'
import { useAgendaAct } from './use-agenda-act.ts'

type TemplateActsProps = { templateId: string; name: string; onDone: () => void }

/** A template's name, and its end. Agendas that were begun with it stay. */
export function TemplateActs({ templateId, name, onDone }: TemplateActsProps) {
  const t = useT('agenda')
  const [asking, setAsking] = useState<'name' | 'delete' | null>(null)
  const [typed, setTyped] = useState(name)
  const [refused, setRefused] = useState<Answer<unknown> | null>(null)
  const { send, busy } = useAgendaAct<object>((answer) => {
    if (!answer.ok) return setRefused(answer)
    setAsking(null)
    onDone()
  })
  const refusal = useRefusal(refused)
  const close = () => setAsking(null)
  return (
    <span className="row tight">
      <Button
        variant="quiet"
        size="small"
        icon={Pencil}
        aria-label={t('template.rename')}
        onPress={() => setAsking('name')}
      />
      <Button
        variant="quiet"
        size="small"
        icon={Trash2}
        aria-label={t('template.delete')}
        onPress={() => setAsking('delete')}
      />
      <Dialog
        isOpen={asking !== null}
        onOpenChange={close}
        title={t(asking === 'delete' ? 'template.delete_title' : 'template.rename', { name })}
        foot={
          <>
            <Button variant="line" onPress={close}>
              {t('back')}
            </Button>
            {asking === 'delete' ? (
              <Button variant="danger" isPending={busy} onPress={() => send('delete_template', { templateId })}>
                {t('template.delete')}
              </Button>
            ) : (
              <Button
                variant="primary"
                isPending={busy}
                onPress={() => send('name_template', { templateId, name: typed.trim() })}
                {...(typed.trim() === '' && { disabledReason: t('template.name_missing') })}
              >
                {t('details.submit')}
              </Button>
            )}
          </>
        }
      >
        {refusal ? <Notice tone="danger" title={refusal} live /> : null}
        {asking === 'delete' ? (
          <p>{t('template.delete_about')}</p>
        ) : (
          <Field label={t('template.name')} value={typed} maxLength={120} onChange={setTyped} />
        )}
      </Dialog>
    </span>
  )
}

export function SaveTemplateDialog({ meetingId, onClose }: { meetingId: string; onClose: () => void }) {
  const t = useT('agenda')
  const showToast = useToast()
  const [name, setName] = useState('')
  const [refused, setRefused] = useState<Answer<unknown> | null>(null)
  const { send, busy } = useAgendaAct<{ items: number }>((answer) => {
    if (!answer.ok) return setRefused(answer)
    showToast({ tone: 'ok', title: t('template.saved', { count: answer.value.items }) })
    onClose()
  })
  const refusal = useRefusal(refused)
  return (
    <Dialog
      isOpen
      onOpenChange={(open) => open || onClose()}
      title={t('template.save')}
      foot={
        <>
          <Button variant="line" onPress={onClose}>
            {t('back')}
          </Button>
          <Button
            variant="primary"
            isPending={busy}
            onPress={() => send('save_template', { meetingId, name: name.trim() })}
            {...(name.trim() === '' && { disabledReason: t('template.name_missing') })}
          >
            {t('details.submit')}
          </Button>
        </>
      }
    >
      <div className="stack">
        {refusal ? <Notice tone="danger" title={refusal} live /> : null}
        <Field label={t('template.name')} value={name} maxLength={120} autoFocus onChange={setName} />
        <p className="small soft">{t('template.save_about')}</p>
      </div>
    </Dialog>
  )
}
