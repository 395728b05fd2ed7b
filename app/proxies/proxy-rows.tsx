import type { ListedProxy } from '../../server/bodies/load-proxies.ts'
import { Text2 } from '../i18n/text2.tsx'
import { readerOf, useReader, useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { Face } from '../ui/face.tsx'

type ProxyRowsProps = {
  proxies: ListedProxy[]
  zone: string
  onEnd: (proxy: ListedProxy) => void
  sending: boolean
}

/** One sentence a proxy: who votes for whom, and how long. */
export function ProxyRows({ proxies, zone, onEnd, sending }: ProxyRowsProps) {
  const t = useT('proxies')
  const { language, pick } = useReader()
  const reader = readerOf(language, zone)
  return (
    <ul className="rows wrapped proxy-rows">
      {proxies.map((proxy) => (
        <li key={proxy.mandateId}>
          <Face id={proxy.personId} name={proxy.to} />
          <span className="grow">
            <b>{t('votes_for', { to: pick(proxy.to), from: pick(proxy.from) })}</b>
            <small className="soft">
              <Text2 of={proxy.title} digits /> ·{' '}
              {proxy.meeting ? (
                <>
                  <Text2 of={proxy.meeting.title} digits /> · {reader.day(proxy.meeting.startsAt)}
                </>
              ) : proxy.until ? (
                t('until', { day: reader.day(proxy.until) })
              ) : (
                t('one_meeting')
              )}
            </small>
            {proxy.mine ? (
              <span>
                <Chip tone={proxy.mine === 'held' ? 'info' : 'outline'}>{t(`mine.${proxy.mine}`)}</Chip>
              </span>
            ) : null}
          </span>
          {proxy.mayEnd ? (
            <Button
              variant="line"
              size="small"
              isPending={sending}
              aria-label={t('end_label', { what: t(endOf(proxy)), from: pick(proxy.from) })}
              onPress={() => onEnd(proxy)}
            >
              {t(endOf(proxy))}
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

const endOf = ({ mine }: ListedProxy) => (mine === 'held' ? ('give_back' as const) : ('withdraw' as const))
