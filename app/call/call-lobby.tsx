import { UserRoundCheck, UserRoundX } from 'lucide-react'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { useRefusalWords } from '../ui/use-refusal.ts'
import { callStore } from './call-store.ts'
import type { InView } from './provider.ts'
import { useCall } from './use-call.ts'

/** Who waits at the door, for the officer who admits. */
export function CallLobby({ view }: { view: InView }) {
  const t = useT('call')
  const reader = useReader()
  const words = useRefusalWords()
  const { refusal } = useCall()
  const { waiting } = view
  const store = callStore()
  return (
    <section className="call-lobby" aria-label={t('lobby.title')}>
      <p className="lobby-count" role="status">
        {t('lobby.count', { count: waiting.length })}
      </p>
      {refusal ? (
        <Notice tone="danger" title={t('lobby.not_done')} live>
          {words(refusal.code, refusal.params)}
        </Notice>
      ) : null}
      {waiting.length > 0 ? (
        <ul>
          {waiting.map(({ peerId, name, removed, shut }) => (
            <li key={peerId}>
              <span className="grow clip">
                <bdi>{reader.pick(name)}</bdi>
                {removed ? <small className="note muted"> {t('lobby.removed')}</small> : null}
                {shut ? <small className="note muted"> {t('lobby.shut')}</small> : null}
              </span>
              {shut ? null : (
                <Button
                  size="small"
                  variant="primary"
                  icon={UserRoundCheck}
                  aria-label={t('lobby.admit', { name: reader.pick(name) })}
                  onPress={() => void store.direct('admit', peerId)}
                />
              )}
              <Button
                size="small"
                variant="line"
                icon={UserRoundX}
                aria-label={t('lobby.refuse', { name: reader.pick(name) })}
                onPress={() => void store.direct('refuse', peerId)}
              />
            </li>
          ))}
        </ul>
      ) : null}
      {waiting.filter(({ shut }) => !shut).length > 1 ? (
        <Button size="small" block icon={UserRoundCheck} onPress={() => void store.direct('admitAll')}>
          {t('lobby.admit_all')}
        </Button>
      ) : null}
    </section>
  )
}
