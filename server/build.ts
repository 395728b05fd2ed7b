// `npm run build`: the pages, for an image or a machine that starts without building.
import { buildPagesIfNeeded } from './build-pages.ts'

buildPagesIfNeeded((line) => process.stdout.write(`${line}\n`))
