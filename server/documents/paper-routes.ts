import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import express, { type NextFunction, type Request, type Response } from 'express'
import { PDFJS_PATH } from '../../app/wire/pdfjs-path.ts'
import type { Ctx } from '../platform/context.ts'
import { lodgedIntake } from './lodge-file.ts'
import { paperIntake } from './paper-intake.ts'
import { readingInTurn, receiveFile } from './receive-file.ts'
import { serveLodged } from './serve-lodged.ts'
import { servePackCopy } from './serve-pack-copy.ts'
import { servePages } from './serve-pages.ts'
import { servePaper } from './serve-paper.ts'

/** What papers need beside pages and forms. Mount after the session is loaded: `res.locals.actor` is the person or null. */
export function paperRoutes(ctx: Ctx): express.Router {
  const router = express.Router()
  router.get('/papers/:versionId/file', caught(servePaper(ctx)))
  router.get('/papers/:versionId/pages.json', caught(servePages(ctx)))
  router.post('/packs', express.urlencoded({ extended: false, limit: '4kb' }), caught(servePackCopy(ctx)))
  const inTurn = readingInTurn()
  router.post('/papers', caught(receiveFile(ctx, inTurn, paperIntake(ctx))))
  router.post('/lodged', caught(receiveFile(ctx, inTurn, lodgedIntake(ctx))))
  router.get('/lodged/:fileId/file', caught(serveLodged(ctx)))
  router.use(PDFJS_PATH, pdfjsFiles())
  return router
}

const caught =
  (handler: (request: Request, response: Response) => Promise<void>) =>
  (request: Request, response: Response, next: NextFunction): void => {
    handler(request, response).catch(next)
  }

/** Character maps, standard fonts, colour profiles and decoders of the pinned pdf.js, whose names it makes up by itself. */
function pdfjsFiles(): express.Router {
  const router = express.Router()
  const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  for (const folder of ['cmaps', 'standard_fonts', 'wasm', 'iccs'])
    router.use(
      `/${folder}`,
      express.static(join(home, folder), { immutable: true, maxAge: '365d', index: false, redirect: false }),
    )
  return router
}
