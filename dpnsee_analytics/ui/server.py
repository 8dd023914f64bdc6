"""What the web server adds around Streamlit: security headers and a health route."""

import logging

import streamlit as st
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dpnsee_analytics import __version__

logger = logging.getLogger(__name__)

# Nothing may be fetched from anywhere but this server: the second wall behind plain.py.
CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'self'",
        "img-src 'self' data: blob:",
        "connect-src 'self' ws: wss: data: blob:",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval' 'wasm-unsafe-eval' blob:",
        "style-src 'self' 'unsafe-inline'",
        "font-src 'self' data:",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)

SECURITY_HEADERS: dict[str, str] = {
    "content-security-policy": CONTENT_SECURITY_POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


class SecurityHeaders:
    """ASGI middleware that adds ``SECURITY_HEADERS`` to every HTTP response."""

    def __init__(self, app: ASGIApp):
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the call on; for HTTP, add the headers when the response starts."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = {name.lower() for name, _ in message["headers"]}
                message["headers"] = [
                    *message["headers"],
                    *(
                        (name.encode(), value.encode())
                        for name, value in SECURITY_HEADERS.items()
                        if name.encode() not in headers
                    ),
                ]
            await send(message)

        await self.app(scope, receive, send_with_headers)


def script_error(error: Exception) -> bool:
    """Say in plain words that the page failed and what to do; the log holds the details."""
    st.error(
        "This page could not be drawn. Reload it; if it fails again, choose “Clear filters” or "
        "another page, and tell whoever looks after the dashboard: the server’s log says more."
    )
    logger.error("A page failed.", exc_info=error)
    return True


async def health(request: Request) -> JSONResponse:
    """Answer that the server is up, and in which version."""
    return JSONResponse({"status": "ok", "version": __version__})
