## Het weekbericht van de beleidstafel.

command-weekbericht = Het weekbericht voor de beleidstafel
    .name = weekbericht
    .aliases = digest
    .week = Week (zoals 2026-W46; anders de vorige week)
    .formaat = Formaat
command-cijfer = Laat zien waar een cijfer uit het weekbericht op berust
    .name = cijfer
    .code = Cijfer (zoals F1)
    .week = Week (zoals 2026-W46)
enum-digestformat-html = webpagina
enum-digestformat-md = tekst (Markdown)
enum-digestformat-csv = tabellen (CSV)
enum-digestformat-json = gegevens (JSON)

digest-wrong-week = { $week } is geen week. Schrijf een week als 2026-W46.
digest-wrong-figure = { $code } is geen cijfer uit het weekbericht. Kies F1, F2, F3, F4 of F5.
digest-future = Week { $week } is nog niet begonnen. Kies een week die voorbij is of nu loopt.

digest-kicker = Signalen uit de praktijk
digest-title = Weekbericht beleidstafel, week { $number }, { $year }
digest-span = Maandag { $from } tot en met zondag { $to }
digest-subtitle = Waar schuren beleid en praktijk, in de woorden van jeugdprofessionals
digest-as-of = Peilmoment { $at }
digest-checksum = Controlegetal { $sum }
digest-short = In het kort
digest-lead-volume = { $now ->
    [one] { $now } nieuw signaal
   *[other] { $now } nieuwe signalen
    }{ $shown ->
    [ja] { " " }van { $people } mensen
   *[nee] { "" }
    }. { $ordinary ->
    [ja] Dat past bij de gewone schommeling (gemiddeld { $mean } in de vier weken ervoor).
   *[nee] Dat is meer of minder dan de gewone schommeling (gemiddeld { $mean } in de vier weken ervoor).
    }
digest-lead-rising = Het sterkst stijgt { $id }, { $title }: { $now } signalen.
digest-lead-new = Nieuw: { $titles }.
digest-lead-gaps = { $count ->
    [one] Er staat nog { $count } kennisvraag open voor de programmaraad.
   *[other] Er staan nog { $count } kennisvragen open voor de programmaraad.
    }
digest-lead-empty = Deze week kwamen er geen signalen binnen. Dat is geen fout: alle cijfers staan op nul.
digest-figures = Kerncijfers
digest-figure-F1 = Nieuwe signalen
digest-figure-F2 = Verschillende mensen
digest-figure-F3 = Keer herkend
digest-figure-F4 = Bundels in beweging
digest-figure-F5 = Open kennisvragen
digest-define-F1 = Vastgestelde signalen die in deze week zijn gegeven.
digest-define-F2 = Verschillende mensen die deze signalen gaven; wie geheel anoniem gaf, telt als één mens per signaal. Een streepje als daaruit een klein aantal mensen te berekenen is.
digest-define-F3 = Keren dat iemand in deze week een bundel herkende; per mens en bundel één keer.
digest-define-F4 = Bundels van voor het eind van deze week die in deze week ten minste één signaal kregen.
digest-define-F5 = Vragen van voor het eind van deze week waarop de kennisindex geen antwoord had en die op het peilmoment nog openstaan.
digest-compared = vorige week { $previous }, gemiddeld { $mean }
digest-twelve = Twaalf weken
digest-chart = Nieuwe signalen per week: { $numbers }
digest-themes = Thema's
digest-levels = Waar ligt de sleutel?
digest-triage = Drie vragen
digest-perspectives = Kennisbronnen
digest-attention = Bundels die aandacht vragen
digest-bundles = Alle bundels met signalen in twaalf weken
digest-loose = Losse signalen
digest-total = Totaal
digest-regions = Regio's
digest-regions-note = Aantal mensen over twaalf weken, alleen in klassen. De laagste klasse is minder dan { $k }: één boven onze grens, zodat één nieuw signaal geen klein aantal verraadt.
digest-gaps = Open kennisvragen
digest-trust = Hoe betrouwbaar is dit?
digest-trust-sample = Dit is geen steekproef. Het zijn signalen van mensen die er zelf een gaven.
digest-trust-hidden = Een streepje (–) betekent: minder dan { $k } mensen, of een aantal waaruit zo'n klein aantal te berekenen is. Dat geldt ook voor de weken ervoor; in een grafiekje staat daar een gat.
digest-trust-as-of = De cijfers tellen wat tot en met { $to } is gegeven. In welke bundel een signaal zit, de status van een bundel en wat nog open staat of wacht, zijn zoals op { $at }.
digest-trust-waiting = { $count ->
    [one] { $count } signaal wacht
   *[other] { $count } signalen wachten
    } nog op een moderator en { $count ->
    [one] telt
   *[other] tellen
    } nog niet mee.
digest-trust-repeat = Dezelfde week en hetzelfde peilmoment geven hetzelfde bericht, byte voor byte.
digest-trust-variation = Gewone schommeling: minder dan twee keer de wortel van het gemiddelde ernaast.
digest-account = Verantwoording per cijfer
digest-ids = Telt: { $ids }
digest-ids-none = Telt niets.
digest-ids-hidden = Wie het zijn, staat nergens.
digest-none = Geen.
digest-week = deze week
digest-mean = gemiddeld
digest-people = mensen
digest-weeks12 = 12 weken
digest-trend = duiding
digest-status = status
digest-endorsed = herkend
digest-subject = onderwerp
digest-since = sinds
digest-asked = gesteld
digest-hidden = –
digest-unknown = onbekend
enum-perspective-praktijk = professionals in de praktijk
enum-perspective-client = cliënten en naasten
enum-perspective-beleid = beleid
enum-perspective-wetenschap = wetenschap
enum-trend-nieuw = nieuw
enum-trend-stijgend = stijgend
enum-trend-dalend = dalend
enum-trend-aanhoudend = aanhoudend
enum-trend-incidenteel = incidenteel

digest-chat-title = Weekbericht beleidstafel, week { $number } ({ $from }–{ $to })
digest-chat-full = Het volledige bericht zit erbij. Typ cijfer en een code (F1) om te zien waar een getal op berust.
digest-scheduled = Het weekbericht van week { $number } staat klaar. Typ weekbericht om het op te halen.
digest-scheduled-late = Dit bericht komt later dan maandag 7 uur, omdat ik toen niet aan stond.
