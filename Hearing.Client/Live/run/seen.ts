// Keeps which stretches of films were really played here until the server has them, through outages and reloads.
const sendEvery = 15_000;
/** Two instants of playing further apart than this are two stretches: what lies between was not seen. */
const together = 1_500;

export interface SeenStretch { fromMilliseconds: number; untilMilliseconds: number; }
type Kept = Record<string, SeenStretch[]>;

export class Seen {
  private kept: Kept;
  private sent = performance.now();

  constructor(private readonly films: string, private readonly storage: Pick<Storage, "getItem" | "setItem"> = localStorage) {
    this.kept = JSON.parse(storage.getItem(this.place) ?? "{}") as Kept;
    void this.send();
  }

  private get place(): string { return `hearing-seen ${this.films}`; }

  /** The film plays, and is there now. Called several times a second. */
  note(filmId: string, position: number): void {
    const at = Math.round(position);
    const last = (this.kept[filmId] ??= []).at(-1);
    if (last && at >= last.untilMilliseconds && at - last.untilMilliseconds < together) last.untilMilliseconds = at;
    else if (!last || at < last.fromMilliseconds || at > last.untilMilliseconds) this.kept[filmId].push({ fromMilliseconds: at, untilMilliseconds: at });
    if (performance.now() - this.sent > sendEvery) void this.send();
  }

  /** Sends what is not known to be there; what the server has no use for is let go, what it could not take is kept. */
  async send(): Promise<void> {
    this.sent = performance.now();
    this.storage.setItem(this.place, JSON.stringify(this.kept));
    for (const [filmId, stretches] of Object.entries(this.kept)) {
      const told = stretches.filter((s) => s.untilMilliseconds > s.fromMilliseconds).map((s) => ({ ...s }));
      if (told.length === 0) continue;
      const answer = await fetch(`${this.films}/${filmId}/seen`, {
        method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ stretches: told }), keepalive: true,
      }).catch(() => null);
      if (!answer || answer.status >= 500 || answer.status === 429) return;
      // What went on meanwhile begins where this ended.
      const last = stretches.at(-1)!;
      this.kept[filmId] = [{ fromMilliseconds: told.at(-1)!.untilMilliseconds, untilMilliseconds: last.untilMilliseconds }];
    }
    this.storage.setItem(this.place, JSON.stringify(this.kept));
  }
}
