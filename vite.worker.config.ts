// The service worker, for the pages that were just built: it carries the list of the files that belong to them.
import { createHash } from 'node:crypto'
import { globSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { defineConfig } from 'vite'
import { PDFJS_PATH } from './app/wire/pdfjs-path.ts'

/** Of pdf.js's files those that papers here are drawn with: character maps of East Asian fonts come over the network alone. */
const PDFJS_FOLDERS = ['standard_fonts', 'wasm', 'iccs']

export default defineConfig({
  define: { SHELL: JSON.stringify(shell()) },
  build: {
    outDir: 'build/client',
    emptyOutDir: false,
    copyPublicDir: false,
    target: 'es2022',
    // A classic script at the root: not every browser takes a module for this, and it stands before every page.
    lib: { entry: 'app/offline/worker.ts', formats: ['iife'], name: 'worker', fileName: () => 'service-worker.js' },
  },
})

/** Hashed names change with their content, so the names alone say which version it is. */
function shell() {
  const files = [...builtFiles(), ...pdfjsFiles(), '/icon.svg']
  return { version: createHash('sha256').update(files.join('\n')).digest('hex').slice(0, 16), files }
}

function builtFiles(): string[] {
  return globSync('assets/*', { cwd: 'build/client' })
    .filter((name) => !/^assets\/server-build-|\.br$/.test(name))
    .sort()
    .map((name) => `/${name}`)
}

function pdfjsFiles(): string[] {
  const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  return PDFJS_FOLDERS.flatMap((folder) =>
    globSync('*', { cwd: join(home, folder) })
      .filter((name) => !name.startsWith('LICENSE'))
      .sort()
      .map((name) => `${PDFJS_PATH}/${folder}/${name}`),
  )
}
