// The server tells that something beside the run has changed, and never what: whoever shows it asks.

/**
 * Calls when that kind of thing has changed, and each time the connection came about, since what was told meanwhile was not heard.
 * Spread at random, so that a thousand screens do not ask in one moment; several at once are one.
 */
export function whenNudged(kind: string, call: () => void, spreadMilliseconds: number): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const soon = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      call();
    }, Math.random() * spreadMilliseconds);
  };
  addEventListener("hearing-connected", soon);
  addEventListener("hearing-nudge", (event) => {
    if ((event as CustomEvent<string>).detail === kind) soon();
  });
}
