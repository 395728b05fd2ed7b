import { type LucideIcon, Table } from 'lucide-react'
import { useState } from 'react'
import type { House } from '../../server/bodies/load-house.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { Field } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { PersonMail } from './person-mail.tsx'
import { useHouseAct } from './use-house-act.ts'

type Props = { people: House['people']; address: string; icon: LucideIcon }

/** Everybody with an account. Adding a person makes a one-time link, shown once, to hand over. */
export function PeopleSheet({ people, address, icon }: Props) {
  const t = useT('house')
  const reader = useReader()
  const [given, setGiven] = useState({ username: '', ar: '', en: '' })
  const [link, setLink] = useState<string | null>(null)
  const set = (key: keyof typeof given) => (value: string) => setGiven({ ...given, [key]: value })
  const { send, refusal, sending } = useHouseAct<{ token: string }>(({ token }) => {
    setLink(`${address}/invitation/${token}`)
    setGiven({ username: '', ar: '', en: '' })
  })
  return (
    <Sheet
      title={t('person.title')}
      aside={
        <span className="aside">
          <Chip>{reader.number(people.length)}</Chip>
          <LinkButton size="small" variant="line" icon={Table} to="/admin/people">
            {t('person.table')}
          </LinkButton>
        </span>
      }
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault()
          send({ act: 'person.add', person: { username: given.username, name: { ar: given.ar, en: given.en } } })
        }}
      >
        {refusal ? (
          <Notice tone="danger" title={t('refused')} live>
            {refusal}
          </Notice>
        ) : null}
        {link ? (
          <Notice tone="ok" title={t('person.link')} live>
            <p>{t('person.link_next')}</p>
            <bdi className="code link" dir="ltr">
              {link}
            </bdi>
          </Notice>
        ) : null}
        <Field label={t('name_ar')} language="ar" value={given.ar} onChange={set('ar')} isRequired />
        <Field label={t('name_en')} language="en" value={given.en} onChange={set('en')} isRequired />
        <Field label={t('username')} language="en" value={given.username} onChange={set('username')} isRequired />
        <Button type="submit" icon={icon} isPending={sending}>
          {t('person.add')}
        </Button>
      </form>
      <ul className="people">
        {people.map((person) => (
          <li key={person.id}>
            <bdi>{reader.pick(person.name)}</bdi>
            <bdi className="code muted" dir="ltr">
              {person.username}
            </bdi>
            <PersonMail person={person} />
            {person.invited ? <Chip tone="info">{t('person.invited')}</Chip> : null}
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
