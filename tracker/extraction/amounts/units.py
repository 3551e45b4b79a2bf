"""Units as data: currencies by sign and name, measures, and nouns that count nothing promised."""

# A bare dollar sign is the caller's to settle; "$" stands for it here.
SIGNS = {
    "US$": "USD",
    "U.S.$": "USD",
    "A$": "AUD",
    "AU$": "AUD",
    "C$": "CAD",
    "CA$": "CAD",
    "NZ$": "NZD",
    "HK$": "HKD",
    "S$": "SGD",
    "FJ$": "FJD",
    "NT$": "TWD",
    "R$": "BRL",
    "$": "$",
    "€": "EUR",
    "£": "GBP",
    "¥": "JPY",
    "₹": "INR",
    "Rs.": "INR",
    "Rs": "INR",
    "R": "ZAR",
    "₩": "KRW",
    "₽": "RUB",
    "₺": "TRY",
    "₦": "NGN",
    "Sh": "KES",
    "Tk": "BDT",
}
CODES = """
    USD EUR GBP JPY INR AUD CAD NZD CHF CNY RMB SEK NOK DKK PLN CZK HUF RON ZAR BRL MXN ARS KRW
    RUB TRY SGD HKD KES NGN GHS TND MAD EGP SAR AED QAR ILS PKR BDT LKR THB IDR MYR PHP VND FJD
"""
NAMES = {
    r"(?:US|U\.S\.|American) dollars?": "USD",
    r"(?:Australian) dollars?": "AUD",
    r"(?:Canadian) dollars?": "CAD",
    r"(?:New Zealand) dollars?": "NZD",
    r"(?:Singapore) dollars?": "SGD",
    r"(?:Hong Kong) dollars?": "HKD",
    r"dollars?": "$",
    r"euros?": "EUR",
    r"(?:British )?pounds?(?: sterling)?": "GBP",
    r"yen": "JPY",
    r"(?:yuan|renminbi)": "CNY",
    r"(?:Swiss )?francs": "CHF",
    r"(?:Swedish )?kronor": "SEK",
    r"Danish kroner": "DKK",
    r"(?:Norwegian )?kroner": "NOK",
    r"Pakistani rupees?": "PKR",
    r"(?:Indian )?rupees?": "INR",
    r"reais": "BRL",
    r"rand": "ZAR",
    r"won": "KRW",
    r"rou?bles?": "RUB",
    r"(?:Turkish )?lira": "TRY",
    r"zlot(?:y|ys|ych)": "PLN",
    r"forints?": "HUF",
    r"(?:Mexican )?pesos": "MXN",
    r"(?:Tunisian )?dinars": "TND",
    r"(?:Moroccan )?dirhams": "MAD",
    r"(?:Saudi )?riyals": "SAR",
    r"(?:Kenyan )?shillings": "KES",
    r"naira": "NGN",
    r"cedis?": "GHS",
    r"birr": "ETB",
    r"taka": "BDT",
    r"baht": "THB",
    r"ringgit": "MYR",
    r"rupiah": "IDR",
    r"shekels": "ILS",
    r"hryvnias?": "UAH",
}
# Of what a share is named, where that is the measure itself.
SHARES_OF = {
    "gdp": "GDP",
    "gross domestic product": "GDP",
    "economic output": "GDP",
    "national income": "national income",
    "gni": "GNI",
    "tariff lines": "tariff lines",
    "exports": "exports",
    "quota": "quota",
}
FRACTIONS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "tenth": 10}

# The unit that a noun is counted in, where it is not the noun itself.
SAME_AS = {
    "jets": "aircraft",
    "planes": "aircraft",
    "warplanes": "aircraft",
    "airplanes": "aircraft",
    "airliners": "aircraft",
    "troops": "people",
    "dwellings": "homes",
    "apartments": "flats",
    "citizens": "people",
    "persons": "people",
    "drivers": "people",
    "gigawatts": "GW",
    "megawatts": "MW",
    "terawatts": "TW",
    "kilowatt-hours": "kWh",
    "megawatt-hours": "MWh",
    "gigawatt-hours": "GWh",
    "terawatt-hours": "TWh",
    "kilometres": "km",
    "kilometers": "km",
    "gigawatt": "GW",
    "megawatt": "MW",
    "tonne": "tonnes",
    "ton": "tons",
    "kilometre": "km",
    "kilometer": "km",
    "cubic meters": "cubic metres",
    "cubic kilometers": "cubic kilometres",
}
# Counted nouns without a plural s.
PLURALS = """
    people aircraft troops staff personnel children women men police vaccines GW MW TW kW GWh
    MWh TWh kWh km hectares cattle feet gardaí
"""
# Plural nouns that count time, speakers and wording, not what is promised.
IDLE = """
    years months weeks days hours minutes seconds decades quarters centuries fortnights times
    countries states governments nations sides parties partners leaders ministers members
    presidents allies signatories institutions delegations capitals lawmakers votes others ones
    things steps articles sections chapters pages paragraphs ways issues parts phases stages
    rounds talks lines levels degrees percent cents pence instalments installments thirds fifths
    sixths tenths halves seasons conditions areas regions continents terms occasions has was is
    its this as us goes does says agrees less across towards regards always perhaps besides
    unless thus plus versus various wants needs plans makes takes gives gets comes meets remains
"""
STOPS = """
    a an the of in on to for from by with at and or but that which who will would is are was
    were be been has have had than as into over under per each every when while if not no their
    its his her our this these those between against after before until since within during
    about also only would could should can may must
"""
# Nouns that say little without the word before them: charging points, pension schemes.
VAGUE = """
    points rations jackets seekers engines schemes crossings assistants boats machines meters
    panels pumps plants kits days
"""
# "twelve-hour shifts" and "two-year-olds" tell how long and how old.
TIME = """
    year month week day hour minute second decade year-old year-olds month-old star point man
"""
# Before a vague noun these add nothing.
PLAIN = "more further extra new additional other such last first large small"
# Whose own dollar a bare "$" is; everybody else's is American.
DOLLARS = {
    "Australia": "AUD",
    "Canada": "CAD",
    "New Zealand": "NZD",
    "Singapore": "SGD",
    "Fiji": "FJD",
    "Jamaica": "JMD",
}
