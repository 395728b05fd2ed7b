import {
  ClipboardPaste,
  CloudUpload,
  CopyPlus,
  Forward,
  LayoutTemplate,
  ListPlus,
  type LucideIcon,
  Plus,
  Save,
  Timer,
} from 'lucide-react'
import type { Builder } from '../../server/agenda/load-builder.ts'
import { useT } from '../i18n/use-reader.ts'
import { Button } from '../ui/button.tsx'
import { Chip } from '../ui/chip.tsx'
import { Icon } from '../ui/icon.tsx'
import { Menu, MenuItem, MenuLine } from '../ui/menu.tsx'
import { HistoryButtons } from './history-buttons.tsx'
import type { History } from './use-history.ts'
import type { Tree } from './use-tree.ts'

/** Ways to bring many items at once. */
export type Way = 'template' | 'clone' | 'carry' | 'paste' | 'files' | 'save_template'
const WAYS: [Exclude<Way, 'save_template'>, LucideIcon][] = [
  ['template', LayoutTemplate],
  ['clone', CopyPlus],
  ['carry', Forward],
  ['paste', ClipboardPaste],
  ['files', CloudUpload],
]

type WaysProps = { onWay: (way: Exclude<Way, 'files'>) => void; onFiles: (files: File[]) => void }
type FirstProps = WaysProps & { builder: Builder; tree: Tree }
type TreeHeadProps = FirstProps & { history: History }

export function TreeHead({ builder, tree, history, ...ways }: TreeHeadProps) {
  const t = useT('agenda')
  const { planned, available } = builder.minutes
  return (
    <header>
      <h2>{t('items')}</h2>
      <span className="row tight">
        <Chip tone={planned > available ? 'alert' : 'plain'} icon={Timer}>
          {t('tree.total', { planned, count: available })}
        </Chip>
        {builder.editable ? (
          <>
            <HistoryButtons history={history} />
            <Button
              variant="quiet"
              size="small"
              icon={Plus}
              aria-label={t('tree.add')}
              isPending={tree.adding}
              onPress={() => tree.add(null)}
            />
            <Menu
              label={t('ways.label')}
              trigger={<Button variant="quiet" size="small" icon={ListPlus} aria-label={t('ways.label')} />}
              onAction={(id) => (id === 'files' ? chooseFiles(ways.onFiles) : ways.onWay(id as Exclude<Way, 'files'>))}
            >
              {WAYS.map(([way, icon]) => (
                <MenuItem key={way} id={way} icon={icon} note={t(`ways.${way}_more`)}>
                  {t(`ways.${way}`)}
                </MenuItem>
              ))}
              <MenuLine />
              <MenuItem
                id="save_template"
                icon={Save}
                isDisabled={tree.items.length === 0}
                {...(tree.items.length === 0 && { note: t('tree.empty') })}
              >
                {t('template.save')}
              </MenuItem>
            </Menu>
          </>
        ) : null}
      </span>
    </header>
  )
}

/** A new agenda: every way to begin it, side by side. */
export function FirstItems({ builder, tree, ...ways }: FirstProps) {
  const t = useT('agenda')
  if (!builder.editable) return null
  return (
    <div className="first-items">
      <b>{t('tree.empty')}</b>
      <p className="small soft">{t('tree.empty_more')}</p>
      <Button variant="primary" block icon={Plus} isPending={tree.adding} onPress={() => tree.add(null)}>
        {t('tree.add')}
      </Button>
      {WAYS.map(([way, icon]) => (
        <button
          key={way}
          type="button"
          className="way"
          onClick={() => (way === 'files' ? chooseFiles(ways.onFiles) : ways.onWay(way))}
        >
          <Icon of={icon} />
          <span>
            <b>{t(`ways.${way}`)}</b>
            <small className="note soft">{t(`ways.${way}_more`)}</small>
          </span>
        </button>
      ))}
    </div>
  )
}

function chooseFiles(onFiles: (files: File[]) => void): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = 'application/pdf,.pdf'
  input.multiple = true
  input.addEventListener('change', () => {
    const files = [...(input.files ?? [])]
    if (files.length > 0) onFiles(files)
  })
  input.click()
}
