import { useState } from 'react'
import type { BuilderPaper } from '../../server/agenda/load-builder.ts'
import { Text2 } from '../i18n/text2.tsx'
import { useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import type { Bilingual } from '../wire/text.ts'

type RenameProps = { paper: BuilderPaper; close: () => void; save: (title: Bilingual) => void }

export function RenamePaperDialog({ paper, close, save }: RenameProps) {
  const t = useT('documents')
  const [title, setTitle] = useState<Bilingual>(paper.title)
  const missing = !title.ar.trim() || !title.en.trim()
  return (
    <Dialog
      title={t('rename.title')}
      isOpen
      onOpenChange={close}
      foot={
        <>
          <Button onPress={close}>{t('rename.cancel')}</Button>
          <Button
            variant="primary"
            onPress={() => save({ ar: title.ar.trim(), en: title.en.trim() })}
            {...(missing && { disabledReason: t('rename.both') })}
          >
            {t('rename.save')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <Field
          label={t('rename.ar')}
          language="ar"
          value={title.ar}
          maxLength={300}
          onChange={(ar) => setTitle((now) => ({ ...now, ar }))}
        />
        <Field
          label={t('rename.en')}
          language="en"
          value={title.en}
          maxLength={300}
          onChange={(en) => setTitle((now) => ({ ...now, en }))}
        />
      </div>
    </Dialog>
  )
}

type RemoveProps = { paper: BuilderPaper; close: () => void; remove: () => void }

/** A paper that members have is taken from them at once: the secretary reads that before it is done. */
export function RemovePaperDialog({ paper, close, remove }: RemoveProps) {
  const t = useT('documents')
  return (
    <Dialog
      title={t('remove.title')}
      role="alertdialog"
      isOpen
      onOpenChange={close}
      foot={
        <>
          <Button onPress={close}>{t('remove.cancel')}</Button>
          <Button variant="danger" onPress={remove}>
            {t('remove.do')}
          </Button>
        </>
      }
    >
      <p>
        <b>
          <Text2 of={paper.title} digits />
        </b>
      </p>
      <p>{t(paper.released ? 'remove.released' : 'remove.draft')}</p>
    </Dialog>
  )
}
