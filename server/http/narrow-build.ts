import type { ServerBuild } from '@remix-run/node'

type Build = ServerBuild | (() => Promise<ServerBuild>)

/**
 * The same pages with one route of them and the root. Remix ranks every route anew for each request, which is a fifth of what a
 * ballot costs; whoever comes to a door of its own need not be shown all the others.
 */
export function narrowed(build: Build, routeId: string): Build {
  if (typeof build !== 'function') return only(build, routeId)
  let [from, kept]: [ServerBuild | null, ServerBuild | null] = [null, null]
  return async () => {
    const whole = await build()
    // In development each change makes another.
    if (whole !== from || !kept) [from, kept] = [whole, only(whole, routeId)]
    return kept
  }
}

function only(build: ServerBuild, routeId: string): ServerBuild {
  const { root, [routeId]: route } = build.routes
  if (!root || !route) throw new Error(`The pages have no route ${routeId}`)
  return { ...build, routes: { root, [routeId]: route } }
}
