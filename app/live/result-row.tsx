import { Link } from '@remix-run/react'
import { Check, CircleSlash, Equal, Hand, type LucideIcon, Repeat, UsersRound, X } from 'lucide-react'
import type { SittingResult } from '../../server/meetings/sitting-votes.ts'
import { Text2 } from '../i18n/text2.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Chip, type ChipTone } from '../ui/chip.tsx'

const LOOKS: Record<SittingResult['outcome'], [ChipTone, LucideIcon]> = {
  carried: ['ok', Check],
  not_carried: ['plain', X],
  no_quorum: ['alert', UsersRound],
  tied: ['plain', Equal],
  revote: ['plain', Equal],
  postponed: ['alert', UsersRound],
  objected: ['alert', Hand],
  elected: ['ok', Check],
  run_off: ['plain', Repeat],
  not_elected: ['plain', X],
}

/** A declared result in one line, leading to its working. */
export function ResultRow({ result }: { result: SittingResult }) {
  const t = useT('live')
  const reader = useReader()
  const [tone, icon] = LOOKS[result.outcome] ?? ['plain', CircleSlash]
  return (
    <div className="result-row">
      <span className="no num">{reader.digits(result.number)}</span>
      <span className="grow">
        <Text2 of={result.title} digits as="b" className="strong" />
        <small className="note muted num">
          {result.names ? <Text2 of={result.names} /> : t('result.counts', { ...result.counts })}
        </small>
      </span>
      <Chip tone={tone} icon={icon}>
        {t(`result.${result.outcome}`)}
      </Chip>
      <Link className="link small" to={`/v/${result.voteId}/result`}>
        {t('result.see')}
      </Link>
    </div>
  )
}
