import { Check } from 'lucide-react'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Face } from '../ui/face.tsx'
import { Icon } from '../ui/icon.tsx'
import { Tabs } from '../ui/tabs.tsx'
import type { SeatRole } from '../wire/bodies.ts'
import type { Bilingual } from '../wire/text.ts'

export type DemoAccount = {
  name: Bilingual
  role: SeatRole
  username: string
  password: string
  body: Bilingual
}

type DemoAccountsProps = {
  accounts: readonly DemoAccount[]
  /** Username now in the form. */
  chosen: string
  onChoose: (account: DemoAccount) => void
}

/** The invented people of the demonstration, by body. A touch fills the form; the reader still signs in. */
export function DemoAccounts({ accounts, chosen, onChoose }: DemoAccountsProps) {
  const t = useT('identity')
  const reader = useReader()
  const bodies = byBody(accounts)
  return (
    <section className="demo">
      <h2 className="or">{t('demo.title')}</h2>
      <p className="note muted">{t('demo.how')}</p>
      <Tabs
        label={t('demo.title')}
        tabs={[...bodies].map(([id, people]) => ({
          id,
          label: people[0] ? reader.pick(people[0].body) : id,
          content: (
            <ul>
              {people.map((account) => (
                <li key={account.username}>
                  <button type="button" aria-pressed={account.username === chosen} onClick={() => onChoose(account)}>
                    <Face id={account.username} name={account.name} />
                    <span className="grow">
                      <bdi className="strong">{reader.pick(account.name)}</bdi>
                      <small className="note muted">{t(`role.${account.role}`)}</small>
                    </span>
                    {account.username === chosen ? <Icon of={Check} /> : <bdi className="code">{account.username}</bdi>}
                  </button>
                </li>
              ))}
            </ul>
          ),
        }))}
      />
    </section>
  )
}

function byBody(accounts: readonly DemoAccount[]): Map<string, DemoAccount[]> {
  const bodies = new Map<string, DemoAccount[]>()
  for (const account of accounts) bodies.set(account.body.en, [...(bodies.get(account.body.en) ?? []), account])
  return bodies
}
