## Het weekbericht van de beleidstafel.

command-weekbericht = Het weekbericht voor de beleidstafel
    .name = weekbericht
    .aliases = digest
    .week = Week (zoals 2026-W46; anders de vorige week)
    .formaat = Formaat
command-cijfer = Laat zien waar een cijfer uit het weekbericht op berust
    .name = cijfer
    .code = Cijfer (zoals F1)
    .week = Week of weekbericht (zoals WB-2026-W46)
command-weekbericht-vaststellen = Stel het weekbericht van een week vast
    .name = weekbericht-vaststellen
    .week = Week (zoals 2026-W46; anders de vorige week)
command-weekbericht-herzien = Maak een nieuwe versie van een weekbericht, met wat er nu bekend is
    .name = weekbericht-herzien
    .week = Week (zoals 2026-W46; anders de vorige week)
confirm-weekbericht-vaststellen = Zal ik het weekbericht vaststellen?
confirm-weekbericht-herzien = Zal ik een nieuwe versie van het weekbericht maken? De oude blijft bestaan.
command-weekbericht-versturen = Verstuur een vastgesteld weekbericht naar iedereen die het leest
    .name = weekbericht-versturen
    .week = Week (zoals 2026-W46; anders de vorige week)
command-agendabestand = De termijnen van de tafel als bestand voor je agenda
    .name = agendabestand
    .eigenaar = Van wie? (anders alle termijnen)
confirm-weekbericht-versturen = Zal ik het weekbericht versturen? Wie deze versie al kreeg, krijgt haar niet nog eens.
digest-do-send = Verstuur het naar de lezers
digest-do-terms = Termijnen in mijn agenda
digest-terms-file = Open dit bestand op je telefoon of computer. De termijnen komen dan in je agenda. Een nieuw bestand werkt ze bij.
digest-not-settled = { $id } is nog niet vastgesteld. Stel het eerst vast.
digest-sent = { $count ->
    [one] { $id } gaat nu privé naar { $count } lezer. In het stafkanaal staat dat het er is.
   *[other] { $id } gaat nu privé naar { $count } lezers. In het stafkanaal staat dat het er is.
    }
digest-final-there = { $id } is vastgesteld. Typ weekbericht om het op te halen.
digest-unreached = Privé kon ik het niet sturen aan: { $names }.
digest-settled = { $id } is vastgesteld: versie { $number }, controlegetal { $sum }.
digest-revised = { $id } heeft nu versie { $number }. Dit veranderde:
digest-unchanged = Er is niets veranderd aan de cijfers van { $id }. Een nieuwe versie is niet nodig.
digest-running = Week { $week } loopt nog. Dit kan pas als de week voorbij is.
digest-corrected-question = De tekst van { $id } is na de bewaartermijn verwijderd.
digest-corrected-words = De woorden van een citaat of vraag zijn daarna nog aangepast.
digest-question-gone = (tekst verwijderd)
enum-digestformat-html = webpagina
enum-digestformat-md = tekst (Markdown)
enum-digestformat-pdf = PDF
enum-digestformat-docx = Word-document
enum-digestformat-csv = tabellen (CSV)
enum-digestformat-ics = agenda (iCal)
enum-digestformat-json = gegevens (JSON)

digest-wrong-week = { $week } is geen week. Schrijf een week als 2026-W46.
digest-wrong-figure = { $code } is geen cijfer uit het weekbericht. Kies F1 tot en met F11.
digest-future = Week { $week } is nog niet begonnen. Kies een week die voorbij is of nu loopt.

digest-kicker = Signalen uit de praktijk
digest-title = Weekbericht beleidstafel, week { $number }, { $year }
digest-span = Maandag { $from } tot en met zondag { $to }
digest-subtitle = Waar schuren beleid en praktijk, in de woorden van jeugdprofessionals
digest-as-of = Peilmoment { $at }
digest-checksum = Controlegetal { $sum }
digest-next-table = Volgende beleidstafel: { $day }
digest-table = Beleidstafel
digest-table-word = Tabel
digest-picture-word = Figuur
digest-edition = versie { $number }, { $state }
digest-state-voorlopig = voorlopig
digest-state-concept = concept
digest-state-vastgesteld = vastgesteld
digest-notice-voorlopig = De week loopt nog: alle cijfers zijn voorlopig.
digest-notice-concept = Concept: de secretaris heeft dit bericht nog niet vastgesteld.
digest-notice-vastgesteld = { "" }
digest-no-sample-short = dit is geen steekproef

digest-short = In het kort
digest-lead-volume = { $now ->
    [one] { $now } nieuw signaal
   *[other] { $now } nieuwe signalen
    }{ $shown ->
    [ja] { " " }van { $people ->
        [one] { $people } mens
       *[other] { $people } mensen
        }
   *[nee] { "" }
    }. { $kind ->
    [gewoon] Dat past bij de gewone schommeling (gemiddeld { $mean } in de vier weken ervoor).
    [meer] Dat is meer dan de gewone schommeling (gemiddeld { $mean } in de vier weken ervoor).
   *[minder] Dat is minder dan de gewone schommeling (gemiddeld { $mean } in de vier weken ervoor).
    }
digest-lead-rising = { $now ->
    [one] Het sterkst stijgt { $id }, { $title }: { $now } signaal tegen gemiddeld { $mean }.
   *[other] Het sterkst stijgt { $id }, { $title }: { $now } signalen tegen gemiddeld { $mean }.
    }
digest-lead-new = { $more ->
    [0] Nieuw op tafel: { $titles }.
   *[other] Nieuw op tafel: { $titles } en nog { $more }.
    }
digest-lead-actions = { $count ->
    [one] { $count } actiepunt staat open
   *[other] { $count } actiepunten staan open
    }{ $late ->
    [0] .
   *[other] , { $late } over tijd.
    }
digest-lead-fed-back = { $count ->
    [one] Over { $count } bundel is deze week teruggekoppeld.
   *[other] Over { $count } bundels is deze week teruggekoppeld.
    }
digest-lead-gaps = { $count ->
    [one] Er staat { $count } kennisvraag open voor de programmaraad
   *[other] Er staan { $count } kennisvragen open voor de programmaraad
    }{ $late ->
    [0] .
   *[other] , { $late } over tijd.
    }
digest-lead-empty = Deze week kwamen er geen signalen binnen. Dat is geen fout: alle cijfers staan op nul.
digest-lead-unjudged = { $count ->
    [one] Deze week kwam { $count } signaal binnen. Het wacht nog op een moderator en telt nog niet mee.
   *[other] Deze week kwamen { $count } signalen binnen. Ze wachten nog op een moderator en tellen nog niet mee.
    }

digest-figures = Kerncijfers
digest-figure-F1 = Nieuwe signalen
digest-figure-F2 = Verschillende mensen
digest-figure-F3 = Keer herkend
digest-figure-F4 = Bundels in beweging
digest-figure-F5 = Open actiepunten
digest-figure-F6 = Kennisbronnen
digest-figure-F7 = Waar de sleutel ligt
digest-figure-F8 = Drie vragen
digest-figure-F9 = Regio's
digest-figure-F10 = Open kennisvragen
digest-figure-F11 = Teruggekoppelde bundels
digest-define-F1 = Vastgestelde signalen die in deze week zijn gegeven.
digest-define-F2 = Verschillende mensen die deze signalen gaven; wie geheel anoniem gaf, telt als één mens per signaal. Een streepje als daaruit een klein aantal mensen te berekenen is.
digest-define-F3 = Keren dat iemand in deze week een bundel herkende; per mens en bundel één keer.
digest-define-F4 = Bundels van voor het eind van deze week die in deze week ten minste één signaal kregen.
digest-define-F5 = Actiepunten van de trojka die op het peilmoment open staan; over tijd is wat voor zondag af moest zijn.
digest-define-F6 = Kennisbronnen waaruit in drie perioden van vier weken genoeg mensen een signaal gaven.
digest-define-F7 = Signalen van deze week waarvan bekend is wie er iets aan kan doen.
digest-define-F8 = Signalen van deze week waarvan bekend is wat ze vragen; de eerste vraag met ja telt.
digest-define-F9 = Jeugdregio's waaruit in drie perioden van vier weken genoeg mensen een signaal gaven.
digest-define-F10 = Vragen van voor het eind van deze week waarop de kennisindex geen antwoord had en die op het peilmoment nog openstaan; over tijd is wat voor zondag een antwoord moest hebben.
digest-define-F11 = Bundels waarover in deze week is verteld wat ermee gebeurt.
digest-compared = vorige week { $previous }, gemiddeld { $mean }
digest-within = binnen de gewone schommeling
digest-outside = buiten de gewone schommeling
digest-works = { $count ->
    [one] { $count } gaat over wat wél werkt
   *[other] { $count } gaan over wat wél werkt
    }
digest-of-bundles = van { $count } in totaal
digest-late = { $count } over tijd

digest-twelve = Twaalf weken
digest-chart = Nieuwe signalen en mensen per week. { $numbers }. Gemiddeld in de vier weken voor de laatste: { $mean } signalen.
digest-chart-week = week { $week }: { $given }, { $people }
digest-chart-legend = Staven: nieuwe signalen. Lijn: verschillende mensen. Stippellijn: gemiddelde van de vier weken ervoor.
digest-triage = Wat vraagt het?
digest-levels = Waar ligt de sleutel?
digest-perspectives = Kennisbronnen

digest-themes = Thema's
digest-themes-note = meeste signalen deze week bovenaan
digest-themes-caption = Signalen per thema, naast het gemiddelde van de vier weken ervoor
digest-attention = Bundels die aandacht vragen
digest-attention-note = eerst wat stijgt, dan wat nieuw is, dan de grootste
digest-reach = in { $regions } regio's
digest-quoted = geredigeerd en vrijgegeven
digest-pinned = gekozen door moderatie
digest-bundles = Alle bundels
digest-bundles-note = met signalen in twaalf weken, of te lang stil
digest-bundles-caption = Bundels met signalen in twaalf weken; samen het aantal nieuwe signalen
digest-above = { $count ->
    [one] De bundel hierboven
   *[other] De { $count } bundels hierboven
    }
digest-loose = Losse signalen
digest-total = Totaal
digest-silent = { $state }, stil

digest-regions = Regionale spreiding
digest-map = Kaart van de jeugdregio's in tegels, naar aantal mensen. { $classes }
digest-map-legend = Donkerder: meer mensen. Gearceerd: { $few } mensen, of niemand.
digest-class = { $step } mensen
digest-silent-regions = { $few } of niemand
digest-regions-note = Een regio gaat over waar iemand werkt, en staat er nooit met een los aantal.
digest-spread-note = Mensen die een signaal gaven van { $from } tot en met { $to }, in klassen. Elke vier weken vernieuwd: zo verraadt een verschil tussen twee weken niemand.
digest-spread-few = Nog te weinig mensen om dit te tonen zonder dat iemand herkenbaar wordt.

digest-actions = Actiepunten van de trojka
digest-actions-caption = Open actiepunten; wat over tijd is bovenaan
digest-action = actiepunt
digest-owner = eigenaar
digest-bundle = bundel
digest-age = leeftijd
digest-due = uiterlijk
digest-runs = loopt
digest-late-days = { $count ->
    [one] { $count } dag over tijd
   *[other] { $count } dagen over tijd
    }
digest-days = { $count ->
    [one] { $count } dag
   *[other] { $count } dagen
    }
digest-terms = Termijnen van de tafel
digest-terms-caption = Wat de tafel en de secretaris wanneer moeten doen
digest-what = wat
digest-term-freeze = de agenda sluit
digest-term-papers = de stukken gaan de deur uit
digest-term-table = de beleidstafel vergadert
digest-term-feedback = terugkoppeling versturen
digest-days-left = { $count ->
    [one] nog { $count } dag
   *[other] nog { $count } dagen
    }
digest-fed-back = Teruggekoppeld
digest-fed-back-caption = Wat deze week is verteld, en aan hoeveel mensen
digest-feedback = wat ermee gebeurt
digest-day = dag
digest-channels = kanalen
digest-waited-answered = De helft van de signalen had { $count ->
    [0] op de dag zelf
    [one] binnen { $days } dag
   *[other] binnen { $days } dagen
    } een eerste antwoord.
digest-waited-fed_back = De helft kreeg { $count ->
    [0] op de dag zelf
    [one] binnen { $days } dag
   *[other] binnen { $days } dagen
    } te horen wat ermee gebeurt.
digest-gaps = Open kennisvragen
digest-gaps-note = voor de programmaraad, oudste bovenaan
digest-gaps-caption = Vragen waarop de kennisindex geen antwoord heeft
digest-question = vraag
digest-asked = gesteld

digest-trust = Hoe betrouwbaar is dit?
digest-trust-coverage = Dekking
digest-trust-counting = Tellen
digest-trust-privacy = Privacy
digest-trust-queue = In de wachtrij
digest-trust-corrections = Correcties
digest-trust-repeat = Herhaalbaar
digest-covered = { $channels ->
    [one] De signalen kwamen uit { $channels } kanaal ({ $platforms }).
   *[other] De signalen kwamen uit { $channels } kanalen ({ $platforms }).
    }
digest-no-level = { $count ->
    [one] Van { $count } signaal is nog niet bekend wie er iets aan kan doen.
   *[other] Van { $count } signalen is nog niet bekend wie er iets aan kan doen.
    }
digest-no-sample = Dit is geen steekproef. Het zijn signalen van mensen die er zelf een gaven.
digest-counted = De cijfers tellen wat tot en met { $to } is gegeven en door een moderator is vastgesteld. In welke bundel een signaal zit, de status van een bundel en wat nog open staat of wacht, zijn zoals op { $at }.
digest-variation = Gewone schommeling: minder dan twee keer de wortel van het gemiddelde ernaast.
digest-hides = Een streepje (–) betekent: minder dan { $k } mensen, of een aantal waaruit zo'n klein aantal te berekenen is. Dat geldt ook voor de weken ervoor; in een grafiekje staat daar een gat.
digest-hides-spread = Klassen van mensen beginnen bij { $first }: één boven onze grens, zodat één nieuw signaal geen klein aantal verraadt. Een citaat staat er alleen als de schrijver en een tweede lezer het goed vinden.
digest-queue-empty = Er wacht geen signaal op een moderator.
digest-queue-waiting = { $count ->
    [one] { $count } signaal wacht nog op een moderator en telt nog niet mee
   *[other] { $count } signalen wachten nog op een moderator en tellen nog niet mee
    }{ $days ->
    [0] .
    [one] ; het oudste { $days } dag.
   *[other] ; het oudste { $days } dagen.
    }
digest-queue-gone = Deze week afgewezen: { $rejected }, ingetrokken: { $withdrawn }.
digest-no-corrections = Geen.
digest-corrected = Week { $week }, { $figure }: was { $was }, nu { $now }.
digest-corrected-quote = Een citaat bij { $bundle } is weggehaald op verzoek.
digest-repeats = Dezelfde week, versie en hetzelfde peilmoment geven hetzelfde bericht, byte voor byte. Controlegetal { $sum }, rekenregels { $rules }.
digest-account = Verantwoording per cijfer
digest-account-note = wat het telt, en welke nummers
digest-ids = Telt: { $ids }
digest-ids-run = { $first } t/m { $last }
digest-ids-none = Telt niets.
digest-ids-hidden = Wie het zijn, staat nergens.

digest-none = Geen.
digest-number = nr.
digest-theme = thema
digest-week = deze week
digest-mean = gemiddeld
digest-difference = verschil
digest-people = mensen
digest-weeks12 = 12 weken
digest-trend = duiding
digest-status = status
digest-endorsed = herkend
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

digest-chat-title = Weekbericht beleidstafel, week { $number } ({ $from }–{ $to }), { $edition }
digest-chat-bundle = { $now } (gemiddeld { $mean }), { $trend }
digest-chat-full = Het volledige bericht zit erbij. Typ cijfer en een code (F1) om te zien waar een getal op berust.
digest-scheduled = Het weekbericht van week { $number } staat klaar. Typ weekbericht om het op te halen.
digest-scheduled-late = Dit bericht komt later dan maandag 7 uur, omdat ik toen niet aan stond.
