// The shell, this browser's preferences, and what operators' probes read.
import { row } from '../row.ts'
import { anybody } from '../who.ts'

const open = (door: string, path: string, own = anybody()) => row({ door, ask: () => ({ path }), own, other: own })

export const preferences = [
  open('root.tsx loader', '/language.data?_routes=root'),
  open('language.tsx loader', '/language', anybody('away')),
  open('theme.tsx loader', '/theme', anybody('away')),
  row({
    door: 'language.tsx action',
    ask: () => ({ path: '/language', form: { language: 'en', returnTo: '/' } }),
    own: anybody('away'),
    other: anybody('away'),
  }),
  row({
    door: 'theme.tsx action',
    ask: () => ({ path: '/theme', form: { theme: 'dark', returnTo: '/' } }),
    own: anybody('away'),
    other: anybody('away'),
  }),
  open('GET /health/live', '/health/live'),
  open('GET /health/ready', '/health/ready'),
  open('GET /metrics', '/metrics'),
  // The page that verifies a bundle: it asks nothing of this server, and works without it.
  open('GET /verify', '/verify'),
  // The same for everybody: it holds the names of the application's files.
  open('GET /service-worker.js', '/service-worker.js'),
  open('files /', '/icon.svg'),
  open('files /pdfjs/6.5.438/cmaps', '/pdfjs/6.5.438/cmaps/UniJIS-UTF16-H.bcmap'),
  open('files /pdfjs/6.5.438/standard_fonts', '/pdfjs/6.5.438/standard_fonts/FoxitFixed.pfb'),
  open('files /pdfjs/6.5.438/wasm', '/pdfjs/6.5.438/wasm/openjpeg.wasm'),
  open('files /pdfjs/6.5.438/iccs', '/pdfjs/6.5.438/iccs/CGATS001Compat-v2-micro.icc'),
]
