"""English words that names of institutions and of laws are made of."""

from __future__ import annotations

from moksori.language.words import words

HEADS = words(
    "ministry ministries department directorate bureau office agency committee commission council "
    "party union group association organisation organization foundation institute network court "
    "courts tribunal university college academy faculty corporation company police army brigade "
    "regiment battalion force forces command authority authorities administration assembly "
    "parliament congress senate league front movement federation confederation alliance coalition "
    "centre center media news radio television channel times tribune gazette broadcasting bank "
    "hospital clinic school gymnasium church mosque synagogue temple prison jail gaol penitentiary "
    "barracks garrison watch international society club fund trust treasury board panel chamber "
    "registry inspectorate secretariat embassy consulate cabinet bar institution service services "
    "station museum theatre library hotel airport harbour factory plant works mill mine farm "
    "cooperative holding ltd limited inc gmbh ag plc srl llc division section "
    "unit squad branch headquarters house houses borough municipality municipalities government "
    "republic kingdom state states treasury revenue registrar gendarmerie monastery parish diocese "
    "brotherhood congregation fraternity team newspaper magazine press publishing publishers "
    "security insurance store stores"
)
"""Head nouns of names of bodies, in small letters."""

GENERAL = words(
    "supreme high higher highest appeal appeals appellate cassation constitutional administrative "
    "military criminal civil assize commercial labour labor social district regional provincial "
    "county city municipal local federal national state public principal chief central general "
    "security martial law first second third fourth fifth sixth seventh eighth ninth tenth "
    "eleventh twelfth instance grand full plenary independent foreign affairs justice interior "
    "defence defense finance health education home economy agriculture culture labour transport "
    "environment trade industry tax revenue land lands registry register fire immigration aliens "
    "magistrate magistrates magistrate's magistrates' crown juvenile family land disciplinary "
    "president prosecutor prosecutors prosecution prosecutor's prosecutors' police governor "
    "minister deputy permanent special joint medical legal council university"
)
"""Words that say what a body is for or how high it stands, and not which it is."""

LAWS = words(
    "convention conventions article articles rule rules protocol protocols law laws act acts code "
    "codes constitution regulation regulations section sections decree decrees directive treaty "
    "charter covenant ordinance ordinances statute statutes bill schedule annex appendix paragraph "
    "part chapter title reports report judgment judgments judgement judgements decision decisions "
    "resolution recommendation paragraphs arts art declaration agreement"
)
"""Words that names of laws and of what cites them are made of."""

BARE = words(
    "court courts government governments commission convention chamber chambers section registry "
    "registrar state states party parties contracting member vice article applicant applicants "
    "respondent grand committee panel council ministry minister president judge judges delegation "
    "deputies plenary parliament constitution municipality authority authorities senate division "
    "administration treasury office board tribunal university company bank hospital prison police "
    "army school church"
)
"""Nouns that, alone behind an article, name no body but the one just spoken of."""

EVERYBODYS = (
    "european court of human rights",
    "european commission of human rights",
    "council of europe",
    "european convention",
    "committee of ministers",
    "united nations",
    "human rights committee",
    "court of human rights",
    "commission of human rights",
    "international committee of the red cross",
    "european union",
    "european communities",
    "european court of justice",
    "amnesty international",
    "world health organization",
    "international criminal court",
    "human rights council",
    "general assembly",
    "security council",
    "human rights watch",
    "contracting parties",
    "contracting states",
    "member states",
    "high contracting parties",
    "grand chamber",
)
"""Bodies that people of every country turn to: naming them narrows nothing down."""

EVERYDAY = frozenset({"human rights", "first world war", "second world war", "cold war"})
"""What is written with capitals and names nothing of anybody."""

OPENERS = words(
    "a an the this that these those his her its their my our your he she it they we you i who whom "
    "whose which what when where why how there here if although though because since while whereas "
    "as at by for from in into of on to with within without under over after before during until "
    "between among against about above below through per via despite besides beyond concerning "
    "regarding according following having being both either neither each every all any some most "
    "many several few no not nor and or but so yet then thus hence therefore however moreover "
    "furthermore nevertheless nonetheless meanwhile instead otherwise accordingly subsequently "
    "consequently finally lastly firstly secondly thirdly first second third once again also even "
    "only just still such same other another one two three four five six seven eight nine ten on "
    "upon unless whether given referring relying noting considering holding finding owing due "
    "pending procedure facts background circumstances relevant domestic proceedings conclusion "
    "introduction summary appendix today yesterday tomorrow yes please dear sir madam nothing "
    "something everything nobody somebody everybody let now later earlier soon ever never perhaps "
    "maybe indeed apparently allegedly additionally alternatively initially originally eventually "
    "previously afterwards thereafter thereupon therein moreover likewise similarly conversely "
    "mr mrs ms dr"
)
"""Words that begin sentences, and therefore have a capital that means nothing."""

TITLES = words(
    "mr mrs ms miss mx dr prof professor sir madam lady lord dame judge justice president minister "
    "ambassador colonel general major captain lieutenant sergeant corporal inspector commissioner "
    "father brother sister rev reverend bishop imam rabbi sheikh sheik haji hajji senator governor "
    "mayor chairman director prosecutor herr frau monsieur madame mme mlle signor signora don doña"
)
"""What stands before somebody's name."""

JOINERS = words(
    "de del della dello dei degli di da das dos do du des la le les el al ul ibn bin bint ben "
    "abu van von der den ter ten zu zur am im und et y e i ve we og och af av på na nad pod w "
    "z for of the"
)
"""Small words that stand inside names."""
