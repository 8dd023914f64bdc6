"""The eight groups in which pictures show actors: at most eight can be told apart at a glance.

A group gathers categories of the ``stakeholders`` table; the finer category stays in hover
texts and tables. Colours and symbols of the groups live in ``figures/style.py``.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Group:
    """One legend entry: its id, the words beside its symbol, and the categories it gathers."""

    id: str
    label: str
    categories: tuple[str, ...]


GROUPS: tuple[Group, ...] = (
    Group("network", "DPNSEE and members", ()),
    Group("civil_society", "Civil society networks", ("civil_society_network",)),
    Group("eu", "EU bodies", ("eu_body",)),
    Group("un_intergovernmental", "UN and intergovernmental", ("un_body", "intergovernmental")),
    Group("government_parties", "Government and parties", ("government", "political_party")),
    Group("police_justice", "Police and justice", ("law_enforcement_justice",)),
    Group("donors", "Donors", ("donor",)),
    Group(
        "expertise_services",
        "Expertise and services",
        ("research_thinktank", "professional_body", "humanitarian", "service_provider", "company"),
    ),
)

GROUP_LABELS: dict[str, str] = {group.id: group.label for group in GROUPS}

GROUP_OF_CATEGORY: dict[str, str] = {
    category: group.id for group in GROUPS for category in group.categories
}
