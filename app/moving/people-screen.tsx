import './moving.css'
import { ArrowLeft, Download } from 'lucide-react'
import { useState } from 'react'
import { useReader, useT } from '../i18n/use-reader.ts'
import { HOUSE_NAME } from '../meetings/house-bar.tsx'
import { saveFile, toCsv } from '../reading/circulation-csv.ts'
import { COLUMNS } from '../rules/moving/people-columns.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { TopBar } from '../ui/top-bar.tsx'
import { useRefusal } from '../ui/use-refusal.ts'
import { FileChoice } from './file-choice.tsx'
import { NewBodyFields, type NewBodyWords, newBodiesOf } from './new-body-fields.tsx'
import { PeoplePreviewSheet } from './people-preview.tsx'
import { PeopleProblems } from './people-problems.tsx'
import { usePeopleImport } from './use-people-import.ts'
import { WaitingLinks } from './waiting-links.tsx'

const BEGINNINGS: NewBodyWords = {
  accent: 'cabinet',
  plan: 'table',
  zone: '',
  confirmation: 'officer',
  conflictHides: 'item',
}

/** People, bodies and seats from a table: chosen, shown with its errors, and carried out once it is accepted. */
export function PeopleScreen({ address, zone }: { address: string; zone: string }) {
  const t = useT('moving')
  const { file, busy, answer, preview, choose, show, accept, forget } = usePeopleImport()
  const [given, setGiven] = useState<NewBodyWords>({ ...BEGINNINGS, zone })
  const refusal = useRefusal(answer)
  const newBodies = newBodiesOf(given)
  const done = preview?.done ?? false
  const change = (next: NewBodyWords) => {
    setGiven(next)
    void show(newBodiesOf(next))
  }
  return (
    <>
      <TopBar name={HOUSE_NAME} />
      <main id="main" tabIndex={-1} className="one-column wide moving">
        <header className="row between wrap">
          <div>
            <h1>{t('title')}</h1>
            <p className="soft">{t('lead')}</p>
          </div>
          <LinkButton variant="line" icon={ArrowLeft} iconFlip to="/admin">
            {t('back')}
          </LinkButton>
        </header>
        {done ? null : (
          <Sheet title={t('choose.title')} aside={<Template />}>
            <div className="stack">
              <FileChoice
                label={file ? t('choose.again') : t('choose.file')}
                drop={t('choose.drop')}
                accept=".csv,.tsv,.txt,text/csv"
                busy={busy}
                onFile={(chosen) => void choose(chosen, newBodies)}
              />
              <p className="small soft">{t('choose.about')}</p>
              <Columns />
            </div>
          </Sheet>
        )}
        {refusal ? <Notice tone="danger" title={refusal} live /> : null}
        {preview && preview.problemCount > 0 ? <PeopleProblems preview={preview} /> : null}
        {preview && !done && preview.counts.bodies_new > 0 ? <NewBodyFields given={given} onChange={change} /> : null}
        {preview ? (
          <PeoplePreviewSheet preview={preview} busy={busy} onAccept={() => void accept(newBodies)} onAgain={forget} />
        ) : null}
        {done && preview && preview.waiting.length > 0 ? (
          <WaitingLinks usernames={preview.waiting} address={address} />
        ) : null}
      </main>
    </>
  )
}

/** The headings in the reader's language, with two lines to write over. */
function Template() {
  const t = useT('moving')
  const examples = [
    [
      'sara',
      t('example.name_ar'),
      t('example.name_en'),
      'sara@example.org',
      t('example.language'),
      'audit-committee',
      t('example.body_ar'),
      t('example.body_en'),
      t('role_example.chair'),
      '',
      '',
      t('example.votes'),
      1,
      '',
      '',
      '',
    ],
    ['sara', '', '', '', '', 'cabinet', '', '', t('role_example.observer'), '', '', '', '', '', '', ''],
  ]
  const save = () => saveFile('majlis-people.csv', toCsv([COLUMNS.map((one) => t(`column.${one}`)), ...examples]))
  return (
    <Button size="small" variant="line" icon={Download} onPress={save}>
      {t('choose.template')}
    </Button>
  )
}

function Columns() {
  const t = useT('moving')
  const { language } = useReader()
  return (
    <details className="columns-meant">
      <summary>{t('choose.columns')}</summary>
      <dl lang={language}>
        {COLUMNS.map((column) => (
          <div key={column}>
            <dt>{t(`column.${column}`)}</dt>
            <dd>{t(`about.${column}`)}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
