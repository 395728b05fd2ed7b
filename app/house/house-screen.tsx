import { Building2, UserPlus } from 'lucide-react'
import { useState } from 'react'
import type { House } from '../../server/bodies/load-house.ts'
import { useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { TopBar } from '../ui/top-bar.tsx'
import { BodySheet } from './body-sheet.tsx'
import './house.css'
import { MailHealthSheet } from './mail-health.tsx'
import { NewBody } from './new-body.tsx'
import { PeopleSheet } from './people-sheet.tsx'

/** Configuration of the house: bodies with their seats, and people. Never a paper or a ballot. */
export function HouseScreen({ bodies, people, mail, address }: House & { address: string }) {
  const t = useT('house')
  const [making, setMaking] = useState(false)
  return (
    <>
      <TopBar name={{ ar: 'مجلس', en: 'Majlis' }} />
      <main id="main" tabIndex={-1} className="house">
        <header>
          <div>
            <h1>{t('title')}</h1>
            <p className="muted">{t('promise')}</p>
          </div>
          <Button variant="primary" icon={Building2} onPress={() => setMaking(true)}>
            {t('body.new')}
          </Button>
        </header>
        <div className="columns">
          <div className="stack">
            {bodies.length === 0 ? (
              <EmptyState icon={Building2} title={t('body.none')}>
                {t('body.none_next')}
              </EmptyState>
            ) : (
              bodies.map((body) => <BodySheet key={body.id} body={body} people={people} />)
            )}
          </div>
          <div className="stack">
            <PeopleSheet people={people} address={address} icon={UserPlus} />
            <MailHealthSheet health={mail} />
          </div>
        </div>
        {making ? <NewBody onClose={() => setMaking(false)} /> : null}
      </main>
    </>
  )
}
