"""Every measure the dashboard shows, as one record each: what it is, how it is made, its source.

A new measure is one file and one record here; a test finds a measure that has none.
"""

from collections.abc import Callable
from dataclasses import dataclass

from dpnsee_analytics.metrics import (
    attention,
    centrality,
    contact,
    countries,
    coverage,
    membership,
    quadrants,
    scores,
    ties,
)

OWN_RULE = "Rule of this dashboard, stated in full here."


@dataclass(frozen=True)
class Reference:
    """A published source: who, when, what, where."""

    author: str
    year: int
    title: str
    published: str

    def __str__(self) -> str:
        return f"{self.author} ({self.year}). {self.title}. {self.published}."


FREEMAN_1977 = Reference(
    "Freeman, L. C.",
    1977,
    "A set of measures of centrality based on betweenness",
    "Sociometry 40(1), 35–41",
)
FREEMAN_1979 = Reference(
    "Freeman, L. C.",
    1979,
    "Centrality in social networks: conceptual clarification",
    "Social Networks 1(3), 215–239",
)
WASSERMAN_FAUST_1994 = Reference(
    "Wasserman, S. and Faust, K.",
    1994,
    "Social network analysis: methods and applications",
    "Cambridge University Press",
)
EDEN_ACKERMANN_1998 = Reference(
    "Eden, C. and Ackermann, F.",
    1998,
    "Making strategy: the journey of strategic management",
    "Sage",
)
BRYSON_2004 = Reference(
    "Bryson, J. M.",
    2004,
    "What to do when stakeholders matter",
    "Public Management Review 6(1), 21–53",
)
BRANDES_PICH_2007 = Reference(
    "Brandes, U. and Pich, C.",
    2007,
    "Centrality estimation in large networks",
    "International Journal of Bifurcation and Chaos 17(7), 2303–2318",
)

# Numbered as they stand, by year.
REFERENCES: tuple[Reference, ...] = (
    FREEMAN_1977,
    FREEMAN_1979,
    WASSERMAN_FAUST_1994,
    EDEN_ACKERMANN_1998,
    BRYSON_2004,
    BRANDES_PICH_2007,
)

SCORES, CONTACT, TIES = "Scores", "Recorded contact", "Ties"
PLACES, ATTENTION = "Countries and members", "What needs attention"
COVERAGE = "What the record leans on"
GROUPS: tuple[str, ...] = (SCORES, CONTACT, TIES, PLACES, ATTENTION, COVERAGE)


@dataclass(frozen=True)
class Metric:
    """One measure: ``compute`` is the function that makes it, alone or with others.

    ``higher_means`` says what more of it tells, ``undefined`` when there is no value; without
    ``references`` it is a rule of this dashboard.
    """

    id: str
    group: str
    label: str
    unit: str
    range: str
    formula: str
    higher_means: str
    undefined: str
    compute: Callable
    references: tuple[Reference, ...] = ()

    @property
    def module(self) -> str:
        """The module the function lives in, below the package."""
        return self.compute.__module__.removeprefix("dpnsee_analytics.")

    @property
    def source(self) -> str:
        """The numbered sources as text: “[2] Freeman, L. C. (1979). ...”, or the own rule."""
        numbered = [f"[{REFERENCES.index(item) + 1}] {item}" for item in self.references]
        return " ".join(numbered) or OWN_RULE


_MANY = f"{centrality.LARGEST_EXACT:,}".replace(",", "\u202f")

METRICS: tuple[Metric, ...] = (
    Metric(
        id="interest",
        group=SCORES,
        label="Interest",
        unit="points",
        range="1 to 5",
        formula="Mean over raters of each rater’s newest score. Once the network has rated an "
        "actor’s interest, desk-study proposals of it no longer count.",
        higher_means="more: drug policy matters more to the actor, whatever its view",
        undefined="Blank while nobody has rated it: never nought, never the middle.",
        compute=scores.scores,
    ),
    Metric(
        id="power",
        group=SCORES,
        label="Power",
        unit="points",
        range="1 to 5",
        formula="Mean over raters of each rater’s newest score. Once the network has rated an "
        "actor’s power, desk-study proposals of it no longer count.",
        higher_means="more: the actor can do more for or against drug policy in the region",
        undefined="Blank while nobody has rated it: never nought, never the middle.",
        compute=scores.scores,
    ),
    Metric(
        id="quadrant",
        group=SCORES,
        label="Quadrant",
        unit="one of four names",
        range="Manage closely, Keep satisfied, Keep informed, Monitor",
        formula="Interest and power of 3 or more: Manage closely. Power alone: Keep satisfied. "
        "Interest alone: Keep informed. Neither: Monitor. A score on the line counts as high; "
        "the short list draws the line at 4.",
        higher_means="not a scale: it names the way to deal with an actor",
        undefined="None while interest or power is unrated: listed beside the grid, not on it.",
        compute=quadrants.quadrant,
        references=(EDEN_ACKERMANN_1998, BRYSON_2004),
    ),
    Metric(
        id="events",
        group=CONTACT,
        label="Events with an actor",
        unit="events",
        range="0 and more",
        formula="Distinct events on record that name the actor; several rows of one event count "
        "once.",
        higher_means="more: more often recorded with us, not necessarily closer to us",
        undefined="Always defined for stakeholders; 0 means that none was found. Not counted for "
        "members and the network itself.",
        compute=contact.contact,
    ),
    Metric(
        id="last_event",
        group=CONTACT,
        label="Last event",
        unit="date (year, month or day, as known)",
        range="any date on record",
        formula="Newest first day among the actor’s events.",
        higher_means="later: contact on record is more recent",
        undefined="Blank without an event on record.",
        compute=contact.contact,
    ),
    Metric(
        id="long_ago",
        group=CONTACT,
        label="Contact long ago",
        unit="yes or no",
        range="yes, no",
        formula=f"Year of the last event is at most the year of the data minus "
        f"{contact.STALE_YEARS}.",
        higher_means="yes: the last event on record is old",
        undefined="No where no event is on record: nothing can be said.",
        compute=contact.long_ago,
    ),
    Metric(
        id="degree",
        group=TIES,
        label="Ties (degree)",
        unit="actors",
        range="0 to n − 1, n = all actors",
        formula="Distinct actors tied to this one, whatever the kind, direction and number of "
        "their ties. Ended ties count.",
        higher_means="more: tied to more actors",
        undefined="Always defined; 0 means that no tie was found.",
        compute=centrality.degree,
        references=(FREEMAN_1979,),
    ),
    Metric(
        id="own_ties",
        group=TIES,
        label="Own ties to stakeholders",
        unit="actors",
        range="0 to the number of stakeholders",
        formula="As ties, but only tied stakeholders count: not members, not the network.",
        higher_means="more: a member links us to more actors outside the network",
        undefined="Always defined; 0 means that no tie was found.",
        compute=ties.tie_counts,
    ),
    Metric(
        id="betweenness",
        group=TIES,
        label="Betweenness",
        unit="none (a share)",
        range="0 to 1",
        formula="For each pair of other actors, the share of the shortest paths between them that "
        "pass the actor; summed over all pairs and divided by "
        "(n\u00a0−\u00a01)(n\u00a0−\u00a02)\u00a0/\u00a02, n = all actors. "
        f"Each tie is one step, whatever its strength. Above {_MANY} actors it is estimated from "
        f"the paths of {centrality.PIVOTS} of them.",
        higher_means="more: the shortest way between two others more often leads through the actor",
        undefined="Undefined below three actors; 0 for an actor without ties.",
        compute=centrality.betweenness,
        references=(FREEMAN_1977, FREEMAN_1979, BRANDES_PICH_2007),
    ),
    Metric(
        id="steps",
        group=TIES,
        label="Steps from the network",
        unit="one of six places",
        range=", ".join(ties.STEP_WORDS.values()),
        formula="Length of the shortest chain of ties from the network or any member, current or "
        "former: one step is near, more is further away. Ended ties count.",
        higher_means="further: more actors stand between this one and us",
        undefined="No chain: tied only to others, or no tie on record.",
        compute=ties.steps,
        references=(WASSERMAN_FAUST_1994,),
    ),
    Metric(
        id="members",
        group=PLACES,
        label="Members of a country",
        unit="members",
        range="0 and more",
        formula="Current members, ordinary and associate, with their seat in the country.",
        higher_means="more: more member organisations there",
        undefined="Always defined for the countries of the network.",
        compute=countries.country_counts,
    ),
    Metric(
        id="events_held",
        group=PLACES,
        label="Events held in a country",
        unit="events",
        range="0 and more",
        formula="Distinct events on record whose place lies in the country.",
        higher_means="more: more recorded events took place there, whoever took part",
        undefined="Always defined; 0 means that none was found. Events online or without a known "
        "place stand in no country.",
        compute=countries.country_counts,
    ),
    Metric(
        id="members_per_million",
        group=PLACES,
        label="Members per million",
        unit="members per million residents",
        range="0 and more",
        formula="Members of the country ÷ residents × 1\u202f000\u202f000.",
        higher_means="more: more members for the size of the country; rough in small countries",
        undefined="Blank without a population.",
        compute=countries.country_counts,
    ),
    Metric(
        id="seated",
        group=PLACES,
        label="Stakeholders seated in a country",
        unit="stakeholders",
        range="0 and more",
        formula="Stakeholders whose seat lies in the country.",
        higher_means="more: more of the actors on record have their seat there",
        undefined="Always defined. Stakeholders without a seat on record stand in no country.",
        compute=countries.country_counts,
    ),
    Metric(
        id="services",
        group=PLACES,
        label="Members with a service",
        unit="members",
        range="1 and more",
        formula="Current members for whom a source mentions the service, by service and country.",
        higher_means="more: the service is mentioned for more members, who may offer others too",
        undefined="Blank where no source mentions the service: it may be offered all the same.",
        compute=membership.services_by_country,
    ),
    Metric(
        id="growth",
        group=PLACES,
        label="Members over time",
        unit="members",
        range="0 and more",
        formula="Members that have joined and not left by a day. Those without a joining date are "
        "counted apart, from the first published total that the dated members alone cannot reach.",
        higher_means="more: the network was larger on that day",
        undefined="Former members without a leaving date are left out. Dates known by year or "
        "month stand at their first day.",
        compute=membership.growth,
    ),
    Metric(
        id="not_rated",
        group=ATTENTION,
        label="Not yet rated by the network",
        unit="actors of the map",
        range="0 to the number of actors on the map",
        formula="Actors of the map without the network’s own interest and power, those to manage "
        "closely first.",
        higher_means="more: more of the grid rests on proposals",
        undefined="Always defined.",
        compute=attention.not_rated,
    ),
    Metric(
        id="without_recent_contact",
        group=ATTENTION,
        label="To manage closely, without recent contact",
        unit="actors of the map",
        range="0 to the number of actors to manage closely",
        formula="Actors of the map in Manage closely whose last event was long ago (see Contact "
        "long ago), or that have none on record.",
        higher_means="more: more important actors have no recent contact on record",
        undefined="Without a date of the data only actors without any event are listed.",
        compute=attention.without_recent_contact,
    ),
    Metric(
        id="missing_from_map",
        group=ATTENTION,
        label="Missing from the map",
        unit="actors not on the map",
        range="0 and more",
        formula=f"Actors not on the map with {attention.ENGAGED_OFTEN} recorded events or more.",
        higher_means="more: the map leaves out more actors we are often recorded with",
        undefined="Always defined.",
        compute=attention.missing_from_map,
    ),
    Metric(
        id="without_link",
        group=ATTENTION,
        label="On the map without a link",
        unit="actors of the map",
        range="0 to the number of actors on the map",
        formula="Actors of the map with neither a tie to the network itself nor a recorded event; "
        "those without a tie to a member first. Ended ties count.",
        higher_means="more: for more of the map, no link of ours was found",
        undefined="Always defined.",
        compute=attention.without_link,
    ),
    Metric(
        id="unnamed",
        group=ATTENTION,
        label="Groups without a name",
        unit="actors of the map",
        range="0 to the number of actors on the map",
        formula="Actors of the map that are a group without a named organisation; those the map "
        "itself marks with a question mark first.",
        higher_means="more: more of the map cannot be acted on as it stands",
        undefined="Always defined.",
        compute=attention.unnamed,
    ),
    Metric(
        id="old_evidence",
        group=ATTENTION,
        label="Old evidence",
        unit="actors",
        range="0 and more",
        formula=f"Actors whose evidence is more than {attention.EVIDENCE_YEARS} years older than "
        "the data, even if it was of the last day its date can mean.",
        higher_means="more: more of what is shown may no longer be so",
        undefined="Rows without a date are unknown, not old.",
        compute=attention.old_evidence,
    ),
    Metric(
        id="confidence",
        group=COVERAGE,
        label="Confidence of the ratings",
        unit="ratings",
        range="0 and more, for high, medium and low",
        formula="Ratings on record by the confidence their rater gave them.",
        higher_means="more high: raters are surer of more scores",
        undefined="Ratings without a confidence are left out.",
        compute=coverage.confidence_counts,
    ),
    Metric(
        id="events_per_year",
        group=COVERAGE,
        label="Events per year",
        unit="events",
        range="0 and more",
        formula="Distinct events by the year of their first day.",
        higher_means="more: more was published, which need not mean that more took place",
        undefined="No year before the first event or after the date of the data.",
        compute=coverage.events_per_year,
    ),
    Metric(
        id="events_by_country",
        group=COVERAGE,
        label="Events by country",
        unit="events",
        range="0 and more",
        formula="Distinct events by the country of their place, in the region or elsewhere.",
        higher_means="more: the record leans more on that country",
        undefined="Events online or without a known place stand in no country.",
        compute=coverage.events_by_country,
    ),
    Metric(
        id="evidence_by_year",
        group=COVERAGE,
        label="Rows by year of evidence",
        unit="rows",
        range="0 and more",
        formula="Members, stakeholders and ties by the year of the source they rest on.",
        higher_means="more: more of what is shown was last confirmed then",
        undefined="Rows from undated pages are counted apart.",
        compute=coverage.evidence_by_year,
    ),
    Metric(
        id="without_record",
        group=COVERAGE,
        label="Actors without record",
        unit="stakeholders",
        range="0 to the number of stakeholders",
        formula="Stakeholders that no tie names, and those that no event names.",
        higher_means="more: the record says nothing about more actors",
        undefined="Always defined.",
        compute=coverage.without_record,
    ),
)
