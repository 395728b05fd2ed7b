import { Link } from '@remix-run/react'
import { FileDiff } from 'lucide-react'
import type { Revised } from '../../server/ballots/revised-since.ts'
import { addressOfChanges } from '../documents/version-address.ts'
import { Text2 } from '../i18n/text2.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Notice } from '../ui/notice.tsx'

/** That papers on which this reader's ballot rests are others now. The ballot stands. */
export function RevisedNotice({ papers }: { papers: readonly Revised[] }) {
  const t = useT('ballots')
  const { digits } = useReader()
  if (papers.length === 0) return null
  return (
    <Notice tone="alert" icon={FileDiff} title={t('revised.title', { count: papers.length })}>
      <ul className="revised-papers">
        {papers.map(({ meetingId, paperId, title, version, since }) => (
          <li key={paperId}>
            <Link to={`/m/${meetingId}/papers/${paperId}?version=${version}`}>
              <Text2 of={title} digits />
            </Link>{' '}
            <span className="muted">{t('revised.version', { version: digits(version) })}</span>
            {since ? (
              <>
                {' · '}
                <Link to={addressOfChanges({ meeting: { id: meetingId }, paper: { id: paperId } }, version, since)}>
                  {t('revised.changes')}
                </Link>
              </>
            ) : null}
          </li>
        ))}
      </ul>
      {t('revised.stands')}
    </Notice>
  )
}
