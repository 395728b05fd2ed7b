import {
  Ellipsis,
  Files,
  Hand,
  Highlighter,
  Link2,
  ListTree,
  MessageSquarePlus,
  PenLine,
  RotateCw,
  Search,
  StickyNote,
  Strikethrough,
  Type,
  Underline,
  ZoomIn,
  ZoomOut,
} from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components'
import { useReader, useT } from '../i18n/use-reader.ts'
import { pageReference } from '../rules/page-reference.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Menu, MenuItem, MenuSection } from '../ui/menu.tsx'
import { useToast } from '../ui/toast.tsx'
import { PageField } from './page-field.tsx'
import type { Tool } from './use-gestures.ts'
import type { Viewport } from './use-viewport.ts'

export const PAGE_ACTS = 'page-acts'
export type PanelName = 'contents' | 'thumbs' | 'notes' | 'find'
const PANELS = { contents: ListTree, thumbs: Files, notes: StickyNote, find: Search } as const
const TOOLS = { highlight: Highlighter, pen: PenLine, comment: MessageSquarePlus } as const
/** In a menu of their own, whose button becomes the one in hand. */
const MORE = { underline: Underline, strike: Strikethrough, text: Type } as const
type More = keyof typeof MORE

type ToolBarProps = {
  panel: PanelName | null
  setPanel: (panel: PanelName | null) => void
  tool: Tool
  setTool: (tool: Tool) => void
  fingerDraws: boolean
  setFingerDraws: (draws: boolean) => void
  viewport: Viewport
  reference: string
  pages: number
}

/** Panels at the start, the page in the middle, tools at the end: what a thumb reaches on a tablet. */
export function ToolBar(props: ToolBarProps) {
  const { panel, setPanel, tool, setTool, viewport } = props
  const t = useT('documents')
  return (
    <section className="tools" aria-label={t('tools')}>
      <div className="g">
        {(Object.keys(PANELS) as PanelName[]).map((name) => (
          <button
            key={name}
            type="button"
            className={panel === name ? 'tool on' : 'tool'}
            aria-pressed={panel === name}
            onClick={() => setPanel(panel === name ? null : name)}
          >
            <Icon of={PANELS[name]} size="lg" />
            {t(`panel.${name}`)}
          </button>
        ))}
      </div>
      <div className="g middle">
        <PageField reference={props.reference} page={viewport.page} pages={props.pages} goToPage={viewport.goToPage} />
        <ViewMenu {...props} />
        <span id={PAGE_ACTS} className="page-acts" />
      </div>
      <div className="g">
        {(Object.keys(TOOLS) as (keyof typeof TOOLS)[]).map((name) => (
          <button
            key={name}
            type="button"
            className={tool === name ? 'tool on' : 'tool'}
            aria-pressed={tool === name}
            onClick={() => setTool(tool === name ? 'read' : name)}
          >
            <Icon of={TOOLS[name]} size="lg" />
            {t(`tool.${name}`)}
          </button>
        ))}
        <MoreTools tool={tool} setTool={setTool} />
      </div>
    </section>
  )
}

function MoreTools({ tool, setTool }: Pick<ToolBarProps, 'tool' | 'setTool'>) {
  const t = useT('documents')
  const inHand = tool in MORE ? (tool as More) : null
  return (
    <Menu
      label={t('tool.more')}
      onAction={(id) => setTool(id === tool ? 'read' : (id as Tool))}
      trigger={
        <AriaButton
          className={inHand ? 'tool on' : 'tool'}
          aria-label={inHand ? t('tool.more_now', { tool: t(`tool.${inHand}`) }) : t('tool.more')}
        >
          <Icon of={inHand ? MORE[inHand] : Ellipsis} size="lg" />
          {t(inHand ? `tool.${inHand}` : 'tool.more')}
        </AriaButton>
      }
    >
      {(Object.keys(MORE) as More[]).map((name) => (
        <MenuItem key={name} id={name} icon={MORE[name]} note={t(`tool.${name}_note`)}>
          {t(`tool.${name}`)}
        </MenuItem>
      ))}
    </Menu>
  )
}

function ViewMenu({ viewport, reference, fingerDraws, setFingerDraws }: ToolBarProps) {
  const t = useT('documents')
  const showToast = useToast()
  const reader = useReader()
  const percent = reader.percent(Math.round(viewport.magnification * 100) / 100)
  const copyLink = () => {
    const { origin, pathname } = window.location
    const name = reader.digits(pageReference(reference, viewport.page))
    const copying = navigator.clipboard?.writeText(`${origin}${pathname}?page=${viewport.page}`) ?? Promise.reject()
    copying.then(
      () => showToast({ tone: 'ok', title: t('view.link_copied', { reference: name }) }),
      () => showToast({ tone: 'danger', title: t('view.link_not_copied') }),
    )
  }
  const act = (id: string) => {
    if (id === 'in') viewport.zoomIn()
    if (id === 'out') viewport.zoomOut()
    if (id === 'rotate') viewport.rotate()
    if (id === 'link') copyLink()
    if (id === 'finger') setFingerDraws(!fingerDraws)
  }
  return (
    <Menu
      label={t('view.title')}
      onAction={act}
      trigger={<Button variant="quiet" icon={ZoomIn} aria-label={t('view.now', { percent })} />}
    >
      <MenuSection
        title={t('view.now', { percent })}
        selected={typeof viewport.zoom === 'string' ? viewport.zoom : 'free'}
        onSelect={(id) => viewport.setZoom(id as 'width' | 'page')}
      >
        <MenuItem id="width">{t('view.width')}</MenuItem>
        <MenuItem id="page">{t('view.page')}</MenuItem>
      </MenuSection>
      <MenuItem id="in" icon={ZoomIn}>
        {t('view.in')}
      </MenuItem>
      <MenuItem id="out" icon={ZoomOut}>
        {t('view.out')}
      </MenuItem>
      <MenuItem id="rotate" icon={RotateCw}>
        {t('view.rotate')}
      </MenuItem>
      <MenuItem id="link" icon={Link2}>
        {t('view.link')}
      </MenuItem>
      <MenuItem id="finger" icon={Hand} note={t('view.finger_note')}>
        {t(fingerDraws ? 'view.finger_scrolls' : 'view.finger_draws')}
      </MenuItem>
    </Menu>
  )
}
