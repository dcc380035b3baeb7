"""English words for what people do for a living, and for the places they hold in a body."""

from __future__ import annotations

from moksori.language.words import words

OCCUPATIONS = words(
    # law and order
    "lawyer solicitor barrister advocate attorney notary judge magistrate prosecutor jurist "
    "paralegal bailiff conveyancer policeman policewoman constable detective gendarme sheriff "
    "marshal warder warden jailer gaoler guard bodyguard watchman doorman bouncer customs_officer "
    "firefighter fireman lifeguard ranger gamekeeper investigator "
    # arms
    "soldier sailor airman gunner conscript recruit cadet private corporal sergeant lieutenant "
    "captain major colonel brigadier admiral commodore marine paratrooper reservist pilot "
    "mercenary officer "
    # health and care
    "doctor physician surgeon nurse midwife dentist pharmacist chemist paramedic orderly optician "
    "optometrist ophthalmologist psychiatrist psychologist psychotherapist therapist "
    "physiotherapist gynaecologist gynecologist obstetrician paediatrician pediatrician "
    "neurologist cardiologist oncologist radiologist orthopaedist dermatologist urologist "
    "pathologist anaesthetist practitioner veterinarian vet carer caregiver caretaker nanny "
    "babysitter childminder au_pair masseur masseuse herbalist healer acupuncturist dietician "
    "social_worker caseworker "
    # schools, science
    "teacher schoolteacher headmaster headmistress professor lecturer tutor instructor educator "
    "trainer coach academic scientist researcher scholar historian archaeologist anthropologist "
    "sociologist economist mathematician physicist biologist geologist geographer astronomer "
    "linguist philologist statistician librarian archivist curator student pupil undergraduate "
    "postgraduate apprentice trainee intern "
    # words, pictures, stage
    "journalist reporter correspondent editor publisher writer author novelist poet playwright "
    "columnist blogger broadcaster newsreader presenter announcer commentator critic translator "
    "interpreter photographer cameraman camerawoman film-maker filmmaker director producer actor "
    "actress comedian musician singer songwriter composer conductor pianist violinist guitarist "
    "drummer dancer choreographer artist painter sculptor illustrator cartoonist designer model "
    "magician clown acrobat "
    # building and making
    "architect surveyor engineer technician mechanic electrician electronician plumber welder "
    "fitter turner "
    "machinist toolmaker locksmith blacksmith goldsmith silversmith jeweller jeweler watchmaker "
    "carpenter joiner cabinetmaker bricklayer stonemason mason plasterer roofer tiler glazier "
    "scaffolder builder decorator upholsterer weaver spinner tailor seamstress dressmaker "
    "shoemaker cobbler tanner furrier potter printer typesetter bookbinder typist assembler "
    "operator foreman forewoman labourer laborer worker steelworker metalworker factory_hand "
    "miner driller blaster quarryman "
    # land and sea
    "farmer peasant farmhand herder herdsman shepherd cowherd stockbreeder breeder gardener "
    "forester lumberjack woodcutter logger sawyer fisherman fisher trapper beekeeper winegrower "
    "horticulturist agronomist landowner "
    # moving
    "driver chauffeur trucker taxi_driver courier postman postwoman mailman dispatcher porter "
    "docker longshoreman stevedore seaman skipper helmsman ferryman steward stewardess "
    "flight_attendant navigator signalman stationmaster railwayman "
    # trade and service
    "businessman businesswoman businessperson entrepreneur trader merchant dealer broker "
    "shopkeeper shopowner salesman saleswoman salesperson seller vendor hawker peddler retailer "
    "wholesaler grocer greengrocer butcher baker confectioner pastry_cook fishmonger bookseller "
    "florist stallholder cashier cook chef waiter waitress barman barmaid bartender barista "
    "innkeeper hotelier restaurateur caterer dishwasher hairdresser barber beautician "
    "cosmetologist cleaner charwoman janitor housekeeper maid servant butler laundress launderer "
    "ironer launderette undertaker gravedigger tattooist locksmith receptionist telephonist "
    "concierge landlord landlady estate_agent auctioneer pawnbroker moneylender fortune-teller "
    "croupier bookmaker "
    # office and money
    "clerk secretary typist stenographer bookkeeper accountant auditor actuary banker teller "
    "economist analyst consultant adviser advisor insurer underwriter administrator manager "
    "executive supervisor superintendent inspector controller coordinator assistant employee "
    "civil_servant official bureaucrat functionary programmer developer webmaster "
    "expert assessor appraiser valuer referee umpire arbitrator mediator "
    # belief
    "priest vicar pastor minister preacher chaplain deacon deaconess bishop archbishop cardinal "
    "monk nun abbot abbess friar missionary rabbi cantor imam mufti mullah muezzin hodja lama guru "
    "theologian catechist evangelist "
    # public life
    "politician diplomat ambassador consul attache senator deputy parliamentarian legislator "
    "councillor councilor alderman trade_unionist activist campaigner lobbyist spokesman "
    "spokeswoman spokesperson "
    # sport, others
    "footballer athlete boxer wrestler cyclist jockey swimmer skier gymnast sportsman sportswoman "
    "astronaut spy informer smuggler prostitute sex_worker beggar "
    # no work, or work at home
    "pensioner retiree housewife househusband homemaker breadwinner unemployed self-employed "
    "freelancer "
    "jobseeker veteran ex-serviceman refugee"
)
"""One head noun each, singular; two words with a blank between them."""

POSITIONS = words(
    "president vice-president chairman chairwoman chairperson chair head chief leader director "
    "director-general vice-director manager principal rector vice-rector dean provost headman "
    "headmaster minister prime_minister vice-minister mayor vice-mayor governor vice-governor "
    "prefect sub-prefect commissioner commander commandant commander-in-chief secretary-general "
    "undersecretary treasurer registrar rapporteur ombudsman ombudswoman procurator counsel "
    "chancellor vice-chancellor speaker agent co-agent representative delegate envoy member owner "
    "co-owner proprietor founder co-founder partner shareholder trustee receiver liquidator "
    "executor administrator guardian custodian supervisor foreman overseer boss superior "
    "monarch king queen prince princess emperor sultan emir sheikh chieftain "
    "editor-in-chief ceo cfo coo principal captain lieutenant colonel major general sergeant "
    "corporal officer operator expert landlord mp mep"
)
"""Places held in a body or a firm: head nouns, singular."""

BEFORE = words(
    "chief deputy vice senior junior assistant associate acting former ex retired honorary head "
    "principal general public private state district regional military police naval army air "
    "civil civilian criminal constitutional administrative federal national local municipal "
    "social medical legal judicial fiscal financial commercial industrial agricultural technical "
    "scientific political religious academic clinical dental veterinary surgical psychiatric "
    "non-commissioned commissioned non‑commissioned commanding investigating examining presiding "
    "sitting trial ad_hoc hoc ad lay supervising reporting practising qualified certified "
    "chartered registered licensed trained skilled unskilled professional self-employed freelance "
    "part-time full-time temporary permanent seasonal casual independent executive managing "
    "primary secondary elementary high school nursery kindergarten university college vocational "
    "construction building factory mill mine coal steel metal wood textile garment railway bus "
    "taxi lorry truck crane tram train ship boat airline delivery postal post office bank "
    "insurance tax customs border prison court security night street market shop store hotel "
    "restaurant kitchen hospital ward health care home farm dairy cattle reindeer sheep pig fish "
    "forest forestry garden fruit vegetable tea opera ballet theatre theater film television tv "
    "radio newspaper magazine sports football music art dance language english history chemistry "
    "physics mathematics law computer software data web it systems electrical mechanical civil "
    "chemical mining marine sales marketing advertising travel estate real property housing "
    "welfare youth child family migration immigration probation parole liaison press information "
    "research project programme program product production quality human resources personnel "
    "managing pager telephone switchboard machine office government official special staff field "
    "artillery infantry cavalry lance second first third warrant petty flight squadron wing rear "
    "auxiliary substitute alternate interim newly-appointed building planning fire life sea "
    "domestic manual agricultural day migrant trade union church parish village town city county "
    "state-employed court-appointed defence defense prosecution party group team section "
    "department unit squad area country world"
)
"""What stands before such a noun and belongs to it; small letters."""

_IRREGULAR = {"man": "men", "woman": "women", "person": "people", "wife": "wives"}


def plural(word: str) -> str:
    """Give the plural of a noun as the lists have it.

    Args:
        word: A noun, or several words of which the last is one.
    """
    for ending, many in _IRREGULAR.items():
        if word.endswith(ending):
            return word[: -len(ending)] + many
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    if word.endswith(("s", "x", "ch", "sh")):
        return word + "es"
    return word + "s"
