// The verification page: one HTML file with everything in it, served at /verify and usable from a disk without a network.
import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vite'
import { viteSingleFile } from 'vite-plugin-singlefile'

export default defineConfig({
  root: fileURLToPath(new URL('app/verifier', import.meta.url)),
  base: './',
  publicDir: false,
  plugins: [viteSingleFile({ removeViteModuleLoader: true }), ownPolicy()],
  esbuild: { jsx: 'automatic', legalComments: 'none' },
  build: {
    outDir: fileURLToPath(new URL('build/client/verify', import.meta.url)),
    emptyOutDir: false,
    target: 'es2022',
    assetsInlineLimit: Number.MAX_SAFE_INTEGER,
    modulePreload: { polyfill: false },
  },
})

/**
 * Writes the page's content security policy into the page itself: only its own scripts and styles, by their hashes, and no
 * connection to anywhere, so that "nothing is sent" is the browser's promise as well as ours. The server repeats it as a header.
 */
function ownPolicy(): Plugin {
  return {
    name: 'majlis-own-policy',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const file of Object.values(bundle)) {
          if (file.type !== 'asset' || !file.fileName.endsWith('.html')) continue
          const html = String(file.source)
          const policy = [
            "default-src 'none'",
            `script-src ${hashes(html, /<script[^>]*>([\s\S]*?)<\/script>/g)}`,
            `style-src ${hashes(html, /<style[^>]*>([\s\S]*?)<\/style>/g)}`,
            // The thread on which a signed file is read is a part of this page.
            'worker-src blob:',
            "style-src-attr 'unsafe-inline'",
            'font-src data:',
            'img-src data:',
            "base-uri 'none'",
            "form-action 'none'",
          ].join('; ')
          const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}" />`
          file.source = html.replace('<meta charset="utf-8" />', (charset) => `${charset}\n    ${meta}`)
        }
      },
    },
  }
}

function hashes(html: string, blocks: RegExp): string {
  const found = [...html.matchAll(blocks)].map(([, text]) =>
    createHash('sha256')
      .update(text as string)
      .digest('base64'),
  )
  return found.length === 0 ? "'none'" : found.map((hash) => `'sha256-${hash}'`).join(' ')
}
