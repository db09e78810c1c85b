// Times for those who take part from another time zone than the hearing's.

/** The reader's own time of day at that instant, with the day where it is another; null where clocks show the same in both zones. */
export function hereAt(at: number, zone: string, language: string, here?: string): string | null {
  const shown = (timeZone: string | undefined, parts: Intl.DateTimeFormatOptions): string => new Intl.DateTimeFormat(language, { timeZone, hourCycle: "h23", ...parts }).format(at);
  const clock = { hour: "2-digit", minute: "2-digit" } as const;
  const day = { day: "numeric", month: "short" } as const;
  const isSameDay = shown(zone, day) === shown(here, day);
  if (isSameDay && shown(zone, clock) === shown(here, clock)) return null;
  return isSameDay ? shown(here, clock) : `${shown(here, day)} ${shown(here, clock)}`;
}
