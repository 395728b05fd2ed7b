import { FileUp, ShieldAlert, SquareArrowOutUpRight, Wrench, X } from 'lucide-react'
import { type DragEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import type { ShownFile } from '../../server/memoranda/load-memorandum.ts'
import { PaperChip } from '../documents/paper-chip.tsx'
import { type UploadStage, uploadTo } from '../documents/upload-paper.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { Notice } from '../ui/notice.tsx'
import { newRequestId } from '../ui/submit.ts'
import { useRefusalWords } from '../ui/use-refusal.ts'
import type { VersionId } from '../wire/ids.ts'

export type LodgedFile = Pick<ShownFile, 'fileId' | 'fileName' | 'pages'> &
  Partial<Pick<ShownFile, 'scanned' | 'active' | 'damaged' | 'gone'>>

/** A PDF that a unit lodged, opened beside the page. */
export function FileRow({ file, acts }: { file: LodgedFile; acts?: ReactNode }) {
  const t = useT('memoranda')
  const documents = useT('documents')
  return (
    <PaperChip
      title={<bdi>{file.fileName || t('file.gone')}</bdi>}
      meta={t('file.pages', { count: file.pages })}
      state={file.scanned ? 'scanned' : 'ready'}
      acts={
        <>
          {file.active && file.active.length > 0 ? (
            <Chip tone="alert" icon={ShieldAlert}>
              {documents('chip.active')}
            </Chip>
          ) : null}
          {file.damaged ? (
            <Chip tone="info" icon={Wrench}>
              {documents('chip.damaged')}
            </Chip>
          ) : null}
          {file.gone ? null : (
            <LinkButton
              size="small"
              variant="line"
              icon={SquareArrowOutUpRight}
              to={`/lodged/${file.fileId}/file`}
              reloadDocument
              target="_blank"
              rel="noreferrer"
              aria-label={t('file.open_of', { fileName: file.fileName })}
            >
              {t('file.open')}
            </LinkButton>
          )}
          {acts}
        </>
      }
    />
  )
}

type FilePickerProps = {
  unitId: string
  label: string
  file: LodgedFile | null
  onChange: (file: LodgedFile | null) => void
  optional?: boolean
}

type Lodged = { fileId: VersionId; fileName: string; pages: number; textless: number[]; active: string[] }

/** One PDF, chosen or dropped: checked by the server before it stands here. */
export function FilePicker({ unitId, label, file, onChange, optional = false }: FilePickerProps) {
  const t = useT('memoranda')
  const documents = useT('documents')
  const reader = useReader()
  const words = useRefusalWords()
  const picker = useRef<HTMLInputElement>(null)
  const running = useRef<(() => void) | null>(null)
  const [stage, setStage] = useState<{ name: string; at: UploadStage } | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  const [over, setOver] = useState(false)
  useEffect(() => () => running.current?.(), [])
  const begin = (chosen: File) => {
    running.current?.()
    setRefused(null)
    setStage({ name: chosen.name, at: { stage: 'sending', sent: 0, bytes: chosen.size } })
    const input = { requestId: newRequestId(), unitId, fileName: chosen.name }
    const { answer, cancel } = uploadTo<Lodged>('/lodged', chosen, input, (at) => setStage({ name: chosen.name, at }))
    running.current = cancel
    void answer.then((result) => {
      running.current = null
      setStage(null)
      if (result.ok) {
        const { textless, ...lodged } = result.value
        onChange({ ...lodged, scanned: textless.length > 0 })
      } else if (result.code !== 'upload_cancelled')
        setRefused(result.code.startsWith('upload_') ? documents(result.code) : words(result.code, result.params))
    })
  }
  const drop = {
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes('Files')) return
      event.preventDefault()
      setOver(true)
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      const [dropped] = event.dataTransfer.files
      if (!dropped) return
      event.preventDefault()
      setOver(false)
      begin(dropped)
    },
  }
  return (
    <div className={over ? 'lodge over' : 'lodge'} {...drop}>
      <span className="label">{label}</span>
      {refused ? (
        <Notice tone="danger" title={t('file.refused')} live>
          {refused}
        </Notice>
      ) : null}
      {stage ? (
        <PaperChip
          title={<bdi>{stage.name}</bdi>}
          state="uploading"
          meta={
            stage.at.stage === 'sending'
              ? documents('upload.sending', { sent: reader.bytes(stage.at.sent), all: reader.bytes(stage.at.bytes) })
              : documents(`upload.${stage.at.stage}`, { page: stage.at.page, pages: stage.at.pages })
          }
          progress={
            stage.at.stage === 'sending'
              ? { value: stage.at.sent, max: stage.at.bytes }
              : { value: stage.at.page, max: stage.at.pages }
          }
          acts={
            <Button
              variant="quiet"
              size="small"
              icon={X}
              aria-label={documents('upload.cancel')}
              onPress={() => running.current?.()}
            />
          }
        />
      ) : file ? (
        <FileRow
          file={file}
          acts={
            optional ? (
              <Button
                variant="quiet"
                size="small"
                icon={X}
                aria-label={t('file.remove')}
                onPress={() => onChange(null)}
              />
            ) : null
          }
        />
      ) : null}
      <input
        ref={picker}
        type="file"
        accept="application/pdf,.pdf"
        hidden
        onChange={(event) => {
          const [chosen] = event.target.files ?? []
          event.target.value = ''
          if (chosen) begin(chosen)
        }}
      />
      <div className="row tight wrap">
        <Button variant="line" icon={FileUp} onPress={() => picker.current?.click()}>
          {t(file ? 'file.replace' : 'file.choose')}
        </Button>
        <small className="note muted">{t(optional ? 'file.optional' : 'file.hint')}</small>
      </div>
    </div>
  )
}
