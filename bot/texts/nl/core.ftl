## Wat de assistent zegt over het praten zelf: commando's, waarden, knoppen, fouten.

confirm-yes = Ja, doe maar
confirm-no = Nee, niet doen
not-understood = Dat begrijp ik niet. Stel je vraag met "waar vind ik …", of typ help om te zien wat ik kan.
failed = Er ging iets mis bij mij. Er is niets opgeslagen. Probeer het nog eens. Gaat het weer mis? Geef dan nummer { $number } door aan een moderator.
message-too-long = Je bericht is te lang. Ik lees tot { $limit } tekens. Kort het in of knip het in stukken.

files-not-taken = Bestanden, foto’s en spraakberichten neem ik niet aan. Ik heb niets opgehaald of bekeken. Staat er iets van een cliënt op? Haal het hier dan zelf weg. Schrijf in woorden wat je wilt vragen of melden.

renew-no-question = Ik zie hier geen vraag meer. Mijn antwoord is weg.
renew-refused = Mijn antwoord is weg, omdat de vraag nu gegevens van een cliënt lijkt te bevatten.
renew-removed = De vraag is verwijderd. Mijn antwoord is weg.

command-unknown = { $name } ken ik niet. Bedoelde je { $nearest }?
command-not-allowed = Dit kan alleen met de rol: { $roles }. Vraag een moderator als je dit toch nodig hebt.
command-too-soon = Dat ging snel achter elkaar. Wacht nog { $seconds ->
        [one] { $seconds } seconde
       *[other] { $seconds } seconden
    }.

choice-expired = Deze keuze werkt niet meer. Geef het commando opnieuw; typ help als je niet weet welk.
choice-not-yours = Deze keuze is voor iemand anders. Geef zelf het commando als je dit ook wilt.
choice-used = Dit heb je al gedaan. Je hoeft niets meer te doen.

argument-missing = Ik mis nog: { $label }.
argument-too-many = Dit deel past nergens: { $words }. Zet tekst met spaties tussen aanhalingstekens.
argument-not-number = { $label }: { $value } is geen heel getal. Bijvoorbeeld: 3.
argument-not-yes-no = { $label }: antwoord met ja of nee.
argument-not-date = { $label }: { $value } is geen datum. Bijvoorbeeld: 31-12-2026.
argument-not-choice = { $label }: { $value } kan niet. Kies uit: { $options }.
argument-not-person = { $label }: ik ken niemand die { $value } heet. Noem de naam zoals die in de ledenlijst staat.
argument-not-room = { $label }: ik ken geen kanaal dat { $value } heet.
argument-not-message = { $label }: dat bericht vind ik niet. Antwoord op het bericht, of plak de link ernaartoe.
argument-not-file = { $label }: dat bestand vind ik niet. Stuur het opnieuw mee.
argument-not-line = { $label }: vul een korte tekst in.
argument-not-long = { $label }: vul een tekst in.

lower-choose = Antwoord met het nummer van je keuze.
lower-choose-react = Antwoord met het nummer van je keuze, of kies met een reactie (1️⃣, 2️⃣ …).
lower-no-files = Bestanden kan ik hier niet sturen ({ $names }). Vraag ernaar in de webchat.
lower-correction = Verbetering van mijn eerdere bericht:
lower-sent-private = Ik heb je een privébericht gestuurd.
lower-not-private = Ik kon je niet privé bereiken. Zet privéberichten aan, of schrijf me eerst zelf een privébericht.
lower-ask = Typ je antwoord. Met stop breek je af.
lower-ask-optional = Typ je antwoord, of typ overslaan. Met stop breek je af.
lower-ask-keep = Typ je antwoord, of typ ok om dit te laten staan. Met stop breek je af.
lower-kind-number = (een getal)
lower-kind-yes-no = (ja of nee)
lower-kind-date = (een datum, zoals 31-12-2026)
lower-kind-choice = (kies één; het nummer mag ook)
lower-kind-person = (een lid)
lower-kind-room = (een kanaal)
lower-kind-message = (een link naar een bericht)
lower-kind-file = (een bestand)

guard-confirm = Verstuur deze versie

## Hulp

command-help = Laat zien wat ik voor je kan doen
    .name = help
    .aliases = hulp
    .onderwerp = Commando
help-title = Wat ik voor je kan doen
help-intro = Stel je vraag gewoon in je eigen woorden, of gebruik een van deze commando's. Op sommige plekken zet je er een uitroepteken voor (!waar).
help-one = Zo typ je het: { $usage }
help-parameter-optional = { $label } (hoeft niet)
help-roles = Voor: { $roles }
help-unknown = Ik ken geen commando { $name }. Typ help voor de lijst.

command-stop = Breek af waar we mee bezig zijn
    .name = stop
    .aliases = annuleer
stop-done = Gestopt. Er is niets opgeslagen.
stop-nothing = Er liep niets. Je kunt gewoon verder.

welcome = Welkom { $name }. Ik ben Vraagbaak: ik zoek bronnen, neem signalen op over waar beleid en praktijk schuren, en houd het hier veilig. Noem nooit gegevens van cliënten.
welcome-try = Probeer eens:
welcome-help = Typ help voor alles wat ik kan.
try-waar = Vraag in een kanaal of hier: waar vind ik de richtlijn uithuisplaatsing?
try-signaal = Geef een signaal: waar schuren beleid en praktijk, of wat werkt juist wél? Je krijgt een bonnetje.
    .do = Geef een signaal
try-mijn-gegevens = Bekijk wat ik van je bewaar, en wis het als je wilt.
    .do = Mijn gegevens
try-wachtrij = Open de wachtrij: beoordeel signalen en breng ze samen in bundels.
    .do = Open de wachtrij
try-thema = Kijk welke gespreksstarter de volgende is, en plaats hem.
    .do = Gespreksstarter
try-kennisvragen = Bekijk de vragen waarop ik geen bron had, en beantwoord ze.
    .do = Open kennisvragen
try-weekbericht = Haal het weekbericht voor de beleidstafel op.
    .do = Weekbericht

enum-role-lid = lid
enum-role-moderator = moderator
enum-role-redacteur = redacteur
enum-role-programmaraad = programmaraad
enum-role-beleidstafel = beleidstafel
enum-role-trojka = trojka
enum-role-clientorganisatie = cliëntorganisatie
enum-role-beheerder = beheerder

## In het menu van een bericht of lid

menu-signaal = Geef een signaal
menu-verwijder = Verwijder dit bericht
menu-meld-bericht = Meld dit bericht
menu-datalek = Meld een datalek
menu-oogst = Oogst dit bericht
menu-waarschuw = Waarschuw
menu-stil = Geef een time-out
menu-stil-af = Beëindig de time-out
menu-log = Bekijk zaken
