import { FileOutput, FileText } from 'lucide-react'
import { useState } from 'react'
import type { DecisionPage } from '../../server/decisions/load-decision.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { extractChallenge } from '../rules/document-signing.ts'
import { SignTurn } from '../signing/sign-turn.tsx'
import { Signatures } from '../signing/signatures.tsx'
import { SignerOrder } from '../signing/signer-order.tsx'
import { ActDialog } from '../ui/act-dialog.tsx'
import { Button, LinkButton } from '../ui/button.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { useToast } from '../ui/toast.tsx'
import type { SeatId } from '../wire/ids.ts'
import { useDecisionAct } from './use-decision-act.ts'

/** The decision as a file for those it concerns: opened by whoever sees it, issued and signed by officers. */
export function ExtractSheet({ page }: { page: DecisionPage }) {
  const t = useT('signing')
  const { language } = useReader()
  const [issuing, setIssuing] = useState(false)
  const { extract, body, decision } = page
  const { issued, turn } = extract
  const to = `/b/${body.slug}/decisions/${decision.decisionId}/extract`
  // The reader's own language first.
  const languages = language === 'ar' ? (['ar', 'en'] as const) : (['en', 'ar'] as const)
  return (
    <Sheet title={t('extract.title')} className="extract-sheet no-print">
      {issued ? <Signatures of={issued.signers} /> : <p className="soft">{t('extract.none')}</p>}
      <div className="row tight wrap">
        {languages.map((one) => (
          <LinkButton
            key={one}
            size="small"
            variant="line"
            icon={FileText}
            to={`${to}/${one}`}
            reloadDocument
            target="_blank"
          >
            {t(`extract.file.${one}`)}
          </LinkButton>
        ))}
      </div>
      {turn ? <SignExtract page={page} turn={turn} /> : null}
      {extract.mayIssue ? (
        <span>
          <Button variant={issued ? 'quiet' : 'primary'} icon={FileOutput} onPress={() => setIssuing(true)}>
            {t(issued ? 'extract.again' : 'extract.issue')}
          </Button>
        </span>
      ) : null}
      {issuing ? <IssueDialog page={page} onClose={() => setIssuing(false)} /> : null}
    </Sheet>
  )
}

function SignExtract({ page, turn }: { page: DecisionPage; turn: NonNullable<DecisionPage['extract']['turn']> }) {
  const t = useT('signing')
  const act = useDecisionAct(page.body.slug, () => undefined)
  const { extractId, digest } = turn
  const about = { body: page.body.id, extract: extractId, digest }
  return (
    <SignTurn
      turn={turn}
      submit={t('extract.sign')}
      challengeOf={(pdf, seat) => extractChallenge({ ...about, pdf, seat })}
      refusal={act.refusal}
      sending={act.sending}
      onSign={(word) => act.send({ act: 'sign_extract', extractId, ...word })}
    />
  )
}

function IssueDialog({ page, onClose }: { page: DecisionPage; onClose: () => void }) {
  const t = useT('signing')
  const showToast = useToast()
  const { officers, order, issued } = page.extract
  const [signers, setSigners] = useState<string[]>([...order])
  const act = useDecisionAct(page.body.slug, () => {
    showToast({ tone: 'ok', title: t('extract.issued') })
    onClose()
  })
  return (
    <ActDialog
      title={t(issued ? 'extract.again' : 'extract.title')}
      submit={t('extract.issue')}
      icon={FileOutput}
      missing={signers.length === 0 ? t('no_signers') : ''}
      refusal={act.refusal}
      sending={act.sending}
      onSend={() =>
        act.send({
          act: 'issue_extract',
          decisionId: page.decision.decisionId,
          signers: signers as SeatId[],
        })
      }
      onClose={onClose}
    >
      <p>{t('extract.about')}</p>
      {issued ? <p>{t('extract.again_more')}</p> : null}
      <SignerOrder officers={officers} signers={signers} onChange={setSigners} />
    </ActDialog>
  )
}
