// The Typst worker: one JSON request a line on standard input, one JSON answer a line on standard output.
// Request: { "template", "data", "standard", "timestamp", "files", "source", "cut" }: the template's name in the folder given as first
// argument, the document's data (only ever read as JSON by the template, never as source), a PDF standard (or "svg" for a
// picture of all pages below each other), seconds since 1970; pictures by name, in base64, which the template finds under
// "files/"; where the organiser has written one, the source of "own.typ", which the template includes; and, for the print shop,
// how many millimetres of the sheet lie outside the "trim" and the "bleed", which the file then says of each page.
// Answer: { "made": base64 } or { "errors": [text, …], "lines": [line, …], "letters": [letter, …] }: for each error the line
// of the organiser's source, from 1, or 0 where it is elsewhere; letters that no font has.
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import pdfLib from "pdf-lib/dist/pdf-lib.min.js";

const here = dirname(fileURLToPath(import.meta.url));
const templates = process.argv[2] ?? join(here, "templates");
const fonts = join(here, "node_modules", "@expo-google-fonts");
const compiler = NodeCompiler.create({ workspace: templates, fontArgs: [{ fontPaths: [fonts] }] });

const own = join(templates, "own.typ");

const diagnostics = (error) => {
  try {
    return compiler.fetchDiagnostics(error).map((d) => ({
      text: d.hints?.length ? `${d.message} (${d.hints.join("; ")})` : d.message,
      line: d.path === own && d.range ? d.range.start.line + 1 : 0,
    }));
  } catch {
    return [{ text: String(error?.message ?? error), line: 0 }];
  }
};

// The engine tells them in the text of its error only.
const refused = (all) => {
  const inOwn = all.filter((d) => d.line > 0);
  const found = inOwn.length > 0 ? inOwn : all;
  const errors = found.map((d) => d.text);
  const letters = errors.flatMap((text) => [...text.matchAll(/the text `\\?"(.+?)\\?"` could not be displayed/gu)].map((match) => match[1]));
  return letters.length === 0 ? { errors, lines: found.map((d) => d.line) } : { errors: ["no font has some letters"], letters: [...new Set(letters)] };
};

const packages = (text) => /@preview|@local/.test(text);

// The engine knows no boxes of a page. What is in the file already stays as it is, its instants and ids too: the same bytes for the same document.
async function boxed(pdf, cut) {
  const file = await pdfLib.PDFDocument.load(pdf, { updateMetadata: false });
  for (const page of file.getPages()) {
    const { width, height } = page.getSize();
    const within = (millimetres) => {
      const edge = (millimetres * 72) / 25.4;
      return [edge, edge, width - 2 * edge, height - 2 * edge];
    };
    page.setTrimBox(...within(cut.trim));
    page.setBleedBox(...within(cut.bleed));
  }
  // Without streams of objects, which older machines of print shops do not know.
  return Buffer.from(await file.save({ addDefaultPage: false, updateFieldAppearances: false, useObjectStreams: false }));
}

async function make({ template, data, standard, timestamp, files, source, cut }) {
  if (!/^[a-z0-9-]+\.typ$/.test(template)) return { errors: ["no such template"] };
  const mainFilePath = join(templates, template);
  if (packages(readFileSync(mainFilePath, "utf8")) || packages(source ?? "")) return { errors: ["templates import no packages"] };
  for (const [name, bytes] of Object.entries(files ?? {})) {
    if (!/^[a-z0-9-]+\.(png|jpg|svg)$/.test(name)) return { errors: ["no such file"] };
    compiler.mapShadow(join(templates, "files", name), Buffer.from(bytes, "base64"));
  }
  if (source) compiler.mapShadow(own, Buffer.from(source));
  const compiled = compiler.compile({ mainFilePath, inputs: { data: JSON.stringify(data) }, resetRead: true });
  if (compiled.result === null) return refused(diagnostics(compiled.takeError()));
  const made = standard === "svg"
    ? Buffer.from(compiler.plainSvg(compiled.result))
    : compiler.pdf(compiled.result, { pdfStandard: standard, creationTimestamp: timestamp });
  return { made: (cut && standard !== "svg" ? await boxed(made, cut) : made).toString("base64") };
}

async function answer(line) {
  try {
    return await make(JSON.parse(line));
  } catch (error) {
    return refused(diagnostics(error));
  } finally {
    compiler.resetShadow();
    // What the document before this one has not used either goes: the next is often the same with a word changed, and more than one back never helped.
    compiler.evictCache(1);
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(JSON.stringify(await answer(line)) + "\n");
}
