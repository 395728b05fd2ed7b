import './moving.css'
import { PackageOpen } from 'lucide-react'
import { useState } from 'react'
import type { ArchivePage } from '../../server/moving/archive/load-archive.ts'
import { Text2 } from '../i18n/text2.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import { BodyRegister } from '../meetings/body-register.tsx'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { Notice } from '../ui/notice.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { newRequestId } from '../ui/submit.ts'

/** Everything of a body as one file: what it holds, what stays and why, and the act that takes it. */
export function ArchiveScreen({ page }: { page: ArchivePage }) {
  const t = useT('moving')
  const { bytes } = useReader()
  const { body, meetings, papers, minutes, leftOut } = page
  const tallies = { meetings, papers, minutes }
  const [going, setGoing] = useState(false)
  return (
    <BodyRegister body={body} ledger={page.ledger} title={t('archive.title')}>
      <p className="soft">{t('archive.lead')}</p>
      <Sheet title={t('archive.holds')}>
        <div className="stack">
          <ul className="tallies">
            {(['meetings', 'papers', 'minutes'] as const)
              .filter((key) => tallies[key] > 0)
              .map((key) => (
                <li key={key}>
                  <Chip tone="accent">{t(`archive.${key}`, { count: tallies[key] })}</Chip>
                </li>
              ))}
          </ul>
          <p className="soft">{t('archive.size', { size: bytes(page.bytes) })}</p>
          <p className="small soft">{t('archive.recorded')}</p>
          {going ? (
            <Notice tone="ok" title={t('archive.going')} live>
              {t('archive.again')}
            </Notice>
          ) : null}
          <div className="row">
            <Button
              variant="primary"
              icon={PackageOpen}
              onPress={() => {
                take(body.slug)
                setGoing(true)
              }}
            >
              {t('archive.take')}
            </Button>
          </div>
        </div>
      </Sheet>
      <Sheet title={t('archive.not')} padded={false}>
        <ul className="rows wrapped">
          {leftOut.map((one) => (
            <LeftOutRow key={`${one.what} ${one.why}`} one={one} />
          ))}
          <li>
            <span className="grow soft">{t('archive.private')}</span>
          </li>
        </ul>
      </Sheet>
    </BodyRegister>
  )
}

/** As a form of its own, so that the browser saves what comes and shows how far it is. */
function take(slug: string): void {
  const form = Object.assign(document.createElement('form'), {
    method: 'post',
    action: '/moving/archive',
    hidden: true,
  })
  const input = JSON.stringify({ requestId: newRequestId(), slug })
  form.append(Object.assign(document.createElement('input'), { name: 'input', value: input }))
  document.body.append(form)
  form.submit()
  form.remove()
}

function LeftOutRow({ one: { what, why, count, names } }: { one: ArchivePage['leftOut'][number] }) {
  const t = useT('moving')
  const { digits } = useReader()
  return (
    <li>
      <span className="grow">
        <b>{t(`archive.what.${what}`, { count })}</b>
        {names.map(({ name, meeting }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two versions of a paper have one name
          <small key={at} className="muted">
            <Text2 of={name} digits /> · {t('archive.of', { number: digits(meeting) })}
          </small>
        ))}
      </span>
      <Chip tone="outline">{t(`archive.why.${why}`)}</Chip>
    </li>
  )
}
