// Bundles Live/*.ts (each top-level file is an entry) to wwwroot/js and Shared/site.css to wwwroot/css.
import { build } from "esbuild";
import { readdirSync, rmSync } from "node:fs";
import { execFileSync } from "node:child_process";
import { subset } from "./fonts.mjs";

for (const folder of ["js", "css", "fonts"]) rmSync(`wwwroot/${folder}`, { recursive: true, force: true });
execFileSync(process.execPath, ["node_modules/typescript/bin/tsc", "--noEmit"], { stdio: "inherit" });
const entries = readdirSync("Live").filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"));
await build({
  entryPoints: entries.map((name) => `Live/${name}`),
  outdir: "wwwroot/js",
  bundle: true,
  format: "esm",
  splitting: true,
  chunkNames: "chunk-[hash]",
  minify: true,
  sourcemap: false,
  target: "es2022",
  logLevel: "warning",
});
await build({
  entryPoints: { site: "Shared/site.css" },
  outdir: "wwwroot/css",
  bundle: true,
  minify: true,
  loader: { ".svg": "file" },
  plugins: [{ name: "fonts", setup: (step) => step.onLoad({ filter: /\.woff2$/ }, async ({ path }) => ({ contents: await subset(path), loader: "file" })) }],
  assetNames: "../fonts/[name]-[hash]",
  logLevel: "warning",
});
