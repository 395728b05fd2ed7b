/** A path of this site to go back to, or the home page: a form field never sends a reader to another origin. */
export function localPath(value: unknown): string {
  if (typeof value !== 'string' || !value.startsWith('/')) return '/'
  const base = 'http://localhost'
  const url = URL.canParse(value, base) ? new URL(value, base) : null
  if (!url || url.origin !== base) return '/'
  // "/.//elsewhere" resolves to a path that a browser would read as another host.
  return url.pathname.replace(/^\/+/, '/') + url.search + url.hash
}
