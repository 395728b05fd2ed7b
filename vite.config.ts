import { vitePlugin as remix } from '@remix-run/dev'
import { defineConfig } from 'vite'

declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true
  }
}

export default defineConfig({
  plugins: [
    remix({
      buildDirectory: 'build',
      serverBuildFile: 'index.js',
      future: {
        v3_fetcherPersist: true,
        v3_relativeSplatPath: true,
        v3_throwAbortReason: true,
        v3_singleFetch: true,
        // Off: a navigation that a second click or a live revalidation interrupts while its route is still being discovered
        // ends on an empty page. The whole list of routes is smaller than one such question.
        v3_lazyRouteDiscovery: false,
        v3_routeConfig: true,
      },
    }),
  ],
  // Found only behind a lazy route: without this the first sitting in development reloads the page under the reader.
  optimizeDeps: { include: ['socket.io-client'] },
  // Fonts and images stay files: a data: URL would need a wider content security policy.
  build: { assetsInlineLimit: 0, target: 'es2022', rollupOptions: { output: { manualChunks } } },
  worker: { format: 'es' },
  server: { middlewareMode: true },
  appType: 'custom',
})

/**
 * Browsers ask for six files at a time: dozens of small chunks would keep a paper's own bytes waiting. What nearly every page
 * needs goes into chunks of their own.
 */
function manualChunks(id: string): string | undefined {
  if (/\/node_modules\/(lucide-react)\//.test(id)) return 'icons'
  if (
    /\/node_modules\/(react|react-dom|scheduler|@remix-run|react-router|react-router-dom|i18next|react-i18next)\//.test(
      id,
    )
  )
    return 'framework'
  if (/\/app\/(ui|i18n)\/[^?]*\.tsx?$/.test(id) && !/resources-/.test(id)) return 'ui'
}
