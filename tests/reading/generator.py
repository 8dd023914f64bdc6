"""A family of files as spreadsheets of the region write and ruin them, each with its truth.

`python -m tests.reading.generator --count 2000` prints how many are read exactly, asked about,
refused, different with a finding on a differing line, and silently different. The words are not
those the reader knows its languages from, but for the commonest. Everything follows the seed.
"""

import argparse
import random
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dpnsee_analytics.reading.raw import RawReading, read_raw

CENTRAL = ("cp1250", "iso-8859-2", "cp852")
CYRILLIC = ("cp1251", "iso-8859-5", "cp855", "mac-cyrillic")
HEADER = ("stakeholder_id", "name", "country", "power", "support", "last_contact", "note")

LANGUAGES: dict[str, tuple[tuple[str, ...], str]] = {
    "sr-Latn": (
        CENTRAL,
        "Pokrajinski sekretarijat za zdravstvo|Društvo za razvoj Žabari|Gradski zavod, Niš|"
        "Omladinski klub Đerdap|Aleksandar Đukić|Ćuprija i okolina|Zaječarska inicijativa|"
        "Prevencija HIV-a „Duga“|Snežana Šćekić|žene protiv nasilja|Šta dalje?|Bačka Topola|"
        "Kancelarija za borbu protiv droga|Jugoistočna Srbija|Mladi iz Čukarice",
    ),
    "sr-Cyrl": (
        CYRILLIC,
        "Покрајински секретаријат за здравство|Друштво за развој Жабари|Градски завод, Ниш|"
        "Омладински клуб Ђердап|Александар Ђукић|Ћуприја и околина|Зајечарска иницијатива|"
        "Снежана Шћекић|жене против насиља|Бачка Топола|Канцеларија за борбу против дрога|"
        "Љубиша Џаџић|Његошева улица|Младићи и девојке|Југоисточна Србија",
    ),
    "hr": (
        CENTRAL,
        "Hrvatski zavod za javno zdravstvo|Udruga Vida, Rijeka|Životna škola|Šibensko-kninska|"
        "Liga za prevenciju ovisnosti|Krešimir Đaković|Primorsko-goranska županija|Čakovec|"
        "Ured pučke pravobraniteljice|Međimurje|Požeško-slavonska|Let – udruga|Ivančica Žužul",
    ),
    "bs": (
        CENTRAL,
        "Udruženje Proi|Federalno ministarstvo zdravstva|Brčko distrikt|Kantonalna bolnica|"
        "Asocijacija XY|Široki Brijeg|Jablanička dolina|Zavod za bolesti ovisnosti, Zenica|"
        "Emir Čaušević|Građanska inicijativa „Viking“|Žepče i Maglaj|Unsko-sanski kanton",
    ),
    "sl": (
        CENTRAL,
        "Združenje DrogArt|Društvo Stigma|Nacionalni inštitut za javno zdravje|Škofja Loka|"
        "Zavod Pelikan – Karitas|Žiga Črnčec|Občina Črnomelj|Šent, Ljubljana|Tržič|Možina Boštjan|"
        "Urad za narkotična sredstva|Središče ob Dravi|Zdravstveni dom Ravne",
    ),
    "mk": (
        CYRILLIC,
        "Институт за јавно здравје|Здружение Избор, Струмица|Опција за сите|Ѓеорѓи Ќурчиев|"
        "Агенција за млади и спорт|Џепчиште|Кадиева Љубица|Општина Ѓорче Петров|Пулс – Куманово|"
        "Дневен центар за деца|Крива Паланка|Ќе се договори|Свети Николе",
    ),
    "bg": (
        CYRILLIC,
        "Инициатива за здраве|Фондация „Позитивен живот“|Община Велико Търново|Щерю Желязков|"
        "Дирекция „Психично здраве“|Кюстендил|Български хелзинкски комитет|Юлия Георгиева|"
        "Младежки център, Враца|Цветан Ячев|Държавна агенция за закрила на детето|Габрово",
    ),
    "el": (
        ("cp1253", "iso-8859-7"),
        "Κέντρο Ζωής|Πράξις, Αθήνα|Δήμος Θεσσαλονίκης|Άγγελος Χατζής|Γενική Γραμματεία Υγείας|"
        "Έλενα Ιωαννίδου|Εθνικός συντονιστής|Όμιλος εθελοντών|Ίδρυμα Νιάρχος|Υποστηρίζει|"
        "Μείωση βλάβης – δράσεις δρόμου|Κρήτη|Ώθηση|Σώμα Δίωξης Ναρκωτικών",
    ),
    "sq": (
        ("cp1250", "cp1252", "iso-8859-2", "cp1254"),
        "Shoqata Stop AIDS|Instituti i Shëndetit Publik|Labyrinth, Prishtinë|Bujar Çoçoli|"
        "Drejtoria e Burgjeve|Këshilli i Europës|Përparim Hysenaj|Qendër ditore|Lëvizja rinore|"
        "Gjykata e Lartë|Ekipi i terrenit|Çamëria|Bashkia Lushnjë|Vërejtje: pritet përgjigje",
    ),
    "ro": (
        ("cp1250", "iso-8859-2"),
        "Agenţia Judeţeană|Fundaţia Parada|Reţeaua Română, Cluj|Ştefania Mureşan|Direcţia Generală|"
        "Poliţia de Frontieră|Organizaţia Tinerilor|Câmpulung Muscel|Timişoara|Bălţi şi Soroca|"
        "Sprijină reforma|Ţăndărei|Spitalul Judeţean Argeş|Înfiinţată în Iaşi",
    ),
    "ro-comma": (
        ("iso-8859-16",),
        "Agenția Județeană|Fundația Parada|Rețeaua Română, Cluj|Ștefania Mureșan|Direcția Generală|"
        "Poliția de Frontieră|Organizația Tinerilor|Câmpulung Muscel|Timișoara|Bălți și Soroca|"
        "Sprijină reforma|Țăndărei|Spitalul Județean Argeș|Înființată în Iași",
    ),
    "tr": (
        ("cp1254",),
        "Pozitif Yaşam Derneği|Yeşilay, İstanbul|Gençlik ve Spor Müdürlüğü|Işıl Gümüş|Şanlıurfa|"
        "Narkotik Suçlarla Mücadele|Çocuk Şube|Oğuzhan Çağlayan|Bağcılar İlçesi|Görüşme yapıldı|"
        "Aydınlık Yarınlar|Müjde Ünlü|Kuşadası|Sıfır ayrımcılık",
    ),
    "hu": (
        CENTRAL,
        "Magyar Ártalomcsökkentők Társasága|Józan Babák, Budapest|Őrmező|Szűcs Gergő|Kék Pont|"
        "Drogprevenciós Központ|Székesfehérvár|Dömötör Zsófia|Vajdasági Ifjúsági Fórum|Zöld út|"
        "Tűcsere műhely|Győző útja|Zenta város",
    ),
    "en": (
        ("cp1252",),
        "Drug Policy Network|Council of Europe – Pompidou Group|Harm Reduction, Vienna office|"
        "Andrew’s “report”|Médecins du Monde|UNODC|Civil Society Forum|Café meeting|€ 5,000 grant|"
        "European Commission|Youth RISE|Déjà vu|Open Society – Budapest",
    ),
}
UNICODE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32")


@dataclass(frozen=True)
class Made:
    """A file of the family: its bytes, the table that was meant, and what was done to it."""

    content: bytes
    table: tuple[tuple[str, ...], ...]
    language: str
    encoding: str
    layout: str
    fault: str

    @property
    def kind(self) -> str:
        """What was done to the file: ``recoverable`` when nothing was lost.

        The bytes of Romanian in ISO-8859-16 are those of the cedilla letters in windows-1250, so
        which of the two was meant cannot be told from them.
        """
        alike = self.language == "ro-comma" and self.encoding == "iso-8859-16"
        return self.fault or ("two readings" if alike else "recoverable")

    @property
    def recoverable(self) -> bool:
        return self.kind == "recoverable"


Table = list[list[str]]
Change = Callable[[random.Random, Table], Table]


def made_files(count: int, seed: int = 4) -> Iterator[Made]:
    """Yield ``count`` files; every third one has a fault."""
    chance = random.Random(seed)
    for number in range(count):
        faulty = number % 3 == 2
        yield _made(chance, chance.choice(FAULT_NAMES) if faulty else "")


def outcome(made: Made) -> str:
    """Return ``exact``, ``asked``, ``refused``, ``flagged`` or ``silent`` for one file."""
    reading = read_raw(made.content, "made.csv")
    if reading.outcome in ("asked", "refused"):
        return reading.outcome
    meant = [tuple(unicodedata.normalize("NFC", cell) for cell in row) for row in made.table]
    if [reading.header, *reading.records] == meant:
        return "exact"
    return "flagged" if _is_flagged(reading, meant) else "silent"


def _is_flagged(reading: RawReading, meant: list[tuple[str, ...]]) -> bool:
    """Say whether a finding stands on a line of a row that differs, or any where rows are lost."""
    starts = [reading.header_line, *reading.lines]
    ends = [*(line - 1 for line in starts[1:]), 1 << 40]
    read = [reading.header, *reading.records]
    differing = [
        (start, end)
        for at, (row, start, end) in enumerate(zip(read, starts, ends, strict=True))
        if meant[at : at + 1] != [row]
    ]
    found = {finding.line for finding in reading.warnings}
    lost = len(read) < len(meant) and bool(found)
    return lost or any(start <= line <= end for start, end in differing for line in found)


def _made(chance: random.Random, fault: str) -> Made:
    language = chance.choice(list(LANGUAGES))
    legacy, phrases = LANGUAGES[language]
    encoding = chance.choice(legacy if chance.random() < 0.55 else UNICODE)
    if fault == "encoded twice":  # misread as a code page, then saved as Unicode
        encoding = chance.choice(UNICODE)
    table = _table(chance, phrases.split("|"), encoding)
    bent = TABLE_FAULTS.get(fault, lambda _, rows: rows)(chance, [list(row) for row in table])
    meant = _meant(table, bent, fault)
    text, layout = _written(chance, bent, fault)
    content = _encoded(text, encoding)
    content = BYTE_FAULTS.get(fault, lambda _, bytes_, __: bytes_)(chance, content, encoding)
    return Made(content, meant, language, encoding, layout, fault)


def _meant(table: Table, bent: Table, fault: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(row) for row in (bent if fault in HARMLESS else table))


def _table(chance: random.Random, phrases: list[str], encoding: str) -> Table:
    width = chance.randint(2, len(HEADER))
    rows = [list(HEADER[:width])]
    telling = [phrase for phrase in phrases if not phrase.isascii()]
    for number in range(1, chance.choice((3, 6, 12, 40)) + 1):
        name = chance.choice(telling if number == 1 else phrases)
        cells = [
            f"{number:03}",
            name,
            chance.choice(phrases),
            chance.choice(("", "3", "4,5", "1.234,50", "8.25", "NA")),
            chance.choice(("-5", "0", "2,5", "+3", "n/a")),
            chance.choice(("31.12.2025.", "2025-12", "", "03/04/2025")),
            chance.choice(("", chance.choice(phrases), f'{chance.choice(phrases)} "A"', "a; b, c")),
        ]
        if chance.random() < 0.08:
            cells[1] = f"{cells[1]}\n{chance.choice(phrases)}"
        rows.append([_fitting(cell, encoding) for cell in cells[:width]])
    return rows


def _fitting(cell: str, encoding: str) -> str:
    """Return the cell without the signs, never letters, that the encoding lacks."""
    signs = str.maketrans({"–": "-", "„": '"', "“": '"', "”": '"', "’": "'", "€": "EUR"})
    try:
        cell.encode(encoding)
    except UnicodeEncodeError:
        cell = cell.translate(signs)
    cell.encode(encoding)
    return cell


def _written(chance: random.Random, rows: Table, fault: str) -> tuple[str, str]:
    delimiter = chance.choice((",", ";", ";", "\t", "|"))
    quoting = chance.choice(("minimal", "minimal", "all", "backslash"))
    end = chance.choice(("\r\n", "\r\n", "\n", "\r"))
    lines = [delimiter.join(_cell(cell, delimiter, quoting) for cell in row) for row in rows]
    extras = [name for name in EXTRAS if chance.random() < 0.12]
    for name in extras:
        lines = EXTRAS[name](chance, lines, delimiter, len(rows[0]))
    lines = LINE_FAULTS.get(fault, lambda _, given, __: given)(chance, lines, delimiter)
    text = end.join(lines) + end
    return text, " ".join([repr(delimiter), quoting, repr(end), *extras])


def _cell(cell: str, delimiter: str, quoting: str) -> str:
    plain = not any(sign in cell for sign in (delimiter, '"', "\n", "\r"))
    if quoting == "backslash":
        escaped = cell.replace("\\", "\\\\").replace('"', '\\"')
        return escaped if plain else f'"{escaped}"'
    return cell if plain and quoting == "minimal" else '"' + cell.replace('"', '""') + '"'


def _titled(chance: random.Random, lines: list[str], delimiter: str, width: int) -> list[str]:
    padding = delimiter * (width - 1) if width > 2 and chance.random() < 0.5 else ""
    titles = ["Stakeholders 2025" + padding, "Export" + padding][: chance.randint(1, 2)]
    return [*titles, *[""] * (width == 2 or chance.random() < 0.5), *lines]


def _trailing(chance: random.Random, lines: list[str], delimiter: str, width: int) -> list[str]:
    return [line + delimiter * 2 if line else line for line in lines]


def _blank_rows(chance: random.Random, lines: list[str], delimiter: str, width: int) -> list[str]:
    place = chance.randint(len(lines) // 2 + 1, len(lines))
    return [*lines[:place], chance.choice(("", delimiter * (width - 1))), *lines[place:]]


def _sep(chance: random.Random, lines: list[str], delimiter: str, width: int) -> list[str]:
    return [f"sep={delimiter}", *lines]


EXTRAS = {"trailing": _trailing, "blank": _blank_rows, "titles": _titled, "sep": _sep}


# Faults of the table, of its lines and of its bytes


def _some_row(chance: random.Random, rows: Table) -> int:
    return chance.randrange(1, len(rows))


def _repeated_id(chance: random.Random, rows: Table) -> Table:
    return [*rows, list(rows[_some_row(chance, rows)])]


def _scientific_id(chance: random.Random, rows: Table) -> Table:
    rows[_some_row(chance, rows)][0] = chance.choice(("3,81E+11", "1.2E+05", "4E+10"))
    return rows


def _repeated_name(chance: random.Random, rows: Table) -> Table:
    rows[0][-1] = rows[0][0]
    return rows


def _no_name(chance: random.Random, rows: Table) -> Table:
    rows[0][1] = ""
    return rows


def _no_header(chance: random.Random, rows: Table) -> Table:
    return rows[1:]


def _question_marks(chance: random.Random, rows: Table) -> Table:
    return [rows[0], *[[_lost(cell) for cell in row] for row in rows[1:]]]


def _lost(cell: str) -> str:
    return "".join("?" if sign.isalpha() and not sign.isascii() else sign for sign in cell)


def _replacement_signs(chance: random.Random, rows: Table) -> Table:
    return [[_lost(cell).replace("?", "\ufffd") for cell in row] for row in rows]


def _twice_encoded(chance: random.Random, rows: Table) -> Table:
    codec = chance.choice(("cp1252", "cp1250", "cp1251"))
    return [[_misread(cell, codec) for cell in row] for row in rows]


def _misread(cell: str, codec: str) -> str:
    table = [bytes([b]).decode(codec, errors="ignore") or chr(b) for b in range(256)]
    return "".join(table[byte] for byte in cell.encode("utf-8"))


def _decomposed(chance: random.Random, rows: Table) -> Table:
    return [[unicodedata.normalize("NFD", cell) for cell in row] for row in rows]


def _ruined(chance: random.Random, rows: Table) -> Table:
    rows[_some_row(chance, rows)][1] = chance.choice(("#REF!", "#NAME?", "########", "3,81E+11"))
    return rows


def _long(chance: random.Random, lines: list[str], delimiter: str) -> list[str]:
    return [*lines[:-1], lines[-1] + f"{delimiter}x{delimiter}y"]


def _short(chance: random.Random, lines: list[str], delimiter: str) -> list[str]:
    return [*lines, "999"]


def _stray_quote(chance: random.Random, lines: list[str], delimiter: str) -> list[str]:
    return [*lines[:-1], f'999{delimiter}"' + lines[-1].partition(delimiter)[2], *lines[-1:]]


def _swallowing(chance: random.Random, lines: list[str], delimiter: str) -> list[str]:
    rest = delimiter.join(lines[-1].split(delimiter)[2:])
    tail = f"{delimiter}{rest}" if rest else ""
    first, last = f'997{delimiter}"open{tail}', f'999{delimiter}close"{tail}'
    return [*lines, first, f"998{delimiter}middle{tail}", last]


def _cut(chance: random.Random, content: bytes, encoding: str) -> bytes:
    return content[: -chance.randint(4, max(5, min(30, len(content) // 3)))]


def _zero_byte(chance: random.Random, content: bytes, encoding: str) -> bytes:
    place = len(content) // 2
    return content[:place] + b"\x00" + content[place:]


def _stray_byte(chance: random.Random, content: bytes, encoding: str) -> bytes:
    return content + b"\xe8\x9e" if encoding.startswith("utf") else content + "ščđ€".encode()


def _renamed(chance: random.Random, content: bytes, encoding: str) -> bytes:
    start = (b"PK\x03\x04", b"%PDF-1.7\n", b"<html><table>", b"\xd0\xcf\x11\xe0", b'[{"a": 1}]')
    return chance.choice(start) + content


TABLE_FAULTS: dict[str, Change] = {
    "repeated id": _repeated_id,
    "scientific id": _scientific_id,
    "repeated name": _repeated_name,
    "no name": _no_name,
    "no header": _no_header,
    "question marks": _question_marks,
    "replacement signs": _replacement_signs,
    "encoded twice": _twice_encoded,
    "decomposed": _decomposed,
    "ruined": _ruined,
}
LINE_FAULTS = {
    "long row": _long,
    "short row": _short,
    "stray quote": _stray_quote,
    "swallowing quote": _swallowing,
}
BYTE_FAULTS = {
    "cut": _cut,
    "zero byte": _zero_byte,
    "stray byte": _stray_byte,
    "renamed": _renamed,
}
HARMLESS = ("decomposed",)
FAULT_NAMES = (*TABLE_FAULTS, *LINE_FAULTS, *BYTE_FAULTS)


def _encoded(text: str, encoding: str) -> bytes:
    try:
        return text.encode(encoding)
    except UnicodeEncodeError:  # a fault brought letters that only Unicode can hold
        return text.encode("utf-8")


def rates(count: int, seed: int) -> dict[str, Counter]:
    """Return the outcomes of ``count`` files: of the recoverable ones, and by fault."""
    counts: dict[str, Counter] = {}
    for made in made_files(count, seed):
        counts.setdefault(made.kind, Counter())[outcome(made)] += 1
    return counts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=4)
    parser.add_argument("--show", choices=("asked", "refused", "silent"), action="append")
    options = parser.parse_args()
    for number, made in enumerate(made_files(options.count, options.seed) if options.show else ()):
        seen = outcome(made)
        if seen in options.show and (made.recoverable or seen == "silent"):
            print(number, seen, made.language, made.encoding, made.layout, made.fault)
    kinds = ("exact", "asked", "refused", "flagged", "silent")
    print(f"{'':20}", *(f"{kind:>9}" for kind in kinds))
    for name, counter in sorted(rates(options.count, options.seed).items()):
        whole = sum(counter.values())
        print(f"{name:20}", *(f"{counter[kind] / whole:9.1%}" for kind in kinds), f" of {whole}")


if __name__ == "__main__":
    main()
