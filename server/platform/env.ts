import { resolve } from 'node:path'
import { z } from 'zod'
import { ok, type Result, refuse } from '../../app/rules/result.ts'
import { MailAddress } from '../../app/wire/mail.ts'
import { type Origin, readOrigin } from './origin.ts'

export type Settings = {
  mode: 'production' | 'development' | 'test'
  origin: Origin
  host: string
  port: number
  database: { kind: 'server'; url: string } | { kind: 'embedded' }
  dataDir: string
  /** Where papers lie, encrypted; below dataDir. */
  blobDir: string
  /** Where signed checkpoints are kept outside the database; below dataDir unless set. */
  checkpointDir: string
  /** Read unless `masterKey` is set; below dataDir. */
  masterKeyFile: string
  masterKey?: Uint8Array
  /** Known passwords and invented people: only ever on localhost, with the embedded database. */
  demonstration: boolean
  maxPaperBytes: number
  /** How many proxies of one's own stand in front: the address of whoever asks is taken from what they say. */
  trustedProxies: number
  /** What virtual sessions go through, besides members' own browsers. */
  call: {
    janus?: { url: string; adminKey?: string }
    turn?: { urls: string[]; secret: string }
  }
  /** Through which server notices go out by e-mail, and as whom; without it none are queued. */
  mail?: { url: string; from: string }
  logLevel: string
}

export type Machine = { isRoot: boolean; cwd: string }

/**
 * Reads every setting once. An empty value counts as absent. A refusal is `bad_settings`, whose `problems` holds one plain
 * sentence a line: all that is wrong, not only the first thing.
 */
export function readSettings(
  env: Record<string, string | undefined>,
  machine: Machine = thisMachine(),
): Result<Settings> {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''),
  )
  const parsed = shape.safeParse(given)
  const problems = parsed.success ? [] : parsed.error.issues.map((issue) => issue.message)
  const port = parsed.success ? parsed.data.PORT : 3000
  const origin = readOrigin(given.ORIGIN ?? `http://localhost:${port}`)
  if (!origin.ok) problems.push(origin.params?.sentence ?? origin.code)
  // A server without its secret would be left out without a word.
  if (parsed.success && Boolean(parsed.data.MAJLIS_TURN_URLS) !== Boolean(parsed.data.MAJLIS_TURN_SECRET))
    problems.push('MAJLIS_TURN_URLS and MAJLIS_TURN_SECRET must be set together.')
  if (parsed.success && Boolean(parsed.data.SMTP_URL) !== Boolean(parsed.data.MAIL_FROM))
    problems.push('SMTP_URL and MAIL_FROM must be set together.')
  if (!parsed.success || !origin.ok || problems.length > 0)
    return refuse('bad_settings', { problems: problems.join('\n') })

  const {
    DATABASE_URL,
    MAJLIS_DEMO,
    HOST,
    DATA_DIR,
    CHECKPOINT_DIR,
    MAJLIS_MASTER_KEY,
    MAX_PAPER_MB,
    TRUST_PROXY,
    LOG_LEVEL,
    NODE_ENV,
    MAJLIS_JANUS_URL,
    MAJLIS_JANUS_ADMIN_KEY,
    MAJLIS_TURN_URLS,
    MAJLIS_TURN_SECRET,
    SMTP_URL,
    MAIL_FROM,
  } = parsed.data
  const demonstration = !DATABASE_URL && !origin.value.isPublic && MAJLIS_DEMO !== '0'
  if (demonstration && HOST && !loopback.includes(HOST))
    return refuse('bad_settings', { problems: demonstrationInTheOpen(HOST) })
  const dataDir = resolve(machine.cwd, DATA_DIR ?? (machine.isRoot ? '/var/lib/majlis' : 'data'))
  return ok({
    mode: NODE_ENV,
    origin: origin.value,
    host: HOST ?? (origin.value.isPublic ? '0.0.0.0' : '127.0.0.1'),
    port,
    database: DATABASE_URL ? { kind: 'server', url: DATABASE_URL } : { kind: 'embedded' },
    dataDir,
    blobDir: resolve(dataDir, 'blobs'),
    checkpointDir: CHECKPOINT_DIR ? resolve(machine.cwd, CHECKPOINT_DIR) : resolve(dataDir, 'checkpoints'),
    masterKeyFile: resolve(dataDir, 'master.key'),
    ...(MAJLIS_MASTER_KEY ? { masterKey: new Uint8Array(Buffer.from(MAJLIS_MASTER_KEY, 'base64')) } : {}),
    demonstration,
    maxPaperBytes: MAX_PAPER_MB * 1024 * 1024,
    trustedProxies: TRUST_PROXY,
    call: {
      ...(MAJLIS_JANUS_URL && {
        janus: { url: MAJLIS_JANUS_URL, ...(MAJLIS_JANUS_ADMIN_KEY && { adminKey: MAJLIS_JANUS_ADMIN_KEY }) },
      }),
      ...(MAJLIS_TURN_URLS && MAJLIS_TURN_SECRET && { turn: { urls: MAJLIS_TURN_URLS, secret: MAJLIS_TURN_SECRET } }),
    },
    ...(SMTP_URL && MAIL_FROM && { mail: { url: SMTP_URL, from: MAIL_FROM } }),
    logLevel: LOG_LEVEL,
  })
}

const loopback = ['127.0.0.1', 'localhost', '::1']
const demonstrationInTheOpen = (host: string) =>
  `HOST=${host} would show the demonstration, whose passwords everybody knows, to the network: leave HOST out, or set MAJLIS_DEMO=0.`

const thisMachine = (): Machine => ({ isRoot: process.getuid?.() === 0, cwd: process.cwd() })

const wholeNumber = (name: string, low: number, high: number) =>
  z
    .string()
    .regex(/^\d{1,6}$/, `${name} must be a whole number from ${low} to ${high}.`)
    .transform(Number)
    .refine((value) => value >= low && value <= high, `${name} must be a whole number from ${low} to ${high}.`)

const oneOf = <const T extends string>(name: string, values: readonly T[]) =>
  z.enum(values, { error: `${name} must be one of: ${values.join(', ')}.` })

const shape = z.object({
  DATABASE_URL: z
    .string()
    .regex(
      /^postgres(ql)?:\/\//,
      'DATABASE_URL must begin with postgresql:// (or be left out: Majlis then runs its own database).',
    )
    .optional(),
  PORT: wholeNumber('PORT', 1, 65535).prefault('3000'),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, 'HOST must be an address or a host name to listen on, such as 127.0.0.1.')
    .optional(),
  DATA_DIR: z.string().optional(),
  CHECKPOINT_DIR: z.string().optional(),
  MAJLIS_DEMO: oneOf('MAJLIS_DEMO', ['0', '1']).optional(),
  MAJLIS_MASTER_KEY: z
    .string()
    .regex(/^[A-Za-z0-9+/]{43}=$/, 'MAJLIS_MASTER_KEY must be 32 bytes in base64 (openssl rand -base64 32 makes one).')
    .optional(),
  MAX_PAPER_MB: wholeNumber('MAX_PAPER_MB', 1, 4096).prefault('200'),
  TRUST_PROXY: wholeNumber('TRUST_PROXY', 0, 9).prefault('0'),
  MAJLIS_JANUS_URL: z
    .string()
    .regex(/^wss?:\/\/[^\s/]/, 'MAJLIS_JANUS_URL must begin with ws:// or wss:// (Janus’s WebSocket transport).')
    .optional(),
  MAJLIS_JANUS_ADMIN_KEY: z.string().optional(),
  MAJLIS_TURN_URLS: z
    .string()
    .transform((list) => list.split(/[\s,]+/).filter(Boolean))
    .refine(
      (list) => list.every((url) => /^turns?:[^\s]+$/.test(url)),
      'MAJLIS_TURN_URLS must be addresses such as turn:turn.example.org:3478, with commas between them.',
    )
    .optional(),
  MAJLIS_TURN_SECRET: z.string().min(16, 'MAJLIS_TURN_SECRET must have at least 16 characters.').optional(),
  SMTP_URL: z
    .string()
    .regex(
      /^smtps?:\/\/[^\s/]/,
      'SMTP_URL must look like smtp://user:password@mail.example.org:587 (smtps:// for TLS from the first byte).',
    )
    .optional(),
  MAIL_FROM: z
    .string()
    .refine(
      (address) => MailAddress.safeParse(address).success,
      'MAIL_FROM must be an address such as majlis@example.org, without a name.',
    )
    .optional(),
  LOG_LEVEL: oneOf('LOG_LEVEL', ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  NODE_ENV: oneOf('NODE_ENV', ['production', 'development', 'test']).default('production'),
})
