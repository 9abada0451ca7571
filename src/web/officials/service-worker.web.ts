// Runs beside the page: keeps the app's files so that the second visit is quick and a reload works without a line.
// It never touches answers of the server's interface; what people typed is kept by the page itself.

type Lasting = Event & { waitUntil: (work: Promise<unknown>) => void }
type Fetching = Lasting & { request: Request; respondWith: (answer: Promise<Response>) => void }
type Worker = {
  location: Location
  skipWaiting: () => Promise<void>
  clients: { claim: () => Promise<void> }
  addEventListener: ((type: 'install' | 'activate', work: (event: Lasting) => void) => void) &
    ((type: 'fetch', work: (event: Fetching) => void) => void) &
    ((type: 'message', work: (event: Lasting & { data: unknown }) => void) => void)
}
const worker = globalThis as unknown as Worker
/** Replaced at build by the list of the app's files. */
const FILES: readonly string[] = ['__FILES__']
const STORE = 'hotich-app'
const PAGE = '/'
const notThePage = /^(\/tap-lam)?\/(api|health|metrics|openapi|docs|v|verify|problems|assets)(\/|$|\.)|\.\w+$/

async function install(): Promise<void> {
  const store = await caches.open(STORE)
  const page = await fetch(PAGE, { cache: 'reload' })
  if (!page.ok) throw new Error('no page')
  await store.put(PAGE, page)
  await worker.skipWaiting()
}

/** Fetches what is not kept yet, one file at a time, so that the person's own work has the line. */
async function fill(): Promise<void> {
  const store = await caches.open(STORE)
  for (const file of FILES) {
    if (file.endsWith('.html') || (await store.match(file))) continue
    try {
      const answer = await fetch(file)
      if (answer.ok) await store.put(file, answer)
    } catch {
      return
    }
  }
}

async function dropOld(): Promise<void> {
  const store = await caches.open(STORE)
  const wanted = new Set([PAGE, ...FILES])
  for (const request of await store.keys()) if (!wanted.has(new URL(request.url).pathname)) await store.delete(request)
  await worker.clients.claim()
}

async function keptOrFetched(key: string | Request, request: Request): Promise<Response> {
  const store = await caches.open(STORE)
  const kept = await store.match(key)
  if (kept) return kept
  const answer = await fetch(request)
  if (answer.ok && new URL(request.url).pathname.startsWith('/assets/')) await store.put(key, answer.clone())
  return answer
}

worker.addEventListener('install', (event) => event.waitUntil(install()))
worker.addEventListener('activate', (event) => event.waitUntil(dropOld()))
worker.addEventListener('message', (event) => {
  if (event.data === 'fill') event.waitUntil(fill())
})
worker.addEventListener('fetch', (event) => {
  const { request } = event
  const { pathname, origin } = new URL(request.url)
  if (request.method !== 'GET' || origin !== worker.location.origin) return
  if (request.mode === 'navigate' && !notThePage.test(pathname)) event.respondWith(keptOrFetched(PAGE, request))
  else if (pathname.startsWith('/assets/') || FILES.includes(pathname))
    event.respondWith(keptOrFetched(request, request))
})
