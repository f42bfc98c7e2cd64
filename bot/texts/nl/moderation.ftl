## Moderatie: maatregelen, meldingen, bezwaar en de uitkijk.

command-waarschuw = Waarschuw een lid; het lid leest de reden in een privébericht
    .name = waarschuw
    .aliases = waarschuwing
    .lid = Wie?
    .reden = Waarom? Het lid leest dit
command-stil = Laat een lid een tijdje niet schrijven
    .name = stil
    .aliases = timeout
    .lid = Wie?
    .duur = Hoe lang? Bijvoorbeeld 10m, 2u of 1d
    .reden = Waarom? Het lid leest dit
command-stil-af = Laat een lid weer schrijven
    .name = stil-af
    .lid = Wie?
command-verwijder = Verwijder een bericht; de schrijver leest de reden in een privébericht
    .name = verwijder
    .reden = Waarom? De schrijver leest dit
    .bericht = Welk bericht? Antwoord op het bericht, of plak de link
command-weer-server = Weer een hele homeserver uit alle kamers (alleen op Matrix)
    .name = weer-server
    .server = Welke server? Bijvoorbeeld spam.example
    .reden = Waarom? Dit staat in de zaak
command-weer-server-nu = Weer deze homeserver
    .name = weer-server-nu
    .server = Welke server?
    .reden = Waarom?
command-laat-server-toe = Laat een geweerde homeserver weer toe
    .name = laat-server-toe
    .server = Welke server?
command-log = Bekijk de laatste zaken, of die over één lid
    .name = log
    .aliases = zaken
    .lid = Over wie?
command-mijn-zaken = Bekijk zaken over jou en wat je zelf meldde
    .name = mijn-zaken
    .aliases = mijnzaken
command-meld-bericht = Wijs een moderator op een bericht dat niet kan; de schrijver ziet niet dat jij het meldt
    .name = meld-bericht
    .aliases = rapporteer
    .toelichting = Wat is er mis mee? (hoeft niet)
command-bezwaar = Maak bezwaar tegen een maatregel over jou
    .name = bezwaar
    .zaak = Nummer van de zaak, zoals Z-2026-001
    .uitleg = Waarom ben je het er niet mee eens?
command-afgehandeld = Rond een melding of bezwaar af; wie erom vroeg, hoort de uitkomst
    .name = afgehandeld
    .zaak = Nummer van de zaak
    .uitkomst = Wat is de uitkomst? De melder of het lid leest dit

case-kind-waarschuwing = waarschuwing
case-kind-stilte = tijdelijk niet schrijven
case-kind-verwijdering = bericht verwijderd
case-kind-melding = melding
case-kind-server = homeserver geweerd
case-state-open = open
case-state-bezwaar = bezwaar loopt
case-state-afgerond = afgerond

case-bad-length = { $value } is geen duur die ik ken. Schrijf bijvoorbeeld 10m (minuten), 2u (uren) of 1d (dagen), tot 28 dagen.
case-not-assistant = Dat ben ik zelf, of een andere bot. Over een bot kun je geen maatregel nemen.
case-not-yourself = Over jezelf kun je geen maatregel nemen.
case-not-colleague = Dit lid is ook moderator. Over een medemoderator neem je hier geen maatregel: overleg in het stafkanaal of met de beheerder.
case-which-message = Welk bericht bedoel je? Gebruik dit commando op het bericht, antwoord erop, of plak de link.
case-message-unread = Dat bericht kan ik niet lezen. Misschien is het al weg.
case-cannot-remove = Hier kan ik geen berichten verwijderen.
case-unknown = Ik ken geen zaak { $case } waar jij iets mee kunt. Een nummer ziet eruit als Z-2026-001.

case-told-warning = Je kreeg een waarschuwing van het moderatieteam (kanaal { $room }).
case-told-timeout = Het moderatieteam heeft besloten dat je { $minutes ->
    [one] 1 minuut
   *[other] { $minutes } minuten
} niet kunt schrijven (kanaal { $room }).
case-told-removal = Een bericht van jou in { $room } is verwijderd.
case-told-reason = Reden:
case-told-object = Dit is zaak { $case }. Ben je het er niet mee eens? Stuur mij: bezwaar { $case } en je uitleg. Een andere moderator kijkt er dan naar.
case-told-released = Je kunt weer schrijven (zaak { $case }).
case-do-object = Bezwaar maken

case-done-warning = { $name } is gewaarschuwd en leest de reden in een privébericht. Zaak { $case }.
case-done-timeout = { $name } kan nu even niet schrijven en leest de reden in een privébericht. Zaak { $case }.
case-done-removal = Het bericht van { $name } wordt verwijderd; de reden staat in een privébericht. Zaak { $case }.
case-do-release = Laat weer schrijven
case-do-history = Eerdere zaken ({ $count })
case-released = { $name } kan weer schrijven (zaak { $case }).
case-released-unknown = { $name } kan weer schrijven. Ik ken geen zaak die erbij hoort.

case-log-title = De laatste zaken
case-log-about = Zaken over { $name }
case-mine-title = Zaken over jou, en wat je meldde
case-none = Er zijn geen zaken.
case-listed = { $kind }, { $state }, { DATETIME($at, dateStyle: "medium") }, { $room }:

case-reported = Dank je. Een moderator kijkt ernaar en je hoort van mij wat eruit komt. Je naam staat er niet bij. Zaak { $case }.
case-reported-already = Dit bericht heb je al gemeld. Je hoort van mij wat eruit komt.
case-report-own = Dit is je eigen bericht. Je kunt het zelf verwijderen of aanpassen.
case-objected = Je bezwaar bij zaak { $case } is doorgegeven. Een andere moderator kijkt ernaar en je hoort van mij wat eruit komt.
case-objected-already = Over zaak { $case } maakte je al bezwaar. Dat kan één keer.
case-about-you = Zaak { $case } gaat over jou. Een andere moderator rondt hem af.
case-own-measure = Dit bezwaar gaat over jouw eigen maatregel (zaak { $case }). Een andere moderator beslist.
case-settled = Zaak { $case } is afgerond. Er is niemand om de uitkomst aan te vertellen.
case-settled-told = Zaak { $case } is afgerond. Wie erom vroeg, leest de uitkomst in een privébericht.
case-settled-already = Zaak { $case } is al afgerond.
case-outcome-report = Over je melding (zaak { $case }) is besloten:
case-outcome-objection = Over je bezwaar (zaak { $case }) is besloten:

case-card-report = Melding { $case }
case-card-objection = Bezwaar bij zaak { $case }
case-fact-room = Kanaal
case-fact-member = Lid
case-fact-message = Bericht
case-fact-rule = Regel
case-fact-advice = Advies
case-fact-kind = Maatregel
case-fact-reason = Reden
case-do-remove = Verwijder het bericht
case-do-settle = Rond af
case-do-warn = Waarschuw

watch-found-ok = Twijfel over een bericht
watch-found-spam = Dit lijkt spam
watch-found-scam = Dit lijkt oplichting
watch-found-flood = Hier wordt het kanaal overspoeld
watch-found-abuse = Dit lijkt kwetsend of bedreigend
watch-found-advertising = Dit lijkt reclame
watch-found-evasion = Dit lijkt vermomd om langs de regels te komen
watch-removed = Ik heb een bericht verwijderd (zaak { $case })
watch-check = Kijk zelf even: ik ken alleen regels, geen bedoelingen.
watch-advice-review = bekijken
watch-advice-remove = verwijderen
watch-advice-timeout = verwijderen, en tijdelijk niet laten schrijven
watch-advice-ban = verwijderen, en weren
watch-reason-spam = Dit bericht leek op spam: een uitnodiging of aanbod dat niet bij deze community hoort.
watch-reason-scam = Dit bericht leek op oplichting, bijvoorbeeld een nagemaakte inlogpagina.
watch-reason-flood = Je stuurde heel veel, of vaak hetzelfde, in korte tijd.
watch-reason-abuse = Dit bericht was kwetsend of bedreigend.
watch-reason-advertising = Dit bericht leek op reclame. Dat hoort hier niet.
watch-reason-evasion = Dit bericht was zo geschreven dat regels het niet zouden herkennen.

server-ask = Deze homeserver weren uit alle kamers?
server-fact-server = Homeserver
server-effect = Niemand met een account op die server kan dan nog meepraten of binnenkomen, ook wie nu al in een kamer zit. Wat er al staat, blijft staan. Je kunt dit terugdraaien met laat-server-toe.
server-kept-out = { $server } wordt nu uit alle kamers geweerd. Zaak { $case }.
server-let-in = { $server } mag weer meedoen in alle kamers (zaak { $case }).
server-let-in-unknown = { $server } mag weer meedoen in alle kamers. Ik ken geen zaak die erbij hoort.
server-do-let-in = Laat weer toe
server-bad-name = { $value } is geen naam van een homeserver. Schrijf een hele naam, zoals spam.example. Een * kan niet.
server-refused-homeservers = Dit platform heeft geen homeservers die je kunt weren. Dat kan alleen op Matrix.
server-refused-own_homeserver = Op die server woon ik zelf, met iedereen die er een account heeft. Die kan ik niet weren.

case-no-permission = Dat kan ik hier niet: ik mis het recht "{ $permission }". Vraag de beheerder van de server om mijn rol dat recht te geven.
permission-manage_messages = Berichten beheren
permission-moderate_members = Leden een time-out geven
permission-kick_members = Leden verwijderen
permission-ban_members = Leden bannen
kept-mutes = Dat je op Matrix tijdelijk niet kunt schrijven
    .why = om je weer te laten schrijven als de tijd om is
    .until = tot de tijd om is
    .who = alleen ik
    .stays = het account dat de kamer tijdelijk niet laat schrijven, tot de tijd om is

permission-redact = Berichten van anderen verwijderen
permission-kick = Mensen uit kamers verwijderen
permission-ban = Mensen uit kamers weren
permission-power_levels = Machtsniveaus wijzigen
permission-server_acl = Toegangslijsten van servers wijzigen
permission-rank = Een hoger machtsniveau dan dit lid
