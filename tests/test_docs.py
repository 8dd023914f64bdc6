from dpnsee_analytics.dictionary import data_dictionary
from tests.conftest import DATA, ROOT


def test_the_data_dictionary_is_the_schemas():
    assert (DATA / "README.md").read_text(encoding="utf-8").endswith(data_dictionary() + "\n")


def test_the_data_readme_repeats_what_is_uncertain():
    text = (DATA / "README.md").read_text(encoding="utf-8")
    for words in (
        "e026 has two titles",
        "Five members have no joining date",
        "relationships.until",
    ):
        assert words in text


def test_the_readme_names_both_commands_and_the_windows_lines():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for words in ("make run", "make test", "py -m venv", "streamlit run dashboard.py"):
        assert words in text


def test_every_path_the_documents_name_exists():
    import re

    for document in [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]:
        for target in re.findall(r"\]\(([^)#:]+)\)", document.read_text(encoding="utf-8")):
            assert (document.parent / target).exists(), f"{document.name}: {target}"
