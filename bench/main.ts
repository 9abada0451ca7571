// Measures the system; docs/performance.md tells what and why. The last line of standard output is one JSON object.
const benches: Record<string, () => Promise<{ run: (args: readonly string[]) => Promise<Record<string, unknown>> }>> = {
  register: () => import('./register.ts'),
  events: () => import('./events.ts'),
  pilot: () => import('./pilot.ts'),
  web: () => import('./web.ts'),
  print: () => import('./print.ts'),
  synth: () => import('./synth.ts'),
  duplicates: () => import('./duplicates.ts'),
  scale: () => import('./scale.ts'),
}

const [name = '', ...args] = process.argv.slice(2)
const bench = benches[name]
if (!bench) {
  console.error(`npm run bench -- ${Object.keys(benches).join('|')} [--help in docs/performance.md]`)
  process.exitCode = 2
} else {
  const { run } = await bench()
  const result = await run(args)
  console.log(JSON.stringify({ bench: name, ...result }))
}
