import { Fingerprint, WifiOff } from 'lucide-react'
import { useT } from '../i18n/use-reader.ts'
import { LinkButton } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { useRefusalWords } from '../ui/use-refusal.ts'
import type { Casting } from './use-cast.ts'

/** What becomes of a ballot that was pressed: on its way, unanswered, or refused and why. */
export function CastingNotice({ casting, voteId }: { casting: Casting; voteId: string }) {
  const t = useT('ballots')
  const words = useRefusalWords()
  switch (casting.state) {
    case 'signing':
      return (
        <Notice tone="info" icon={Fingerprint} title={t('signing.title')} live>
          {t('signing.more')}
        </Notice>
      )
    case 'sending':
      return (
        <Notice tone="info" title={t('sending.title')} live>
          {t('sending.more')}
        </Notice>
      )
    case 'unanswered':
      return (
        <Notice
          tone="alert"
          icon={WifiOff}
          title={t('unanswered.title')}
          live
          action={
            casting.signedOut ? (
              <LinkButton size="small" to={`/sign-in?to=${encodeURIComponent(`/v/${voteId}`)}`}>
                {t('unanswered.sign_in')}
              </LinkButton>
            ) : null
          }
        >
          {t(casting.signedOut ? 'unanswered.signed_out' : 'unanswered.more')}
        </Notice>
      )
    case 'refused':
      return (
        <Notice tone="danger" title={t(casting.code === 'ballot_twice' ? 'refused.twice' : 'refused.title')} live>
          {words(casting.code, casting.params)}
        </Notice>
      )
    default:
      return null
  }
}
