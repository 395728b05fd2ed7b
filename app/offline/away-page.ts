// What stands in the place of a page while the server cannot be reached: whole in itself, for nothing else can be had then. It asks by
// itself whether the server answers, and then reads the same address again; nobody has to stand by, as before a wall nobody does.
import ar from '../i18n/locales/ar/offline.json'
import en from '../i18n/locales/en/offline.json'

const WORDS = { ar: ar.away, en: en.away }
const EVERY_MS = 3_000

type Away = {
  language: 'ar' | 'en'
  /** Read from the back of a room, and touched by nobody. */
  wall: boolean
  /** Something is kept on this device. */
  kept: boolean
}

export function awayPage({ language, wall, kept }: Away): { html: string; headers: Record<string, string> } {
  const { title, more, again, open } = WORDS[language]
  const acts = wall
    ? ''
    : `<p><button type="button" id="again">${again}</button>${kept ? ` <a href="/offline">${open}</a>` : ''}</p>`
  return {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'; base-uri 'none'; form-action 'none'",
    },
    html: `<!doctype html>
<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${STYLE}${wall ? WALL : ''}</style>
</head>
<body>
<main>
<h1>${title}</h1>
<p role="status">${more}</p>
${acts}
</main>
<script>${script}</script>
</body>
</html>`,
  }
}

const STYLE = `
:root { color-scheme: light dark; font: 1rem/1.6 system-ui, sans-serif; background: light-dark(#efe9dc, #14211c); color: light-dark(#1c2b25, #e9e4d8); }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; border-block-start: 0.25rem solid #17493d; box-sizing: border-box; }
main { max-inline-size: 34rem; padding: 1.5rem; text-align: center; }
h1 { margin: 0 0 0.5rem; font-size: 1.5rem; }
p { margin: 0.5rem 0; }
button, a { display: inline-block; min-block-size: 2.75rem; margin: 0.5rem 0.25rem 0; padding: 0 1.25rem; border: 1px solid #17493d; border-radius: 0.5rem; background: #17493d; color: #fff; font: inherit; line-height: 2.75rem; text-decoration: none; cursor: pointer; }
a { background: none; color: inherit; border-color: currentColor; }
:focus-visible { outline: 3px solid light-dark(#17493d, #e9e4d8); outline-offset: 2px; }
`
/** One rem is a thirtieth of the shorter side, as on every wall. */
const WALL = `
:root { font-size: calc(100vmin / 30); }
h1 { font-size: 2rem; }
`

const script = `
let asking = false
async function ask() {
  if (asking) return
  asking = true
  try {
    const answer = await fetch('/health/live', { cache: 'no-store', signal: AbortSignal.timeout(8000) })
    if (answer.ok) return location.reload()
  } catch {}
  asking = false
}
setInterval(ask, ${EVERY_MS})
addEventListener('online', ask)
document.getElementById('again')?.addEventListener('click', ask)
`
