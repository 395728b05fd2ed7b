import './quorum-meter.css'
import { Check, OctagonAlert, TriangleAlert } from 'lucide-react'
import { useT } from '../i18n/use-reader.ts'
import { Chip } from '../ui/chip.tsx'

/** Above this many members a cell is too thin to count, and the meter becomes one bar. */
const MOST_CELLS = 40

type QuorumMeterProps = {
  /** Who counts toward the quorum now, remote members included. */
  present: number
  remote?: number
  needed: number
  members: number
  title?: string
}

/** One cell a member, hatched for remote, a line at the number needed, and the verdict in words. */
export function QuorumMeter({ present, remote = 0, needed, members, title }: QuorumMeterProps) {
  const t = useT('parts')
  return (
    <div className="quorum">
      <div className="row between wrap">
        <b className="small">{title ?? t('quorum.title')}</b>
        <span aria-live="polite">{verdict(t, present, needed)}</span>
      </div>
      <div className="track" aria-hidden="true">
        {members <= MOST_CELLS ? (
          <Cells present={present} remote={remote} needed={needed} members={members} />
        ) : (
          <Bar present={present} needed={needed} members={members} />
        )}
      </div>
    </div>
  )
}

function verdict(t: ReturnType<typeof useT>, present: number, needed: number) {
  if (present < needed)
    return (
      <Chip tone="danger" icon={OctagonAlert}>
        {t('quorum.short', { count: needed - present })}
      </Chip>
    )
  if (present === needed)
    return (
      <Chip tone="alert" icon={TriangleAlert}>
        {t('quorum.exact', { needed })}
      </Chip>
    )
  return (
    <Chip tone="ok" icon={Check}>
      {t('quorum.met', { present, needed })}
    </Chip>
  )
}

function Cells({ present, remote, needed, members }: Required<Omit<QuorumMeterProps, 'title'>>) {
  const cell = (place: number) => {
    const filled = place >= present ? '' : place >= present - remote ? 'remote' : 'in'
    return [filled, place === needed && 'need'].filter(Boolean).join(' ')
  }
  return Array.from({ length: members }, (_, place) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
    <i key={place} className={cell(place)} />
  ))
}

function Bar({ present, needed, members }: { present: number; needed: number; members: number }) {
  return (
    <span className="bar">
      <i className="in" style={{ inlineSize: `${(100 * present) / members}%` }} />
      <i className="need" style={{ insetInlineStart: `${(100 * needed) / members}%` }} />
    </span>
  )
}
