// Hands keys to the console, unless somebody is typing in a field or holds a modifier; shows and closes its dialog.
interface Receiver { invokeMethodAsync(name: "PressAsync" | "ClosedAsync", key?: string): Promise<void>; }

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName)
    && !(target instanceof HTMLInputElement && target.type === "checkbox"));

/** Arrows and Enter are the order's only while it has the focus; elsewhere they scroll and press. */
const isOurs = (event: KeyboardEvent): boolean =>
  /^[a-z0-9?+-]$/i.test(event.key)
  || (event.key === "Escape" && !document.querySelector("dialog[open]"))
  || (["ArrowUp", "ArrowDown", "Enter"].includes(event.key) && event.target instanceof HTMLElement && event.target.matches("[data-order]"));

export function listen(receiver: Receiver): { stop(): void; show(dialog: HTMLDialogElement): void; close(dialog: HTMLDialogElement): void; focus(id: string): void; reveal(): void; recall(name: string): string | null; keep(name: string, value: string): void } {
  const press = (event: KeyboardEvent): void => {
    if (event.repeat && !event.key.startsWith("Arrow")) return;
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || !isOurs(event)) return;
    event.preventDefault();
    void receiver.invokeMethodAsync("PressAsync", event.key.length === 1 ? event.key.toLowerCase() : event.key);
  };
  document.addEventListener("keydown", press);
  return {
    stop: () => document.removeEventListener("keydown", press),
    // The browser gives the focus back to where it was when the dialog closes.
    show: (dialog) => {
      dialog.addEventListener("close", () => void receiver.invokeMethodAsync("ClosedAsync"), { once: true });
      if (!dialog.open) dialog.showModal();
    },
    close: (dialog) => dialog.close(),
    focus: (id) => document.getElementById(id)?.focus(),
    recall: (name) => localStorage.getItem(name),
    keep: (name, value) => localStorage.setItem(name, value),
    reveal: () => document.querySelector("#order-rows .selected")?.scrollIntoView({ block: "nearest" }),
  };
}
