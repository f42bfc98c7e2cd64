## Datalekken: gegevens van cliënten die er toch in kwamen.

command-datalek = Haal een bericht met gegevens van een cliënt overal weg, en begin de stappen van een datalek
    .name = datalek
    .soort = Welk soort gegevens stond erin?
    .bericht = Welk bericht? Antwoord op het bericht, of plak de link
command-datalekken = Bekijk de datalekken en hoeveel tijd er nog is
    .name = datalekken
command-datalek-stap = Leg vast wie het weet, of dat het risico is beoordeeld
    .name = datalek-stap
    .lek = Nummer van het datalek, zoals L-2026-001
    .stap = Welke stap is gezet?
command-datalek-af = Rond een datalek af
    .name = datalek-af
    .lek = Nummer van het datalek

enum-leakkind-naam = een naam
enum-leakkind-contact = adres, telefoon of mail
enum-leakkind-bsn = een burgerservicenummer
enum-leakkind-gezondheid = gezondheid of hulp
enum-leakkind-veiligheid = veiligheid of justitie
enum-leakkind-beeld = een foto of bestand
enum-leakkind-anders = iets anders
enum-step-functionaris = de functionaris gegevensbescherming weet het
enum-step-beoordeeld = het risico is beoordeeld
enum-step-toezichthouder = gemeld bij de Autoriteit Persoonsgegevens
enum-step-betrokkene = verteld aan wie het betreft

leak-which-message = Welk bericht bedoel je? Gebruik dit commando op het bericht, antwoord erop, of plak de link.
leak-unknown = Ik ken geen datalek { $leak }. Een nummer ziet eruit als L-2026-001; zie datalekken.
leak-step-known = Die stap staat al bij { $leak }.
leak-judge-first = Leg bij { $leak } eerst vast dat het risico is beoordeeld. Ook als je niet meldt, moet die afweging er zijn.
leak-closed-already = { $leak } is al afgerond.

leak-taken-away = { $count ->
    [0] Ik kon het bericht niet weghalen. Wat ik er zelf van had, is weg.
    [one] Ik haal het bericht weg. Wat ik er zelf van had, is ook weg.
   *[other] Ik haal { $count } berichten weg: dit bericht en wat hetzelfde zei, ook op een ander platform. Wat ik er zelf van had, is ook weg.
}
leak-stays = Hier kan ik niets weghalen. Doe dat zelf, nu:
leak-reason = Hier stonden gegevens van een cliënt in
leak-told-author = Een moderator heeft een bericht van jou weggehaald, omdat er gegevens van een cliënt of familielid in stonden. Ik heb niet bewaard wat er stond. Heb je het ook ergens anders geplaatst? Haal het daar weg, en vertel het de moderator.

leak-title = Datalek { $leak }
leak-fact-kind = Soort gegevens
leak-fact-said = Te lezen sinds
leak-fact-found = Gevonden en weggehaald
leak-fact-messages = Aantal berichten
leak-done-functionaris = Functionaris weet het
leak-done-beoordeeld = Risico beoordeeld
leak-done-toezichthouder = Gemeld bij de AP
leak-done-betrokkene = Betrokkene weet het
leak-next = Wat je nu doet:
leak-step-functionaris = Vertel het de functionaris gegevensbescherming, of anders de beheerder. Noem het nummer, niet wat er stond.
leak-step-beoordeeld = Beoordeel samen het risico: wat stond er, hoeveel mensen konden het lezen, hoe lang, en wat kan er gebeuren? Schrijf de afweging op buiten deze chat.
leak-step-toezichthouder = Is er een risico voor iemand? Meld het binnen 72 uur bij de Autoriteit Persoonsgegevens.
leak-step-betrokkene = Is het risico groot? Vertel het dan ook de cliënt of het gezin, via hun eigen hulpverlener.
leak-do-functionaris = Functionaris weet het
leak-do-beoordeeld = Risico beoordeeld
leak-do-toezichthouder = Gemeld bij de AP
leak-do-betrokkene = Betrokkene weet het
leak-do-close = Rond af

leak-clock = Nog { $hours } uur en { $minutes ->
    [one] { $minutes } minuut
   *[other] { $minutes } minuten
} om te melden bij de Autoriteit Persoonsgegevens, als dat nodig is.
leak-over = De 72 uur zijn voorbij. Was melden nodig? Doe het dan nu, en leg uit waarom het later is.
leak-authority-knows = Gemeld bij de Autoriteit Persoonsgegevens.
leak-closed = Afgerond op { $at }.
leak-list = Datalekken
leak-none = Er zijn geen datalekken.
leak-listed = { $leak }, { $kind }: { $clock }
leak-reminder = Datalek { $leak } staat nog open. { $clock } Zie datalekken voor de stappen.
