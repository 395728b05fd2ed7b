import { UserRound } from 'lucide-react'
import type { RegisterPage } from '../../server/interests/load-register.ts'
import { Text2 } from '../i18n/text2.tsx'
import { useT } from '../i18n/use-reader.ts'
import { BodyRegister } from '../meetings/body-register.tsx'
import { LinkButton } from '../ui/button.tsx'
import { Face } from '../ui/face.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { EntryRows } from './entry-rows.tsx'
import './interests.css'

/** The whole register of a body, member by member, for those who may read it. */
export function RegisterScreen({ page }: { page: RegisterPage }) {
  const t = useT('interests')
  return (
    <BodyRegister
      body={page.body}
      ledger={page.may.ledger}
      title={t('register.title')}
      acts={
        page.may.register ? (
          <LinkButton variant="line" icon={UserRound} to={`/b/${page.body.slug}/interests`}>
            {t('register.mine')}
          </LinkButton>
        ) : null
      }
    >
      <p className="soft">{t('register.about_all')}</p>
      <Sheet padded={false}>
        <ul className="register-people">
          {page.people.map(({ personId, name, title, entries }) => (
            <li key={personId}>
              <h2>
                <Face id={personId} name={name} size="sm" />
                <span>
                  <bdi>
                    <Text2 of={name} />
                  </bdi>
                  <small className="muted">
                    {title ? <Text2 of={title} /> : t('register.left')}
                    {entries.length === 0 ? ` · ${t('register.nothing')}` : null}
                  </small>
                </span>
              </h2>
              <EntryRows entries={entries} />
            </li>
          ))}
        </ul>
      </Sheet>
    </BodyRegister>
  )
}
