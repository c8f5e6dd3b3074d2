"""A key of our own in Google's place: tokens that verify for real, and the server that its certificate comes from."""

import datetime as dt
import json
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from google.auth import crypt, jwt

URL = "https://sheetsync.example.com"
"""Where the service is called, as its config says; the tests reach it at another address."""
ACCOUNT = "service-123456789@gcp-sa-gsuiteaddons.iam.gserviceaccount.com"
CLIENT = "123456789-abc.apps.googleusercontent.com"


class Key:
    """An RSA key with a self-signed certificate."""

    def __init__(self, key_id: str) -> None:
        self.key_id = key_id
        key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self._private = key
        self.pem = key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        ).decode()
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "test")])
        now = dt.datetime.now(dt.UTC)
        certificate = (
            x509.CertificateBuilder()
            .subject_name(name)
            .issuer_name(name)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - dt.timedelta(days=1))
            .not_valid_after(now + dt.timedelta(days=30))
            .sign(key, hashes.SHA256())
        )
        self.cert = certificate.public_bytes(serialization.Encoding.PEM).decode()

    def sign(self, claims: dict[str, Any], key_id: str | None = None) -> str:
        """Return a token with these claims; `key_id` may lie."""
        signer = crypt.RSASigner(self._private, key_id=key_id or self.key_id)  # reading the PEM again takes 50 ms
        return jwt.encode(signer, claims).decode()


def system_claims(**changed: Any) -> dict[str, Any]:
    """Claims of Google's call of our homepage, some of them changed; None leaves one out."""
    now = int(time.time())
    claims = {
        "iss": "https://accounts.google.com",
        "aud": f"{URL}/addon/homepage",
        "email": ACCOUNT,
        "email_verified": True,
        "sub": "1",
        "iat": now - 5,
        "exp": now + 3595,
        **changed,
    }
    return {name: value for name, value in claims.items() if value is not None}


class CertServer:
    """Serves certificates on loopback as Google does, and counts how often it is asked."""

    def __init__(self, *keys: Key) -> None:
        self.certs = {key.key_id: key.cert for key in keys}
        self.asked = 0
        self.status = 200
        self.max_age = 19800
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                outer.asked += 1
                body = json.dumps(outer.certs).encode()
                self.send_response(outer.status)
                self.send_header("Cache-Control", f"public, max-age={outer.max_age}")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: object) -> None: ...

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}/certs"

    def __enter__(self) -> Self:
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
