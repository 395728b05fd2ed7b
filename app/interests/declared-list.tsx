import { Ellipsis, PencilLine, Undo2 } from 'lucide-react'
import { useState } from 'react'
import type { Pack } from '../../server/meetings/load-pack.ts'
import type { PackInterest } from '../../server/meetings/pack-interests.ts'
import { Text2 } from '../i18n/text2.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { Menu, MenuItem } from '../ui/menu.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { ChangeInterest, type Changing } from './change-interest.tsx'
import './interests.css'

/** The interests declared in a meeting's items, as far as the reader may know of them, with what can still be done about each. */
export function DeclaredList({ pack }: { pack: Pack }) {
  const t = useT('interests')
  const [changing, setChanging] = useState<Changing | null>(null)
  if (pack.interests.length === 0) return null
  return (
    <>
      <Sheet title={t('declared.title')} padded={false}>
        <ul className="rows declared-list">
          {pack.interests.map((interest) => (
            <li key={`${interest.itemId} ${interest.seatId}`}>
              <Declared interest={interest} onChange={setChanging} />
            </li>
          ))}
        </ul>
      </Sheet>
      {changing ? (
        <ChangeInterest meetingId={pack.meeting.id} changing={changing} onClose={() => setChanging(null)} />
      ) : null}
    </>
  )
}

type DeclaredProps = { interest: PackInterest; onChange: (changing: Changing) => void }

function Declared({ interest, onChange }: DeclaredProps) {
  const t = useT('interests')
  const { digits, pick } = useReader()
  const { number, title, who, reason, own, mayChange } = interest
  const name = own ? t('declared.you') : who ? pick(who) : ''
  const label = t('declared.menu', { number: digits(number), name })
  return (
    <>
      <span className="no num">{digits(number)}</span>
      <span className="grow">
        <b>{title ? <Text2 of={title} digits /> : t('declared.hidden')}</b>
        <small>
          <bdi className="strong">{name}</bdi> · <bdi>{reason}</bdi>
        </small>
        {mayChange ? null : <small className="muted">{t('declared.fixed')}</small>}
      </span>
      {mayChange ? (
        <Menu
          label={label}
          trigger={<Button variant="quiet" icon={Ellipsis} aria-label={label} />}
          onAction={(id) => onChange({ interest, act: id === 'correct' ? 'correct' : 'withdraw' })}
        >
          <MenuItem id="correct" icon={PencilLine}>
            {t('correct.open')}
          </MenuItem>
          <MenuItem id="withdraw" icon={Undo2}>
            {t('withdraw.open')}
          </MenuItem>
        </Menu>
      ) : null}
    </>
  )
}
