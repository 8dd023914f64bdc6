"""Every table of the data: one ``TableSchema`` a CSV file, one ``Column`` a column.

Labels, types, ranges and help are decided here once; the reader, the data dictionary, the
templates and the error texts read them.
"""

from dataclasses import dataclass

NETWORK_ID = "dpnsee"
NETWORK_NAME = "Drug Policy Network South East Europe"
NETWORK_SHORT_NAME = "DPNSEE"

KOSOVO_FOOTNOTE = (
    "* This designation is without prejudice to positions on status, and is in line with "
    "UNSCR 1244/1999 and the ICJ Opinion on the Kosovo declaration of independence."
)

# ISO 3166-1 alpha-2, and XK, which ISO leaves to users and which stands for Kosovo*.
COUNTRY_CODES = frozenset(
    """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS
    BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE
    EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM
    HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC
    LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA
    NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW
    SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO
    TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW XK
    """.split()
)

# English names of the countries where seats and events are likely; others are shown by their code.
COUNTRY_NAMES: dict[str, str] = {
    "AL": "Albania",
    "AT": "Austria",
    "AU": "Australia",
    "BA": "Bosnia Herzegovina",
    "BE": "Belgium",
    "BG": "Bulgaria",
    "CA": "Canada",
    "CH": "Switzerland",
    "CY": "Cyprus",
    "CZ": "Czechia",
    "DE": "Germany",
    "DK": "Denmark",
    "EE": "Estonia",
    "ES": "Spain",
    "FI": "Finland",
    "FR": "France",
    "GB": "United Kingdom",
    "GE": "Georgia",
    "GR": "Greece",
    "HR": "Croatia",
    "HU": "Hungary",
    "IE": "Ireland",
    "IL": "Israel",
    "IS": "Iceland",
    "IT": "Italy",
    "LT": "Lithuania",
    "LU": "Luxembourg",
    "LV": "Latvia",
    "MD": "Moldova",
    "ME": "Montenegro",
    "MK": "North Macedonia",
    "MT": "Malta",
    "NL": "Netherlands",
    "NO": "Norway",
    "PL": "Poland",
    "PT": "Portugal",
    "RO": "Romania",
    "RS": "Serbia",
    "SE": "Sweden",
    "SI": "Slovenia",
    "SK": "Slovakia",
    "TR": "Türkiye",
    "UA": "Ukraine",
    "US": "United States",
    "XK": "Kosovo*",
}


@dataclass(frozen=True)
class Column:
    """One column of a table.

    ``kind`` is one of ``id``, ``text``, ``choice``, ``list`` (values of ``choices`` parted by
    ``;``), ``whole``, ``number``, ``date`` (a partial date), ``country``, ``address`` (a web
    address or ``seed:...``) and ``yes_no``. An ``optional`` column may be missing from a file
    altogether; only a ``required`` one may not be blank in a row. Blank always means not known.
    """

    name: str
    label: str
    kind: str
    help: str
    required: bool = False
    optional: bool = False
    choices: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    references: str = ""


@dataclass(frozen=True)
class TableSchema:
    """One table: its name, its file below the data directory, its key and its columns."""

    name: str
    label: str
    file: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    help: str

    def column(self, name: str) -> Column:
        """Return the column called ``name``; raises ``KeyError`` when there is none."""
        return {column.name: column for column in self.columns}[name]


CATEGORIES = (
    "civil_society_network", "eu_body", "un_body", "intergovernmental", "government",
    "law_enforcement_justice", "political_party", "donor", "research_thinktank",
    "professional_body", "humanitarian", "service_provider", "company",
)  # fmt: skip

LEVELS = ("international", "european", "regional", "national", "local")

SERVICES = (
    "harm_reduction", "prevention", "treatment", "rehabilitation", "advocacy", "research", "hiv",
    "community_led", "youth", "prison", "legal_aid", "social_services", "training",
)  # fmt: skip

TIE_KINDS = (
    "member_of", "associate_of", "partner_of", "funded_by", "mou_with", "participates_in",
    "represented_in", "hosted_by", "met_with",
)  # fmt: skip

EVENT_KINDS = ("meeting", "conference", "project", "statement", "training", "visit")

EU_STATUSES = ("member", "candidate", "potential_candidate", "none")

ENGAGEMENT_LEVELS = ("unaware", "resistant", "neutral", "supportive", "leading")

INTEREST_ANCHORS = {
    1: "outside its agenda",
    2: "occasional topic",
    3: "one topic of several",
    4: "regular priority",
    5: "core purpose",
}
POWER_ANCHORS = {
    1: "negligible",
    2: "can inform",
    3: "shapes or funds",
    4: "can decide or block",
    5: "decides or funds",
}

_SOURCE = Column(
    "source_url",
    "Source",
    "address",
    "Web page the row rests on, or seed:strategic-platform for the network's own platform of 2021.",
)
_AS_OF = Column("as_of", "Evidence of", "date", "Date of the evidence; blank for an undated page.")

MEMBERS = TableSchema(
    "members",
    "Members",
    "members.csv",
    ("member_id",),
    (
        Column("member_id", "Id", "id", "Short id, unique among all actors.", required=True),
        Column("name", "Name", "text", "Name in the member's own spelling.", required=True),
        Column(
            "short_name",
            "Short name",
            "text",
            "Label on pictures, at most 18 characters; blank: the acronym, or the shortened name.",
            optional=True,
        ),
        Column("acronym", "Acronym", "text", "The member's own acronym."),
        Column("english_name", "English name", "text", "Name in English."),
        Column(
            "country_code",
            "Country",
            "country",
            "Country of the member, one of the countries table (XK is Kosovo*).",
            required=True,
            references="countries",
        ),
        Column("city", "Town", "text", "Town of the seat, blank when not evidenced."),
        Column(
            "membership",
            "Status",
            "choice",
            "Ordinary, associate or former member.",
            required=True,
            choices=("ordinary", "associate", "former"),
        ),
        Column("joined", "Joined", "date", "Date of joining; blank when not published."),
        Column("founded", "Founded", "date", "Year the organisation was founded."),
        Column(
            "services",
            "Services",
            "list",
            "Services a source mentions, so not a full profile.",
            choices=SERVICES,
        ),
        Column("website", "Website", "address", "The member's own site."),
        _SOURCE,
        _AS_OF,
        Column("note", "Note", "text", "What the evidence says and does not say."),
    ),
    "The network's member organisations, current and former.",
)

STAKEHOLDERS = TableSchema(
    "stakeholders",
    "Stakeholders",
    "stakeholders.csv",
    ("stakeholder_id",),
    (
        Column("stakeholder_id", "Id", "id", "Short id, unique among all actors.", required=True),
        Column("name", "Name", "text", "Name in use today.", required=True),
        Column(
            "short_name",
            "Short name",
            "text",
            "Label on pictures, at most 18 characters; blank: the acronym, or the shortened name.",
            optional=True,
        ),
        Column("acronym", "Acronym", "text", "The actor's own acronym."),
        Column(
            "seed_name",
            "Name on the map",
            "text",
            "Wording of the network's Stakeholders map of 2021; blank for other actors.",
        ),
        Column(
            "on_map",
            "On our map",
            "yes_no",
            "yes: one of the actors of the network's Stakeholders map.",
            required=True,
        ),
        Column(
            "generic_group",
            "Unnamed group",
            "yes_no",
            "yes: the entry names a group, not an organisation.",
            required=True,
        ),
        Column(
            "category",
            "Category",
            "choice",
            "Kind of actor (editorial classification).",
            required=True,
            choices=CATEGORIES,
        ),
        Column(
            "level",
            "Level",
            "choice",
            "Level at which it acts (editorial classification).",
            required=True,
            choices=LEVELS,
        ),
        Column(
            "formality",
            "Formality",
            "choice",
            "formal: constituted body or public authority; informal: loose grouping (editorial).",
            required=True,
            choices=("formal", "informal"),
        ),
        Column(
            "hq_country_code",
            "Seat",
            "country",
            "Country of the seat: ISO code, or XK for Kosovo*.",
        ),
        Column("website", "Website", "address", "The actor's own site."),
        Column("status_note", "Note", "text", "What is known of the actor and of contact with it."),
        _SOURCE,
        _AS_OF,
    ),
    "The actors of the network's Stakeholders map, in its order, and others the evidence names.",
)

RELATIONSHIPS = TableSchema(
    "relationships",
    "Relationships",
    "relationships.csv",
    (),
    (
        Column(
            "source_id",
            "From",
            "id",
            "Actor the tie starts from.",
            required=True,
            references="actors",
        ),
        Column(
            "target_id", "To", "id", "Actor the tie leads to.", required=True, references="actors"
        ),
        Column(
            "kind",
            "Kind of tie",
            "choice",
            "What ties them; funded_by points from receiver to funder, support in kind included.",
            required=True,
            choices=TIE_KINDS,
        ),
        Column("since", "Since", "date", "First date evidenced."),
        Column("until", "Until", "date", "Last date; blank: no end on record."),
        Column(
            "strength",
            "Strength",
            "number",
            "Strength given by people, above 0; blank counts as 1. Never derived from the kind.",
            optional=True,
            minimum=0.000001,
        ),
        Column("evidence", "Evidence", "text", "What the source says."),
        _SOURCE,
        _AS_OF,
    ),
    "Directed, evidenced ties between actors; the same pair and kind may recur with another date.",
)

ENGAGEMENTS = TableSchema(
    "engagements",
    "Events",
    "engagements.csv",
    ("engagement_id",),
    (
        Column("engagement_id", "Id", "id", "One row an event and actor.", required=True),
        Column("event_id", "Event", "id", "Count events with this id.", required=True),
        Column("date", "Date", "date", "First day of the event.", required=True),
        Column("end_date", "Until", "date", "Last day, when it took several."),
        Column(
            "stakeholder_id",
            "Actor",
            "id",
            "Actor that took part or is recorded with the event.",
            required=True,
            references="stakeholders",
        ),
        Column(
            "kind", "Kind of event", "choice", "Kind of event.", required=True, choices=EVENT_KINDS
        ),
        Column("title", "What happened", "text", "The event in a few words.", required=True),
        Column("place", "Place", "text", "Town, or online."),
        Column("country_code", "Country", "country", "Country of the place: ISO code, or XK."),
        _SOURCE,
    ),
    "Dated events of the network, one row per event and actor.",
)

COUNTRIES = TableSchema(
    "countries",
    "Countries",
    "countries.csv",
    ("country_code",),
    (
        Column("country_code", "Code", "country", "ISO alpha-2; XK for Kosovo*.", required=True),
        Column("name", "Country", "text", "Name as the network writes it.", required=True),
        Column("iso_alpha3", "Code 3", "id", "ISO alpha-3; XKX for Kosovo*.", required=True),
        Column(
            "eu_status",
            "EU status",
            "choice",
            "Status towards the EU.",
            required=True,
            choices=EU_STATUSES,
        ),
        Column("eu_since", "EU status since", "date", "Accession, or start of candidate status."),
        Column("population", "Population", "whole", "Residents.", minimum=1),
        Column(
            "population_year",
            "Population of",
            "whole",
            "Year of that figure.",
            minimum=1900,
            maximum=2100,
        ),
        Column("note", "Note", "text", "What the figure rests on."),
        _SOURCE,
    ),
    "The countries of the network; member counts are derived, not stored.",
)

RATINGS = TableSchema(
    "ratings",
    "Ratings",
    "ratings.csv",
    ("stakeholder_id", "rater", "rated_on"),
    (
        Column(
            "stakeholder_id",
            "Actor",
            "id",
            "Actor rated.",
            required=True,
            references="stakeholders",
        ),
        Column("rater", "Rater", "text", "Who rated.", required=True),
        Column("rated_on", "Rated on", "date", "Date of the rating.", required=True),
        Column(
            "basis",
            "Basis",
            "choice",
            "desk_study: a proposal from public sources; the others are the network's own ratings.",
            required=True,
            choices=("desk_study", "workshop", "interview", "survey"),
        ),
        Column(
            "interest",
            "Interest",
            "number",
            "Attention to drug policy, whatever the view: "
            + ", ".join(f"{score} {words}" for score, words in INTEREST_ANCHORS.items())
            + ". Blank: unrated.",
            minimum=1,
            maximum=5,
        ),
        Column(
            "power",
            "Power",
            "number",
            "Potential impact on drug policy in South East Europe: "
            + ", ".join(f"{score} {words}" for score, words in POWER_ANCHORS.items())
            + ". Blank: unrated.",
            minimum=1,
            maximum=5,
        ),
        Column(
            "confidence",
            "Confidence",
            "choice",
            "The rater's own.",
            choices=("low", "medium", "high"),
        ),
        Column("interest_rationale", "Why this interest", "text", "Reason for the interest score."),
        Column("power_rationale", "Why this power", "text", "Reason for the power score."),
        Column("drivers", "Drivers", "text", "What moves the actor towards better drug policy."),
        Column("restraints", "Restraints", "text", "What holds the actor back."),
        Column(
            "evidence",
            "Evidence",
            "text",
            "Records behind the rating, parted by ;: from>to:kind, an engagement id, or mandate.",
        ),
        Column("note", "Note", "text", "Remarks for raters."),
        Column(
            "position",
            "Position",
            "number",
            "For or against, -3 to 3.",
            optional=True,
            minimum=-3,
            maximum=3,
        ),
        Column(
            "legitimacy", "Legitimacy", "number", "1 to 5.", optional=True, minimum=1, maximum=5
        ),
        Column("urgency", "Urgency", "number", "1 to 5.", optional=True, minimum=1, maximum=5),
        Column(
            "engagement_current",
            "Engagement now",
            "choice",
            "Engagement as it is.",
            optional=True,
            choices=ENGAGEMENT_LEVELS,
        ),
        Column(
            "engagement_desired",
            "Engagement wanted",
            "choice",
            "Engagement as wished.",
            optional=True,
            choices=ENGAGEMENT_LEVELS,
        ),
    ),
    "Scores of actors, one row per actor, rater and date; desk-study rows are proposals only.",
)

STRATEGIES = TableSchema(
    "strategies",
    "Strategies",
    "strategies.csv",
    ("code",),
    (
        Column("code", "Code", "id", "Number in the Strategic Platform.", required=True),
        Column(
            "level",
            "Level",
            "choice",
            "Area or strategy.",
            required=True,
            choices=("area", "strategy"),
        ),
        Column("title", "Title", "text", "The network's own wording.", required=True),
        Column(
            "parent_code", "Area", "id", "The area a strategy belongs to.", references="strategies"
        ),
        _SOURCE,
    ),
    "Areas and strategies of the network's Strategic Platform.",
)

MEMBERSHIP_COUNTS = TableSchema(
    "membership_counts",
    "Published member totals",
    "membership_counts.csv",
    ("date",),
    (
        Column("date", "Date", "date", "Date the total speaks of.", required=True),
        Column("count", "Members", "whole", "Total as published.", required=True, minimum=0),
        Column("countries", "Countries", "whole", "Countries, where published.", minimum=0),
        Column("basis", "Who was counted", "text", "What the total counts."),
        _SOURCE,
    ),
    "Member totals as published over time.",
)

TOWNS = TableSchema(
    "towns",
    "Towns",
    "geo/towns.csv",
    ("city", "country_code"),
    (
        Column("city", "Town", "text", "Name as written in members.csv.", required=True),
        Column("country_code", "Country", "country", "Country of the town.", required=True),
        Column(
            "latitude",
            "Latitude",
            "number",
            "Degrees north.",
            required=True,
            minimum=-90,
            maximum=90,
        ),
        Column(
            "longitude",
            "Longitude",
            "number",
            "Degrees east.",
            required=True,
            minimum=-180,
            maximum=180,
        ),
        Column("geonames_id", "GeoNames id", "whole", "Id of the town at GeoNames."),
        Column("source", "Source", "text", "Where the coordinates come from."),
    ),
    "Coordinates of the members' towns, from GeoNames (CC BY 4.0).",
)

TABLES: tuple[TableSchema, ...] = (
    MEMBERS,
    STAKEHOLDERS,
    RELATIONSHIPS,
    RATINGS,
    ENGAGEMENTS,
    COUNTRIES,
    STRATEGIES,
    MEMBERSHIP_COUNTS,
    TOWNS,
)


def in_plain_words(value: str) -> str:
    """Return a value of a choice as a reader meets it: ``law_enforcement_justice`` -> words.

    A missing one, whose cell could not be read, is “not known”.
    """
    if value != value:
        return "not known"
    return {
        "eu_body": "EU body",
        "un_body": "UN body",
        "hiv": "HIV",
        "mou_with": "memorandum with",
        "research_thinktank": "research or think tank",
        "law_enforcement_justice": "police and justice",
        "civil_society_network": "civil society network",
    }.get(value, value.replace("_", " "))
