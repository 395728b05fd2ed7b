import { Scale } from 'lucide-react'
import type { ProxiesPage } from '../../server/bodies/load-proxies.ts'
import { Text2 } from '../i18n/text2.tsx'
import { useT } from '../i18n/use-reader.ts'
import { Icon } from '../ui/icon.tsx'

/** Under which of the body's own rules a proxy counts, and for how many one member may vote. */
export function ProxyRules({ rules }: Pick<ProxiesPage, 'rules'>) {
  const t = useT('proxies')
  if (rules.length === 0) return null
  return (
    <ul className="proxy-rules small">
      {rules.map(({ ruleId, name, max, sameBloc }) => (
        <li key={ruleId} className="row tight">
          <Icon of={Scale} size="sm" />
          <span>
            <Text2 of={name} />: {t('rule_max', { count: max })}
            {sameBloc ? ` · ${t('rule_bloc')}` : ''}
          </span>
        </li>
      ))}
    </ul>
  )
}
