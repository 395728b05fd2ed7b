// What this browser notes about the keys it signs with: which passkey is the person's here, and which keys were enrolled. Notes
// only: without them a removed key would look like one whose enrolment never arrived, and a passkey would be asked for twice.
import type { Passkey } from './passkey.ts'

export function rememberPasskey(personId: string, passkey: Passkey): void {
  write(passkeyOf(personId), JSON.stringify(passkey))
}

export function recallPasskey(personId: string): Passkey | null {
  try {
    const kept = JSON.parse(read(passkeyOf(personId)) ?? 'null') as Passkey | null
    return kept && typeof kept.id === 'string' && typeof kept.credential === 'string' ? kept : null
  } catch {
    return null
  }
}

export const rememberEnrolled = (id: string): void => write(enrolledOf(id), 'yes')

export const wasEnrolled = (id: string): boolean => read(enrolledOf(id)) === 'yes'

const passkeyOf = (personId: string) => `majlis.passkey.${personId}`
const enrolledOf = (id: string) => `majlis.enrolled.${id.slice(0, 16)}`

function write(name: string, value: string): void {
  try {
    localStorage.setItem(name, value)
  } catch {
    // Where nothing can be kept, neither can a key of the browser: the device says so elsewhere.
  }
}

function read(name: string): string | null {
  try {
    return localStorage.getItem(name)
  } catch {
    return null
  }
}
