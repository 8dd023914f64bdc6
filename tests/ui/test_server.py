import asyncio
import json
from concurrent.futures import ThreadPoolExecutor

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from dpnsee_analytics.ui.server import SECURITY_HEADERS, SecurityHeaders, health


async def plain(request):
    return PlainTextResponse("x", headers={"referrer-policy": "origin"})


APP = Starlette(
    routes=[Route("/", plain), Route("/health", health)], middleware=[Middleware(SecurityHeaders)]
)


def fetch(path: str) -> tuple[dict[str, str], bytes]:
    """Return headers and body of a GET, asked of the ASGI app itself."""
    sent = []

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        sent.append(message)

    scope = {"type": "http", "method": "GET", "path": path, "headers": [], "query_string": b""}
    with ThreadPoolExecutor(1) as thread:  # the browser's tests leave a loop running in this one
        thread.submit(lambda: asyncio.run(APP(scope, receive, send))).result()
    headers = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return headers, b"".join(message.get("body", b"") for message in sent[1:])


def test_every_response_has_the_headers_and_keeps_its_own():
    headers, _ = fetch("/")
    for name, value in SECURITY_HEADERS.items():
        assert headers[name] == ("origin" if name == "referrer-policy" else value)


def test_the_policy_lets_nothing_in_from_outside():
    policy = SECURITY_HEADERS["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "http" not in policy


def test_health_says_ok():
    assert json.loads(fetch("/health")[1])["status"] == "ok"
