// A body in memory whose officers confirm keys: chair and clerk founded it, a deputy has no key yet, and one member's first key
// was confirmed by both. What each said can be said otherwise before it is hashed and signed.
import { authorityChallenge, type KeyAuthority, type VouchingOf } from '../../app/rules/key-authority.ts'
import { LedgerBuilder } from './ledger-builder.ts'

export type Enrolment = Awaited<ReturnType<LedgerBuilder['enrolment']>>

export class ConfirmedLedger extends LedgerBuilder {
  readonly enrolments = new Map<string, Enrolment>()

  static async make(): Promise<ConfirmedLedger> {
    const ledger = new ConfirmedLedger()
    ledger.constitute('officer')
    for (const [name, role] of Object.entries({ chair: 'chair', clerk: 'secretary', deputy: 'deputy' }))
      ledger.seat(name, { role, votes: role !== 'secretary' })
    for (const name of ['amal', 'basim']) ledger.seat(name)
    await ledger.found('chair', 'clerk')
    await ledger.confirm('amal', 'clerk', 'chair')
    return ledger
  }

  /** A new key of theirs that waits; the last one made is the one they sign with. */
  async device(name: string): Promise<Enrolment> {
    const made = await this.enrolment(`person-${name}`)
    this.enrolments.set(name, made)
    return made
  }

  of(name: string): Enrolment {
    const found = this.enrolments.get(name)
    if (!found) throw new Error(`No device of ${name}`)
    return found
  }

  async vouch(by: Enrolment, about: Pick<Enrolment, 'statement'>): Promise<VouchingOf> {
    return { person: by.person, key: by.key, proof: await by.seal(authorityChallenge(about.statement)) }
  }

  enter({ seal: _, ...said }: Enrolment, authority: KeyAuthority): number {
    return this.append('key.enrolled', { ...said, authority })
  }

  async found(one: string, other: string): Promise<void> {
    const [first, second] = [await this.device(one), await this.device(other)]
    this.enter(first, { kind: 'founding', by: await this.vouch(second, first) })
    this.enter(second, { kind: 'founding', by: await this.vouch(first, second) })
  }

  async confirm(name: string, ...officers: string[]): Promise<number> {
    const by = officers.map((officer) => this.of(officer))
    const device = await this.device(name)
    return this.enter(device, { kind: 'officers', by: await Promise.all(by.map((each) => this.vouch(each, device))) })
  }
}
