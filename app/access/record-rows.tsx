import { BookOpen, FileDown, FileText, type LucideIcon, ScanEye } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ShownRecord } from '../../server/access-records/describe-records.ts'
import { Text2 } from '../i18n/text2.tsx'
import { readerOf, useReader, useT } from '../i18n/use-reader.ts'
import type { AccessAct } from '../rules/access-record.ts'
import { Chip } from '../ui/chip.tsx'
import { Icon } from '../ui/icon.tsx'

const ICONS: Record<AccessAct, LucideIcon> = {
  opened: BookOpen,
  pages: FileText,
  copied: FileDown,
  records_read: ScanEye,
}

type RowsProps = { records: readonly ShownRecord[]; whose: boolean; acts?: (record: ShownRecord) => ReactNode }

/** Records of access, the newest first: what was done, with which paper, when, and whether it is sealed. */
export function RecordRows({ records, whose, acts }: RowsProps) {
  const t = useT('records')
  const { language, digits } = useReader()
  return (
    <ul className="sheet rows record-rows">
      {records.map((record) => {
        const reader = readerOf(language, record.body.zone)
        const { pages } = record
        const what = pages
          ? t('act.pages', { from: digits(pages.from), to: digits(pages.to), count: pages.to - pages.from + 1 })
          : t(`act.${record.act}`)
        return (
          <li key={record.id}>
            <Icon of={ICONS[record.act]} />
            <span className="grow">
              <span>
                {whose ? (
                  <>
                    <b>
                      <Text2 of={record.person.name} />
                    </b>
                    {': '}
                  </>
                ) : null}
                {what}
              </span>
              <small className="note muted">
                {whose ? null : (
                  <>
                    {record.paper ? <Text2 of={record.paper} digits /> : t('paper_masked')}
                    {' · '}
                  </>
                )}
                {record.version ? `${t('version', { version: digits(record.version) })} · ` : ''}
                {whose ? null : (
                  <>
                    <Text2 of={record.body.name} />
                    {' · '}
                  </>
                )}
                {`${reader.day(record.at)} · ${reader.clockTime(record.at, { seconds: true })}`}
              </small>
            </span>
            {record.entry === null ? (
              <Chip tone="outline">{t('unsealed')}</Chip>
            ) : (
              <Chip tone="brass">{t('sealed', { entry: digits(record.entry) })}</Chip>
            )}
            {acts?.(record)}
          </li>
        )
      })}
    </ul>
  )
}
