// Who may import whom: the table of docs/architecture.md, enforced. `npm run check` runs it.
const concepts =
  'identity|bodies|meetings|agenda|closed|interests|groups|documents|annotations|ballots|floor|displays|mail|calendar|minutes|memoranda'
/** The demonstration's loader gives its invented people their known password. */
const OWNERS_BESIDES = { identity: 'demonstration' }
/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that import each other are one file, or lack a third.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'rules-are-pure',
      comment: "A hash is pure whoever computes it: Node's own stands in for @noble/hashes (package.json, imports).",
      severity: 'error',
      from: { path: '^app/rules/', pathNot: '^app/rules/sha256-node\\.ts$' },
      to: { pathNot: '^(app/rules/|node_modules/(@noble/|approx-string-match/))' },
    },
    {
      name: 'wire-is-shapes',
      comment: 'Notes travel as Yjs documents, whose map is their shape.',
      severity: 'error',
      from: { path: '^app/wire/' },
      to: { pathNot: '^(app/wire/|app/rules/|node_modules/(zod|yjs)/)' },
    },
    {
      name: 'components-know-only-types-of-the-server',
      severity: 'error',
      from: { path: '^app/', pathNot: '^app/(routes/|root|entry\\.|load-context)' },
      to: { path: '^(server|db)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'the-verifier-stands-alone',
      comment: 'The verification page must work without the server, for ever.',
      severity: 'error',
      from: { path: '^app/verifier/' },
      to: { path: '^(server|db)/' },
    },
    {
      name: 'the-witness-stands-alone',
      comment: 'An audit office runs it on a machine of its own: no database, nothing of the server.',
      severity: 'error',
      from: { path: '^server/(witness/|cli/witness)' },
      to: {
        path: '^(server|db|app)/',
        pathNot: '^(app/rules/|server/(witness/|cli/(out|read-bundle)|platform/verify-signature))',
      },
    },
    {
      name: 'routes-never-touch-tables',
      severity: 'error',
      from: { path: '^app/routes/' },
      to: { path: '^(db/|node_modules/(drizzle-orm|pg)/)' },
    },
    {
      name: 'server-takes-rules-and-wire-only',
      comment: 'And how a date or a number is written, which mails must write as pages do.',
      severity: 'error',
      from: { path: '^(server|db)/' },
      to: { path: '^app/', pathNot: '^app/((rules|wire)/|i18n/(language|numbers)\\.ts$)' },
    },
    {
      name: 'policies-are-pure',
      severity: 'error',
      from: { path: '^server/policies/' },
      to: { pathNot: '^(app/rules/|app/wire/|server/policies/)' },
    },
    {
      name: 'nobody-imports-live',
      severity: 'error',
      from: { path: '^server/', pathNot: '^server/(live/|index)' },
      to: { path: '^server/live/' },
    },
    {
      name: 'db-is-below-everything',
      severity: 'error',
      from: { path: '^db/schema/' },
      to: { path: '^(server/|app/)', dependencyTypesNot: ['type-only'] },
    },
    ...concepts.split('|').flatMap((concept) => [
      {
        name: `${concept}-tables-have-one-owner`,
        severity: 'error',
        from: {
          path: '^(server|app)/',
          pathNot: `^server/(${concept}|${OWNERS_BESIDES[concept] ?? concept})/|^server/cli/fsck`,
        },
        to: { path: `^db/schema/${concept}\\.ts$`, dependencyTypesNot: ['type-only'] },
      },
      {
        name: `${concept}-reads-others-by-their-queries`,
        comment: "Another concept's commands are not called from inside; its queries and effects are.",
        severity: 'error',
        from: { path: `^server/${concept}/` },
        to: {
          path: `^server/(${concepts})/`,
          pathNot: `^server/${concept}/|/([a-z-]*queries|effects)\\.ts$`,
          dependencyTypesNot: ['type-only'],
        },
      },
    ]),
    ...['signing', 'extracts'].map((concept) => ({
      name: `${concept}-tables-have-one-owner`,
      severity: 'error',
      from: { path: '^(server|app)/', pathNot: `^server/(${concept}/|cli/fsck)` },
      to: { path: `^db/schema/${concept}\\.ts$`, dependencyTypesNot: ['type-only'] },
    })),
    {
      name: 'ledger-tables-have-one-owner',
      severity: 'error',
      from: { path: '^(server|app)/', pathNot: '^server/(ledger|live|cli)/' },
      to: { path: '^db/schema/ledger\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'access-is-written-by-access',
      severity: 'error',
      from: { path: '^(server|app)/', pathNot: '^server/(access|cli)/' },
      to: { path: '^db/schema/access\\.ts$', dependencyTypesNot: ['type-only'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
}
