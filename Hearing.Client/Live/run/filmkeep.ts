// Keeps films in IndexedDB, which every browser has, also on pages without a secure context, as in a hall's own network.
import type { Keep, KeptFilm } from "./filmstore";

const name = "hearing-films";
const [films, pieces] = ["films", "pieces"];

const asked = <T>(request: IDBRequest<T>): Promise<T> => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

const done = (transaction: IDBTransaction): Promise<void> => new Promise((resolve, reject) => {
  transaction.oncomplete = () => resolve();
  transaction.onabort = transaction.onerror = () => reject(transaction.error);
});

const piecesOf = (id: string): IDBKeyRange => IDBKeyRange.bound([id, 0], [id, Number.MAX_SAFE_INTEGER]);

export class DiskKeep implements Keep {
  private constructor(private readonly database: IDBDatabase) {}

  static async open(): Promise<DiskKeep> {
    const opening = indexedDB.open(name, 1);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore(films, { keyPath: "id" });
      opening.result.createObjectStore(pieces);
    };
    return new DiskKeep(await asked(opening));
  }

  all(): Promise<KeptFilm[]> { return asked<KeptFilm[]>(this.in("readonly").objectStore(films).getAll()); }

  film(id: string): Promise<KeptFilm | undefined> { return asked<KeptFilm | undefined>(this.in("readonly").objectStore(films).get(id)); }

  async put(film: KeptFilm): Promise<void> {
    const transaction = this.in("readwrite");
    transaction.objectStore(films).put(film);
    await done(transaction);
  }

  async append(film: KeptFilm, piece: Blob): Promise<KeptFilm | null> {
    const transaction = this.in("readwrite");
    const there = await asked<KeptFilm | undefined>(transaction.objectStore(films).get(film.id));
    // Another tab may bring the same film: whoever is first counts, and the other goes on from there.
    if ((there?.got ?? 0) !== film.got || (there && there.digest !== film.digest)) return null;
    const more = { ...film, got: film.got + piece.size };
    transaction.objectStore(pieces).put(piece, [film.id, film.got]);
    transaction.objectStore(films).put(more);
    await done(transaction);
    return more;
  }

  pieces(id: string): Promise<Blob[]> { return asked<Blob[]>(this.in("readonly").objectStore(pieces).getAll(piecesOf(id))); }

  async drop(id: string): Promise<void> {
    const transaction = this.in("readwrite");
    transaction.objectStore(films).delete(id);
    transaction.objectStore(pieces).delete(piecesOf(id));
    await done(transaction);
  }

  private in(mode: IDBTransactionMode): IDBTransaction { return this.database.transaction([films, pieces], mode); }
}

/** For browsers that keep nothing, or have no room: it lasts as long as the page. */
export class PageKeep implements Keep {
  private readonly kept = new Map<string, { film: KeptFilm; pieces: Blob[] }>();

  all(): Promise<KeptFilm[]> { return Promise.resolve([...this.kept.values()].map((k) => k.film)); }

  film(id: string): Promise<KeptFilm | undefined> { return Promise.resolve(this.kept.get(id)?.film); }

  put(film: KeptFilm): Promise<void> {
    this.kept.set(film.id, { film, pieces: this.kept.get(film.id)?.pieces ?? [] });
    return Promise.resolve();
  }

  append(film: KeptFilm, piece: Blob): Promise<KeptFilm | null> {
    const more = { ...film, got: film.got + piece.size };
    this.kept.set(film.id, { film: more, pieces: [...(this.kept.get(film.id)?.pieces ?? []), piece] });
    return Promise.resolve(more);
  }

  pieces(id: string): Promise<Blob[]> { return Promise.resolve(this.kept.get(id)?.pieces ?? []); }

  drop(id: string): Promise<void> {
    this.kept.delete(id);
    return Promise.resolve();
  }
}
