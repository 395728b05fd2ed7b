import { Download } from 'lucide-react'
import { useReader, useT } from '../i18n/use-reader.ts'
import { saveFile, toCsv } from '../reading/circulation-csv.ts'
import type { Problem } from '../rules/moving/read-people.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Sheet } from '../ui/sheet.tsx'
import type { PeoplePreview } from '../wire/moving.ts'

/** Every error by row and column with what stands there, to be read here or beside the spreadsheet. */
export function PeopleProblems({ preview: { problems, problemCount } }: { preview: PeoplePreview }) {
  const t = useT('moving')
  const { digits } = useReader()
  const words = ({ code, other = '' }: Problem) =>
    t(`problem.${code}`, { other: /^\d+$/.test(other) ? digits(other) : other })
  const save = () =>
    saveFile(
      'majlis-errors.csv',
      toCsv([
        [t('preview.line'), '', t('problems.value'), t('problems.what')],
        ...problems.map((one) => [one.line, t(`column.${one.column}`), one.value, words(one)]),
      ]),
    )
  return (
    <Sheet
      title={t('problems.title', { count: problemCount })}
      aside={
        <Button size="small" variant="line" icon={Download} onPress={save}>
          {t('problems.save')}
        </Button>
      }
      padded={false}
    >
      <div className="in">
        <Notice tone="danger" title={t('problems.next')} live />
      </div>
      <ul className="rows wrapped people-problems">
        {problems.map((one) => (
          <li key={`${one.line} ${one.column} ${one.code}`}>
            <span className="no">{t('problems.row', { line: digits(one.line) })}</span>
            <span className="grow">
              <span>
                <b>{t(`column.${one.column}`)}</b>
                {one.value ? (
                  <>
                    {' '}
                    <bdi className="code" dir="auto">
                      {one.value}
                    </bdi>
                  </>
                ) : null}
              </span>
              <span>{words(one)}</span>
            </span>
          </li>
        ))}
      </ul>
      {problemCount > problems.length ? (
        <p className="in small soft">{t('preview.more', { count: problemCount - problems.length })}</p>
      ) : null}
    </Sheet>
  )
}
