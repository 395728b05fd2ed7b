import { Mail } from 'lucide-react'
import { useState } from 'react'
import type { House } from '../../server/bodies/load-house.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { MailFields, type MailWords } from '../mail/mail-fields.tsx'
import { ActDialog } from '../ui/act-dialog.tsx'
import { Button } from '../ui/button.tsx'
import { useHouseAct } from './use-house-act.ts'

/** Where somebody is written to, set for them. */
export function PersonMail({ person }: { person: House['people'][number] }) {
  const t = useT('mail')
  const reader = useReader()
  const [given, setGiven] = useState<MailWords | null>(null)
  const { send, refusal, sending } = useHouseAct(() => setGiven(null))
  const name = reader.pick(person.name)
  return (
    <>
      <Button
        size="small"
        variant="quiet"
        icon={Mail}
        aria-label={t('health.edit_of', { name })}
        onPress={() => setGiven(person.mail ?? { address: '', language: 'ar', wish: 'all' })}
      >
        {person.mail ? (
          <bdi dir="ltr" className="small">
            {person.mail.address}
          </bdi>
        ) : (
          t('health.no_address')
        )}
      </Button>
      {given ? (
        <ActDialog
          title={<bdi>{t('health.edit_of', { name })}</bdi>}
          submit={t('mail.save')}
          refusal={refusal}
          sending={sending}
          onSend={() => send({ act: 'mail.set', setting: { ...given, personId: person.id } })}
          onClose={() => setGiven(null)}
        >
          <MailFields given={given} onChange={setGiven} />
        </ActDialog>
      ) : null}
    </>
  )
}
