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
        v3_lazyRouteDiscovery: true,
        v3_routeConfig: true,
      },
    }),
  ],
  // Found only behind a lazy route: without this the first sitting in development reloads the page under the reader.
  optimizeDeps: { include: ['socket.io-client'] },
  // Fonts and images stay files: a data: URL would need a wider content security policy.
  build: { assetsInlineLimit: 0, target: 'es2022' },
  server: { middlewareMode: true },
  appType: 'custom',
})
