// The Typst worker: one JSON request a line on standard input, one JSON answer a line on standard output.
// Request: { "template", "data", "standard", "timestamp" }: the template's name in the folder given as first argument,
// the document's data (only ever read as JSON by the template, never as source), a PDF standard (or "svg" for a picture of
// all pages below each other), seconds since 1970.
// Answer: { "made": base64 } or { "errors": [text, …], "letters": [letter, …] }: letters that no font has.
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";

const here = dirname(fileURLToPath(import.meta.url));
const templates = process.argv[2] ?? join(here, "templates");
const fonts = join(here, "node_modules", "@expo-google-fonts");
const compiler = NodeCompiler.create({ workspace: templates, fontArgs: [{ fontPaths: [fonts] }] });

const words = (error) => {
  try {
    return compiler.fetchDiagnostics(error).map((d) => d.hints?.length ? `${d.message} (${d.hints.join("; ")})` : d.message);
  } catch {
    return [String(error?.message ?? error)];
  }
};

// The engine tells them in the text of its error only.
const refused = (errors) => {
  const letters = errors.flatMap((text) => [...text.matchAll(/the text `\\?"(.+?)\\?"` could not be displayed/gu)].map((found) => found[1]));
  return letters.length === 0 ? { errors } : { errors: ["no font has some letters"], letters: [...new Set(letters)] };
};

function make({ template, data, standard, timestamp }) {
  if (!/^[a-z-]+\.typ$/.test(template)) return { errors: ["no such template"] };
  const mainFilePath = join(templates, template);
  if (/@preview|@local/.test(readFileSync(mainFilePath, "utf8"))) return { errors: ["templates import no packages"] };
  const compiled = compiler.compile({ mainFilePath, inputs: { data: JSON.stringify(data) }, resetRead: true });
  if (compiled.result === null) return refused(words(compiled.takeError()));
  const made = standard === "svg"
    ? Buffer.from(compiler.plainSvg(compiled.result))
    : compiler.pdf(compiled.result, { pdfStandard: standard, creationTimestamp: timestamp });
  return { made: made.toString("base64") };
}

function answer(line) {
  try {
    return make(JSON.parse(line));
  } catch (error) {
    return refused(words(error));
  } finally {
    compiler.evictCache(5);
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(JSON.stringify(answer(line)) + "\n");
}
