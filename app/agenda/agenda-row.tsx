import './agenda-row.css'
import { Link } from '@remix-run/react'
import { Check, CornerDownRight, FileCheck2, FileX2, Lock, type LucideIcon, Vote } from 'lucide-react'
import type { ReactNode } from 'react'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Icon } from '../ui/icon.tsx'

type AgendaRowProps = {
  /** "4", "4.1": shown in the reader's digits. */
  number: string
  title: ReactNode
  /** Type and presenter. */
  meta?: ReactNode
  minutes?: number
  /** When it is expected to begin, already in words. */
  time?: string
  state?: 'rest' | 'current' | 'done' | 'deferred'
  papers?: 'none' | 'there' | 'missing'
  restricted?: boolean
  hasVote?: boolean
  depth?: number
  to?: string
  /** What lets it be dragged; the desk only, and never the only way to move it. */
  grip?: ReactNode
  /** A menu at its end. */
  acts?: ReactNode
}

/** An item as a row. Lay rows in `<ol className="agenda">`. */
export function AgendaRow(props: AgendaRowProps) {
  const { number, title, meta, state = 'rest', depth = 0, to, grip, acts } = props
  const t = useT('parts')
  const reader = useReader()
  const className = ['arow', state === 'current' && 'now', state === 'done' && 'done'].filter(Boolean).join(' ')
  return (
    <li
      className={className}
      aria-current={state === 'current' ? 'step' : undefined}
      style={depth > 0 ? { paddingInlineStart: `calc(var(--m-4) + ${depth} * var(--m-6))` } : undefined}
    >
      {grip}
      <span className="no num">{reader.digits(number)}</span>
      <span className="words">
        {to ? (
          <Link className="t" to={to}>
            {title}
          </Link>
        ) : (
          <span className="t">{title}</span>
        )}
        {meta ? <small className="note muted">{meta}</small> : null}
      </span>
      <span className="end">
        {props.time || props.minutes ? (
          <small className="note muted num">
            {[props.time, props.minutes && t('agenda.minutes', { count: props.minutes })].filter(Boolean).join(' · ')}
          </small>
        ) : null}
        <RowIcons {...props} />
      </span>
      {acts}
    </li>
  )
}

function RowIcons({ state, papers = 'none', restricted, hasVote }: AgendaRowProps) {
  const t = useT('parts')
  const icons: { key: string; of: LucideIcon; tone?: string }[] = [
    ...(papers === 'there' ? [{ key: 'papers', of: FileCheck2 }] : []),
    ...(papers === 'missing' ? [{ key: 'missing', of: FileX2, tone: 'bad' }] : []),
    ...(restricted ? [{ key: 'restricted', of: Lock }] : []),
    ...(hasVote ? [{ key: 'vote', of: Vote }] : []),
    ...(state === 'done' ? [{ key: 'done', of: Check, tone: 'ok' }] : []),
    ...(state === 'deferred' ? [{ key: 'deferred', of: CornerDownRight, tone: 'put-off' }] : []),
  ]
  if (icons.length === 0) return null
  return (
    <span className="icons">
      {icons.map(({ key, of, tone }) => (
        <span key={key} className={tone} title={t(`agenda.${key}`)}>
          <Icon of={of} size="sm" label={t(`agenda.${key}`)} />
        </span>
      ))}
    </span>
  )
}
