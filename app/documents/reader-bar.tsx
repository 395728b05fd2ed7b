import { Link, useSearchParams } from '@remix-run/react'
import { ArrowLeft, EyeOff, Lock, ScanText } from 'lucide-react'
import type { ReaderPage } from '../../server/documents/load-reader.ts'
import { ExportNotes } from '../annotations/export-notes.tsx'
import type { Present } from '../annotations/presence.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { ReadingButton } from '../reading/reading-button.tsx'
import type { ReadingLog } from '../reading/use-reading-log.ts'
import { copyLimit } from '../rules/classification.ts'
import { pageReference } from '../rules/page-reference.ts'
import { Chip } from '../ui/chip.tsx'
import { Icon } from '../ui/icon.tsx'
import { PresenceStack } from '../ui/presence-stack.tsx'
import { usePackPlace } from './pack-place.ts'
import { VersionSwitch } from './version-switch.tsx'

type ReaderBarProps = { data: ReaderPage; present: readonly Present[]; log: ReadingLog }

/** The way back, what is being read, and who else is reading it. */
export function ReaderBar({ data, present, log }: ReaderBarProps) {
  const t = useT('documents')
  const reader = useReader()
  const { meeting, item, paper, people } = data
  const place = usePackPlace()
  const [params] = useSearchParams()
  // Whoever came from the sitting, or follows what is presented there, goes back to it.
  const inSitting = params.get('from') === 'sitting' || params.has('follow')
  // Whoever has the paper open twice is where they moved last.
  const pages = new Map(present.map(({ person, page }) => [person, page]))
  const others = [...pages].filter(([person]) => person !== data.me && people[person])
  return (
    <header className="rbar">
      <Link
        to={inSitting ? `/m/${meeting.id}/sitting` : place.back}
        className="btn icon quiet"
        aria-label={t(inSitting ? 'back_to_sitting' : 'back')}
      >
        <Icon of={ArrowLeft} size="lg" flip />
      </Link>
      <div className="ttl grow">
        <h1 className="clip">
          <bdi>{reader.pick(paper.title)}</bdi>
        </h1>
        <p className="note muted clip">
          {t('subtitle', { number: reader.digits(item.number), version: paper.version })}
        </p>
      </div>
      <VersionSwitch data={data} />
      {paper.released ? null : (
        <Chip tone="alert" icon={EyeOff}>
          {t('unreleased')}
        </Chip>
      )}
      {paper.textless.length > 0 ? (
        <Chip tone="info" icon={ScanText}>
          {t('scanned', { count: paper.textless.length })}
        </Chip>
      ) : null}
      {item.classification === 'confidential' || item.classification === 'secret' ? (
        <span className="chip danger outline-danger">
          <Icon of={Lock} size="sm" /> {t(`classification.${item.classification}`)}
        </span>
      ) : null}
      {others.length > 0 ? (
        <PresenceStack
          label={t('present')}
          size="sm"
          max={3}
          people={others.map(([id, page]) => ({
            id,
            name: people[id] ?? { ar: '', en: '' },
            live: true,
            place: reader.digits(pageReference(paper.reference, page)),
          }))}
        />
      ) : null}
      <ReadingButton log={log} pages={paper.sizes.length} />
      {place.online && copyLimit(item.classification) === 'free' ? (
        <ExportNotes versionId={paper.versionId} groups={data.groups} />
      ) : null}
    </header>
  )
}
