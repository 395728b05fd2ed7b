import { FileDiff, X } from 'lucide-react'
import { useState } from 'react'
import type { ReaderPage } from '../../server/documents/load-reader.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { tellKnown } from './tell-known.ts'
import { addressOfChanges } from './version-address.ts'

/** That the version on the screen is other than the one its reader knows. Put away, or looked at, it does not come again. */
export function RevisedSince({ data }: { data: ReaderPage }) {
  const t = useT('documents')
  const { digits } = useReader()
  const [away, setAway] = useState('')
  const { paper, revised } = data
  // Of a newer one, that one is told of.
  const newer = data.versions.some(({ released, number }) => released && number > paper.version)
  if (!revised || newer || away === paper.versionId) return null
  return (
    <div className="desk-notice">
      <Notice
        tone="info"
        icon={FileDiff}
        title={t('revised.title', { version: digits(revised.since) })}
        action={
          <span className="row tight">
            <LinkButton size="small" to={addressOfChanges(data, paper.version, revised.since)}>
              {t('changes.title')}
            </LinkButton>
            <Button
              size="small"
              variant="quiet"
              icon={X}
              aria-label={t('revised.away')}
              onPress={() => {
                tellKnown(paper.versionId)
                setAway(paper.versionId)
              }}
            />
          </span>
        }
      >
        {revised.words === null ? null : t('revised.words', { count: revised.words })}
      </Notice>
    </div>
  )
}
