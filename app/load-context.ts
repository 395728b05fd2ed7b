import type { Language } from './i18n/language.ts'

/** The person who is signed in, as the server read them from the session. */
export type SignedIn = {
  personId: string
  nameAr: string
  nameEn: string
  locale: Language
  isAdministrator: boolean
  seats: readonly { seatId: string; bodyId: string; role: string }[]
}

declare module '@remix-run/node' {
  interface AppLoadContext {
    /** Nonce of this response's content security policy. */
    nonce: string
    requestId: string
    actor: SignedIn | null
  }
}
