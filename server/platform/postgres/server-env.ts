/** Nothing of the operator's environment reaches the server: PGDATA, LC_ALL or LD_PRELOAD there must not change what it does. */
export function serverEnv(): NodeJS.ProcessEnv {
  return { NODE_ENV: 'production', PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }
}
