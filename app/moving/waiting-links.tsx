import { useFetcher } from '@remix-run/react'
import { KeyRound } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useReader, useT } from '../i18n/use-reader.ts'
import { saveFile, toCsv } from '../reading/circulation-csv.ts'
import { Button } from '../ui/button.tsx'
import { Notice } from '../ui/notice.tsx'
import { Sheet } from '../ui/sheet.tsx'
import { submitJson } from '../ui/submit.ts'
import { useRefusal } from '../ui/use-refusal.ts'
import type { Answer } from '../wire/answer.ts'
import type { PeopleLink } from '../wire/moving.ts'

/** Links for whoever came with a table and has not signed in yet, saved as a table to hand out; the server keeps none of them. */
export function WaitingLinks({ usernames, address }: { usernames: string[]; address: string }) {
  const t = useT('moving')
  const { pick } = useReader()
  const fetcher = useFetcher<Answer<{ links: PeopleLink[] }>>()
  const refusal = useRefusal(fetcher.data)
  const saved = useRef<unknown>(null)
  useEffect(() => {
    const { data } = fetcher
    if (!data?.ok || saved.current === data) return
    saved.current = data
    const rows = data.value.links.map(({ username, name, token }) => [
      username,
      pick(name),
      `${address}/invitation/${token}`,
    ])
    saveFile('majlis-links.csv', toCsv([[t('column.username'), t('preview.person'), t('done.link')], ...rows]))
  }, [fetcher, t, pick, address])
  return (
    <Sheet title={t('done.links', { count: usernames.length })}>
      <div className="stack">
        {refusal ? <Notice tone="danger" title={refusal} live /> : null}
        <p className="soft">{t('done.links_about')}</p>
        <Button
          variant="primary"
          icon={KeyRound}
          isPending={fetcher.state !== 'idle'}
          onPress={() => submitJson(fetcher, '/admin/people', { usernames })}
        >
          {t('done.make')}
        </Button>
      </div>
    </Sheet>
  )
}
