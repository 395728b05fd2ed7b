import { createContext, useContext } from 'react'

/** The response's CSP nonce, known only while the server renders; browsers hide it from scripts, so there it is undefined. */
export const NonceContext = createContext<string | undefined>(undefined)

export const useNonce = (): string | undefined => useContext(NonceContext)
