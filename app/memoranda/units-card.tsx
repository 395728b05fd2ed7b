import { Inbox } from 'lucide-react'
import type { UnitsAtHome } from '../../server/memoranda/home-queries.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { LinkButton } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'

/** What waits for somebody who files for a unit, with the way there. */
export function UnitsCard({ units }: { units: UnitsAtHome | null }) {
  const t = useT('memoranda')
  const { pick, language } = useReader()
  if (!units) return null
  const { returned, asked, drafts } = units
  const waits = [
    ...(returned > 0 ? [t('home.returned', { count: returned })] : []),
    ...(asked > 0 ? [t('home.asked', { count: asked })] : []),
    ...(drafts > 0 ? [t('home.drafts', { count: drafts })] : []),
  ]
  const list = language === 'ar' ? '، ' : ', '
  return (
    <Notice
      tone={returned + asked > 0 ? 'alert' : 'info'}
      icon={Inbox}
      title={t('home.title')}
      action={
        <LinkButton size="small" variant={returned + asked > 0 ? 'primary' : 'plain'} to="/memoranda">
          {t('home.open')}
        </LinkButton>
      }
    >
      <bdi>{units.names.map(pick).join(list)}</bdi> · {waits.length > 0 ? waits.join(list) : t('home.nothing')}
    </Notice>
  )
}
