// Films on this device: fetched in pieces, resumed after a break, checked against their digest, kept.

/** What is kept of a film. Its digest is the one that the server named with the first piece. */
export interface KeptFilm {
  readonly id: string;
  readonly digest: string;
  readonly size: number;
  readonly type: string;
  /** Bytes that are here, from the beginning. */
  readonly got: number;
  /** Whether all are here and were found right. */
  readonly whole: boolean;
  readonly usedAt: number;
}

/** Where films are kept. */
export interface Keep {
  all(): Promise<KeptFilm[]>;
  film(id: string): Promise<KeptFilm | undefined>;
  put(film: KeptFilm): Promise<void>;
  /** Adds a piece after what is there; null when that is not how the film stands any more, as when another tab was first. */
  append(film: KeptFilm, piece: Blob): Promise<KeptFilm | null>;
  /** All pieces in order. */
  pieces(id: string): Promise<Blob[]>;
  drop(id: string): Promise<void>;
}

/** The server does not hand the film out, or is away: it is asked again later. */
export class NotNow extends Error {}

const leastPiece = 256 * 1024;
const mostPiece = 4 * 1024 * 1024;
/** A piece is to take about so long: what a break destroys is little, and others on the same line get their turn. */
const pieceTakes = 2_000;
/** A piece that took longer is followed by a pause of half its time. */
const slow = 1_000;
const pieceGivesUp = 60_000;

const sleep = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
const digestIn = (answer: Response): string => (answer.headers.get("ETag") ?? "").replace(/^W\/|"/g, "");

export class FilmStore {
  private readonly addresses = new Map<string, string>();
  private readonly confirmed = new Set<string>();
  private piece = leastPiece * 4;

  constructor(
    private readonly keep: Keep,
    private readonly addressOf: (id: string) => string,
    private readonly digestOf: (film: Blob) => Promise<string>,
    private readonly get: typeof fetch = (...asked) => fetch(...asked),
    private readonly clock: () => number = () => performance.now(),
  ) {}

  /** Films that are here, whole and right. */
  async ready(): Promise<string[]> { return (await this.keep.all()).filter((film) => film.whole).map((film) => film.id); }

  /** Where the page can play a film from; null when it is not here. */
  async address(id: string): Promise<string | null> {
    const known = this.addresses.get(id);
    if (known) return known;
    const film = await this.keep.film(id);
    if (!film?.whole) return null;
    const address = URL.createObjectURL(new Blob(await this.keep.pieces(id), { type: film.type }));
    this.addresses.set(id, address);
    await this.keep.put({ ...film, usedAt: Date.now() });
    return address;
  }

  /** Brings a film here, from where it broke off. In a hurry it takes all that the line gives. */
  async bring(id: string, inHurry: () => boolean = () => false): Promise<void> {
    let film = await this.keep.film(id);
    if (film?.whole && (this.confirmed.has(id) || (await this.isStill(film)))) return;
    if (film?.whole) film = undefined;
    while (!film?.whole) {
      const began = this.clock();
      film = await this.next(id, film);
      const took = this.clock() - began;
      this.piece = Math.round(Math.min(mostPiece, Math.max(leastPiece, (this.piece * pieceTakes) / Math.max(took, 1))));
      if (took > slow && !inHurry() && !film?.whole) await sleep(took / 2);
    }
    this.confirmed.add(id);
  }

  /** Lets go of films that nobody here will see again. */
  async tidy(isWanted: (film: KeptFilm) => boolean): Promise<void> {
    for (const film of await this.keep.all()) if (!isWanted(film)) await this.keep.drop(film.id);
  }

  /** Whether what is here is what the server would hand out; so it is taken for while the server is away. */
  private async isStill(film: KeptFilm): Promise<boolean> {
    const answer = await this.ask(film.id, { "If-None-Match": `"${film.digest}"`, Range: "bytes=0-0" });
    void answer.body?.cancel();
    if (answer.status !== 304 && !answer.ok) throw new NotNow(`${answer.status}`);
    if (answer.status === 304 || digestIn(answer) === film.digest) {
      this.confirmed.add(film.id);
      return true;
    }
    await this.keep.drop(film.id);
    return false;
  }

  private async next(id: string, film: KeptFilm | undefined): Promise<KeptFilm | undefined> {
    const from = film?.got ?? 0;
    if (film && from >= film.size) return await this.check(film);
    const answer = await this.ask(id, { Range: `bytes=${from}-${from + this.piece - 1}`, ...(film ? { "If-Range": `"${film.digest}"` } : {}) });
    if (!answer.ok) throw new NotNow(`${answer.status}`);
    const digest = digestIn(answer);
    if (film && (answer.status === 200 || digest !== film.digest)) {
      // The server has another version of it now: what is here is half of something else.
      void answer.body?.cancel();
      await this.keep.drop(id);
      return undefined;
    }
    const piece = await answer.blob().catch(() => { throw new NotNow("broken off"); });
    const size = Number(answer.headers.get("Content-Range")?.split("/")[1] ?? piece.size);
    const begun = film ?? { id, digest, size, type: answer.headers.get("Content-Type") ?? "video/mp4", got: 0, whole: false, usedAt: Date.now() };
    const more = await this.keep.append(begun, piece);
    if (!more) return await this.keep.film(id);
    return more.got >= more.size ? await this.check(more) : more;
  }

  private async check(film: KeptFilm): Promise<KeptFilm> {
    const whole = new Blob(await this.keep.pieces(film.id), { type: film.type });
    if (whole.size !== film.size || (await this.digestOf(whole)) !== film.digest) {
      await this.keep.drop(film.id);
      throw new NotNow("not what the server said it would be");
    }
    const checked = { ...film, whole: true, usedAt: Date.now() };
    await this.keep.put(checked);
    return checked;
  }

  private async ask(id: string, headers: Record<string, string>): Promise<Response> {
    try {
      return await this.get(this.addressOf(id), { headers, cache: "no-store", credentials: "same-origin", signal: AbortSignal.timeout(pieceGivesUp) });
    } catch {
      throw new NotNow("away");
    }
  }
}
