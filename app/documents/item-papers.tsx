import './item-papers.css'
import { useFetcher } from '@remix-run/react'
import { CloudUpload, Ellipsis, FileUp, Pencil, ShieldAlert, Trash2, Wrench } from 'lucide-react'
import { useRef, useState } from 'react'
import type { BuilderPaper } from '../../server/agenda/load-builder.ts'
import { Text2 } from '../i18n/text2.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { Menu, MenuItem } from '../ui/menu.tsx'
import { Notice } from '../ui/notice.tsx'
import { newRequestId, submitJson } from '../ui/submit.ts'
import { useToast } from '../ui/toast.tsx'
import { useRefusal } from '../ui/use-refusal.ts'
import type { Answer } from '../wire/answer.ts'
import { PaperChip } from './paper-chip.tsx'
import { RemovePaperDialog, RenamePaperDialog } from './paper-dialogs.tsx'
import { UploadRow } from './upload-row.tsx'
import { useCarriedLine } from './use-carried-line.ts'
import { useUploads } from './use-uploads.ts'

type ItemPapersProps = {
  itemId: string
  meetingId: string
  papers: readonly BuilderPaper[]
  editable: boolean
}

/** The papers of one item, as the officer who prepares it sees them: upload by button or by dropping, new version, title, removal. */
export function ItemPapers({ itemId, meetingId, papers, editable }: ItemPapersProps) {
  const t = useT('documents')
  const toast = useToast()
  const { digits } = useReader()
  const picker = useRef<HTMLInputElement>(null)
  const target = useRef<string | null>(null)
  const [over, setOver] = useState(false)
  const [asking, setAsking] = useState<{ what: 'rename' | 'remove'; paper: BuilderPaper } | null>(null)
  const fetcher = useFetcher<Answer<unknown>>()
  const refusal = useRefusal(fetcher.data)
  const carriedLine = useCarriedLine()
  const { uploads, begin } = useUploads(itemId, (attached, fileName) => {
    const active = attached.active.length > 0
    const more = [active ? t('upload.active') : null, carriedLine(attached.carried)].filter(Boolean).join(' ')
    toast({ tone: active ? 'alert' : 'ok', title: t('upload.done', { fileName }), ...(more && { more }) })
  })
  const pick = (paperId: string | null) => {
    target.current = paperId
    picker.current?.click()
  }
  const act = (what: 'rename' | 'remove', paper: BuilderPaper, more: object = {}) => {
    submitJson(fetcher, `/papers/${paper.paperId}/${what}`, {
      requestId: newRequestId(),
      paperId: paper.paperId,
      ...more,
    })
    setAsking(null)
  }
  const dropHere = editable && {
    onDragOver: (event: React.DragEvent) => {
      if (!event.dataTransfer.types.includes('Files')) return
      event.preventDefault()
      setOver(true)
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: React.DragEvent) => {
      if (!event.dataTransfer.types.includes('Files')) return
      event.preventDefault()
      setOver(false)
      for (const file of event.dataTransfer.files) begin(file, null)
    },
  }
  return (
    <div className={over ? 'paper-shelf over' : 'paper-shelf'} {...dropHere}>
      {refusal ? <Notice tone="danger" title={refusal} live /> : null}
      <ul className="papers">
        {papers.map((paper) => (
          <li key={paper.paperId}>
            <PaperChip
              title={<Text2 of={paper.title} digits />}
              meta={
                <>
                  {t('chip.meta', { version: digits(paper.version), count: paper.pages })}
                  {paper.released ? '' : ` · ${t('chip.unreleased')}`}
                  {carriedLine(paper.carried) ? ` · ${carriedLine(paper.carried)}` : null}
                </>
              }
              state={paper.scanned ? 'scanned' : 'ready'}
              to={`/m/${meetingId}/papers/${paper.paperId}`}
              acts={
                <>
                  {paper.active.length > 0 ? (
                    <Chip tone="alert" icon={ShieldAlert}>
                      {t('chip.active')}
                    </Chip>
                  ) : null}
                  {paper.damaged ? (
                    <Chip tone="info" icon={Wrench}>
                      {t('chip.damaged')}
                    </Chip>
                  ) : null}
                  {editable ? (
                    <Menu
                      label={t('chip.menu')}
                      trigger={<Button variant="quiet" size="small" icon={Ellipsis} aria-label={t('chip.menu')} />}
                      onAction={(what) => {
                        if (what === 'version') pick(paper.paperId)
                        else setAsking({ what: what as 'rename' | 'remove', paper })
                      }}
                    >
                      <MenuItem id="version" icon={FileUp}>
                        {t('chip.new_version')}
                      </MenuItem>
                      <MenuItem id="rename" icon={Pencil}>
                        {t('chip.rename')}
                      </MenuItem>
                      <MenuItem id="remove" icon={Trash2} tone="danger">
                        {t('chip.remove')}
                      </MenuItem>
                    </Menu>
                  ) : null}
                </>
              }
            />
          </li>
        ))}
        {uploads.map((upload) => (
          <li key={upload.id}>
            <UploadRow upload={upload} />
          </li>
        ))}
      </ul>
      {editable ? (
        <div className="drop-here">
          <input
            ref={picker}
            type="file"
            accept="application/pdf,.pdf"
            multiple
            hidden
            aria-label={t('upload.choose')}
            onChange={(event) => {
              for (const file of event.target.files ?? []) begin(file, target.current)
              event.target.value = ''
            }}
          />
          <Button variant="line" icon={CloudUpload} onPress={() => pick(null)}>
            {t('upload.choose')}
          </Button>
          <span className="note muted">{t(over ? 'upload.let_go' : 'upload.hint')}</span>
        </div>
      ) : null}
      {asking?.what === 'rename' ? (
        <RenamePaperDialog
          paper={asking.paper}
          close={() => setAsking(null)}
          save={(title) => act('rename', asking.paper, { title })}
        />
      ) : null}
      {asking?.what === 'remove' ? (
        <RemovePaperDialog
          paper={asking.paper}
          close={() => setAsking(null)}
          remove={() => act('remove', asking.paper)}
        />
      ) : null}
    </div>
  )
}
