import { useNavigate, useSearchParams } from '@remix-run/react'
import { FileDiff, Layers } from 'lucide-react'
import type { ReaderPage } from '../../server/documents/load-reader.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { Menu, MenuItem, MenuSection } from '../ui/menu.tsx'
import { addressOfChanges, addressOfVersion } from './version-address.ts'

/** The versions of a paper, where there is more than one to open. */
export function VersionSwitch({ data }: { data: ReaderPage }) {
  const t = useT('documents')
  const { digits, day } = useReader()
  const navigate = useNavigate()
  const [params] = useSearchParams()
  if (data.versions.length < 2) return null
  const earlier = data.versions.find(({ number }) => number < data.paper.version)
  return (
    <Menu
      label={t('versions.label')}
      trigger={
        <Button variant="quiet" size="small" icon={Layers}>
          {t('versions.now', { version: digits(data.paper.version) })}
        </Button>
      }
    >
      <MenuSection
        title={t('versions.label')}
        selected={String(data.paper.version)}
        onSelect={(number) => navigate(addressOfVersion(data, Number(number), params))}
      >
        {data.versions.map(({ number, at, released }) => (
          <MenuItem key={number} id={String(number)} note={released ? day(at) : t('versions.unreleased')}>
            {t('versions.one', { version: digits(number) })}
          </MenuItem>
        ))}
      </MenuSection>
      {earlier ? (
        <MenuItem
          id="changes"
          icon={FileDiff}
          href={addressOfChanges(data, data.paper.version, data.revised?.since ?? earlier.number)}
          note={t('versions.since', { version: digits(data.revised?.since ?? earlier.number) })}
        >
          {t('changes.title')}
        </MenuItem>
      ) : null}
    </Menu>
  )
}
