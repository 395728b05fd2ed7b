// Serves the service worker at the root, so that it may stand before every page; always asked for anew, so that a newer one is found.
import { resolve } from 'node:path'
import { Router } from 'express'

/** Mount before the pages. Where nothing was built, as in development, there is none. */
export function workerFile(file: string = resolve('build/client/service-worker.js')): Router {
  const routes = Router()
  routes.get('/service-worker.js', (_request, response) => {
    response.setHeader('cache-control', 'no-cache')
    response.type('text/javascript')
    response.sendFile(file, { cacheControl: false }, (error) => {
      if (error && !response.headersSent) response.status(404).type('text').send('There is no service worker here')
    })
  })
  return routes
}
