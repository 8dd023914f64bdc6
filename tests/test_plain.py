from dpnsee_analytics.plain import html_text, markdown_text, plotly_text, shortened

HOSTILE = '<span style="background:url(http://127.0.0.1/x)">'


def test_plotly_text_leaves_no_tag_entity_or_formula():
    text = plotly_text(HOSTILE + "&amp; $x$\nnext")
    assert "<" not in text
    assert "$" not in text
    assert "&amp;amp;" in text
    assert "\n" not in text


def test_markdown_text_escapes_everything_markdown_reads():
    text = markdown_text("![](http://127.0.0.1/y) [x](y) **b** `c` :red[x] <i> $a$ # h")
    for construct in ("![", "[x](", "**b**", "`c`", ":red", "<i>", "$a$", "http:"):
        assert construct not in text


def test_html_text_escapes_tags_and_quotes():
    assert html_text('<b a="1">') == "&lt;b a=&quot;1&quot;&gt;"


def test_plain_letters_pass_unchanged():
    for door in (plotly_text, markdown_text, html_text):
        assert door("Čovekoljublje Θετική Фондация") == "Čovekoljublje Θετική Фондация"


def test_missing_is_empty():
    for door in (plotly_text, markdown_text, html_text, shortened):
        assert door(None) == ""
        assert door(float("nan")) == ""


def test_shortened_keeps_at_most_the_length():
    assert shortened("Law enforcement") == "Law enforcement"
    assert shortened("ά" * 300) == "ά" * 17 + "…"
    assert shortened("  two\n words ", 20) == "two words"
    assert shortened("ends here and more", 11) == "ends here…"
