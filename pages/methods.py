"""How is it measured, and how sure is it?"""

import streamlit as st

from dpnsee_analytics.metrics import coverage
from dpnsee_analytics.metrics.attention import events_until
from dpnsee_analytics.reports import methods as words
from dpnsee_analytics.reports import narrative
from dpnsee_analytics.ui import blocks, methods
from dpnsee_analytics.ui.data import current_state, current_theme

state, theme = current_state(), current_theme()
dataset = state.dataset
ratings, confidence = dataset.ratings, coverage.confidence_counts(dataset)
years = events_until(dataset, state.date)
countries = coverage.events_by_country(dataset)
evidence, without = coverage.evidence_by_year(dataset), coverage.without_record(dataset)

blocks.title("How is it measured, and how sure is it?", words.methods_answer(ratings))

blocks.section("What do the scores say?")
scale, sure = st.columns([2, 1], gap="large")
with scale:
    methods.scales(theme)
    methods.paragraphs(words.rating_sentences(ratings))
    blocks.caveat(narrative.desk_study_caveat(ratings), theme)
with sure:
    methods.bars("Ratings by confidence", confidence, theme)
    methods.paragraphs([words.confidence_sentence(confidence, len(ratings))])

blocks.section("How complete is the record?")
methods.finding(words.coverage_answer(years))
methods.paragraphs(
    words.coverage_sentences(years.sum(), countries, evidence, without, state.country_names)
)
methods.coverage_bars(years, countries, evidence, state, theme)
blocks.caption(words.coverage_caption(years, evidence, state.date))

blocks.section("How is each number made?")
methods.measures(theme)
methods.subheading("Sources")
methods.references()

blocks.section("What stands in each table?")
methods.paragraphs([words.TABLES_SENTENCE])
methods.tables(state, theme)

blocks.section("Which data is this?")
methods.data_state(state, theme)
methods.subheading("Made by others")
methods.sources(theme)
