import './keys.css'
import '../meetings/body-page.css'
import { KeyRound } from 'lucide-react'
import { useState } from 'react'
import type { BodyKeys, Holder } from '../../server/identity/load-body-keys.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { HouseBar } from '../meetings/house-bar.tsx'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { Face } from '../ui/face.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { RevokeDialog, type Revoking } from './revoke-dialog.tsx'
import { useKeyWords } from './use-key-words.ts'
import { WaitingKeys } from './waiting-keys.tsx'

/** The devices of a body: what waits for its officers, and, to everybody in it, who can vote with which and by whose word. */
export function BodyKeysScreen({ page }: { page: BodyKeys }) {
  const t = useT('keys')
  const [revoking, setRevoking] = useState<Revoking | null>(null)
  return (
    <>
      <HouseBar body={page.body} ledger={page.may.ledger} />
      <main id="main" tabIndex={-1} className="body-page keys-page">
        <header>
          <h1>{t('title')}</h1>
          <p className="soft">{t(page.body.confirmation === 'officer' ? 'lead' : 'lead_none')}</p>
        </header>
        {page.waiting.length > 0 ? <WaitingKeys page={page} /> : null}
        <Sheet title={t('holders.title')} padded={false}>
          <ul className="keys-holders">
            {page.holders.map((holder) => (
              <li key={holder.personId}>
                <HolderRow holder={holder} page={page} onRevoke={setRevoking} />
              </li>
            ))}
          </ul>
        </Sheet>
      </main>
      {revoking ? <RevokeDialog facts={page.device} revoking={revoking} onClose={() => setRevoking(null)} /> : null}
    </>
  )
}

type RowProps = { holder: Holder; page: BodyKeys; onRevoke: (revoking: Revoking) => void }

function HolderRow({ holder, page, onRevoke }: RowProps) {
  const t = useT('keys')
  const reader = useReader()
  const name = reader.pick(holder.name)
  const story = useStory()
  const standing = holder.keys.filter((key) => !key.revoked)
  return (
    <>
      <Face id={holder.personId} name={holder.name} size="sm" />
      <div className="grow">
        <b className="strong">
          <bdi>{name}</bdi>
        </b>
        <small className="muted">
          {' '}
          <bdi>{reader.pick(holder.title)}</bdi>
        </small>
        <ul className="keys-of">
          {holder.keys.map((key) => (
            <li key={key.keyId} className={key.revoked ? 'gone' : undefined}>
              <span>
                <bdi>{key.device}</bdi> · {t(`level.${key.level}`)}
                <small className="muted"> {story(key)}</small>
              </span>
              {page.may.revoke && !key.revoked && holder.personId !== page.device.signer.personId ? (
                <Button
                  variant="quiet"
                  size="small"
                  aria-label={t('revoke.of', { name, device: key.device })}
                  onPress={() =>
                    onRevoke({
                      keyId: key.keyId,
                      device: `${name} · ${key.device}`,
                      bodyId: page.body.id,
                      objection: false,
                    })
                  }
                >
                  {t('revoke.do')}
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      </div>
      {standing.length > 0 ? (
        <Chip tone="ok" icon={KeyRound}>
          {t(holder.votes ? 'holders.can' : 'holders.signs')}
        </Chip>
      ) : (
        <Chip tone={holder.votes ? 'alert' : 'outline'}>{t('holders.cannot')}</Chip>
      )}
    </>
  )
}

/** Since when and by whose word a key counts, or when and why it stopped to. */
function useStory() {
  const t = useT('keys')
  const { moment, names, revocation } = useKeyWords()
  return ({ at, by, kind, revoked }: Holder['keys'][number]): string =>
    revoked
      ? revocation(revoked)
      : [at ? t('since', { date: moment(at) }) : '', t(`by.${kind}`, { names: names(by) })].filter(Boolean).join(' · ')
}
