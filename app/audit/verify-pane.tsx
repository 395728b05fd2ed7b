import { Package, RotateCcw, ShieldCheck } from 'lucide-react'
import type { AuditPage } from '../../server/ledger/load-audit.ts'
import { useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { CheckList } from '../verifier/check-list.tsx'
import type { useVerification, Verification } from '../verifier/use-verification.ts'
import { Verdict } from '../verifier/verdict.tsx'

type VerifyPaneProps = { page: AuditPage; state: Verification; run: ReturnType<typeof useVerification>['run'] }

/** The checks, run here over the same file that Export gives. */
export function VerifyPane({ page, state, run }: VerifyPaneProps) {
  const t = useT('audit')
  const href = `/b/${page.body.slug}/ledger/export`
  const again = state.phase !== 'idle'
  const verify = () => void run(async () => [await fetchBundle(href)])
  return (
    <aside className="pane ver" aria-label={t('checks')}>
      <Verdict state={state} />
      <CheckList
        report={state.phase === 'done' ? state.report : null}
        running={state.phase === 'running' ? state.stage : null}
      />
      {page.mayExport ? (
        <div className="foot">
          <a className={again ? 'btn primary grow' : 'btn'} href={href} download>
            <Icon of={Package} />
            {t('export')}
          </a>
          <Button
            variant={again ? 'plain' : 'primary'}
            icon={again ? RotateCcw : ShieldCheck}
            onPress={verify}
            isPending={state.phase === 'running'}
          >
            {t(again ? 'again' : 'verify')}
          </Button>
        </div>
      ) : null}
    </aside>
  )
}

async function fetchBundle(href: string): Promise<Uint8Array> {
  const response = await fetch(href)
  if (!response.ok) throw new Error(`The bundle answered ${response.status}`)
  return new Uint8Array(await response.arrayBuffer())
}
