import { type ReactNode, useState } from 'react'
import type { House } from '../../server/bodies/load-house.ts'
import { latinDigits } from '../i18n/numbers.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { Checkbox, Field, TextArea } from '../ui/field.tsx'
import type { LedgerPolicy } from '../wire/bodies.ts'
import type { BodyId } from '../wire/ids.ts'
import { DeputyPolicyFields } from './deputy-policy.tsx'
import { useHouseAct } from './use-house-act.ts'

type Props = { body: House['bodies'][number]; people: House['people']; onClose: () => void }

/** Who may read a body's ledger and who watches it grow. Deciding it is an entry of that ledger. */
export function LedgerPolicyDialog({ body, people, onClose }: Props) {
  const t = useT('house')
  const { policy, vkey, address } = body.ledger
  const [open, setOpen] = useState(policy.publicLedger)
  const [lines, setLines] = useState(policy.witnesses.map(({ vkey, url }) => `${vkey} ${url}`).join('\n'))
  const reader = useReader()
  const [quorum, setQuorum] = useState(reader.digits(String(policy.quorum)))
  const [minutes, setMinutes] = useState(reader.digits(String(policy.disputeMinutes)))
  const [hours, setHours] = useState(reader.digits(String(policy.keepHours)))
  const [deputies, setDeputies] = useState(policy.deputies)
  const { send, refusal, sending } = useHouseAct(onClose)
  const decide = () =>
    send({
      act: 'policy.set',
      bodyId: body.id as BodyId,
      policy: {
        publicLedger: open,
        witnesses: witnessesIn(lines),
        quorum: Number(latinDigits(quorum)),
        disputeMinutes: Number(latinDigits(minutes)),
        keepHours: Number(latinDigits(hours)),
        deputies,
      },
    })
  return (
    <ActDialog
      title={t('ledger.title')}
      submit={t('ledger.decide')}
      refusal={refusal}
      sending={sending}
      onSend={decide}
      onClose={onClose}
    >
      <Fact name={t('ledger.key')}>{vkey}</Fact>
      <Checkbox isSelected={open} onChange={setOpen}>
        {t('ledger.public')}
      </Checkbox>
      <p className="note muted">{t('ledger.public_hint')}</p>
      {open ? <Fact name={t('ledger.address')}>{address}</Fact> : null}
      <TextArea
        label={t('ledger.witnesses')}
        hint={t('ledger.witnesses_hint')}
        language="en"
        rows={4}
        value={lines}
        onChange={setLines}
      />
      <Field label={t('ledger.quorum')} hint={t('ledger.quorum_hint')} numeric value={quorum} onChange={setQuorum} />
      <Cosigned body={body} />
      <Field
        label={t('ledger.dispute')}
        hint={t('ledger.dispute_hint')}
        numeric
        value={minutes}
        onChange={setMinutes}
      />
      <Field label={t('ledger.keep')} hint={t('ledger.keep_hint')} numeric value={hours} onChange={setHours} />
      <DeputyPolicyFields seats={body.seats} people={people} value={deputies} onChange={setDeputies} />
    </ActDialog>
  )
}

/** How far each witness has followed: what an administrator looks at when one is silent. */
function Cosigned({ body: { ledger } }: Pick<Props, 'body'>) {
  const t = useT('house')
  const reader = useReader()
  if (ledger.policy.witnesses.length === 0) return null
  return (
    <ul className="cosigned">
      {ledger.cosigned.map(({ name, size }) => (
        <li key={name}>
          <bdi className="code">{name}</bdi>
          <span className="note muted num">
            {size === null
              ? t('ledger.never')
              : t('ledger.followed', { size: reader.number(size), of: reader.number(ledger.size) })}
          </span>
        </li>
      ))}
    </ul>
  )
}

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <p className="label">{name}</p>
    <bdi className="code link" dir="ltr">
      {children}
    </bdi>
  </div>
)

/** A line is a key and an address; what is no key or address the server refuses in words. */
const witnessesIn = (lines: string): LedgerPolicy['witnesses'] =>
  lines
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([vkey]) => vkey)
    .map(([vkey = '', ...url]) => ({ vkey, url: url.join(' ') }))
