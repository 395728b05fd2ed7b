import { OfflineScreen } from '../offline/offline-screen.tsx'

export const handle = { pageTitle: 'offline:title' }

/** One document for everybody, with nobody's data in it: the service worker keeps it, and the browser fills it. */
export default function OfflineRoute() {
  return <OfflineScreen />
}
