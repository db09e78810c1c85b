// Sends a file with the pages' own tus-js-client. usage: node send.mjs ENDPOINT COOKIE FILE METADATA; writes the upload's address when it is there.
import { createReadStream, statSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const { Upload } = createRequire(fileURLToPath(new URL("../../../Hearing.Client/", import.meta.url)))("tus-js-client");
const [endpoint, cookie, file, metadata] = process.argv.slice(2);
const upload = new Upload(createReadStream(file), {
  endpoint,
  uploadSize: statSync(file).size,
  chunkSize: 16 * 1024 * 1024,
  headers: { Cookie: cookie },
  metadata: JSON.parse(metadata),
  retryDelays: Array.from({ length: 200 }, () => 100),
  onError: (error) => { console.error(String(error)); process.exit(1); },
  onSuccess: () => { console.log(new URL(upload.url).pathname); process.exit(0); },
});
upload.start();
