// The command line: one subcommand a file, loaded only when it is asked for, so that `verify` never loads a database.
import type { Out } from './out.ts'

type Command = { usage: string; says: string; load: () => Promise<(args: string[], out: Out) => Promise<number>> }

const COMMANDS: Record<string, Command> = {
  verify: {
    usage:
      'verify BUNDLE [--json] [--lang ar|en] [--key VKEY] [--policy POLICY] [--since CHECKPOINT] [--receipt FILE]… [--peers] | verify FILE.pdf [--bundle BUNDLE]',
    says: 'Checks an evidence bundle (a .tar, or a folder it was unpacked into) or a receipt,\n      held against the key, policy, checkpoint or receipt you have; or a signed PDF of minutes or of an extract,\n      by itself or held against a bundle; no database, no network.',
    load: async () => (await import('./verify.ts')).verify,
  },
  export: {
    usage: 'export BODY_SLUG OUT.tar',
    says: 'Writes the evidence bundle of a body’s ledger.',
    load: async () => (await import('./export.ts')).exportLedger,
  },
  archive: {
    usage: 'archive BODY_SLUG OUT.zip',
    says: 'Writes everything of a body: meetings, papers, minutes, the register, members, rules, and its ledger.',
    load: async () => (await import('./archive.ts')).archive,
  },
  import: {
    usage: 'import FILE.csv [--dry-run] [--json] [--zone ZONE]',
    says: 'Brings people, bodies and seats from a table, all or nothing; --dry-run says what it would do.',
    load: async () => (await import('./import.ts')).importTable,
  },
  ledger: {
    usage: 'ledger status | rotate BODY_SLUG | recover BODY_SLUG',
    says: 'Says how each ledger stands, gives one a new key, or lets one go on after an older copy was put back.',
    load: async () => (await import('./ledger.ts')).ledger,
  },
  retention: {
    usage: 'retention BODY_SLUG [--items YEARS] [--papers YEARS] [--authority-ar TEXT --authority-en TEXT] | --destroy',
    says: 'Says or sets how long a body keeps the words of items and papers; with --destroy, destroys what is older.',
    load: async () => (await import('./retention.ts')).retention,
  },
  fsck: {
    usage: 'fsck [--json]',
    says: 'Holds the database against itself, and every ledger against its own export.',
    load: async () => (await import('./fsck.ts')).fsck,
  },
  certificate: {
    usage: 'certificate BODY_SLUG FILE.p12 --for USERNAME --password-file FILE',
    says: 'Lets a certificate of an authority outside sign documents for a seat, in place of one that the house issues.',
    load: async () => (await import('./certificate.ts')).certificate,
  },
  decide: {
    usage: 'decide --rule RULE.json --votes VOTES.json [--json] [--lang ar|en]',
    says: 'Decides a vote by a rule, with its working in words: try a rule on numbers before adopting it.',
    load: async () => (await import('./decide.ts')).decide,
  },
  count: {
    usage: 'count FILE.blt --method METHOD [--seats N] [--seed TEXT] [--json] [--lang ar|en]',
    says: 'Counts an election: plurality, approval, two-round, borda, majority-judgment, schulze, scottish-stv, meek-stv.',
    load: async () => (await import('./count.ts')).count,
  },
  replay: {
    usage: 'replay DIR [--json]',
    says: 'Puts recorded roll calls (CSV) through the real commands with signed ballots, and compares every count.',
    load: async () => (await import('./replay.ts')).replay,
  },
  witness: {
    usage: 'witness init DIR | add DIR [URL-or-BUNDLE] --key VKEY | run DIR [--once] [--port PORT]',
    says: 'Watches ledgers from a machine of one’s own, and cosigns only what grew; no database.',
    load: async () => (await import('./witness.ts')).witness,
  },
  seed: {
    usage: 'seed [assembly]',
    says: 'Loads the demonstration into an empty database of this machine, or the recorded roll calls of the General Assembly.',
    load: async () => (await import('./seed.ts')).seed as Awaited<ReturnType<Command['load']>>,
  },
  read: {
    usage: 'read FILE.pdf [--json]',
    says: 'Prints a paper in reading order, or its word boxes.',
    load: async () => (await import('./read.ts')).read,
  },
  search: {
    usage: 'search QUERY FILE.pdf… [--json] | search QUERY --as USERNAME [--body SLUG] [--json]',
    says: 'Finds words, in any of their forms, in files or in what a person of this house may read.',
    load: async () => (await import('./search.ts')).search,
  },
  compare: {
    usage: 'compare OLD.pdf NEW.pdf [--json]',
    says: 'Says what changed between two versions of a paper, word by word, with the places in both.',
    load: async () => (await import('./compare.ts')).compare,
  },
  carry: {
    usage: 'carry OLD.pdf NEW.pdf --notes NOTES.json [--json]',
    says: 'Finds the notes of one version of a paper in the next: moved, to be checked, or without a place.',
    load: async () => (await import('./carry.ts')).carry,
  },
  'annotate-export': {
    usage:
      'annotate-export PAPER.pdf --notes NOTES.json [--pdf OUT.pdf] [--flat OUT.pdf] [--xfdf OUT.xfdf] [--lang ar|en] [--json]',
    says: 'Writes a paper with its notes: as annotations that other programs show, drawn into the pages, or as XFDF.',
    load: async () => (await import('./annotate-export.ts')).annotateExport,
  },
}

const [name = 'help', ...args] = process.argv.slice(2)
const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
if (command) process.exitCode = await run(command)
else if (['help', '--help', '-h'].includes(name)) process.stdout.write(help())
else {
  process.stderr.write(`majlis: no command ${name}\n\n${help()}`)
  process.exitCode = 2
}

async function run({ load }: Command): Promise<number> {
  try {
    return await (await load())(args, process)
  } catch (error) {
    // A problem of the machine says itself in one sentence; anything else is a bug and keeps its stack.
    const known = error instanceof Error && error.name === 'Problem'
    process.stderr.write(`majlis ${name}: ${known ? error.message : ((error as Error).stack ?? String(error))}\n`)
    return 2
  }
}

function help(): string {
  const lines = Object.values(COMMANDS).map(({ usage, says }) => `  ${usage}\n      ${says}\n`)
  return `Usage: npm run majlis -- COMMAND\n\n${lines.join('')}\nExit codes: 0 in order, 1 findings, 2 not usable.\n`
}
