import { useRouteLoaderData } from '@remix-run/react'
import type { loader } from '../root.tsx'

/** What the root knows on every page: the reader's language, theme, and who is signed in. Undefined on the error page of a failed root. */
export const useRoot = () => useRouteLoaderData<typeof loader>('root')

/** The person who is signed in, or null. For what to show; the server asks again before anything is done. */
export const useActor = () => useRoot()?.actor ?? null
