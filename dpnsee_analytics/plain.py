"""The one door that makes text from data plain before it reaches Plotly or Markdown.

Plotly renders markup in every label, tick, title and hover text, and Streamlit's Markdown
renders images: a name such as ``<span style="background:url(...)">`` would make each viewer's
browser call the address in it. Text that passes here shows exactly its own characters.
Plain dataframe cells need no door.
"""

from html import escape

ELLIPSIS = "…"

# Plotly reads <tags>, HTML entities and, where MathJax is present, $...$.
_PLOTLY = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", "$": "&#36;", "\n": " ", "\r": " "}
)

# Every character that starts a construct in Streamlit's Markdown: emphasis, links, images, HTML,
# code, headings, lists, tables, $math$, :colour[...], :emoji: and footnotes; a backslash before
# punctuation always shows the character itself.
_MARKDOWN = str.maketrans(
    {
        **{character: f"\\{character}" for character in "\\`*_{}[]()#+-.!|~^>=\"'"},
        "&": "&amp;",
        "<": "&lt;",
        "$": "&#36;",
        ":": "&#58;",
        "@": "&#64;",
        "/": "&#47;",
        "\n": " ",
        "\r": " ",
    }
)


def plotly_text(text: object) -> str:
    """Return ``text`` so that Plotly shows its characters and renders no markup; missing is ''."""
    return "" if _missing(text) else str(text).translate(_PLOTLY)


def markdown_text(text: object) -> str:
    """Return ``text`` so that Streamlit's Markdown shows its characters; missing is ''."""
    return "" if _missing(text) else str(text).translate(_MARKDOWN)


def html_text(text: object) -> str:
    """Return ``text`` so that ``st.html`` shows its characters; missing is ''."""
    return "" if _missing(text) else escape(str(text), quote=True)


def shortened(text: object, length: int = 18) -> str:
    """Return at most ``length`` characters of ``text``, the last an ellipsis where it was cut."""
    plain = "" if _missing(text) else " ".join(str(text).split())
    return plain if len(plain) <= length else plain[: length - 1].rstrip() + ELLIPSIS


def _missing(text: object) -> bool:
    return text is None or text != text
