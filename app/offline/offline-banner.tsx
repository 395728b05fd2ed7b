import { CloudOff, LoaderCircle } from 'lucide-react'
import { useT } from '../i18n/use-reader.ts'
import { LinkButton } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import type { ContactView } from './use-contact.ts'

/** Whether the server is there, what waits to be sent, and that no vote is among it; `brief` over a page that is read. */
export function OfflineBanner({ contact, waiting, brief }: { contact: ContactView; waiting: number; brief?: boolean }) {
  const t = useT('offline')
  const held = waiting > 0 ? `${t('banner.waiting', { count: waiting })} ` : ''
  if (contact.state === 'unknown') return null
  if (contact.state === 'outdated') return <Notice tone="alert" title={t('banner.outdated')} live />
  if (contact.state === 'away')
    return (
      <Notice tone="info" icon={CloudOff} title={t('banner.offline')} live>
        {held}
        {brief ? null : `${t('banner.more')} ${t('banner.votes')}`}
      </Notice>
    )
  if (contact.state === 'stranger')
    return (
      <Notice
        tone="alert"
        title={t('banner.back')}
        live
        action={
          <LinkButton size="small" to="/sign-in?to=/offline" reloadDocument>
            {t('banner.sign_in')}
          </LinkButton>
        }
      >
        {held}
        {t('banner.stranger')}
      </Notice>
    )
  return (
    <Notice
      tone={waiting > 0 ? 'info' : 'ok'}
      {...(contact.sending && waiting > 0 && { icon: LoaderCircle })}
      title={t('banner.back')}
      live
      action={
        <LinkButton size="small" to="/" reloadDocument>
          {t('banner.home')}
        </LinkButton>
      }
    >
      {waiting === 0 ? t('banner.all_sent') : contact.sending ? t('banner.sending') : held}
    </Notice>
  )
}
