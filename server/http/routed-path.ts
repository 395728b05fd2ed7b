/**
 * The path as the routers compare it: decoded, in lower case, without the suffix of a page's data or slashes at the end. A limit
 * that compared anything else could be walked around by writing the same address differently.
 */
export function routedPath(path: string): string {
  return decoded(path)
    .toLowerCase()
    .replace(/\/+/g, '/')
    .replace(/(.)\/$/, '$1')
    .replace(/\.data$/, '')
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
