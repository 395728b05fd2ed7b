// Where browsers learn how they may be reached. Credentials of a TURN server last a sitting and name the person: coturn's
// `use-auth-secret`. Source: draft-uberti-behave-turn-rest-00.
import { createHmac } from 'node:crypto'
import type { IceServer } from '../../app/wire/call.ts'
import type { Settings } from '../platform/env.ts'

const LASTS_S = 12 * 60 * 60

/** Only for somebody who was admitted. */
export function iceServersFor({ turn }: Settings['call'], personId: string, now: Date): IceServer[] {
  if (!turn) return []
  const username = `${Math.floor(now.getTime() / 1000) + LASTS_S}:${personId}`
  const credential = createHmac('sha1', turn.secret).update(username).digest('base64')
  return [{ urls: turn.urls, username, credential }]
}
