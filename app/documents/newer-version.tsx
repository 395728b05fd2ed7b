import { useSearchParams } from '@remix-run/react'
import { FileDiff, X } from 'lucide-react'
import { useState } from 'react'
import type { ReaderPage } from '../../server/documents/load-reader.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { addressOfChanges, addressOfVersion } from './version-address.ts'

/** That a newer version than the one on the screen is there; put away, it does not hide what is being read. */
export function NewerVersion({ data }: { data: ReaderPage }) {
  const t = useT('documents')
  const { digits } = useReader()
  const [params] = useSearchParams()
  const [away, setAway] = useState(0)
  const newest = data.versions.find((one) => one.released)
  if (!newest || newest.number <= data.paper.version || newest.number === away) return null
  const version = digits(newest.number)
  return (
    <div className="desk-notice">
      <Notice
        tone="info"
        icon={FileDiff}
        title={t('versions.newer')}
        live
        action={
          <span className="row tight wrap">
            <LinkButton size="small" to={addressOfVersion(data, newest.number, params)}>
              {t('versions.open_newer', { version })}
            </LinkButton>
            <LinkButton size="small" variant="line" to={addressOfChanges(data, newest.number, data.paper.version)}>
              {t('changes.title')}
            </LinkButton>
            <Button
              size="small"
              variant="quiet"
              icon={X}
              aria-label={t('revised.away')}
              onPress={() => setAway(newest.number)}
            />
          </span>
        }
      >
        {t('versions.newer_more')}
      </Notice>
    </div>
  )
}
