// socket.io as its own documentation starts it, told by GET /send to send everybody a text of so many bytes that begins with a number.
import { createServer } from "node:http";
import { Server } from "socket.io";

const [port, bytes] = process.argv.slice(2).map(Number);
const http = createServer((request, response) => {
  const number = /^\/send\?number=(\d{8})$/.exec(request.url)?.[1];
  if (number) io.emit("state", number.padEnd(bytes, "x"));
  if (!request.url.startsWith("/socket.io")) response.end("ok");
});
const io = new Server(http, { transports: ["websocket"] });
http.listen(port, "127.0.0.1", 4096);
