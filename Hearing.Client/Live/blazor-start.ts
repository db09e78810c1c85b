// Starts WebAssembly with the page's own language: the browser's would give English dates on a Swedish page.
interface BlazorHost { start(options: { webAssembly: { applicationCulture: string } }): Promise<void>; }
const blazor = (window as unknown as { Blazor: BlazorHost }).Blazor;
const lang = document.documentElement.lang;
void blazor.start({ webAssembly: { applicationCulture: lang === "en" ? "en" : "sv-SE" } });
