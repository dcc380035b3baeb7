"""English words any account may use: nouns for people, kin, determiners, pronouns, verbs."""

from __future__ import annotations

from moksori.coding.nouns import Noun, nouns_of, word_set

_EITHER = """
resident citizen person individual merchant trader smuggler defector refugee escapee prisoner
inmate detainee convict suspect victim witness eyewitness survivor source informant informer
correspondent reporter journalist neighbour neighbor friend acquaintance supplier buyer seller
dealer broker middleman customer colleague coworker employee employer worker labourer laborer
farmer fisherman driver student pupil teacher professor doctor nurse lawyer attorney activist
defender campaigner protester protestor demonstrator villager local civilian migrant minor
teenager youth adult elder child baby infant orphan patient believer pastor priest monk
official officer agent guard interrogator investigator inspector policeman soldier commander
supervisor superior cadre leader chief boss chairman director manager secretary prosecutor judge
minister president governor mayor general colonel captain lieutenant sergeant major warden
gunman attacker assailant perpetrator kidnapper captor abductor rapist torturer militant rebel
fighter insurgent terrorist thug member escort translator interpreter editor author artist singer
somebody someone stranger passer-by bystander caller visitor guest owner shopkeeper vendor
businessman entrepreneur tailor cook tenant landlord hawker porter passenger traveller traveler
classmate roommate cellmate fellow relative spouse partner sibling cousin twin parent grandparent
grandchild politician spokesperson spokesman spokeswoman senator deputy lawmaker ambassador
blogger photographer cameraman researcher academic scholar unionist organiser organizer coordinator
recruit conscript deserter handler overseer foreman instructor bodyguard conductor engineer
principal headmaster headmistress accountant clerk bookkeeper mechanic electrician welder plasterer
carpenter miner baker butcher barber hairdresser seamstress weaver dentist surgeon pharmacist
janitor cleaner stationmaster logger herder shepherd bricklayer plumber technician operator sailor
lecturer tutor moneylender lender novice warder sentry orderly medic invalid comrade schoolmate
playmate workmate bunkmate housemate subordinate underling accomplice go-between messenger runaway
fugitive returnee deportee exile outsider newcomer onlooker spectator mourner client creditor
debtor lodger graduate apprentice trainee freshman helper servant beggar vagrant thief ringleader
henchman stowaway amputee cripple toddler newborn youngster adolescent moneychanger parishioner
townsman schoolmaster pilgrim tourist hitchhiker cyclist householder captive hostage abductee
casualty turnkey lookout
"""

_FEMALE = """
woman female lady girl mother daughter sister wife widow aunt grandmother niece girlfriend
daughter-in-law mother-in-law sister-in-law granddaughter housewife schoolgirl policewoman
businesswoman mum mom grandma bride maid waitress stepmother stepdaughter nun fiancée mistress
matron
"""

_MALE = """
man male gentleman boy father son brother husband widower uncle grandfather nephew boyfriend
son-in-law father-in-law brother-in-law grandson schoolboy dad grandpa groom stepfather stepson
guy fiancé
"""

_KIN = """
mother daughter sister wife aunt grandmother niece girlfriend daughter-in-law mother-in-law
sister-in-law granddaughter mum mom grandma stepmother stepdaughter father son brother husband
uncle grandfather nephew boyfriend son-in-law father-in-law brother-in-law grandson dad grandpa
stepfather stepson child baby parent grandparent grandchild cousin twin sibling spouse partner
relative friend neighbour neighbor colleague classmate roommate cellmate acquaintance
"""

_GROUPS = """
family police troops people personnel staff crew couple relatives authorities
clergy townspeople militia crowd gang squad household households
"""

_IRREGULAR = {
    "men": "man",
    "women": "woman",
    "ladies": "lady",
    "children": "child",
    "people": "people",
    "families": "family",
    "wives": "wife",
    "policemen": "policeman",
    "policewomen": "policewoman",
    "gunmen": "gunman",
    "fishermen": "fisherman",
    "chairmen": "chairman",
    "businessmen": "businessman",
    "middlemen": "middleman",
    "spokesmen": "spokesman",
    "deputies": "deputy",
    "secretaries": "secretary",
    "babies": "baby",
    "passers-by": "passer-by",
    "daughters-in-law": "daughter-in-law",
    "sons-in-law": "son-in-law",
    "mothers-in-law": "mother-in-law",
    "fathers-in-law": "father-in-law",
    "brothers-in-law": "brother-in-law",
    "sisters-in-law": "sister-in-law",
}

NOUNS: dict[str, Noun] = nouns_of(
    either=_EITHER.split(),
    female=_FEMALE.split(),
    male=_MALE.split(),
    kin=_KIN.split(),
    groups=_GROUPS.split(),
    irregular=_IRREGULAR,
)
"""Every form of a noun for people, in small letters."""

SOURCE_NOUNS = frozenset({"source", "informant", "informer", "correspondent", "caller"})
WITNESS_NOUNS = frozenset({"witness", "eyewitness", "bystander", "passer-by"})
REPORTER_NOUNS = frozenset({"reporter", "journalist", "correspondent"})
VICTIM_NOUNS = word_set(
    """
    victim survivor detainee inmate prisoner convict orphan hostage captive
    """
)
HARM_NOUNS = word_set(
    """
    gunman attacker assailant perpetrator kidnapper captor abductor rapist torturer militant rebel
    insurgent terrorist thug gang interrogator
    """
)
FORCE_NOUNS = word_set(
    """
    police policeman policewoman soldier troops guard officer official agent authorities personnel
    militia interrogator investigator inspector prosecutor judge warden commander cadre supervisor
    chief squad
    """
)
"""Nouns of people who act for a power; packs add the country's own posts."""

LEADERS = word_set(
    """
    director manager head chief principal headmaster headmistress foreman overseer superintendent
    secretary boss chairman chairwoman chairperson leader instructor supervisor dean governor
    warden administrator president mayor captain major colonel lieutenant sergeant commander
    """
)
"""Nouns of those who stand over others: an account may be about what one of them did."""

VAGUE_PERSON = frozenset({"individual", "person", "victim", "fellow", "detainee", "prisoner"})
"""Nouns that take up anybody told of before."""

VAGUE_OFFICIAL = word_set(
    """
    official officer agent perpetrator interrogator investigator superior policeman
    """
)
"""Nouns that take up an official told of before by another word."""

INDEFINITE = frozenset({"a", "an", "one", "another", "some", "certain", "any"})
DEFINITE = frozenset({"the", "both"})
DEMONSTRATIVE = frozenset({"this", "that", "these", "those", "such", "said"})
POSSESSIVE = frozenset({"my", "your", "his", "her", "its", "our", "their", "whose"})
PLURAL_WORDS = word_set("several many few most all other various numerous countless")
NUMBERS = {
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "dozen": 12,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "hundred": 100,
    "thousand": 1000,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
}

SUBJECT_PRONOUNS = frozenset({"i", "he", "she", "they", "we", "who"})
OBJECT_PRONOUNS = frozenset({"me", "him", "them", "us", "himself", "herself", "themselves"})
PRONOUN_SEX = {
    "he": "male",
    "him": "male",
    "his": "male",
    "himself": "male",
    "she": "female",
    "her": "female",
    "hers": "female",
    "herself": "female",
}
PLURAL_PRONOUNS = frozenset({"they", "them", "their", "theirs", "themselves"})
FIRST_PERSON = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ourselves"})
PRONOUNS = SUBJECT_PRONOUNS | OBJECT_PRONOUNS | frozenset(PRONOUN_SEX) | PLURAL_PRONOUNS

PREPOSITIONS = word_set(
    """
    of in at to from by with for on against over under into onto about after before during through
    via across behind among between near outside inside without within upon toward towards around
    along since until despite
    """
)
CLOSED = (
    PREPOSITIONS
    | INDEFINITE
    | DEFINITE
    | DEMONSTRATIVE
    | POSSESSIVE
    | PRONOUNS
    | FIRST_PERSON
    | word_set(
        """
    and or but nor so yet as than if while when where which that who whom whose why how because
    although though whether then there here it its you yours not no only also just even still ever
    never always often is are was were be been being am has have had having do does did done can
    could may might must shall should will would ought get got gets getting said says say told
    tells tell saying telling went goes go gone going came comes come took takes take taken made
    makes make gave gives give given let lets put puts kept keeps keep left leaves leave sent
    sends send paid pays pay brought brings bring began begins begin ran runs run saw sees see
    knew knows know found finds find thought heard held became become lost cut beat hit shot sold
    bought caught spent drove broke woke wrote rose fell felt led fled hid hung met rode sat slept
    spoke stood stole swore threw wore alleged
    """
    )
)
"""Words at which a noun phrase cannot go on, verbs most met in accounts among them."""

PAST = word_set(
    """
    was were had did said told went came took made gave got let put kept left sent paid brought
    began ran saw knew found thought heard held became lost cut beat hit shot sold bought caught
    spent drove broke woke wrote rose fell felt led fled hid hung met rode sat slept spoke stood
    stole swore threw wore been forced died tied lied begged bore bit bent bled blew built burnt
    burst bound chose dug drew drank ate fought flew forgot froze grew hurt knelt laid lent meant
    shook sank slid spat split struck stuck swept swung taught tore understood wept won sought
    dragged slapped
    """
)

ADJECTIVES = word_set(
    """
    female male young old elderly senior junior local provincial municipal national foreign
    high-ranking low-ranking high-level top former ex retired armed masked uniformed unknown
    unidentified unnamed anonymous wealthy rich poor ordinary corrupt powerful influential
    pregnant married single divorced widowed blind deaf disabled sick wounded injured innocent
    political religious christian muslim buddhist ethnic teenage middle-aged adult minor little
    eldest elder younger youngest older oldest only own particular certain inside private
    human-rights public plain-clothes plainclothes black white dead late close distant fellow
    unlucky notorious main chief deputy vice acting assistant prominent well-known leading other
    first second third same new native trusted responsible government state party border security
    illegal drug street market homeless unemployed underage convicted accused alleged suspected
    escaped released arrested detained repatriated returning military secret undercover special
    """
)
"""Words that may stand before a noun for people where no determiner opens the phrase."""

COMPOUND_TAILS = word_set(
    """
    station post house home network team force forces unit units camp office training support
    union registration card association activity activities status rights life work market
    population background badge uniform car duty school hospital court law program programme
    custody bribe bribes trade group groups organisation organisations organization organizations
    movement leadership party parties army council government community communities body bodies
    strike strikes election elections protest protests newspaper website magazine channel league
    leagues brigade brigades congress festival
    """
)
"""Nouns before which a noun for people is only a modifier ("police station")."""

ALSO_ADJECTIVES = word_set(
    """
    general major private minor local adult patient fellow female male militant official
    individual elder native chief criminal superior senior religious migrant principal public
    captive secretary principal
    """
)
"""Nouns for people that are as often adjectives: "a major shipment", "a private house"."""

COMMON_VERBS = word_set(
    """
    uses demands wants asks threatens beats takes keeps visits lives works knows says calls pays
    sends makes gives gets sells buys runs stays holds needs tries starts stops leaves brings
    decides controls orders forces receives remains serves stands helps threaten demand use want
    ask live work know say call pay send make give get sell buy run stay hold need try start stop
    leave bring decide control order force receive remain serve stand help who and
    """
)
"""Verbs in the present that follow a noun for people."""

NOT_AFTER_NAMES = word_set(
    """
    council depot union government party region state district province city group network station
    border market school forces police army court university hospital area airport river tunnel
    programme program act law bill report system agreement plan case office newspaper magazine
    website channel league committee commission regime administration company corporation bank
    street road square bridge mountain island lake valley county prison camp movement festival
    award prize championship cup games flag coast desert
    """
)
"""Nouns before which a run of capitals is no person's name."""

HONORIFICS = word_set(
    """
    mr mrs ms miss mx dr prof professor sir madam madame comrade rev reverend father sister
    capt lt col maj sgt cpl pvt cmdr insp supt brig adm
    """
)

NOT_NAMES = word_set(
    """
    what whatever whoever whichever wherever whenever however nobody nothing everything everybody
    anyone something none neither either all each every few many most several perhaps maybe besides
    instead meanwhile otherwise therefore thus hence indeed later earlier soon now once twice again
    usually officially allegedly apparently reportedly shortly suddenly finally eventually
    afterwards unless unlike above below beside beyond out down ours yes listen imagine consider
    january february march april may june july august september october november december monday
    tuesday wednesday thursday friday saturday sunday spring summer autumn winter christmas easter
    north south east west northern southern eastern western central day war act law bill rights
    human state national international people republic democratic kingdom united nations
    government ministry minister office department bureau agency committee commission council
    court party union group association organisation organization foundation institute centre
    center university college school hospital church temple street road avenue square bridge river
    mountain lake sea island airport station hotel market news media radio times post daily press
    television tv journal army police force forces security intelligence unit division camp prison
    jail province city county district region village town capital border supreme high special
    general secretary president prime deputy chief director chairman colonel captain sergeant
    major lieutenant commander comrade mr mrs ms dr professor pdf email print friendly share tweet
    photo image file source sources credit caption editor edited reporting reporter by the a an
    and of in on at to this that these those it he she they we i you his her their our my
    according today yesterday tomorrow internet facebook twitter whatsapp wechat english korean
    god bible christian muslim movement front league congress parliament senate assembly treaty
    declaration convention campaign labor labour protection defenders defender network watch
    amnesty airlines airways tunnel depot fund funds unions confederation federation democracy
    bank club company companies games cup olympics olympic award prize report project programme
    coalition alliance society agencies academy museum park stadium theatre theater festival forum
    summit conference trade monetary foreign interior defence defense education health finance
    justice prosecution industries industry limited ltd inc corp plc holdings partners services
    service desk systems solutions technologies ventures congratulations thank thanks dear happy
    merry hello hi hey welcome goodbye bye greetings sorry please
    """
)
"""Words that are capitalised in many texts and part of no person's name."""
