"""TLS in front of a plain address, by blocking sockets: asyncio's own TLS swallows the alerts a real server sends."""

import contextlib
import socket
import ssl
import threading

from portal.handshakes import P256, groups_of


class Tunnel:
    """Accepts TLS at one address and passes what is said to a plain one, until closed."""

    def __init__(
        self, outside: tuple[str, int], inside: tuple[str, int], context: ssl.SSLContext, otherwise: bytes | None = None
    ) -> None:
        """``otherwise`` is said to clients that offer more than P-256, in place of a handshake."""
        self._listener = socket.create_server(outside)
        self._inside, self._context, self._otherwise = inside, context, otherwise
        self.port = int(self._listener.getsockname()[1])
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._connection, args=(client,), daemon=True).start()

    def _connection(self, client: socket.socket) -> None:
        """Shake hands, then pass one request after the other and its answer; portals behind TLS answer whole."""
        client.settimeout(10)
        try:
            if self._otherwise is not None and groups_of(client) != (P256,):
                with client:
                    client.sendall(self._otherwise)
                    client.recv(65536)
                    client.recv(65536)  # until the client has said what it thinks of it
                return
            with (
                client,
                self._context.wrap_socket(client, server_side=True) as secure,
                socket.create_connection(self._inside) as plain,
            ):
                back = threading.Thread(target=_pump, args=(plain, secure), daemon=True)
                back.start()
                _pump(secure, plain)
                back.join(10)
        except OSError:
            return


def _pump(source: socket.socket, target: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while data := source.recv(65536):
            target.sendall(data)
        target.shutdown(socket.SHUT_WR)
