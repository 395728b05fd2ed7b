import { useFetcher } from '@remix-run/react'
import { CalendarPlus, Copy, Link2Off, RefreshCw } from 'lucide-react'
import { useState } from 'react'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { submitJson } from '../ui/submit.ts'
import { useRefusal } from '../ui/use-refusal.ts'
import type { Answer } from '../wire/answer.ts'

/** The address under which a calendar program reads the reader's meetings: shown once, when it is made. */
export function FeedSheet({ made }: { made: string | null }) {
  const t = useT('mail')
  const reader = useReader()
  const fetcher = useFetcher<Answer<{ address?: string }>>()
  const refusal = useRefusal(fetcher.data)
  const [copied, setCopied] = useState(false)
  const address = made && fetcher.data?.ok ? fetcher.data.value.address : undefined
  const busy = fetcher.state !== 'idle'
  const renew = () => {
    setCopied(false)
    submitJson(fetcher, '/mail', { act: 'feed', language: reader.language })
  }
  const copy = async (text: string) => {
    await navigator.clipboard.writeText(text)
    setCopied(true)
  }
  return (
    <Sheet title={t('feed.title')}>
      <div className="stack">
        <p>{t('feed.about')}</p>
        {refusal ? (
          <Notice tone="danger" title={t('mail.not_saved')} live>
            {refusal}
          </Notice>
        ) : null}
        {address ? (
          <>
            <Notice tone="alert" title={t('feed.once')} live>
              {t('feed.risk')}
            </Notice>
            <bdi className="address code" dir="ltr">
              {address}
            </bdi>
            <div className="row wrap">
              <a className="btn primary" href={address.replace(/^https?:/, 'webcal:')}>
                {t('feed.open')}
              </a>
              <Button variant="line" icon={Copy} onPress={() => void copy(address)}>
                {t(copied ? 'feed.copied' : 'feed.copy')}
              </Button>
            </div>
          </>
        ) : made ? (
          <Notice tone="info" title={t('feed.standing', { date: reader.fullDay(made) })}>
            {t('feed.standing_more')}
          </Notice>
        ) : (
          <p className="small soft">{t('feed.risk')}</p>
        )}
        <div className="row wrap">
          <Button
            variant={made ? 'line' : 'primary'}
            icon={made ? RefreshCw : CalendarPlus}
            isPending={busy}
            onPress={renew}
          >
            {t(made ? 'feed.renew' : 'feed.make')}
          </Button>
          {made ? (
            <Button
              variant="quiet"
              icon={Link2Off}
              isPending={busy}
              onPress={() => submitJson(fetcher, '/mail', { act: 'feed_end' })}
            >
              {t('feed.end')}
            </Button>
          ) : null}
        </div>
      </div>
    </Sheet>
  )
}
