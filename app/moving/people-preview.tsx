import { ArrowRight, Check } from 'lucide-react'
import { Text2 } from '../i18n/text2.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { COUNTED, type PeoplePreview, type PreviewLine } from '../wire/moving.ts'

type Props = { preview: PeoplePreview; busy: boolean; onAccept: () => void; onAgain: () => void }

const ENCODINGS = { 'utf-8': 'UTF-8', 'utf-16le': 'UTF-16', 'utf-16be': 'UTF-16', 'windows-1256': 'Windows-1256' }

/** What a table would do, counted and line by line; afterwards, what it did. */
export function PeoplePreviewSheet({ preview, busy, onAccept, onAgain }: Props) {
  const t = useT('moving')
  const { counts, done, digest, total, lines, ignored, encoding, problemCount } = preview
  const changes = COUNTED.filter((key) => counts[key] > 0)
  return (
    <Sheet title={t(done ? 'done.title' : 'preview.title')} padded={false}>
      <div className="in stack">
        <p className="soft">{t('preview.read', { count: total, encoding: ENCODINGS[encoding] })}</p>
        {ignored.length > 0 ? (
          <Notice tone="alert" title={t('preview.ignored', { names: ignored.join(' · ') })} />
        ) : null}
        {changes.length > 0 ? (
          <ul className="tallies">
            {changes.map((key) => (
              <li key={key}>
                <Chip tone={done ? 'ok' : 'accent'} {...(done && { icon: Check })}>
                  {t(`count.${key}`, { count: counts[key] })}
                </Chip>
              </li>
            ))}
          </ul>
        ) : problemCount === 0 ? (
          <Notice tone="ok" title={t('preview.nothing')} live>
            {t('preview.nothing_more')}
          </Notice>
        ) : null}
        {done ? (
          <Button variant="line" onPress={onAgain}>
            {t('done.again')}
          </Button>
        ) : changes.length > 0 || problemCount > 0 ? (
          <div className="accept">
            <p className="small soft">{t('preview.mandates')}</p>
            <Button
              variant="primary"
              icon={Check}
              isPending={busy}
              onPress={onAccept}
              {...(!digest && { disabledReason: t('preview.errors_stand') })}
            >
              {t('preview.accept')}
            </Button>
          </div>
        ) : null}
      </div>
      <ul className="rows wrapped people-lines" aria-label={t('preview.lines')}>
        {lines.map((line) => (
          <PreviewRow key={line.line} line={line} />
        ))}
      </ul>
      {total > lines.length ? (
        <p className="in small soft">{t('preview.more', { count: total - lines.length })}</p>
      ) : null}
    </Sheet>
  )
}

function PreviewRow({ line: { line, person, body, seat, deputy } }: { line: PreviewLine }) {
  const t = useT('moving')
  const { digits, pick } = useReader()
  return (
    <li>
      <span className="no num">{digits(line)}</span>
      <span className="grow">
        <span className="row tight wrap">
          <b>
            <Text2 of={person.name} />
          </b>
          <bdi className="code muted" dir="ltr">
            {person.username}
          </bdi>
          <Does does={person.does} words={t(`does.${person.does}`)} />
          {person.changes.map((change) => (
            <small key={change} className="muted">
              {t(`change.${change}`)}
            </small>
          ))}
        </span>
        {body ? (
          <small className="row tight wrap">
            <Text2 of={body.name} />
            {body.does === 'new' ? <Does does="new" words={t('does.new')} /> : null}
            {seat ? (
              <>
                <Icon of={ArrowRight} size="sm" flip />
                <Text2 of={seat.title} />
                <Does does={seat.does} words={t(`does.${seat.does}`, { name: seat.from ? pick(seat.from) : '' })} />
              </>
            ) : null}
            {deputy ? <Does does={deputy.does} words={t('does.deputy', { name: pick(deputy.member) })} /> : null}
          </small>
        ) : null}
      </span>
    </li>
  )
}

const TONES = { new: 'ok', given: 'ok', changed: 'alert', passes: 'alert', same: 'outline' } as const

const Does = ({ does, words }: { does: keyof typeof TONES; words: string }) => <Chip tone={TONES[does]}>{words}</Chip>
