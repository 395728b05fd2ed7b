import './groups.css'
import { Plus, Users } from 'lucide-react'
import { useState } from 'react'
import type { GroupsPage, ListedGroup } from '../../server/groups/load-groups.ts'
import { Text2 } from '../i18n/text2.tsx'
import { useReader, useT } from '../i18n/use-reader.ts'
import { BodyRegister } from '../meetings/body-register.tsx'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { GroupForm } from './group-form.tsx'

/** Who shares notes with whom in a body: one's own groups, and for the secretary every list. */
export function GroupsScreen({ page }: { page: GroupsPage }) {
  const t = useT('groups')
  const [form, setForm] = useState<ListedGroup | 'new' | null>(null)
  const add = page.may.keep ? (
    <Button variant="primary" icon={Plus} onPress={() => setForm('new')}>
      {t('new')}
    </Button>
  ) : null
  return (
    <BodyRegister
      body={page.body}
      ledger={page.may.ledger}
      title={t('title')}
      acts={page.groups.length > 0 ? add : null}
    >
      <p className="soft">{t('about')}</p>
      <Sheet padded={false}>
        {page.groups.length > 0 ? (
          <ul className="rows wrapped">
            {page.groups.map((group) => (
              <GroupRow
                key={group.groupId}
                group={group}
                page={page}
                onEdit={page.may.keep ? () => setForm(group) : null}
              />
            ))}
          </ul>
        ) : (
          <EmptyState icon={Users} title={t(page.may.keep ? 'none' : 'none_member')} action={add}>
            {t(page.may.keep ? 'none_more' : 'none_member_more')}
          </EmptyState>
        )}
      </Sheet>
      {form ? <GroupForm page={page} group={form === 'new' ? null : form} onClose={() => setForm(null)} /> : null}
    </BodyRegister>
  )
}

function GroupRow({ group, page, onEdit }: { group: ListedGroup; page: GroupsPage; onEdit: (() => void) | null }) {
  const t = useT('groups')
  const reader = useReader()
  const seats = page.seats.filter(({ seatId }) => group.seats.includes(seatId))
  return (
    <li>
      <span className="grow">
        <b>
          <Text2 of={group.name} />
        </b>
        <span className="note muted">
          {seats.length === 0
            ? t('empty')
            : seats.map(({ seatId, name, title }, index) => (
                <span key={seatId}>
                  {index > 0 ? (reader.language === 'ar' ? '، ' : ', ') : null}
                  <bdi>{reader.digits(reader.pick(name ?? title))}</bdi>
                  {name ? null : ` (${t('vacant')})`}
                </span>
              ))}
        </span>
      </span>
      {group.mine ? <Chip tone="accent">{t('yours')}</Chip> : null}
      <span className="note muted num">{t('members', { count: seats.length })}</span>
      {onEdit ? (
        <Button
          variant="line"
          size="small"
          onPress={onEdit}
          aria-label={t('edit_label', { name: reader.pick(group.name) })}
        >
          {t('edit')}
        </Button>
      ) : null}
    </li>
  )
}
