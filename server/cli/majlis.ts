// The command line: one subcommand a file, loaded only when it is asked for.
const COMMANDS: Record<string, () => Promise<(args: string[], out: typeof process) => Promise<number>>> = {
  read: async () => (await import('./read.ts')).read,
}

const [name = '', ...args] = process.argv.slice(2)
const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
if (load) {
  process.exitCode = await (await load())(args, process)
} else {
  process.stderr.write(`Usage: npm run majlis -- COMMAND\nCommands: ${Object.keys(COMMANDS).join(', ')}\n`)
  process.exitCode = 2
}

export {}
