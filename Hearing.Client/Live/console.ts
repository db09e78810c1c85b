// Hands single keys to the console, unless somebody is typing in a field or holds a modifier.
interface Receiver { invokeMethodAsync(name: "PressAsync", key: string): Promise<void>; }

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName));

export function listen(receiver: Receiver): { stop(): void } {
  const press = (event: KeyboardEvent): void => {
    if (event.repeat || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (!/^[a-z+-]$/i.test(event.key)) return;
    event.preventDefault();
    void receiver.invokeMethodAsync("PressAsync", event.key.toLowerCase());
  };
  document.addEventListener("keydown", press);
  return { stop: () => document.removeEventListener("keydown", press) };
}
