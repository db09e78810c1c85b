"""A real mail server on loopback: StartTLS, a password, each letter as a file. The file "hold" in its folder makes it
keep the sender waiting after it has taken a letter; the file "refuse" makes it refuse every recipient for good. It makes the
file "password" when somebody shows one."""
import asyncio
import os
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

folder, certificate, key, password = sys.argv[1:5]


class Letters:
    count = 0

    async def handle_RCPT(self, server, session, envelope, address, options):
        if os.path.exists(os.path.join(folder, "refuse")):
            return "550 5.1.1 No such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        Letters.count += 1
        name = os.path.join(folder, f"{Letters.count:03}")
        with open(name + ".part", "wb") as file:
            file.write(b"".join(b"X-Envelope-To: " + to.encode() + b"\r\n" for to in envelope.rcpt_tos) + envelope.content)
        os.rename(name + ".part", name + ".eml")
        while os.path.exists(os.path.join(folder, "hold")):
            await asyncio.sleep(0.05)
        return "250 Taken"


def check(server, session, envelope, mechanism, data):
    open(os.path.join(folder, "password"), "w").close()
    right = isinstance(data, LoginPassword) and data.password == password.encode()
    return AuthResult(success=right, handled=False)


tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
tls.load_cert_chain(certificate, key)


async def serve():
    def answer():
        return SMTP(Letters(), hostname="127.0.0.1", tls_context=tls, require_starttls=True, authenticator=check, auth_required=True)

    loop = asyncio.get_running_loop()
    server = await loop.create_server(answer, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    # Until whoever started this is gone.
    await loop.run_in_executor(None, sys.stdin.read)


asyncio.run(serve())
