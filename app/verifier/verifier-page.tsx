import { Languages, Moon, Sun } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Language, otherLanguage } from '../i18n/language.ts'
import { MOST_PDF_BYTES } from '../rules/signed-pdf/read-signed-pdf.ts'
import { Icon } from '../ui/icon.tsx'
import { Khatam } from '../ui/khatam.tsx'
import { checkDocument } from './check-document.ts'
import { CheckList, useLanguage } from './check-list.tsx'
import { DocumentNote } from './document-note.tsx'
import { DocumentResult, RefusedFile } from './document-result.tsx'
import { DropZone } from './drop-zone.tsx'
import { ElectorateNote } from './electorate-note.tsx'
import { ReceiptResult } from './receipt-result.tsx'
import { ReportResult } from './report-result.tsx'
import { documentIn, electorateIn, soughtIn } from './sought.ts'
import { SoughtNote } from './sought-note.tsx'
import { useVerification } from './use-verification.ts'
import { Verdict } from './verdict.tsx'

/** The whole stand-alone page: choose, watch, read. */
export function VerifierPage({ onLanguage }: { onLanguage: (language: Language) => Promise<void> }) {
  const { t } = useTranslation('verify')
  const language = useLanguage()
  const { state, run } = useVerification(checkDocument)
  const [fileName, setFileName] = useState('')
  const [sought] = useState(() => soughtIn(location))
  const [document] = useState(() => documentIn(location))
  const [electorate] = useState(() => electorateIn(location))
  return (
    <>
      <div className="letterhead" />
      <header className="topbar">
        <span className="lockup">
          <Khatam size={36} />
          <span className="names">
            <b lang="ar">مجلس</b>
            <small lang="en">Majlis</small>
          </span>
        </span>
        <div className="acts">
          <ThemeButton />
          <button type="button" className="btn quiet" onClick={() => void onLanguage(otherLanguage(language))}>
            <Icon of={Languages} />
            <span lang={otherLanguage(language)}>{t('language')}</span>
          </button>
        </div>
      </header>
      <main className={state.phase === 'idle' ? 'verifier idle' : 'verifier'}>
        <header className="intro">
          <h1>{t('title')}</h1>
          <p className="soft">{t('lead')}</p>
        </header>
        {sought ? <SoughtNote sought={sought} /> : null}
        {document ? <DocumentNote sought={document} /> : null}
        {electorate ? <ElectorateNote sought={electorate} /> : null}
        <DropZone
          asked={state.phase !== 'idle'}
          onFiles={(files, expected) => {
            setFileName(files.map((file) => file.name).join(', '))
            void run(() => Promise.all(files.map(bytesOf)), {
              ...expected,
              ...(sought && { ballot: sought }),
              ...(document?.minutes && { minutes: document.minutes }),
              ...(document?.extract && { extract: document.extract }),
            })
          }}
        />
        {state.phase === 'idle' ? (
          <section className="sheet will" aria-labelledby="will">
            <header>
              <h2 id="will">{t('will')}</h2>
            </header>
            <CheckList report={null} />
          </section>
        ) : null}
        {state.phase === 'running' || state.phase === 'failed' ? (
          <section className="sheet">
            <Verdict state={state} />
          </section>
        ) : null}
        {state.phase === 'done' ? <ReportResult state={state} fileName={fileName} /> : null}
        {state.phase === 'document' ? <DocumentResult report={state.document} /> : null}
        {state.phase === 'document' && state.report ? (
          <ReportResult state={{ ...state, phase: 'done', report: state.report }} fileName={fileName} />
        ) : null}
        {state.phase === 'refused' ? <RefusedFile code={state.code} fileName={fileName} /> : null}
        {state.phase === 'receipt' ? <ReceiptResult report={state.receipt} /> : null}
      </main>
    </>
  )
}

/** Of a PDF no more than is looked at, and a byte by which it is found to be longer. */
const bytesOf = async (file: File): Promise<Uint8Array> =>
  new Uint8Array(await (/\.pdf$/i.test(file.name) ? file.slice(0, MOST_PDF_BYTES + 1) : file).arrayBuffer())

function ThemeButton() {
  const { t } = useTranslation('verify')
  const [dark, setDark] = useState(document.documentElement.dataset.theme === 'dark')
  const turn = () => {
    document.documentElement.dataset.theme = dark ? 'light' : 'dark'
    setDark(!dark)
  }
  return (
    <button type="button" className="btn quiet" onClick={turn}>
      <Icon of={dark ? Sun : Moon} />
      {t(dark ? 'light' : 'dark')}
    </button>
  )
}
