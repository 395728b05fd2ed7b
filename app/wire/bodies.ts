// Shapes of a body: its seats, the roles they carry, and the settings its members agreed on.
import { z } from 'zod'
import { CLASSIFICATIONS } from '../rules/classification.ts'
import { MOST_DISPUTE_MINUTES } from '../rules/dispute-window.ts'
import { POPULATION, SLUG, WEIGHT } from '../rules/identifiers.ts'
import { MOST_KEEP_HOURS } from '../rules/keeping.ts'
import { AddPerson } from './identity.ts'
import { BodyId, PersonId, RequestId, SeatId } from './ids.ts'
import { SetMail } from './mail.ts'
import { Bilingual } from './text.ts'

export const SeatRole = z.enum(['chair', 'deputy', 'secretary', 'member', 'delegate', 'adviser', 'observer', 'auditor'])
export type SeatRole = z.infer<typeof SeatRole>

export const Capacity = z.enum(['holder', 'deputy', 'proxy'])
export type Capacity = z.infer<typeof Capacity>

export const Accent = z.enum(['cabinet', 'tender', 'parliament', 'exchange'])
export type Accent = z.infer<typeof Accent>

/** A witness by its C2SP vkey (signature type 0x04), and the prefix of the address at which it takes checkpoints. */
export const Witness = z.object({ vkey: z.string().max(300), url: z.string().max(300) })
export type Witness = z.infer<typeof Witness>

/** How a body lets others check it: who may read its tree, how many of which witnesses cosign it, how long results may be disputed. */
export const LedgerPolicy = z.object({
  publicLedger: z.boolean(),
  // Readers of signed notes must accept sixteen signatures: the ledger's own and fifteen more.
  witnesses: z.array(Witness).max(15),
  quorum: z.number().int().min(0).max(15),
  /** How long after it is declared a result may be disputed; 0 makes it final at once; as before where left out. */
  disputeMinutes: z.number().int().min(0).max(MOST_DISPUTE_MINUTES).optional(),
  /** How long a device may keep a pack for reading without a network; 0 forbids it; as before where left out. */
  keepHours: z.number().int().min(0).max(MOST_KEEP_HOURS).optional(),
  /** Who may sit in a member's seat for one meeting; as before where left out. */
  deputies: z
    .object({
      who: z.enum(['none', 'registered', 'house']),
      officers: z.boolean(),
      registered: z.array(z.object({ seat: SeatId, person: PersonId })).max(2000),
    })
    .optional(),
})
export type LedgerPolicy = z.infer<typeof LedgerPolicy>

/** A month at least: a record that is gone before anybody can ask for it records nothing. */
const RecordDays = z.number().int().min(30).max(36_500)

const Years = z.number().int().min(1).max(100)

/** How many years the words of published items, and released papers with their files, are kept; left out, for ever. */
export const Retention = z.object({
  items: Years.optional(),
  papers: Years.optional(),
  /** The law or decision by which what is older is destroyed. */
  authority: Bilingual,
})
export type Retention = z.infer<typeof Retention>

export const BodySettings = z.object({
  /** Who must confirm a signing key before it counts; `none` is reported by the verifier as a warning. */
  confirmation: z.enum(['none', 'officer']),
  /** The ways of signing a ballot that count here, of passkey, security key, browser's key and recorded by the clerk; all where left out. */
  levels: z
    .array(z.enum(['A', 'B', 'C', 'D']))
    .min(1)
    .optional(),
  /** What a declared interest hides from the member: the whole item, its papers, or nothing. */
  conflictHides: z.enum(['item', 'papers', 'nothing']),
  retention: Retention.optional(),
  /** Whether what members have read is recorded; it is where left out. */
  readingRecorded: z.boolean().optional(),
  /** Whether members read what others say of items beforehand; only officers do where left out. */
  positionsShared: z.boolean().optional(),
  /** For how many days records of access to restricted papers are kept; for ever where left out. */
  accessRecordDays: RecordDays.optional(),
  /** The groups of a chamber, in the order of the room; a seat names one by its key. */
  blocs: z
    .array(z.object({ key: z.string().max(64), name: Bilingual }))
    .max(60)
    .optional(),
  ...LedgerPolicy.partial().shape,
})
export type BodySettings = z.infer<typeof BodySettings>

/** What is recorded of reading, by the body's own decision. */
export const SetAccessPolicy = z.object({
  requestId: RequestId,
  bodyId: BodyId,
  readingRecorded: z.boolean(),
  /** Null keeps records of access for ever. */
  recordDays: RecordDays.nullable(),
  /** Whether members read what others say of items beforehand; as before where left out. */
  positionsShared: z.boolean().optional(),
})
export type SetAccessPolicy = z.infer<typeof SetAccessPolicy>

/** Up to which classification a seat sees items. */
export const SetClearance = z.object({
  requestId: RequestId,
  bodyId: BodyId,
  seatId: SeatId,
  clearance: z.enum(CLASSIFICATIONS),
})
export type SetClearance = z.infer<typeof SetClearance>

/** What an officer decides of reading and access in a body; one action takes them all. */
export const AccessAct = z.discriminatedUnion('act', [
  SetAccessPolicy.extend({ act: z.literal('policy') }),
  SetClearance.extend({ act: z.literal('clearance') }),
])
export type AccessAct = z.infer<typeof AccessAct>

export const CreateBody = z.object({
  slug: z.string().regex(SLUG),
  name: Bilingual,
  accent: Accent,
  plan: z.enum(['table', 'hemicycle']),
  zone: z.string().min(1).max(64),
  // The ledger's policy is an act of its own.
  settings: BodySettings.omit({
    publicLedger: true,
    witnesses: true,
    quorum: true,
    disputeMinutes: true,
    keepHours: true,
    deputies: true,
  }),
})
export type CreateBody = z.infer<typeof CreateBody>

export const AddSeat = z.object({
  title: Bilingual,
  role: SeatRole,
  votes: z.boolean(),
  weight: z.string().regex(WEIGHT),
  /** The people the seat stands for, where a rule counts them. */
  population: z.string().regex(POPULATION).optional(),
  bloc: z.string().max(64).optional(),
})
export type AddSeat = z.infer<typeof AddSeat>

/** What an administrator does to the house; one action takes them all. */
export const HouseAct = z.discriminatedUnion('act', [
  z.object({ act: z.literal('body.create'), body: CreateBody }),
  z.object({ act: z.literal('seat.create'), bodyId: BodyId, seat: AddSeat }),
  z.object({ act: z.literal('mandate.start'), bodyId: BodyId, seatId: SeatId, personId: PersonId }),
  z.object({ act: z.literal('policy.set'), bodyId: BodyId, policy: LedgerPolicy }),
  z.object({ act: z.literal('person.add'), person: AddPerson }),
  z.object({ act: z.literal('mail.set'), setting: SetMail.required({ personId: true }) }),
])
export type HouseAct = z.infer<typeof HouseAct>
