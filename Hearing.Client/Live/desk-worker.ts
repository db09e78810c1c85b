// Service worker of one edition's jury desk: keeps the desk's page and files, nothing of the interface and no other page.
interface Waiting extends Event { waitUntil(done: Promise<unknown>): void; }
interface Fetching extends Waiting { readonly request: Request; respondWith(answer: Promise<Response>): void; }
interface Told extends Waiting { readonly data: { kind: "keep" | "renew" | "forget"; files?: string[] }; readonly ports: readonly MessagePort[]; }
interface Worker {
  readonly registration: { readonly scope: string };
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
  addEventListener(type: "install" | "activate", listener: (event: Waiting) => void): void;
  addEventListener(type: "fetch", listener: (event: Fetching) => void): void;
  addEventListener(type: "message", listener: (event: Told) => void): void;
}
const worker = self as unknown as Worker;
const page = worker.registration.scope;
const store = (): Promise<Cache> => caches.open(`desk ${new URL(page).pathname}`);
const isFile = (path: string): boolean => /^\/(_framework|css|js|fonts)\/|^\/favicon/.test(path);
/** A file whose name carries its fingerprint never changes. */
const isFixed = (path: string): boolean => /\.[a-z0-9]{10}\.[a-z0-9.]+$/.test(path);

async function fromNetwork(request: Request, key: string, patience: number): Promise<Response> {
  const cache = await store();
  const kept = await cache.match(key);
  try {
    const answer = await Promise.race([fetch(request), ...(kept ? [tired(patience)] : [])]);
    if (answer.status >= 502 && kept) return kept;
    if (answer.ok && !answer.redirected) await cache.put(key, answer.clone());
    else if (key === page) await cache.delete(key);
    return answer;
  } catch (failure) {
    if (kept) return kept;
    throw failure;
  }
}

const tired = (milliseconds: number): Promise<never> => new Promise((_, reject) => setTimeout(() => reject(new Error("slow")), milliseconds));

async function fixed(request: Request): Promise<Response> {
  return (await (await store()).match(request.url)) ?? fromNetwork(request, request.url, 0);
}

async function keep(files: string[]): Promise<void> {
  const cache = await store();
  await Promise.all([...new Set(files)].filter((file) => isFile(new URL(file).pathname)).map(async (file) => {
    if (await cache.match(file)) return;
    const answer = await fetch(file).catch(() => null);
    if (answer?.ok) await cache.put(file, answer);
  }));
  await renew();
}

/** The page as the server renders it now, for instance without a candidate with whom a conflict was declared. */
async function renew(): Promise<void> {
  const cache = await store();
  await cache.delete(page);
  const answer = await fetch(page, { headers: { Accept: "text/html" }, redirect: "manual" }).catch(() => null);
  if (answer?.ok) await cache.put(page, answer);
}

worker.addEventListener("install", (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (request.mode === "navigate") {
    if (url.pathname === new URL(page).pathname && !url.search) event.respondWith(fromNetwork(request, page, 5000));
    return;
  }
  if (isFile(url.pathname)) event.respondWith(isFixed(url.pathname) ? fixed(request) : fromNetwork(request, request.url, 5000));
});
worker.addEventListener("message", (event) => {
  const { kind, files } = event.data;
  const work = kind === "keep" ? keep(files ?? []) : kind === "renew" ? renew() : store().then((cache) => cache.delete(page));
  event.waitUntil(work.finally(() => event.ports[0]?.postMessage("done")));
});
