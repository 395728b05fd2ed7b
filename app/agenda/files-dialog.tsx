import './proposal.css'
import { CloudUpload, FileText, FileX2 } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { FileQueue } from '../documents/use-file-queue.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { proposeFiles } from '../rules/agenda-files.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { Select } from '../ui/select.tsx'
import { useRefusal } from '../ui/use-refusal.ts'
import type { Answer } from '../wire/answer.ts'
import { newFields } from './proposal.ts'
import { useAgendaAct } from './use-agenda-act.ts'
import type { TreeItem } from './use-tree.ts'

type FilesDialogProps = {
  meetingId: string
  files: readonly File[]
  items: readonly TreeItem[]
  queue: FileQueue
  onAdded: (itemIds: string[]) => void
  onClose: () => void
}

const NEW = 'new'
const OUT = 'out'

/** Dropped files, an item proposed for each; accepting makes the new items in one act and sends the files. */
export function FilesDialog({ meetingId, files, items, queue, onAdded, onClose }: FilesDialogProps) {
  const t = useT('agenda')
  const { pick, digits, bytes } = useReader()
  const open = useMemo(() => items.filter((item) => item.fields !== null), [items])
  const [proposed] = useState(() =>
    proposeFiles(
      files.map((file) => file.name),
      open.map(({ itemId, number, fields }) => ({ id: itemId, number, title: fields?.title ?? { ar: '', en: '' } })),
    ),
  )
  const [targets, setTargets] = useState(() =>
    files.map((file, at) => (isPdf(file) ? (proposed[at]?.itemId ?? NEW) : OUT)),
  )
  const [refused, setRefused] = useState<Answer<unknown> | null>(null)
  const added = targets.flatMap((target, at) => (target === NEW ? [at] : []))
  const send = (newIds: readonly string[]) => {
    queue.add(
      targets.flatMap((target, at) => {
        const itemId = target === NEW ? newIds[added.indexOf(at)] : target
        const file = files[at]
        return file && itemId && target !== OUT ? [{ file, itemId }] : []
      }),
    )
    onClose()
  }
  const adder = useAgendaAct<{ itemIds: string[] }>((answer) => {
    if (!answer.ok) return setRefused(answer)
    onAdded(answer.value.itemIds)
    send(answer.value.itemIds)
  })
  const refusal = useRefusal(refused)
  const count = targets.filter((target) => target !== OUT).length
  const choices = [
    ...open.map((item) => ({
      id: item.itemId,
      label: `${digits(item.number)} · ${(item.fields && pick(item.fields.title)) || t('untitled')}`,
    })),
    { id: NEW, label: t('files.new_item') },
    { id: OUT, label: t('files.leave_out') },
  ]
  const accept = () =>
    added.length === 0
      ? send([])
      : adder.send('add_all', {
          meetingId,
          items: added.map((at) => ({ parent: null, fields: newFields(proposed[at]?.title ?? { ar: '', en: '' }) })),
        })
  return (
    <Dialog
      wide
      isOpen
      onOpenChange={(isOpen) => isOpen || onClose()}
      title={t('files.title', { count: files.length })}
      foot={
        <>
          <Button variant="line" onPress={onClose}>
            {t('back')}
          </Button>
          <Button
            variant="primary"
            icon={CloudUpload}
            isPending={adder.busy}
            onPress={accept}
            {...(count === 0 && { disabledReason: t('files.none') })}
          >
            {t('files.accept', { count })}
          </Button>
        </>
      }
    >
      {refusal ? <Notice tone="danger" title={refusal} live /> : null}
      <ul className="file-table">
        {files.map((file, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two dropped files may have one name
          <li key={at} className={targets[at] === OUT ? 'out' : ''}>
            <Icon of={isPdf(file) ? FileText : FileX2} />
            <span className="what">
              <bdi>{file.name}</bdi>
              <small className="note soft">
                {isPdf(file) ? (
                  <>
                    <span>PDF</span> <span>{bytes(file.size)}</span>{' '}
                    {targets[at] === proposed[at]?.itemId ? <span>{t(`files.why_${proposed[at]?.why}`)}</span> : null}
                  </>
                ) : (
                  t('files.not_pdf')
                )}
              </small>
            </span>
            {isPdf(file) ? (
              <Select
                label={t('files.target', { fileName: file.name })}
                items={choices}
                value={targets[at] ?? OUT}
                onChange={(id) => setTargets((all) => all.map((one, index) => (index === at ? id : one)))}
              />
            ) : (
              <span className="note soft">{t('files.leave_out')}</span>
            )}
          </li>
        ))}
      </ul>
    </Dialog>
  )
}

const isPdf = (file: File): boolean => file.type === 'application/pdf' || /\.pdf$/i.test(file.name)
