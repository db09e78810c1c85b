const kept = "hearing-device";

/** This device's own random name; on pages without a secure context browsers give no ready-made one. */
export function deviceName(): string {
  const known = localStorage.getItem(kept);
  if (known) return known;
  const hex = [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16).padStart(2, "0")).join("");
  const made = hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5");
  localStorage.setItem(kept, made);
  return made;
}
