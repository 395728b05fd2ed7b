import './paper-chip.css'
import { Link } from '@remix-run/react'
import { CircleCheck, FileDiff, FileX2, Lock, type LucideIcon, ScanText } from 'lucide-react'
import type { ReactNode } from 'react'
import { useT } from '../i18n/use-reader.ts'
import { Chip, type ChipTone } from '../ui/chip.tsx'
import { Icon } from '../ui/icon.tsx'
import { ProgressBar } from '../ui/progress-bar.tsx'

export type PaperState = 'ready' | 'changed' | 'scanned' | 'uploading' | 'missing' | 'hidden' | 'on_device'

type PaperChipProps = {
  title: ReactNode
  /** Version, pages, stamped range; or why it is missing or hidden. */
  meta?: ReactNode
  state?: PaperState
  /** While it uploads. */
  progress?: { value: number; max: number }
  /** Where it opens. */
  to?: string
  /** Buttons or a menu at its end. */
  acts?: ReactNode
}

const STATES: Partial<Record<PaperState, { tone: ChipTone; icon: LucideIcon }>> = {
  changed: { tone: 'info', icon: FileDiff },
  scanned: { tone: 'alert', icon: ScanText },
  missing: { tone: 'danger', icon: FileX2 },
  hidden: { tone: 'outline', icon: Lock },
  on_device: { tone: 'ok', icon: CircleCheck },
}

/** A paper as a small sheet: what it is, which version, and how it stands. */
export function PaperChip({ title, meta, state = 'ready', progress, to, acts }: PaperChipProps) {
  const t = useT('parts')
  const chip = STATES[state]
  return (
    <div className={`paper ${state}`}>
      <span className="file" aria-hidden="true">
        {state === 'hidden' ? <Icon of={Lock} /> : 'PDF'}
      </span>
      <span className="grow">
        {to && state !== 'hidden' ? (
          <Link className="small title" to={to}>
            {title}
          </Link>
        ) : (
          <b className="small">{title}</b>
        )}
        {meta ? <small className="note muted">{meta}</small> : null}
      </span>
      {state === 'uploading' && progress ? (
        <span className="upload">
          <ProgressBar label={t('paper.uploading')} bare {...progress} />
        </span>
      ) : null}
      {chip ? (
        <Chip tone={chip.tone} icon={chip.icon}>
          {t(`paper.${state}`)}
        </Chip>
      ) : null}
      {acts}
    </div>
  )
}
