// Fonts are cut to the weights the style sheets use, to the letters of Western Europe, and to kerning and figures of one width:
// half the bytes of a first visit.
import { readFile } from "node:fs/promises";
import subsetFont from "subset-font";

const range = (from, to) => String.fromCodePoint(...Array.from({ length: to - from + 1 }, (_, i) => from + i));
const letters = range(0x20, 0x7e) + range(0xc0, 0xff) + "\u00a0§©«®°±·»½–—‘’“”„•…€←→↑↓✓−";
const weights = { "familjen-grotesk": 600, "source-sans-3": { min: 400, max: 600 } };

export async function subset(path) {
  const font = Object.keys(weights).find((name) => path.includes(name));
  return subsetFont(await readFile(path), letters, { targetFormat: "woff2", variationAxes: { wght: weights[font] }, keepFeatures: ["kern", "tnum"], noHinting: true });
}
