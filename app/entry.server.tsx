import { type AppLoadContext, createReadableStreamFromReadable, type EntryContext } from '@remix-run/node'
import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import { isbot } from 'isbot'
import { renderToPipeableStream } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import { withoutPadding } from '../server/http/without-padding.ts'
import { createI18n } from './i18n/create-i18n.ts'
import { languageOf } from './i18n/preferences.ts'
import { resources as arabic } from './i18n/resources-ar.ts'
import { resources as english } from './i18n/resources-en.ts'
import { NonceContext } from './ui/nonce.ts'

/** A render that is still waiting after this long is given up: the reader gets the error page, not an endless page. */
export const streamTimeout = 10_000

export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  loadContext: AppLoadContext,
): Promise<Response> {
  const { nonce } = loadContext
  const language = languageOf(request)
  const i18n = await createI18n(language, language === 'ar' ? arabic : english)
  // Machines and printers want the whole page at once; people want its beginning.
  const whenReady = isbot(request.headers.get('user-agent') ?? '') ? 'onAllReady' : 'onShellReady'

  return new Promise((resolve, reject) => {
    let answered = false
    let answerStatus = status
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={nonce}>
        <I18nextProvider i18n={i18n}>
          <RemixServer context={remixContext} url={request.url} nonce={nonce} />
        </I18nextProvider>
      </NonceContext.Provider>,
      {
        nonce,
        [whenReady]() {
          answered = true
          const body = withoutPadding()
          headers.set('content-type', 'text/html; charset=utf-8')
          headers.set('content-language', language)
          resolve(new Response(createReadableStreamFromReadable(body), { headers, status: answerStatus }))
          pipe(body)
        },
        onShellError: reject,
        onError(error: unknown) {
          answerStatus = 500
          // Before the shell is out, onShellError carries the same error to the server's own log.
          if (answered) handleError(error, { request, context: loadContext })
        },
      },
    )
    setTimeout(abort, streamTimeout + 1_000).unref()
  })
}

/** What a loader or an action threw, into the one log that hides secrets; nobody reads an answer that was given up. */
export function handleError(error: unknown, { request, context }: { request: Request; context: AppLoadContext }): void {
  // A page that does not exist is an answer, not a fault.
  if (isRouteErrorResponse(error) && error.status < 500) return
  if (!request.signal.aborted) context.ctx.log.error({ err: error, requestId: context.requestId }, 'page failed')
}
