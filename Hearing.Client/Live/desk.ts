// The jury's desk without connection: what is typed is kept in IndexedDB, the page and its files by a service worker of its own.
const open = new Promise<IDBDatabase>((resolve, reject) => {
  const request = indexedDB.open("guldtrappan-desk", 1);
  request.onupgradeneeded = () => request.result.createObjectStore("sheets");
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

async function run<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await open;
  return new Promise((resolve, reject) => {
    const transaction = database.transaction("sheets", mode, { durability: "strict" });
    const request = work(transaction.objectStore("sheets"));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onerror = transaction.onabort = () => reject(transaction.error);
  });
}

const beginningWith = (prefix: string): IDBKeyRange => IDBKeyRange.bound(prefix, `${prefix}\uffff`);

export async function readAll(prefix: string): Promise<Record<string, string>> {
  const keys = await run("readonly", (store) => store.getAllKeys(beginningWith(prefix)));
  const values = await run("readonly", (store) => store.getAll(beginningWith(prefix)));
  return Object.fromEntries(keys.map((key, at) => [String(key), String(values[at])]));
}

export const keep = (key: string, value: string): Promise<IDBValidKey> => run("readwrite", (store) => store.put(value, key));

export async function forget(key: string): Promise<void> {
  await run("readwrite", (store) => store.delete(key));
  await tellWorker({ kind: "renew" });
}

interface Receiver { invokeMethodAsync(name: "ConnectionChangedAsync", connected: boolean): Promise<void>; }

/** Tells the desk when the connection goes and comes. */
export function listen(receiver: Receiver): { stop(): void } {
  const online = (): void => void receiver.invokeMethodAsync("ConnectionChangedAsync", true);
  const offline = (): void => void receiver.invokeMethodAsync("ConnectionChangedAsync", false);
  addEventListener("online", online);
  addEventListener("offline", offline);
  if (!navigator.onLine) offline();
  return { stop: () => { removeEventListener("online", online); removeEventListener("offline", offline); } };
}

/** Hands the worker every file this page has used, so that the page opens without connection; says so on the page for all to see. */
export async function keepPage(): Promise<void> {
  const files = performance.getEntriesByType("resource").map((entry) => entry.name)
    .filter((name) => new URL(name).origin === location.origin && !new URL(name).pathname.startsWith("/api/"));
  await tellWorker({ kind: "keep", files });
  document.documentElement.dataset.desk = "kept";
}

type Message = { kind: "keep"; files: string[] } | { kind: "renew" } | { kind: "forget" };

async function tellWorker(message: Message): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  const worker = (await navigator.serviceWorker.ready).active;
  if (!worker) return;
  await new Promise<void>((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => resolve();
    setTimeout(resolve, 20_000);
    worker.postMessage(message, [channel.port2]);
  });
}

// The page itself: a larger list of used files than browsers keep by default, and the worker for this edition's desk only.
const desk = document.querySelector<HTMLElement>("[data-desk-worker]");
if (desk && "serviceWorker" in navigator) {
  performance.setResourceTimingBufferSize(2000);
  void navigator.serviceWorker.register(desk.dataset.deskWorker!, { scope: desk.dataset.deskScope! });
  document.querySelector("form[action='/sign-out']")?.addEventListener("submit", () => void tellWorker({ kind: "forget" }));
}
