// Times and lengths as people read them.

/** Minutes and seconds left, rounded up, with a sign once the time is over. */
export function clockText(milliseconds: number): string {
  const over = milliseconds < 0;
  const seconds = over ? Math.floor(-milliseconds / 1000) : Math.ceil(milliseconds / 1000);
  return `${over ? "+" : ""}${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** A text with its holes {0}, {1} … filled. */
export const fill = (text: string | undefined, ...values: (string | number)[]): string =>
  (text ?? "").replace(/\{(\d)\}/g, (_, at: string) => String(values[Number(at)] ?? ""));

/** How late or early it is in whole minutes, towards zero; empty when that is under a minute. The console says the same. */
export function latenessText(milliseconds: number, words: { late?: string; early?: string }): string {
  const minutes = Math.trunc(milliseconds / 60_000);
  return minutes === 0 ? "" : fill(minutes > 0 ? words.late : words.early, Math.abs(minutes));
}

type Form = "hour" | "day" | "weekday";

/** The hearing's local times. What was written once is kept: a screen asks for the same minutes ten times a second. */
export class Times {
  private readonly kept = new Map<string, string>();
  private readonly forms: Record<Form, Intl.DateTimeFormat>;

  constructor(zone: string | undefined, language: string = document.documentElement.lang) {
    const form = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => new Intl.DateTimeFormat(language, { ...options, timeZone: zone });
    this.forms = {
      hour: form({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" }),
      day: form({ year: "numeric", month: "2-digit", day: "2-digit" }),
      weekday: form({ weekday: "short" }),
    };
  }

  hour(at: number): string { return this.read("hour", at); }

  isSameDay(one: number, other: number): boolean { return this.read("day", one) === this.read("day", other); }

  /** The hour, with its weekday when that is another day than now's. */
  near(at: number, now: number): string {
    return this.isSameDay(at, now) ? this.hour(at) : `${this.read("weekday", at)} ${this.hour(at)}`;
  }

  private read(form: Form, at: number): string {
    const key = `${form} ${Math.floor(at / 60_000)}`;
    let text = this.kept.get(key);
    if (text === undefined) {
      if (this.kept.size > 1000) this.kept.clear();
      this.kept.set(key, text = this.forms[form].format(at));
    }
    return text;
  }
}

/** Writes a text only when it differs, so that a screen reader says it once. */
export function write(place: Element | null, text: string): void {
  if (place && place.textContent !== text) place.textContent = text;
}
