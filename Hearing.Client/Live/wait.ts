// Looks every three seconds whether somebody has typed in the code on this screen, then shows what comes next. Without it there is a link.
const place = document.querySelector<HTMLElement>("[data-wait-for]");
const address = place?.dataset.waitFor;

async function look(path: string): Promise<void> {
  try {
    const answer = await fetch(path, { headers: { Accept: "application/json" } });
    if (answer.ok && ((await answer.json()) as { open: boolean }).open) {
      location.reload();
      return;
    }
  } catch {
    // The server is away for a moment; the next look finds it again.
  }
  setTimeout(() => void look(path), 3000);
}

if (address) void look(address);
