// Serves the stand-alone verification page at /verify, without sign-in and under its own policy: the page names the hashes of
// its scripts and styles and allows no connection, and the header repeats what the page says of itself.
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { Router } from 'express'

const PAGE = 'build/client/verify/index.html'

/** Mount before the pages. `?download` gives the same file to keep. */
export function verifyPage(file: string = resolve(PAGE)): Router {
  const routes = Router()
  routes.get('/verify', async (request, response) => {
    const html = await readFile(file, 'utf8').catch(() => null)
    if (html === null) {
      response.status(503).type('text').send('The verification page has not been built yet: npm run build')
      return
    }
    response.setHeader('content-security-policy', `${policyOf(html)}; frame-ancestors 'none'`)
    response.setHeader('cache-control', 'no-cache')
    if ('download' in request.query) response.attachment('majlis-verify.html')
    response.type('html').send(html)
  })
  return routes
}

/** A page without a policy of its own may do nothing at all. */
const policyOf = (html: string): string =>
  /<meta http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? "default-src 'none'"
