"""Who are our members?"""

from dpnsee_analytics.figures.member_growth import member_growth_figure
from dpnsee_analytics.figures.services_heatmap import services_heatmap
from dpnsee_analytics.metrics import membership
from dpnsee_analytics.reports import members as words
from dpnsee_analytics.ui import blocks
from dpnsee_analytics.ui import members as ui
from dpnsee_analytics.ui.data import current_state, current_theme
from dpnsee_analytics.ui.downloads import csv_download
from dpnsee_analytics.ui.picture import picture
from dpnsee_analytics.ui.profile import drawer

state, theme = current_state(), current_theme()
data, names = state.dataset, state.country_names
spans = membership.member_spans(data)
services, who = membership.services_by_country(data), membership.evidenced_services(data)
changes, growth = membership.membership_changes(data), membership.growth(data)
undated, by = membership.without_joining_date(data), membership.joined_by(data)
answer = words.members_answer(spans, services)

blocks.title("Who are our members?", answer)
shown = ui.shown_members(spans)
ui.member_table(words.member_rows(shown, names))
blocks.caption(words.members_caption(shown, shown["country_code"].map(names), state.date))
csv_download(words.member_rows(shown, names), target="members", name=f"members_{state.date}")

blocks.section("What do they do, and where?")
without = membership.members_without_services(data)["short_name"].tolist()
known = int((spans["membership"] != "former").sum()) - len(without)
heads = services.columns.map(names)
rows = words.service_rows(services, who, names)
picture(
    services_heatmap(services, who, country_names=names, theme=theme),
    rows,
    key="services",
    name=f"services_{state.date}",
    title="What do our members do, and where?",
    alt=words.services_alt(answer, services),
    caption=words.services_caption(services, without, known, heads, state.date),
)
ui.services_table(rows)

blocks.section("How has the network grown?")
sentence = words.growth_answer(growth, changes)
ui.sentence(sentence)
unended = membership.without_leaving_date(data)["short_name"].tolist()
dates = undated["short_name"].tolist(), unended, by
rows = words.growth_rows(changes, growth, undated)
picture(
    member_growth_figure(growth, data.membership_counts, by=by, until=state.date, theme=theme),
    rows,
    key="growth",
    name=f"growth_{state.date}",
    title=f"How has the network grown?\n{sentence}",
    alt=words.growth_alt(sentence, data.membership_counts),
    caption=words.growth_caption(*dates, data.membership_counts, state.date),
)
ui.growth_table(rows)
drawer(state)
