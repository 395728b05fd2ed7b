import { isIP } from 'node:net'
import { ok, type Result, refuse } from '../../app/rules/result.ts'

/** What ORIGIN alone decides: passkeys, cookies, CSRF and socket checks, links. */
export type Origin = {
  /** Scheme, host and port, without a slash at the end: links begin with it. */
  href: string
  /** The relying party of every passkey: changing it makes all enrolled passkeys useless. */
  rpId: string
  /** Whether cookies are marked Secure. */
  secureCookies: boolean
  /** Values of the Origin header that may change anything or open a socket. */
  allowed: string[]
  /** Whether others than this machine can be expected to reach it. */
  isPublic: boolean
}

/** Refuses, with a sentence, what passkeys or cookies could not safely live on. */
export function readOrigin(text: string): Result<Origin> {
  const url = URL.parse(text)
  if (!url || !['http:', 'https:'].includes(url.protocol))
    return no(`ORIGIN must look like https://majlis.example.org, not "${text}".`)
  if (url.pathname !== '/' || url.search || url.hash || url.username || url.password)
    return no(`ORIGIN must be scheme, host and port only: ${url.origin}`)
  if (isIP(url.hostname.replace(/^\[|\]$/g, '')))
    return no(
      `ORIGIN must name a host, because passkeys cannot belong to an address such as ${url.hostname}; here use http://localhost:${url.port || '3000'}`,
    )
  const isLocal = url.hostname === 'localhost' || url.hostname.endsWith('.localhost')
  if (url.protocol === 'http:' && !isLocal)
    return no(`ORIGIN ${url.origin} is not encrypted: only localhost may use http; use https://${url.host}`)
  return ok({
    href: url.origin,
    rpId: url.hostname,
    secureCookies: url.protocol === 'https:',
    allowed: [url.origin],
    isPublic: !isLocal,
  })
}

const no = (sentence: string) => refuse('bad_origin', { sentence })
