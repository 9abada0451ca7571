// The map of the code: which folder may import which. Read it before moving anything.
const mayImport = {
  values: [],
  law: ['values'],
  offices: ['values', 'law'],
  identity: ['values', 'law'],
  events: ['values', 'law', 'identity'],
  registers: ['values', 'law', 'offices', 'events', 'identity'],
  documents: ['values', 'law', 'offices', 'identity', 'events', 'registers'],
  cases: ['values', 'law', 'offices', 'identity', 'events', 'registers', 'documents'],
  digitisation: ['values', 'law', 'offices', 'identity', 'events', 'registers', 'documents'],
  statistics: ['values', 'law', 'offices', 'identity', 'events', 'registers', 'documents'],
  exchange: ['values', 'law', 'offices', 'identity', 'events', 'registers', 'cases', 'documents'],
  practice: ['values', 'law', 'offices', 'identity', 'events', 'registers', 'documents', 'cases', 'exchange'],
  synth: ['values', 'law', 'offices', 'identity', 'events'],
}
const web = '[.]web[.]tsx?$'
const server = '[.]server[.]ts$'
const test = '[.]test[.]ts$'

const floors = Object.entries(mayImport).map(([folder, below]) => ({
  name: `${folder} imports only what lies below it`,
  severity: 'error',
  from: { path: `^src/${folder}/`, pathNot: [test, web] },
  to: { path: '^src/', pathNot: [folder, 'platform', ...below].map((f) => `^src/${f}/`) },
}))

export default {
  forbidden: [
    ...floors,
    {
      name: 'pure files reach neither server nor browser',
      severity: 'error',
      from: { path: '^src/', pathNot: [web, server, test] },
      to: { path: [web, server] },
    },
    { name: 'the browser never reaches the server', severity: 'error', from: { path: web }, to: { path: server } },
    { name: 'the server never reaches the browser', severity: 'error', from: { path: server }, to: { path: web } },
    {
      name: 'events do not know each other',
      severity: 'error',
      from: { path: '^src/events/([^/]+)/' },
      to: { path: '^src/events/[^/]+/', pathNot: ['^src/events/$1/', '^src/events/parts/'] },
    },
    {
      name: 'adapters do not know each other',
      severity: 'error',
      from: { path: '^src/exchange/([^/]+)/' },
      to: { path: '^src/exchange/[^/]+/', pathNot: '^src/exchange/$1/' },
    },
    {
      name: 'platform knows nothing of the domain',
      severity: 'error',
      from: { path: '^src/platform/' },
      to: { path: '^src/', pathNot: '^src/platform/' },
    },
    {
      name: 'only main knows the adapters',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/exchange/', '^src/main[.]server[.]ts$', '^src/commands/'] },
      to: { path: '^src/exchange/', pathNot: '^src/exchange/api[.]ts$' },
    },
    {
      name: 'SQL lives in .sql.server.ts',
      severity: 'error',
      from: { path: '^src/', pathNot: ['[.]sql[.]server[.]ts$', '[.]test[.]ts$', '^src/platform/', '^src/main'] },
      to: { path: 'node_modules/postgres/' },
    },
    { name: 'no circles', severity: 'error', from: {}, to: { circular: true } },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    doNotFollow: { path: 'node_modules' },
  },
}
