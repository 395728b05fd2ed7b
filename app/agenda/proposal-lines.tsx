import { CornerDownRight, CornerUpLeft, UserRound } from 'lucide-react'
import { memo, useCallback, useRef } from 'react'
import type { NamedSeat } from '../../server/bodies/queries.ts'
import { latinDigits } from '../i18n/numbers.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { placeLines, shiftLine } from '../rules/agenda-proposal.ts'
import { Button } from '../ui/button.tsx'
import { Checkbox, Field } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'
import { Select } from '../ui/select.tsx'
import { ItemType } from '../wire/agenda.ts'
import type { ProposalLine } from './proposal.ts'

type ProposalLinesProps = {
  lines: ProposalLine[]
  seats: readonly NamedSeat[]
  onChange: (lines: ProposalLine[]) => void
}

/** The proposed tree, a line each: kept or left out, a level in or out, its kind, length and both titles. */
export function ProposalLines({ lines, seats, onChange }: ProposalLinesProps) {
  const t = useT('agenda')
  const latest = useRef({ lines, onChange })
  latest.current = { lines, onChange }
  const change = useCallback((id: number, to: Partial<ProposalLine>) => {
    const { lines, onChange } = latest.current
    onChange(lines.map((line) => (line.id === id ? { ...line, ...to } : line)))
  }, [])
  const shift = useCallback((id: number, by: 1 | -1) => {
    const { lines, onChange } = latest.current
    const shifted = shiftLine(
      lines,
      lines.findIndex((line) => line.id === id),
      by,
    )
    if (shifted) onChange(shifted)
  }, [])
  const placed = placeLines(lines)
  const oneTongue = lines.filter((line) => line.kept && (line.title.ar === '') !== (line.title.en === '')).length
  return (
    <div className="stack">
      <p className="small soft">
        {t('paste.found', { count: placed.filter(Boolean).length })}{' '}
        {oneTongue > 0 ? t('paste.one_tongue', { count: oneTongue }) : ''}
      </p>
      <ol className="proposal">
        {lines.map((line, at) => (
          <Line
            key={line.id}
            line={line}
            depth={placed[at]?.depth ?? 1}
            number={placed[at]?.number ?? ''}
            canIn={shiftLine(lines, at, 1) !== null}
            canOut={shiftLine(lines, at, -1) !== null}
            presenter={seats.find((seat) => seat.seatId === line.presenterSeatId) ?? null}
            change={change}
            shift={shift}
          />
        ))}
      </ol>
    </div>
  )
}

type LineProps = {
  line: ProposalLine
  depth: number
  number: string
  canIn: boolean
  canOut: boolean
  presenter: NamedSeat | null
  change: (id: number, to: Partial<ProposalLine>) => void
  shift: (id: number, by: 1 | -1) => void
}

const Line = memo(function Line({ line, depth, number, canIn, canOut, presenter, change, shift }: LineProps) {
  const t = useT('agenda')
  const { digits, pick } = useReader()
  const { id, kept, title, kind, minutes, purpose } = line
  const said = pick(purpose)
  return (
    <li className={kept ? `proposed depth-${depth}` : 'proposed out'}>
      <div className="which">
        <Checkbox isSelected={kept} onChange={(kept) => change(id, { kept })}>
          <span className="no num">{kept ? digits(number) : '–'}</span>
          <span className="sr">{t('paste.keep', { title: pick(title) })}</span>
        </Checkbox>
        {kept ? (
          <span className="levels">
            {canOut ? (
              <Button
                variant="quiet"
                size="small"
                icon={CornerUpLeft}
                iconFlip
                aria-label={t('menu.out')}
                onPress={() => shift(id, -1)}
              />
            ) : null}
            {canIn ? (
              <Button
                variant="quiet"
                size="small"
                icon={CornerDownRight}
                iconFlip
                aria-label={t('menu.in')}
                onPress={() => shift(id, 1)}
              />
            ) : null}
          </span>
        ) : null}
      </div>
      {kept ? (
        <>
          <div className="titles">
            {(['ar', 'en'] as const).map((language) => (
              <Field
                key={language}
                label={t(`fields.title_${language}`)}
                language={language}
                placeholder={t(`fields.title_${language}`)}
                maxLength={4000}
                value={title[language]}
                onChange={(words) => change(id, { title: { ...title, [language]: words } })}
              />
            ))}
            {presenter || said ? (
              <p className="note soft">
                {presenter ? (
                  <>
                    <Icon of={UserRound} size="sm" /> <bdi>{pick(presenter.name ?? presenter.title)}</bdi>{' '}
                  </>
                ) : null}
                <bdi>{said}</bdi>
              </p>
            ) : null}
          </div>
          <div className="kinds">
            <Select
              label={t('fields.type')}
              items={ItemType.options.map((option) => ({ id: option, label: t(`type.${option}`) }))}
              value={kind}
              onChange={(chosen) => change(id, { kind: ItemType.parse(chosen) })}
            />
            <Field
              label={t('fields.minutes')}
              numeric
              value={digits(minutes)}
              onChange={(typed) =>
                change(id, { minutes: Math.min(600, Number(latinDigits(typed).replace(/\D/g, '')) || 0) })
              }
            />
          </div>
        </>
      ) : (
        <p className="left-out" dir="auto">
          {pick(title)} <span className="note soft">{t('paste.left_out')}</span>
        </p>
      )}
    </li>
  )
})
