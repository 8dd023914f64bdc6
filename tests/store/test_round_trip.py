"""Any text a cell of a CSV file can hold comes back from the store unchanged."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from dpnsee_analytics.dataset import Dataset
from dpnsee_analytics.errors import DataError
from dpnsee_analytics.schema import TABLES

# NUL, U+FFFD and lone surrogates mark letters that were lost already; spaces alone are a blank.
TEXT = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\x00\ufffd"), max_size=40
).map(lambda text: text if text.strip() else None)

NASTY = ["=1+1", "'=1", '"', '""', "a,b\nc", "\r", "a\rb", "\r\n", "\ufeffid", "NA", "NULL", "-0"]


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60
)
@given(st.lists(TEXT, min_size=1, max_size=28))
@example([text if text.strip() else "x" + text for text in NASTY])
def test_text_is_committed_and_read_back_as_it_is(file_store, dataset, texts):
    head = file_store.head()
    members = dataset.members.copy()
    members.loc[: len(texts) - 1, "note"] = texts
    members.loc[27, "city"] = str(head.number)  # so that there is something to commit
    small = replace(Dataset(), countries=dataset.countries, members=members)
    made = file_store.commit(small, author="A", message="m", base=head)
    back = file_store.dataset(made).members["note"].iloc[: len(texts)]
    assert [None if text != text else text for text in back] == texts


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=30
)
@given(st.text(min_size=1), st.text(min_size=1))
def test_who_and_why_are_kept(file_store, dataset, author, message):
    head = file_store.head()
    members = dataset.members.assign(note=str(head.number))
    small = replace(Dataset(), countries=dataset.countries, members=members)
    if not author.strip() or not message.strip() or _lost(author + message):
        with pytest.raises(DataError, match="Say"):
            file_store.commit(small, author=author, message=message, base=head)
        return
    made = file_store.commit(small, author=author, message=message, base=head)
    assert file_store.head() == made
    assert (made.author, made.message) == (" ".join(author.split()), message.strip())


def _lost(text):
    return any(letter == "\x00" or "\ud800" <= letter <= "\udfff" for letter in text)


def test_an_empty_dataset_is_kept_too(file_store):
    file_store.commit(Dataset(), author="A", message="Everything out", base=1)
    assert all(file_store.dataset().table(schema.name).empty for schema in TABLES)
