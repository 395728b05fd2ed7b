import './proxies.css'
import { FilePen, UserRoundCheck, UserRoundPlus } from 'lucide-react'
import { useState } from 'react'
import type { ListedProxy, ProxiesPage } from '../../server/bodies/load-proxies.ts'
import { useT } from '../i18n/use-reader.ts'
import { BodyRegister } from '../meetings/body-register.tsx'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Notice } from '../ui/notice.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { useToast } from '../ui/toast.tsx'
import { ProxyForm } from './proxy-form.tsx'
import { ProxyRows } from './proxy-rows.tsx'
import { ProxyRules } from './proxy-rules.tsx'
import { useProxyAct } from './use-proxy-act.ts'

/** Who votes for whom in a body: one's own proxies first, to give and to take back; then everybody's. */
export function ProxiesScreen({ page }: { page: ProxiesPage }) {
  const t = useT('proxies')
  const [form, setForm] = useState<'give' | 'record' | null>(null)
  const { grant, again, end } = useActs(page, () => setForm(null))
  const mine = page.proxies.filter((proxy) => proxy.mine !== null)
  const others = page.proxies.filter((proxy) => proxy.mine === null)
  const give = page.may.give ? (
    <Button variant="primary" icon={UserRoundPlus} onPress={() => setForm('give')}>
      {t('give')}
    </Button>
  ) : null
  return (
    <BodyRegister
      body={page.body}
      ledger={page.may.ledger}
      title={t('title')}
      acts={
        <>
          {page.may.record ? (
            <Button variant="line" icon={FilePen} onPress={() => setForm('record')}>
              {t('record')}
            </Button>
          ) : null}
          {mine.length > 0 ? give : null}
        </>
      }
    >
      {[again.refusal, end.refusal].map((refusal) =>
        refusal ? (
          <Notice key={refusal} tone="danger" title={t('not_done')} live>
            {refusal}
          </Notice>
        ) : null,
      )}
      <p className="soft">{t('about')}</p>
      <ProxyRules rules={page.rules} />
      {page.may.give || mine.length > 0 ? (
        <Sheet title={t('yours')} padded={false}>
          {mine.length > 0 ? (
            <ProxyRows proxies={mine} zone={page.zone} onEnd={end.proxy} sending={end.sending} />
          ) : (
            <EmptyState icon={UserRoundCheck} title={t('none_yours')} action={give}>
              {t('none_yours_more')}
            </EmptyState>
          )}
        </Sheet>
      ) : null}
      <Sheet title={t('others')} padded={false}>
        {others.length > 0 ? (
          <ProxyRows proxies={others} zone={page.zone} onEnd={end.proxy} sending={end.sending} />
        ) : (
          <EmptyState icon={UserRoundCheck} title={t('none')}>
            {t('none_more')}
          </EmptyState>
        )}
      </Sheet>
      {form ? <ProxyForm page={page} how={form} act={grant} onClose={() => setForm(null)} /> : null}
    </BodyRegister>
  )
}

/** Each with its undoing: a proxy that was given is withdrawn, one that the member withdrew is given again. */
function useActs(page: ProxiesPage, onGiven: () => void) {
  const t = useT('proxies')
  const showToast = useToast()
  const [ending, setEnding] = useState<ListedProxy | null>(null)
  const undone = () => showToast({ tone: 'ok', title: t('undone') })
  const again = useProxyAct(page.body, undone)
  const grant = useProxyAct(page.body, (mandateId) => {
    onGiven()
    const action = { label: t('undo'), onPress: () => again.end(mandateId) }
    showToast({ tone: 'ok', title: t('given'), action })
  })
  const ended = useProxyAct(page.body, (mandateId) => {
    if (ending?.mandateId !== mandateId) return
    const { seatId, personId, meetingId, until, mine } = ending
    const term = meetingId ? { meetingId } : { until: until ?? '' }
    const action = { label: t('undo'), onPress: () => again.grant({ seatId, personId, term }) }
    // What was given back is the other's to give again.
    showToast({ tone: 'ok', title: t('ended'), ...(mine !== 'held' && { action }) })
  })
  const proxy = (chosen: ListedProxy) => {
    setEnding(chosen)
    ended.end(chosen.mandateId)
  }
  return { grant, again, end: { proxy, refusal: ended.refusal, sending: ended.sending } }
}
