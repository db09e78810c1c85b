# Forwards every TCP connection to one address to another: forward.py LISTEN_HOST LISTEN_PORT HOST PORT. Ends with whoever started it.
import asyncio
import sys


async def pipe(reader, writer):
    try:
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
        # The other way may still have something to say.
        writer.write_eof()
    except OSError:
        writer.close()


async def main(listen_host, listen_port, host, port):
    async def accept(reader, writer):
        try:
            there, back = await asyncio.open_connection(host, int(port))
        except OSError:
            writer.close()
            return
        await asyncio.gather(pipe(reader, back), pipe(there, writer))
        back.close()
        writer.close()

    server = await asyncio.start_server(accept, listen_host, int(listen_port))
    print("ready", flush=True)
    await server.serve_forever()


asyncio.run(main(*sys.argv[1:]))
