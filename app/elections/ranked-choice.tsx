import { ArrowDown, ArrowUp, type LucideIcon, Plus, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import { useReader, useT } from '../i18n/use-reader.ts'
import { choiceOfRanking } from '../rules/elections/choice.ts'
import { Icon } from '../ui/icon.tsx'
import type { PaperProps } from './election-choice.tsx'

type Act = 'up' | 'down' | 'remove' | 'add'

/** A touch puts a candidate next; arrows move one up or down, a cross takes it out. What was done is said aloud. */
export function RankedChoice({ election, value, onChange, unavailable }: PaperProps) {
  const t = useT('elections')
  const reader = useReader()
  const ranked = value === '' ? [] : value.split('>')
  const rest = election.candidates.filter(({ id }) => !ranked.includes(id))
  const [said, setSaid] = useState('')
  const list = useRef<HTMLDivElement>(null)
  const focus = useRef<{ id: string; act: Act } | null>(null)
  const nameOf = (id: string) => {
    const found = election.candidates.find((one) => one.id === id)
    return found ? reader.pick(found.names) : ''
  }

  // A row that moves takes the focus along: to the same button, or to another of the row where that one has no more to do.
  useEffect(() => {
    const wanted = focus.current
    if (!wanted || !list.current) return
    focus.current = null
    const buttons = [...list.current.querySelectorAll<HTMLButtonElement>(`[data-candidate="${wanted.id}"] button`)]
    const same = buttons.find((button) => button.dataset.act === wanted.act && !button.disabled)
    ;(same ?? buttons.find((button) => !button.disabled))?.focus()
  })

  const change = (id: string, act: Act) => {
    const place = ranked.indexOf(id)
    const next = ranked.filter((one) => one !== id)
    if (act === 'add') next.push(id)
    if (act === 'up') next.splice(place - 1, 0, id)
    if (act === 'down') next.splice(place + 1, 0, id)
    focus.current = { id, act }
    const now = next.indexOf(id)
    setSaid(now < 0 ? t('rank.said_out', { name: nameOf(id) }) : t('rank.said', { name: nameOf(id), place: now + 1 }))
    onChange(choiceOfRanking(next))
  }

  return (
    <div className="ranking" ref={list}>
      <p className="spoken" aria-live="polite">
        {said}
      </p>
      {ranked.length > 0 ? (
        <ol aria-label={t('rank.ranked')}>
          {ranked.map((id, place) => (
            <li key={id} className="candidate picked" data-candidate={id}>
              <span className="place num">{reader.number(place + 1)}</span>
              <bdi className="grow">{nameOf(id)}</bdi>
              <RowButton
                of={ArrowUp}
                act="up"
                label={t('rank.up', { name: nameOf(id) })}
                isDisabled={unavailable || place === 0}
                onPress={() => change(id, 'up')}
              />
              <RowButton
                of={ArrowDown}
                act="down"
                label={t('rank.down', { name: nameOf(id) })}
                isDisabled={unavailable || place === ranked.length - 1}
                onPress={() => change(id, 'down')}
              />
              <RowButton
                of={X}
                act="remove"
                label={t('rank.remove', { name: nameOf(id) })}
                isDisabled={unavailable}
                onPress={() => change(id, 'remove')}
              />
            </li>
          ))}
        </ol>
      ) : (
        <p className="small soft">{t('rank.none')}</p>
      )}
      {rest.length > 0 ? (
        <ul aria-label={t('rank.rest')}>
          {rest.map(({ id, names }) => (
            <li key={id} data-candidate={id}>
              <Button
                className="candidate"
                data-act="add"
                isDisabled={unavailable}
                onPress={() => change(id, 'add')}
                aria-label={t('rank.add', { name: reader.pick(names), place: ranked.length + 1 })}
              >
                <Icon of={Plus} />
                <bdi className="grow">{reader.pick(names)}</bdi>
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}

type RowButtonProps = { of: LucideIcon; act: Act; label: string; isDisabled: boolean; onPress: () => void }

const RowButton = ({ of, act, label, ...button }: RowButtonProps) => (
  <Button className="row-act" data-act={act} aria-label={label} {...button}>
    <Icon of={of} />
  </Button>
)
