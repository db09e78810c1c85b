// Bundles a TypeScript module of the pages and imports it, with the pages' own esbuild.
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const client = fileURLToPath(new URL("../../Hearing.Client/", import.meta.url));
const { build } = createRequire(client)("esbuild");

export async function load(module) {
  const bundle = await build({ entryPoints: [`${client}Live/${module}`], bundle: true, format: "esm", write: false, logLevel: "error" });
  return await import(`data:text/javascript;base64,${Buffer.from(bundle.outputFiles[0].contents).toString("base64")}`);
}
