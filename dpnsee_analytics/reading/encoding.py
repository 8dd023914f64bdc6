"""Bytes to text, with the encoding found, and the letters a file has lost on its way.

A byte order mark decides, then strict UTF-8, then the zeros of UTF-16. What is left is a legacy
file of one byte a letter, and the candidates are ranked by letter evidence.

How the scores work. ``WORDS`` holds common words of the region's languages (plain knowledge:
ministries, health, towns, names, function words). They give each language a table of how often one
letter follows another, word ends counted as letters. A candidate decodes the file's distinct words
that hold a byte above 127, and some of the ASCII words beside them; a word's score in a language is
the log probability of its letters, made worse by a capital inside a small-letter word, by a sign
inside a word and by letters outside the alphabet. Languages are mixed, their weights fitted to the
file in three rounds of expectation and maximisation, so a file in two languages is no surprise.
The candidate's score is the sum over words plus ``PRIOR`` (what spreadsheets in the region write).
Candidates that give the same text never compete. Scores are natural logarithms: a lead of
``SURE_LEAD`` nats over the next different text decides; less is a question. A best candidate whose
letters are on average rarer than ``READABLE`` fits no language known here and is asked as well, and
so is one of ``WITNESSES``, which are ranked beside the others only to say that none of them fits.
"""

import codecs
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from dpnsee_analytics.reading.findings import Finding, Question, problem

SURE_LEAD = 5.0
READABLE = -4.4
UNUSUAL = -3.6  # below it on average, the unlikeliest words are pointed out
MOST_WORDS = 500  # distinct words with high bytes that are scored, beside as many ASCII ones
SAMPLE = 1 << 18  # bytes at the head of the file in which words are looked for first
SHOWN_ROWS = 5

# Log of how much rarer a candidate is among the region's files than the windows code pages.
PRIOR: dict[str, float] = {
    "cp1250": 0.0,
    "cp1251": 0.0,
    "cp1253": 0.0,
    "cp1254": -0.5,
    "cp1252": -1.0,
    "iso-8859-2": -1.5,
    "iso-8859-7": -1.5,
    "iso-8859-5": -2.0,
    "cp852": -2.0,
    "cp855": -3.0,
    "mac-cyrillic": -3.0,
    "iso-8859-16": -3.5,
}
# Rarer still: one of these is never taken unasked, but it may say that none of the above fits.
WITNESSES: dict[str, float] = dict.fromkeys(
    ("mac-latin2", "mac-turkish", "mac-roman", "mac-greek", "cp857", "cp866", "cp737", "koi8-r"),
    -5.0,
)
UNICODE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32")
ENCODINGS = (*UNICODE, *PRIOR, *WITNESSES)

# The comma letters of Romanian were added to 8859-16; 1250 has the cedilla ones at the same bytes.
_CEDILLA = str.maketrans("şţŞŢ", "șțȘȚ")

LATIN_SOUTH_SLAVIC = """
    ministarstvo zdravlja zdravstva unutrašnjih unutarnjih poslova pravde obrazovanja socijalne
    zaštite politike rada finansija financija vlada republike srbije srbija hrvatska hrvatske crna
    gora gore bosna hercegovina kosovo federacija opština općina grad županija skupština sabor
    udruženje udruga građana nevladina organizacija mreža savez centar kuća škola fakultet
    univerzitet sveučilište bolnica klinički zavod javno zdravlje institut ured kancelarija
    služba zajednica fondacija zaklada fond smanjenje štete prevencija liječenje lečenje droga
    droge zavisnost ovisnost ovisnosti bolesti zatvor policija tužilaštvo odvjetništvo sud
    država državni državna savjet savet vijeće veće odbor komisija povjerenstvo agencija naziv
    ime prezime zemlja adresa telefon napomena datum uticaj utjecaj moć interes podrška protivi
    podržava članica član članovi mladi žene osobe lica sa i u na za od do je su se koji koja što
    još već kao ili nije ima čačak niš šabac požarevac užice kruševac subotica beograd beogradu
    novi sad zagreb split rijeka osijek šibenik varaždin sarajevo mostar tuzla banja luka zenica
    bihać podgorica nikšić cetinje bar petrović jovanović đorđević đorđe nikolić marković
    stojanović ilić pavlović živković čović kovačić horvat babić marić jurić knežević vuković
    hadžić begić žarko željko šime šećer želja čovjek čovek ljudi kuće riječ reč njegov
    međunarodni međunarodna suradnja saradnja razvoj pomoć pomoći zaštitu građani građanski
    program projekt projekat izvještaj izveštaj sastanak zakon strategija akcioni plan godina
    ured za suzbijanje zlouporabe psihoaktivnih supstanci uživanje tačka zarez ćirilica ćuprija
    džep anđela dođe dođi vođa hrađa žrtva čist čuva kaže može važno možda neće veći veća treći
    pažnja ključ ključni odlučuje odluka učešće učesnik općinski županijski ličnost bračni
    zajednička koalicija mreže štab crveni krst križ crvenog krsta kultura
"""

WORDS: dict[str, str] = {
    "sr, hr, bs": LATIN_SOUTH_SLAVIC,
    "sl": """
    ministrstvo za zdravje notranje zadeve pravosodje okolje delo družino socialne enake možnosti
    slovenija slovenije ljubljana maribor celje kranj koper novo mesto občina mestna vlada
    republike državni zbor društvo zveza združenje ustanova zavod inštitut javno zdravje
    nacionalni univerza fakulteta šola bolnišnica klinika center služba sklad mreža
    zmanjševanje škode preprečevanje zdravljenje odvisnosti odvisnost droge drog zapor policija
    tožilstvo sodišče svet komisija urad direktorat naslov ime priimek država telefon opomba datum
    moč interes podpora član članica članice mladi ženske osebe in je se na v z s k pri ki ter tudi
    ne ali kot še že več vse naš naša njihov človek ljudje mesto hiša žalec škofja loka čaček žižek
    kovač novak krajnc župančič zupan potočnik žagar šuštar čeh mlakar petek četrtek sreda
    uprava gospod gospa živeti življenje čas čakati vprašanje podjetje sodelovanje razvoj pomoč
    program projekt poročilo srečanje zakon strategija leto vključevanje načrt združenje
    """,
    "mk": """
    министерство за здравство внатрешни работи правда труд социјална политика образование наука
    северна македонија република скопје битола куманово прилеп тетово охрид штип струмица велес
    гостивар кичево опции здрав живот здружение граѓани граѓански невладина организација мрежа
    сојуз центар дом училиште факултет универзитет болница клиника институт јавно здравје служба
    заедница фондација фонд намалување штети превенција лекување дрога дроги зависност зависности
    болести затвор полиција обвинителство суд држава државен совет комисија агенција назив име
    презиме земја адреса телефон забелешка датум влијание моќ интерес поддршка член членки млади
    жени лица и во на со од до е се кој која што уште веќе како или не има ѓорѓи ќосев ѓорѓиев
    ѓорче петров јован јованов јовановски петровски николовски стојановски трајковски ѕвезда ѕид
    џамија љубов њива куќа ноќ луѓе меѓу меѓународна соработка развој помош програма проект
    извештај состанок закон стратегија година општина градоначалник собрание влада црвен крст
    коалиција марг заштита права човекот нашите ќе ја го ги му ѝ бидат може треба најмногу хопс
    """,
    "bg": """
    министерство на здравеопазването вътрешните работи правосъдието труда социалната политика
    образованието българия република софия пловдив варна бургас русе стара загора плевен сливен
    добрич шумен перник хасково център за хуманни политики сдружение гражданско неправителствена
    организация мрежа съюз дом училище факултет университет болница клиника институт обществено
    здраве служба общност фондация фонд намаляване вредите превенция лечение наркотици зависимост
    зависимости болести затвор полиция прокуратура съд държава държавен съвет комисия агенция
    наименование име фамилия страна адрес телефон бележка дата влияние власт интерес подкрепа член
    членове младежи жени лица и в във на с със от до е се който която което още вече като или не
    има г димитър щерев георги иванов петров димитров николов стоянов христов йорданов ангелов
    васил щастие къща нощ хора между международно сътрудничество развитие помощ програма проект
    доклад среща закон стратегия година община кмет народно събрание правителство български
    червен кръст коалиция защита права човека ще може трябва най много съответствие сърце бъдеще
    национален център по общественото здраве анализи нп
    """,
    "el": """
    υπουργείο υγείας δικαιοσύνης εργασίας παιδείας εσωτερικών προστασίας του πολίτη οικονομικών
    ελλάδα ελλάδας ελληνική δημοκρατία κύπρος αθήνα αθηνών θεσσαλονίκη πάτρα ηράκλειο λάρισα βόλος
    ιωάννινα χανιά πειραιάς θετική φωνή οκανα σύλλογος ένωση οργανισμός μη κυβερνητική οργάνωση
    δίκτυο κέντρο θεραπείας εξαρτημένων ατόμων σχολή σχολείο πανεπιστήμιο νοσοκομείο κλινική
    ινστιτούτο δημόσια υγεία υπηρεσία κοινότητα ίδρυμα ταμείο μείωση της βλάβης πρόληψη θεραπεία
    ναρκωτικά ναρκωτικών εξάρτηση εξαρτήσεων ασθένειες φυλακή αστυνομία εισαγγελία δικαστήριο
    κράτος συμβούλιο επιτροπή όνομα επώνυμο επωνυμία χώρα πόλη διεύθυνση τηλέφωνο σημείωση
    ημερομηνία επιρροή ισχύς ενδιαφέρον υποστήριξη μέλος μέλη νέοι γυναίκες άτομα και το τα η ο οι
    των την τον στην στο στη με για από ως που είναι δεν θα να σε ή κατά προς μετά παπαδόπουλος
    γεώργιος ιωάννης δημήτριος νικόλαος κωνσταντίνος μαρία ελένη παπαδάκης οικονόμου άνθρωπος
    άνθρωποι διεθνής συνεργασία ανάπτυξη βοήθεια πρόγραμμα έργο έκθεση συνάντηση νόμος στρατηγική
    έτος δήμος δήμαρχος βουλή κυβέρνηση ερυθρός σταυρός συμμαχία προστασία δικαιώματα ανθρώπου
    κεθεα πρωτοβουλία εθνικό σχέδιο δράσης ύδρα ώρα όλα ότι έχει πολύ μόνο
    """,
    "sq": """
    ministria e shëndetësisë dhe mbrojtjes sociale punëve të brendshme drejtësisë arsimit shqipëria
    shqipërisë kosovë kosova kosovës maqedonia veriut mali zi tiranë tirana prishtinë prishtina
    durrës vlorë shkodër elbasan korçë fier berat gjirokastër prizren pejë gjakovë mitrovicë gjilan
    ferizaj aksion plus shoqata organizata jo qeveritare rrjeti qendra shtëpia shkolla fakulteti
    universiteti spitali klinika instituti shëndetit publik shërbimi komuniteti fondacioni fondi
    zvogëlimi i dëmit parandalimi trajtimi droga drogës varësia sëmundjet burgu policia
    prokuroria gjykata shteti shtetëror këshilli komisioni agjencia emri mbiemri vendi adresa
    telefoni shënim data ndikimi fuqia interesi mbështetje anëtar anëtarë të rinjtë gratë personat
    në me për nga dhe një që është janë kjo ky si ose nuk ka do më shumë përgjegjës çlirim gjoka
    çështje çdo çfarë hoxha shehu krasniqi berisha gashi dervishi çela leka njerëz ndërkombëtar
    bashkëpunimi zhvillimi ndihma programi projekti raporti takimi ligji strategjia viti bashkia
    kryetari kuvendi qeveria kryqi kuq koalicioni mbrojtja drejtat njeriut kombëtar rëndësishme
    vëlla nënë zëri bëj mirë përmes vetëm gjithë jetë sipas
    """,
    "ro": """
    ministerul sănătății sănătăţii afacerilor interne justiției justiţiei muncii educației
    educaţiei românia româniei moldova republica bucurești bucureşti cluj iași iaşi timișoara
    timişoara constanța constanţa brașov braşov ploiești galați chișinău chişinău agenția agenţia
    națională naţională antidrog antidroguri carusel asociația asociaţia organizație organizaţie
    neguvernamentală rețeaua reţeaua uniunea centrul casa școala şcoala facultatea universitatea
    spitalul clinica institutul sănătate publică serviciul comunitatea fundația fundaţia fondul
    reducerea riscurilor prevenirea tratament tratamentul droguri drogurilor dependență dependenţă
    boli închisoare poliția poliţia parchetul judecătoria tribunalul stat consiliul comisia
    denumire nume prenume țara ţara oraș adresă telefon notă observații data influență influenţă
    putere interes sprijin membru membri tineri femei persoane și şi în la cu de din pe pentru este
    sunt care ce mai deja ca sau nu are ștefan ştefan țepeș popescu ionescu popa dumitru stan
    gheorghe răzvan mihăilă călin bălan om oameni între internațional internaţională cooperare
    dezvoltare ajutor program proiect raport întâlnire ședință lege strategie an anul primăria
    primar parlament guvern crucea roșie roşie coaliția protecția drepturile omului această după
    până fără când câte sânge mâine cuvânt vânt pământ înalt îngrijire
    """,
    "tr": """
    sağlık bakanlığı içişleri adalet aile sosyal hizmetler milli eğitim çalışma türkiye
    cumhuriyeti istanbul ankara izmir bursa antalya konya adana gaziantep eskişehir diyarbakır
    kırmızı şemsiye derneği dernek birliği birlik sivil toplum kuruluşu ağı ağ vakfı vakıf merkezi
    merkez evi ev okulu okul fakültesi üniversitesi üniversite hastanesi hastane klinik enstitüsü
    halk sağlığı hizmeti topluluğu fonu zarar azaltma önleme tedavi tedavisi uyuşturucu madde
    bağımlılığı bağımlılık hastalık hastalıkları cezaevi emniyet polis savcılık mahkeme mahkemesi
    devlet konseyi kurulu komisyonu ajansı adı ad soyadı ülke şehir adres telefon not açıklama
    tarih etki güç ilgi destek üye üyesi üyeler gençlik gençler kadın kadınlar kişi kişiler ve bir
    bu için ile de da mi olan olarak çok daha en kadar gibi değil var yok yılmaz kaya demir çelik
    şahin yıldız yıldırım öztürk aydın özdemir arslan doğan kılıç aslan çetin kara koç kurt özkan
    şimşek ışık ığdır insan insanlar arası uluslararası işbirliği geliştirme yardım programı
    projesi rapor raporu toplantı kanun strateji strateijisi yıl belediyesi belediye başkanı meclisi
    hükümet kızılay koalisyonu koruma hakları ulusal eylem planı gün dün şu şey üç dört önce sonra
    doğru büyük küçük güzel içinde dışında düşük yüksek müdürlüğü başkanlığı daire genel
    """,
    "hu": """
    egészségügyi minisztérium belügyminisztérium igazságügyi magyarország budapest szeged debrecen
    pécs győr miskolc szabadka újvidék egyesület alapítvány szövetség szervezet hálózat központ
    ház iskola kar egyetem kórház klinika intézet népegészségügyi szolgálat közösség alap
    ártalomcsökkentés megelőzés kezelés kábítószer függőség betegség börtön rendőrség ügyészség
    bíróság állam tanács bizottság ügynökség név vezetéknév ország város cím telefon megjegyzés
    dátum befolyás hatalom érdek támogatás tag tagok fiatalok nők személyek és a az egy hogy nem is
    de van volt vagy már még csak mint után között nagy kovács szabó tóth horváth kiss molnár németh
    farkas balogh emberek nemzetközi együttműködés fejlesztés segítség program projekt jelentés
    találkozó törvény stratégia év önkormányzat polgármester országgyűlés kormány vöröskereszt
    védelem jogok nemzeti cselekvési terv első második több kell lehet jó új öt hét tűz fű őszi
    """,
    "en": """
    ministry of health interior justice labour social affairs education republic serbia croatia
    bosnia herzegovina albania kosovo north macedonia montenegro greece bulgaria romania slovenia
    turkey hungary association organisation organization network union centre center house school
    faculty university hospital clinic institute public service community foundation fund harm
    reduction prevention treatment drug drugs dependence addiction disease prison police prosecutor
    court state council committee commission agency name surname country city address phone note
    date influence power interest support member members youth women people and the for with from
    in on to is are which more than or not has stakeholder code contact last positive voice human
    international cooperation development aid programme program project report meeting law strategy
    year municipality mayor assembly parliament government red cross coalition protection rights
    national action plan european office world policy category level score role email website
    café naïve résumé façade
    """,
    "fr, de, it, es": """
    médecins du monde fédération française société européenne ministère santé république générale
    à é è être et la le les des pour dans réduction risques prévention où déjà après très première
    für und der die das über gesellschaft österreich österreichische bundesministerium gesundheit
    münchen zürich köln müller größe straße hilfe schweiz verein förderung universität
    società città è più perché università sanità qualità attività libertà di della per che
    españa sociedad salud niños año asociación nación información política también según
    fundação são não ação français genève montréal hôpital rené andré josé maría muñoz peña
    """,
}

_CYRILLIC = dict(
    zip(
        "a b v g d đ e ž z i j k l m n o p r s t ć u f h c č š".split(),
        "а б в г д ђ е ж з и ј к л м н о п р с т ћ у ф х ц ч ш".split(),
        strict=True,
    )
)
WORDS["sr in Cyrillic"] = "".join(
    _CYRILLIC.get(letter, letter)
    for letter in LATIN_SOUTH_SLAVIC.replace("lj", "љ").replace("nj", "њ").replace("dž", "џ")
)

# Signs that stand beside words in good text; other signs among high bytes speak against a reading.
_GOOD_SIGNS = frozenset("„“”‚‘’–—…•€§°«»№\u00a0")
_CLOSING = frozenset("’»…")
_SIGN_COST = -5.0
_ODD_SIGN_COST = -16.0
_INSIDE_COST = -5.0
_CAPITAL_COST = -4.5
_FOREIGN_COST = -12.0

_WORD = re.compile(rb"[A-Za-z\x80-\xff'-]{1,80}")
_ASCII = bytes(range(128))
# Latin, Greek, Cyrillic, their accents, punctuation and the signs of lost letters.
_EUROPEAN = re.compile("[\t\n\r\x20-\u052f\u1e00-\u20cf\ufeff\ufffd]")
_UTF8_LETTER = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)


@dataclass(frozen=True)
class Decoded:
    """The text of a file and the encoding found, or what stands against reading it.

    ``text`` is empty where there is a problem or a question. ``encoding`` is Python's name of it.
    """

    text: str
    encoding: str
    findings: tuple[Finding, ...] = ()
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True)
class Ranked:
    """One candidate encoding: its score in nats and the mean score of a letter under it."""

    encoding: str
    score: float
    per_letter: float
    words: tuple[str, ...] = field(repr=False, default=())


def read_encoding(content: bytes, file: str, encoding: str | None = None) -> Decoded:
    """Return the text of ``content`` and the encoding found, or the one that was asked for.

    Strict: no byte is dropped or replaced. A byte that the encoding does not know, a zero byte, a
    file cut inside a letter and a file that mixes UTF-8 with something else are problems with
    their line. Where two encodings fit alike and give different text, the result is a question.
    Raises ``LookupError`` when ``encoding`` is not one of ``ENCODINGS``.
    """
    if encoding is not None:
        return _decoded_as(content, file, known_encoding(encoding))
    marked = _marked_encoding(content)
    if marked:
        return _decoded_as(content, file, marked)
    if b"\x00" in content:
        unmarked = _unmarked_utf16(content)
        return _decoded_as(content, file, unmarked) if unmarked else _zero_bytes(content, file)
    try:
        return Decoded(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        broken = _broken_utf8(content, file, error)
        return broken or _legacy_text(content, file)


def known_encoding(name: str) -> str:
    """Return the encoding of ``ENCODINGS`` that ``name`` spells; ``LookupError`` if none does."""
    try:
        wanted = codecs.lookup(name).name
    except LookupError:
        wanted = ""
    for encoding in ENCODINGS:
        if codecs.lookup(encoding).name == wanted:
            return encoding
    raise LookupError(f"There is no encoding “{name}” here. Known: {', '.join(ENCODINGS)}.")


def _marked_encoding(content: bytes) -> str:
    if content.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if content.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)) and len(content) % 4 == 0:
        return "utf-32"
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    return ""


def _unmarked_utf16(content: bytes) -> str:
    """Return the UTF-16 byte order that the zeros of ASCII letters show, or "" when none does."""
    even, odd = content[::2].count(0), content[1::2].count(0)
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    if len(content) % 2 or min(even, odd) or max(even, odd) < len(content) // 20:
        return ""
    head = content[: SAMPLE & ~1].decode(encoding, errors="replace")
    known = len(_EUROPEAN.findall(head))
    begins = len(_EUROPEAN.findall(head[:64])) == len(head[:64])
    return encoding if begins and known >= 0.95 * len(head) else ""


def _decoded_as(content: bytes, file: str, encoding: str) -> Decoded:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        return Decoded("", encoding, (_undecodable(content, file, encoding, error),))
    place = text.find("\x00")
    if place >= 0:
        message = "The file holds zero bytes, so it is not a plain text file, or is damaged."
        return Decoded("", encoding, (problem(file, _line_at(text, place), message),))
    return Decoded(text, encoding)


def _undecodable(content: bytes, file: str, encoding: str, error: UnicodeDecodeError) -> Finding:
    before = content[: error.start].decode(encoding, errors="replace")
    message = (
        f"Byte 0x{content[error.start]:02X} cannot be read as {encoding}; the file is cut, damaged "
        "or in another encoding. Save it again as “CSV UTF-8” from the spreadsheet."
    )
    return problem(file, _line_at(before, len(before)), message)


def _zero_bytes(content: bytes, file: str) -> Decoded:
    line = _line_at(content[: content.index(0)].decode("latin-1"), len(content))
    message = (
        "The file holds zero bytes, so it is not a plain text file, or is damaged. "
        "Save it again as “CSV UTF-8” from the spreadsheet."
    )
    return Decoded("", "", (problem(file, line, message),))


def _broken_utf8(content: bytes, file: str, error: UnicodeDecodeError) -> Decoded | None:
    """Return the refusal of a file that is UTF-8 but for some bytes, or None for a legacy file."""
    around = content[max(0, error.start - SAMPLE) : error.start + SAMPLE]
    letters = _UTF8_LETTER.findall(around)
    high = len(around.translate(None, _ASCII))
    seen = Counter(letters)
    good = sum(count for letter, count in seen.items() if _is_regional_utf8(letter))
    if good < 2 or good < 0.9 * len(letters) or good * 20 < high:
        return None
    line = _line_at(content[: error.start].decode("latin-1"), error.start)
    message = (
        f"Byte 0x{content[error.start]:02X} is not UTF-8 but {good} other letters of the file are: "
        "it is cut, or put together from files of different encodings. "
        "Save its parts again as “CSV UTF-8”."
    )
    return Decoded("", "utf-8", (problem(file, line, message),))


def _is_regional_utf8(letter: bytes) -> bool:
    sign = letter.decode("utf-8", errors="replace")
    return len(sign) == 1 and _regional(sign)


def _line_at(text: str, place: int) -> int:
    """Return the line, from 1, in which the character at ``place`` stands."""
    head = text[:place]
    return 1 + head.count("\n") + head.count("\r") - head.count("\r\n")


# Ranking the legacy encodings


def _legacy_text(content: bytes, file: str) -> Decoded:
    ranking = ranked_encodings(content)
    if not ranking:
        message = (
            "No encoding known here can read every byte of this file. "
            "Save it again as “CSV UTF-8” from the spreadsheet."
        )
        return Decoded("", "", (problem(file, 1, message),))
    best, rivals = ranking[0], _rivals(ranking)
    if rivals or best.per_letter < READABLE or best.encoding in WITNESSES:
        choices = [best, *(rivals or ranking[1:4])]
        return Decoded("", "", questions=(_encoding_question(content, choices),))
    text = content.decode(best.encoding)
    return Decoded(text, best.encoding, tuple(_cedilla_finding(ranking, text, file)))


def ranked_encodings(content: bytes) -> list[Ranked]:
    """Return the legacy encodings that can read every byte, the likeliest first.

    One whose reading of the telling words is letter for letter that of a likelier one is left out.
    """
    high, plain = _telling_words(content)
    used = bytes(set(content.translate(None, _ASCII)))
    ranking: list[Ranked] = []
    for encoding, prior in {**PRIOR, **WITNESSES}.items():
        signs = _decoded_signs(used, encoding)
        if signs is None:
            continue
        words = tuple(word.decode(encoding) for word in high)
        score, letters = _text_score([word.translate(_CEDILLA) for word in words], plain)
        ranking.append(Ranked(encoding, score + prior, score / letters, words))
    ranking.sort(key=lambda ranked: -ranked.score)
    return _without_twins(ranking)


def _decoded_signs(used: bytes, encoding: str) -> str | None:
    """Return the characters of the file under ``encoding``; None when one is no text."""
    try:
        signs = used.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if any("\x7f" <= sign <= "\x9f" for sign in signs) else signs


def _without_twins(ranking: Sequence[Ranked]) -> list[Ranked]:
    seen: set[tuple[str, ...]] = set()
    kept = []
    for ranked in ranking:
        if ranked.words not in seen:
            seen.add(ranked.words)
            kept.append(ranked)
    return kept


def _rivals(ranking: Sequence[Ranked]) -> list[Ranked]:
    best = ranking[0]
    plain = tuple(word.translate(_CEDILLA) for word in best.words)
    return [
        other
        for other in ranking[1:4]
        if other.encoding in PRIOR
        and best.score - other.score < SURE_LEAD
        and tuple(word.translate(_CEDILLA) for word in other.words) != plain
    ]


def _cedilla_finding(ranking: Sequence[Ranked], text: str, file: str) -> Iterator[Finding]:
    """Warn where only the cedilla or comma below tells the two best readings apart."""
    best = ranking[0]
    plain = tuple(word.translate(_CEDILLA) for word in best.words)
    for other in ranking[1:]:
        alike = tuple(word.translate(_CEDILLA) for word in other.words) == plain
        place = re.search("[şţŞŢșțȘȚ]", text)
        if alike and place and best.score - other.score < 4 * SURE_LEAD:
            message = (
                f"Read as {best.encoding}. Under {other.encoding} the same bytes would be ș and ț "
                f"where ş and ţ are now, or the other way round: “{place.group()}”."
            )
            yield Finding(file, _line_at(text, place.start()), 0, message)
            return


def _telling_words(content: bytes) -> tuple[list[bytes], list[str]]:
    """Return distinct words with high bytes, every high byte among them, and ASCII words."""
    words = list(dict.fromkeys(_WORD.findall(content[:SAMPLE])))
    high = [word for word in words if not word.isascii()][:MOST_WORDS]
    missing = set(content.translate(None, _ASCII)) - set(b"".join(high))
    for byte in sorted(missing):
        high += _words_with(content, byte)
    plain = [word for word in words if word.isalpha() and word.isascii() and len(word) > 1]
    return list(dict.fromkeys(high)), [word.decode("ascii") for word in plain[:MOST_WORDS]]


def _words_with(content: bytes, byte: int, most: int = 5) -> list[bytes]:
    words, place = [], content.find(byte)
    while place >= 0 and len(words) < most:
        start = max(0, place - 40)
        piece = content[start : place + 40]
        inside = place - start
        match = next(m for m in _WORD.finditer(piece) if m.start() <= inside < m.end())
        words.append(match.group())
        place = content.find(byte, start + match.end())
    return words


def _text_score(words: Sequence[str], plain: Sequence[str]) -> tuple[float, int]:
    """Return the log probability of ``words`` under the mixed languages, and their letter count."""
    languages = list(WORDS)
    table = [[_word_score(word, language) for language in languages] for word in words]
    beside = [[_plain_score(word, language) for language in languages] for word in plain]
    weights = _language_weights([*table, *beside], len(languages))
    score = sum(_mixed(row, weights) for row in table)
    return score, sum(len(word) + 1 for word in words) or 1


def _language_weights(table: Sequence[Sequence[float]], count: int) -> list[float]:
    weights = [1 / count] * count
    for _ in range(3):
        shares = [1.0] * count  # one word for each language, so that none is ruled out
        for row in table:
            top = max(row)
            parts = [w * math.exp(score - top) for w, score in zip(weights, row, strict=True)]
            whole = sum(parts)
            for place, part in enumerate(parts):
                shares[place] += part / whole
        weights = [share / sum(shares) for share in shares]
    return weights


def _mixed(row: Sequence[float], weights: Sequence[float]) -> float:
    top = max(row)
    parts = (w * math.exp(score - top) for w, score in zip(weights, row, strict=True))
    return top + math.log(sum(parts))


@cache
def _plain_score(word: str, language: str) -> float:
    return _word_score(word, language)


def _word_score(word: str, language: str) -> float:
    """Return the log probability of the letters of ``word``, signs and odd capitals counted in."""
    follow, alphabet = _letter_tables()[language]
    score, before = 0.0, " "
    for place, sign in enumerate(word):
        if not sign.isalpha():
            score += _sign_score(word, place)
            before = " "
            continue
        small = _small(sign)
        score += follow.get((before, small)) or _rare(before, small, alphabet)
        if sign != small and place and word[place - 1].islower():
            score += _CAPITAL_COST
        before = small
    if before == " ":  # the word ends with a sign
        return score
    return score + (follow.get((before, " ")) or _rare(before, " ", alphabet))


def _small(sign: str) -> str:
    return "i" if sign == "İ" else sign.lower()


def _sign_score(word: str, place: int) -> float:
    sign = word[place]
    if sign in "'-":
        return -3.0
    opens = sign in _CLOSING and place + 1 < len(word) and (not place or word[place - 1] in "'-")
    cost = _SIGN_COST if sign in _GOOD_SIGNS and not opens else _ODD_SIGN_COST
    inside = 0 < place < len(word) - 1 and word[place - 1].isalpha() and word[place + 1].isalpha()
    return cost + (_INSIDE_COST if inside and sign not in "’–—\u00a0" else 0.0)


def _rare(before: str, sign: str, alphabet: frozenset[str]) -> float:
    if sign not in alphabet:
        return _FOREIGN_COST
    return -7.0 if before in alphabet or before == " " else -5.0


@cache
def _letter_tables() -> Mapping[str, tuple[dict[tuple[str, str], float], frozenset[str]]]:
    """Return, by language, the log probability of each seen pair of letters and the alphabet."""
    return {
        language: _letter_table(words.translate(_CEDILLA).split())
        for language, words in WORDS.items()
    }


def _letter_table(words: Iterable[str]) -> tuple[dict[tuple[str, str], float], frozenset[str]]:
    pairs: Counter[tuple[str, str]] = Counter()
    for word in words:
        marked = f" {word} "
        pairs.update(pairwise(marked))
    firsts: Counter[str] = Counter()
    for (first, _), count in pairs.items():
        firsts[first] += count
    alphabet = frozenset(letter for letter, _ in pairs)
    spare = len(alphabet) * 0.25
    table = {
        pair: math.log((count + 0.25) / (firsts[pair[0]] + spare)) for pair, count in pairs.items()
    }
    return table, alphabet


def _encoding_question(content: bytes, choices: Sequence[Ranked]) -> Question:
    lines = re.split(rb"\r\n|\r|\n", content[: 4 * SAMPLE])
    names = tuple(ranked.encoding for ranked in choices)
    telling = [(number, line) for number, line in enumerate(lines, 1) if _differs(line, names)]
    rows = telling[:SHOWN_ROWS]
    shown = tuple(tuple(line.decode(name)[:200] for _, line in rows) for name in names)
    first = rows[0][0] if rows else 1
    what = f"Which encoding gives the letters of line {first} right?"
    return Question(what, names, shown, first)


def _differs(line: bytes, encodings: Sequence[str]) -> bool:
    return not line.isascii() and len({line.decode(name) for name in encodings}) > 1


# Letters that were lost before the file came here

_LOST = re.compile(r"(?<![?&=/\w])\?(?=[^\W\d_])|(?<=[^\W\d_])\?|\?\?+")
_CONTROL = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_INNER_SIGNS = "‘„“”€§¶¤¬¦†‡‰•"
INNER_SIGN = re.compile(f"[{_INNER_SIGNS}]")
_INSIDE_WORD = re.compile(
    rf"(?<=[^\W\d_])[–—]?[{_INNER_SIGNS}][{_INNER_SIGNS}–—]{{0,8}}(?=[^\W\d_])"
)
_ENTITY = re.compile(r"&(?:#\d{2,6}|#x[0-9A-Fa-f]{2,5}|[A-Za-z]{2,8});")
_HIGH_RUN = re.compile(r"[^\x00-\x7f]{2,}")
_MISREADERS = ("cp1252", "cp1250", "cp1251", "cp1253", "cp1254")
_LEADS = bytes([0xC3, 0xC4, 0xC5, 0xC8, 0xCE, 0xCF, 0xD0, 0xD1])
_TRAILS = bytes(range(0x80, 0xC0))


def lost_letters(cell: str) -> str:
    """Return what ``cell`` shows of letters lost before it came here, or "" when nothing.

    A ``?`` beside a letter, a sign such as ``€`` inside a word, the replacement sign U+FFFD, a
    control character, an HTML entity and UTF-8 read as a one-byte encoding (mojibake) are lost
    letters. Web addresses may hold a ``?``.
    """
    if "\ufffd" in cell:
        return "holds the replacement sign of a lost letter"
    if "?" in cell and any(_LOST.search(part) for part in cell.split() if not _is_address(part)):
        return "holds a “?” where a letter may have been lost"
    if _CONTROL.search(cell):
        return "holds a control character"
    if "\ufeff" in cell:
        return "holds a byte order mark in the middle of the file"
    if "&" in cell and _ENTITY.search(cell):
        return "holds an HTML entity in place of a letter"
    if INNER_SIGN.search(cell) and _INSIDE_WORD.search(cell):
        return "holds a sign inside a word, where another encoding may have a letter"
    mended = _mojibake(cell)
    return f"looks like UTF-8 that was read as another encoding; perhaps “{mended}”" * bool(mended)


def _is_address(part: str) -> bool:
    return "://" in part or part.startswith("www.")


@cache
def _sloppy(codec: str) -> tuple[str, ...]:
    """Return the 256 characters of a codec, undefined bytes as the control of that number."""
    return tuple(bytes([byte]).decode(codec, errors="ignore") or chr(byte) for byte in range(256))


def _signs(codec: str, *values: int) -> str:
    return re.escape("".join(_sloppy(codec)[value] for value in values))


def _pairs(leads: Iterable[int], trails: Iterable[int]) -> re.Pattern[str]:
    first = "".join(_signs(codec, *leads) for codec in _MISREADERS)
    second = "".join(_signs(codec, *trails) for codec in _MISREADERS)
    return re.compile(f"[{first}][{second}]")


# One of these is found wherever UTF-8 was read as one of the encodings above: letters, quotes.
MOJIBAKE_SIGNS = (_pairs(_LEADS, _TRAILS), _pairs([0xE2], [0x80, 0x82, 0x84]))


@cache
def _sloppy_bytes(codec: str) -> dict[str, int]:
    return {sign: byte for byte, sign in enumerate(_sloppy(codec))}


def _mojibake(cell: str) -> str:
    """Return the cell as it was before UTF-8 was misread, or "" when it was not."""
    if cell.isascii() or not any(sign.search(cell) for sign in MOJIBAKE_SIGNS):
        return ""
    for codec in _MISREADERS:
        mended = _HIGH_RUN.sub(lambda run, codec=codec: _reread(run.group(), codec), cell)
        if mended != cell:
            return mended
    return ""


def _reread(run: str, codec: str) -> str:
    table = _sloppy_bytes(codec)
    if any(sign not in table for sign in run):
        return run
    try:
        mended = bytes(table[sign] for sign in run).decode("utf-8")
    except UnicodeDecodeError:
        return run
    return mended if all(_regional(sign) for sign in mended) else run


@cache
def _regional(sign: str) -> bool:
    small = _small(unicodedata.normalize("NFC", sign)).translate(_CEDILLA)
    known = any(small in alphabet for _, alphabet in _letter_tables().values())
    return known or sign in _GOOD_SIGNS


# Letters that were read in the wrong one-byte encoding and then saved as Unicode

MISREAD_LEAD = 8.0
_MISREADINGS = (("cp1252", "cp1250"), ("cp1252", "cp1254"), ("cp1252", "cp1251"),
                ("cp1252", "cp1253"), ("cp1250", "cp1251"), ("cp1250", "cp1254"),
                ("cp1250", "cp1253"), ("cp1251", "cp1250"))  # fmt: skip
_LETTERS = re.compile(r"[^\W\d_]{2,80}")


def misread_words(text: str) -> dict[str, str]:
    """Return words of ``text`` that make sense only in another encoding, and what they then are.

    ``Æiriæ`` is ``Ćirić`` whose bytes of windows-1250 were read as windows-1252. A word counts when
    the other reading is ``MISREAD_LEAD`` nats likelier. Looks at the first ``4 * SAMPLE`` letters.
    """
    if text.isascii():
        return {}
    words = dict.fromkeys(_LETTERS.findall(text[: 4 * SAMPLE]))
    high = [word for word in words if not word.isascii()][: 4 * MOST_WORDS]
    found = ((word, _other_reading(word)) for word in high)
    return {word: mended for word, mended in found if mended}


def unusual_words(text: str) -> list[str]:
    """Return the unlikeliest words of a legacy file whose letters fit no language well, or none."""
    words = dict.fromkeys(_LETTERS.findall(text[: 4 * SAMPLE]))
    means = {word: _best_score(word) / (len(word) + 1) for word in words if not word.isascii()}
    if not means or sum(means.values()) / len(means) > UNUSUAL:
        return []
    return sorted(means, key=lambda word: means[word])[:20]


def _other_reading(word: str) -> str:
    best, mended = _best_score(word) + MISREAD_LEAD, ""
    for wrong, right in _MISREADINGS:
        try:
            other = word.encode(wrong).decode(right)
        except UnicodeError:
            continue
        score = _best_score(other) if other != word and other.isalpha() else -math.inf
        if score > best:
            best, mended = score, other
    return mended


def _best_score(word: str) -> float:
    word = word.translate(_CEDILLA)
    return max(_word_score(word, language) for language in WORDS)
