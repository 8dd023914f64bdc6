"""Two buttons that save a picture of the page as PNG or SVG, made in the reader's own browser."""

from pathlib import Path

import streamlit as st

_HERE = Path(__file__).parent

_HTML = """
<div class="downloads">
  <button type="button" data-kind="png" aria-label="Download this picture as PNG">PNG</button>
  <button type="button" data-kind="svg" aria-label="Download this picture as SVG">SVG</button>
  <span role="status"></span>
</div>
"""

_DOWNLOADS = st.components.v2.component(
    "picture_downloads",
    html=_HTML,
    css=(_HERE / "downloads.css").read_text(encoding="utf-8"),
    js=(_HERE / "downloads.js").read_text(encoding="utf-8"),
)


def picture_downloads(
    *,
    target: str,
    name: str,
    title: str,
    caption: str,
    background: str,
    text: str,
    muted: str,
    key: str,
) -> None:
    """Show the buttons “PNG” and “SVG” for the picture in the element with the key ``target``.

    The picture is a Plotly chart or the grid; a chart keyed ``target_0``, ``target_1``, ... is
    found too. The file is ``name.png`` (twice the size on the page) or ``name.svg`` and holds the
    title above the picture, its first line bold, and the caption below. ``background``, ``text``
    and ``muted`` are colours. Nothing is sent to the server and nothing runs again.
    """
    colours = {"background": background, "text": text, "muted": muted}
    data = {"target": target, "name": name, "title": title, "caption": caption, "colours": colours}
    _DOWNLOADS(data=data, key=key, width="content")
