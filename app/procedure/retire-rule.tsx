import { useRevalidator } from '@remix-run/react'
import { useState } from 'react'
import type { AdoptedVersion, RuleBook } from '../../server/procedure/load-rule-book.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Notice } from '../ui/notice.tsx'
import { useRuleAct } from './use-rule-act.ts'

/** Ends a rule, once it was said what that means. */
export function RetireRule({ row, body }: { row: AdoptedVersion; body: RuleBook['body'] }) {
  const t = useT('procedure')
  const reader = useReader()
  const [asking, setAsking] = useState(false)
  const { act, refusal, sending } = useRuleAct(body.slug)
  const { revalidate } = useRevalidator()
  const { ruleId, version } = row
  const name = reader.pick(row.rule.names)
  const retire = async () => {
    if (!(await act({ act: 'rule.retire', bodyId: body.id, ruleId, version }))) return
    setAsking(false)
    revalidate()
  }
  return (
    <>
      <Button variant="quiet" size="small" aria-label={t('retire.named', { name })} onPress={() => setAsking(true)}>
        {t('retire.button')}
      </Button>
      <Dialog
        role="alertdialog"
        title={t('retire.title')}
        isOpen={asking}
        onOpenChange={setAsking}
        foot={
          <>
            <Button variant="line" onPress={() => setAsking(false)}>
              {t('back')}
            </Button>
            <Button variant="danger" isPending={sending} onPress={retire}>
              {t('retire.do')}
            </Button>
          </>
        }
      >
        <div className="stack">
          <p>{t('retire.ask', { name })}</p>
          {refusal ? (
            <Notice tone="danger" title={t('refused')} live>
              {refusal}
            </Notice>
          ) : null}
        </div>
      </Dialog>
    </>
  )
}
