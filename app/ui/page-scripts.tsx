import { Scripts } from '@remix-run/react'
import { Children, cloneElement, isValidElement, type ReactElement, type ReactNode } from 'react'

/** A page that shows what it is for before the application starts it by calling this. */
declare global {
  interface Window {
    majlisStart?: (() => void) | undefined
  }
}

const LATE = 'text/late'
const LATE_LINK = 'late-preload'
/** Whatever becomes of the page's own script, the application starts. */
const PATIENCE_MS = 1_500

/** After the network went while the files came: so often it is asked for again. */
const AGAIN_MS = 1_000

/**
 * In plain words of every browser: it runs as it stands, and finds the nonce of its own tag. A browser does not ask again for a
 * module it could not have, one that is named or one that those import in turn, so the page is loaded anew once the server answers.
 */
const starter = `{const own=document.currentScript;const again=()=>fetch('/health/live').then((r)=>r.ok?location.reload():later(),later);const later=()=>{setTimeout(again,${AGAIN_MS})};addEventListener('unhandledrejection',({reason})=>{if(!window.__remixRouter&&/import|module/i.test(reason&&reason.message))later()});window.majlisStart=()=>{window.majlisStart=undefined;for(const late of document.querySelectorAll('link[rel=${LATE_LINK}]')){const now=document.createElement('link');now.rel='modulepreload';now.href=late.href;now.onload=now.onerror=()=>now.remove();document.head.append(now)}for(const late of document.querySelectorAll('script[type="${LATE}"]')){const now=document.createElement('script');now.type='module';now.nonce=own.nonce;now.onerror=later;now.textContent=late.textContent;document.head.append(now);now.remove()}};setTimeout(()=>window.majlisStart?.(),${PATIENCE_MS})}`

type PageScriptsProps = {
  nonce: string | undefined
  /**
   * The application's files are not asked for until `majlisStart`: browsers fetch six at a time, in the order they are asked, and
   * the thread belongs to the page.
   */
  late: boolean
}

/** The application's scripts. */
export function PageScripts({ nonce, late }: PageScriptsProps) {
  // Called, not rendered, so that what it makes can be changed: Remix has no setting for it.
  const scripts = Scripts({ nonce }) as ReactElement<{ children?: ReactNode }> | null
  if (!late || !scripts) return scripts
  return (
    <>
      {Children.map(scripts.props.children, later)}
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours, under the nonce */}
      <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: starter }} />
    </>
  )
}

function later(child: ReactNode): ReactNode {
  if (!isValidElement<Record<string, unknown> & { children?: ReactNode }>(child)) return child
  const { rel, type, children } = child.props
  if (rel === 'modulepreload') return cloneElement(child, { rel: LATE_LINK })
  if (type === 'module') return cloneElement(child, { type: LATE, async: undefined })
  return children === undefined ? child : cloneElement(child, {}, Children.map(children, later))
}
