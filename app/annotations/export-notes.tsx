import { Download } from 'lucide-react'
import { useState } from 'react'
import { TakingFile } from '../documents/taking-file.tsx'
import { useTakenFile } from '../documents/use-taken-file.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { Choices } from '../ui/choices.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Checkbox } from '../ui/field.tsx'
import type { ExportNotes as Input } from '../wire/downloads.ts'
import type { ReaderGroup } from './layer-switch.tsx'

const FORMS = ['pdf', 'flat', 'xfdf'] as const satisfies Input['form'][]

/** The paper with its notes as a file. What is private goes out only where its owner ticks it here. */
export function ExportNotes({ versionId, groups }: { versionId: string; groups: readonly ReaderGroup[] }) {
  const t = useT('annotations')
  const reader = useReader()
  const [open, setOpen] = useState(false)
  const [form, setForm] = useState<Input['form']>('pdf')
  const [layers, setLayers] = useState<Input['layers']>(['body'])
  const { taking, take, reset } = useTakenFile()
  const set = (layer: Input['layers'][number]) => (on: boolean) =>
    setLayers((now) => (on ? [...now, layer] : now.filter((one) => one !== layer)))
  const close = () => {
    reset()
    setOpen(false)
  }
  const start = () =>
    void take(`/papers/${versionId}/notes`, { layers, form, language: reader.language } satisfies Input)
  const missing = layers.length === 0 ? t('export.no_layer') : taking.busy ? t('export.busy') : undefined
  return (
    <>
      <Button variant="quiet" icon={Download} aria-label={t('export.title')} onPress={() => setOpen(true)} />
      <Dialog
        title={t('export.title')}
        isOpen={open}
        onOpenChange={(now) => (now ? setOpen(true) : close())}
        foot={
          <>
            <Button onPress={close}>{t('export.close')}</Button>
            <Button variant="primary" onPress={start} {...(missing && { disabledReason: missing })}>
              {t('export.do')}
            </Button>
          </>
        }
      >
        <div className="stack">
          <fieldset className="stack tight">
            <legend className="label">{t('export.layers')}</legend>
            <Checkbox isSelected={layers.includes('body')} onChange={set('body')}>
              {t('export.body')}
            </Checkbox>
            {groups.map(({ id, name }) => (
              <Checkbox key={id} isSelected={layers.includes(`group:${id}`)} onChange={set(`group:${id}`)}>
                <bdi>{reader.pick(name)}</bdi>
              </Checkbox>
            ))}
            <Checkbox isSelected={layers.includes('private')} onChange={set('private')}>
              {t('export.private')}
            </Checkbox>
          </fieldset>
          <Choices
            label={t('export.form')}
            value={form}
            onChange={(id) => setForm(id as Input['form'])}
            items={FORMS.map((id) => ({ id, label: t(`export.${id}`), note: t(`export.${id}_note`) }))}
          />
          <TakingFile taking={taking} />
        </div>
      </Dialog>
    </>
  )
}
