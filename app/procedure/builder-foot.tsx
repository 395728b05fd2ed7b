import { useNavigate } from '@remix-run/react'
import { useState } from 'react'
import type { RuleBuilder } from '../../server/procedure/load-rule-builder.ts'
import { useReader, useT } from '../i18n/use-reader.ts'
import { canonicalize } from '../rules/canonical.ts'
import type { Rule } from '../rules/engine-2/rule.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Notice } from '../ui/notice.tsx'
import { RuleLines } from './rule-lines.tsx'
import { useRuleAct } from './use-rule-act.ts'
import type { Wrong } from './wrong.ts'

type FootProps = {
  page: RuleBuilder
  rule: Rule
  wrong: Wrong | null
}

/** Saving, adopting and throwing away: what is adopted is always what was saved and read. */
export function BuilderFoot({ page, rule, wrong }: FootProps) {
  const t = useT('procedure')
  const reader = useReader()
  const [asking, setAsking] = useState<'adopt' | 'discard' | null>(null)
  const { start, body, may } = page
  const { ruleId, edit, fromPreset } = start
  const { act, refusal, sending, stale } = useRuleAct(body.slug)
  const navigate = useNavigate()
  const saved = ruleId !== null && edit !== null
  const changed = withoutId(rule) !== withoutId(start.rule)
  const save = async () => {
    const done = await act<{ ruleId: string }>({ act: 'rule.save', bodyId: body.id, ruleId, edit, rule, fromPreset })
    if (done) navigate(`/b/${body.slug}/rules/${done.ruleId}`, { replace: true, preventScrollReset: true })
  }
  const carryOut = async () => {
    if (!saved || asking === null) return
    setAsking(null)
    const done = await act({ act: asking === 'adopt' ? 'rule.adopt' : 'rule.discard', bodyId: body.id, ruleId, edit })
    if (done) navigate(`/b/${body.slug}/rules`, { replace: true })
  }
  const adoptable = saved && !changed && !wrong
  return (
    <div className="stack builder-foot">
      {refusal ? (
        <Notice
          tone="danger"
          title={t('refused')}
          live
          action={
            stale && ruleId ? (
              <Button variant="line" size="small" onPress={() => window.location.reload()}>
                {t('builder.reread')}
              </Button>
            ) : null
          }
        >
          {refusal}
        </Notice>
      ) : saved && changed ? (
        <p className="small soft">{t('builder.unsaved')}</p>
      ) : saved ? (
        <Notice tone="ok" title={t(may.adopt ? 'builder.saved_adopt' : 'builder.saved')} live />
      ) : null}
      <div className="row wrap">
        <LinkButton variant="quiet" to={`/b/${body.slug}/rules`}>
          {t('builder.all_rules')}
        </LinkButton>
        {saved ? (
          <Button variant="quiet" onPress={() => setAsking('discard')}>
            {t('builder.discard')}
          </Button>
        ) : null}
        <span className="grow" />
        {saved && !changed && !wrong ? null : (
          <Button
            variant={may.adopt && saved ? 'line' : 'primary'}
            onPress={save}
            isPending={sending}
            disabledReason={wrong ? t('builder.mend_first') : undefined}
          >
            {t('builder.save')}
          </Button>
        )}
        {may.adopt && saved ? (
          <Button
            variant="primary"
            onPress={() => setAsking('adopt')}
            isPending={sending}
            disabledReason={adoptable ? undefined : t('builder.save_first')}
          >
            {t('builder.adopt')}
          </Button>
        ) : null}
      </div>
      <Dialog
        role="alertdialog"
        wide={asking === 'adopt'}
        title={t(`builder.${asking ?? 'adopt'}_title`)}
        isOpen={asking !== null}
        onOpenChange={(open) => open || setAsking(null)}
        foot={
          <>
            <Button variant="line" onPress={() => setAsking(null)}>
              {t('back')}
            </Button>
            <Button variant={asking === 'discard' ? 'danger' : 'primary'} onPress={carryOut}>
              {t(`builder.${asking ?? 'adopt'}_do`)}
            </Button>
          </>
        }
      >
        <div className="stack">
          <p>{t(`builder.${asking ?? 'adopt'}_ask`)}</p>
          {asking === 'adopt' ? <RuleLines rule={rule} language={reader.language} /> : null}
        </div>
      </Dialog>
    </div>
  )
}

/** The id is given by the first save: the words of the rule are what is compared. */
const withoutId = (rule: Rule): string => canonicalize({ ...rule, id: '' })
