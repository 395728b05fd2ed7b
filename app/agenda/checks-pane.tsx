import { CircleCheck, Eye, FileX2, type LucideIcon, OctagonAlert, ScanText, Send, Timer } from 'lucide-react'
import type { Builder } from '../../server/agenda/load-builder.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { MemorandaCheck } from '../memoranda/memoranda-check.tsx'
import { ReplyCheck } from '../replies/reply-check.tsx'
import { nothingChanged } from '../rules/agenda-changes.ts'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { Icon } from '../ui/icon.tsx'
import { type Check, checksOf } from './item-checks.ts'

const ICONS: Record<string, LucideIcon> = {
  no_papers: FileX2,
  scanned: ScanText,
  too_long: Timer,
  hidden: Eye,
  all_well: CircleCheck,
}

type ChecksProps = { builder: Builder; unsaved: boolean; onGo: (itemId: string) => void; onPublish: () => void }

/** What stands in the way of publishing, said as sentences that lead to where it is mended; and the way to publish. */
export function ChecksPane({ builder, unsaved, onGo, onPublish }: ChecksProps) {
  const t = useT('agenda')
  const { digits } = useReader()
  const checks = checksOf(builder)
  const reason = useWhyNot(builder, checks, unsaved)
  const next = (builder.published?.revision ?? 0) + 1
  return (
    <>
      <header>
        <h2>{t('checks.title')}</h2>
        <BlockChip checks={checks} />
      </header>
      <ul className="checks">
        {checks.map((check) => (
          <CheckLine key={check.key} check={check} builder={builder} onGo={onGo} />
        ))}
        <ReplyCheck list={builder.replies} />
        <MemorandaCheck builder={builder} />
      </ul>
      <div className="publish">
        <Button
          variant="primary"
          block
          icon={Send}
          iconFlip
          onPress={onPublish}
          {...(reason && { disabledReason: reason })}
        >
          {next === 1 ? t('publish.open') : t('publish.open_again', { revision: digits(next) })}
        </Button>
      </div>
    </>
  )
}

function useWhyNot(builder: Builder, checks: Check[], unsaved: boolean): string {
  const t = useT('agenda')
  if (!builder.editable) return t('publish.why_state')
  if (checks.some((check) => check.tone === 'bad')) return t('publish.why_blocked')
  if (unsaved) return t('publish.why_unsaved')
  if (builder.changes && nothingChanged(builder.changes)) return t('publish.why_same')
  return ''
}

export function BlockChip({ checks }: { checks: Check[] }) {
  const t = useT('agenda')
  const bad = checks.filter((check) => check.tone === 'bad').length
  const warn = checks.filter((check) => check.tone === 'warn').length
  if (bad > 0) return <Chip tone="danger">{t('checks.blocking', { count: bad })}</Chip>
  return warn > 0 ? (
    <Chip tone="alert">{t('checks.looks', { count: warn })}</Chip>
  ) : (
    <Chip tone="ok">{t('checks.ready')}</Chip>
  )
}

function CheckLine({ check, builder, onGo }: { check: Check; builder: Builder; onGo: (itemId: string) => void }) {
  const t = useT('agenda')
  const { digits, language, pick } = useReader()
  const separator = language === 'ar' ? '، ' : ', '
  const { key, tone, itemId } = check
  const numbers = digits(check.numbers.join(separator))
  const people = builder.items
    .filter((item) => item.hiddenFrom.length > 0)
    .map(
      (item) =>
        `${digits(item.number)}: ${item.hiddenFrom.map((seat) => pick(seat.name ?? seat.title)).join(separator)}`,
    )
  const more =
    key === 'hidden'
      ? people.join(' · ')
      : key === 'too_long'
        ? planned(t, builder)
        : t(`check.${key}.more`, { numbers, count: check.numbers.length })
  const words = (
    <>
      <b>{t(`check.${key}.title`, { count: check.count ?? check.numbers.length })}</b>
      <span>{more}</span>
    </>
  )
  return (
    <li className={`check-line ${tone}`}>
      <Icon of={ICONS[key] ?? OctagonAlert} />
      {itemId ? (
        <button type="button" onClick={() => onGo(itemId)}>
          {words}
        </button>
      ) : (
        <span>{words}</span>
      )}
    </li>
  )
}

const planned = (t: ReturnType<typeof useT>, { minutes }: Builder): string =>
  t('check.too_long.more', { planned: minutes.planned, count: minutes.available })
