"""`rawi serve`: the ledger in a browser, on this machine."""

from typing import Annotated

import typer

from rawi.cli import console, options
from rawi.errors import UsageError

_PORT = 8377


def serve(
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="The port; 0 takes a free one.")] = _PORT,
    host: Annotated[str, typer.Option("--host", metavar="NAME", help="The address to listen on.")] = "127.0.0.1",
    name: Annotated[
        list[str] | None, typer.Option("--name", metavar="NAME", help="A further name that browsers may call it by.")
    ] = None,
    public: Annotated[
        bool, typer.Option("--public", help="Answer other machines; everything takes the token.")
    ] = False,
    store: options.Store = "",
    quiet: options.Quiet = False,
) -> None:
    """The ledger in a browser; stop with Ctrl-C.

    Reading is open to this machine; writing takes the token that is printed, or the one in RAWI_TOKEN.
    """
    import os
    import socket

    import uvicorn

    from rawi.cli.settings import load
    from rawi.web import create_app
    from rawi.web.guard import LOOPBACK, Guard, new_token

    bracketed = f"[{host}]" if ":" in host else host
    if not public and bracketed not in LOOPBACK:
        raise UsageError(f"{host} may be reached by other machines", hint="say so: rawi serve --public --host " + host)
    token = os.environ.get("RAWI_TOKEN") or new_token()
    guard = Guard(token, (*LOOPBACK, bracketed, *(name or ())), public)
    app = create_app(load(store=store).store or None, guard)
    config = uvicorn.Config(app, host=host, port=port, log_level="warning", server_header=False, lifespan="on")
    listening = config.bind_socket()
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # else each page waits 40 ms for an acknowledgement
    place = f"http://{bracketed}:{listening.getsockname()[1]}/"
    console.note(f"Rawi listens at {place}   stop: Ctrl-C", quiet)
    if public:
        console.note("public: whoever has the token may read the whole ledger, all articles included, and write to it")
    if "RAWI_TOKEN" not in os.environ:
        console.note(f"token for writing{' and reading' if public else ''}: {token}", quiet)
    uvicorn.Server(config).run(sockets=[listening])
