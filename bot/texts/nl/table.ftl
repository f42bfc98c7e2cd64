## De beleidstafel: vergaderingen, agenda, besluiten en actiepunten.

command-vergadering = Bekijk wanneer de beleidstafel vergadert
    .name = vergadering
    .aliases = vergaderingen, beleidstafel
command-vergadering-plannen = Plan een vergadering
    .name = vergadering-plannen
    .dag = Op welke dag? (zoals 9-4-2026)
command-vergadering-verzetten = Verzet een vergadering
    .name = vergadering-verzetten
    .vergadering = Nummer van de vergadering
    .dag = Naar welke dag? (zoals 16-4-2026)
    .reden = Waarom?
command-agenda = Bekijk de agenda van de beleidstafel
    .name = agenda
    .vergadering = Nummer van de vergadering (anders de eerstvolgende)
command-agendapunt = Bekijk een punt van de agenda
    .name = agendapunt
    .bundel = Nummer van de bundel
command-agenderen = Zet een bundel op de agenda van de beleidstafel
    .name = agenderen
    .aliases = zet-op-agenda
    .bundel = Nummer van de bundel
    .eigenaar = Wie bereidt het voor?
    .wederhoor = Aan wie is een reactie gevraagd?
    .vraag = Welk besluit vraag je de tafel?
    .vergadering = Nummer van de vergadering
    .reden = Alleen na de sluiting: waarom nog?
command-van-agenda = Haal een bundel van de agenda
    .name = van-agenda
    .bundel = Nummer van de bundel
    .reden = Waarom?
command-doorschuiven = Schuif een bundel door naar een andere vergadering
    .name = doorschuiven
    .bundel = Nummer van de bundel
    .naar = Nummer van de andere vergadering
    .reden = Waarom?
command-agenda-plaats = Geef een bundel een andere plaats op de agenda
    .name = agenda-plaats
    .bundel = Nummer van de bundel
    .plaats = De hoeveelste op de agenda?
    .reden = Waarom?
command-wederhoor = Leg vast wat de betrokken partij antwoordde
    .name = wederhoor
    .bundel = Nummer van de bundel
    .reactie = Wat is de reactie?

enum-owner-productieteam = productieteam
enum-owner-programmaraad = programmaraad
enum-owner-beleidstafel = beleidstafel

table-day = { DATETIME($day, dateStyle: "long") }
table-meetings = Vergaderingen van de beleidstafel
table-none-planned = Er is nog geen vergadering gepland.
table-planned = { $id } staat gepland.
table-moved = { $id } is verzet. De agenda gaat mee.
table-agenda = Agenda van de beleidstafel
table-agenda-empty = Er staat nog niets op de agenda.
table-put = { $bundle } staat op de agenda van { $id }, op { $day }.
table-put-next = Is er een reactie van { $who }? Kies het punt op de agenda en leg de reactie vast.
table-taken-off = { $bundle } is van de agenda van { $id } af. De bundel is weer open.
table-deferred = { $bundle } is doorgeschoven naar { $id }, op { $day }.
table-score = score { $score }
table-score-meaning = De score ordent de voorstellen en verbergt niets. Vijf delen tellen even zwaar: steun, hoe lang het speelt, spreiding over regio’s, perspectieven en wachttijd.
table-item-placed = plaats gekozen: { $reason }
table-item-late = na de sluiting toegevoegd: { $reason }
table-no-reaction = nog niet ontvangen

table-fact-day = Vergadering
table-fact-freeze = Agenda sluit na
table-fact-papers = Stukken de deur uit
table-fact-items = Op de agenda
table-fact-question = Gevraagd besluit
table-fact-owner = Bereidt voor
table-fact-asked-of = Reactie gevraagd aan
table-fact-reaction = Reactie
table-fact-score = Score
table-fact-place = Plaats
table-fact-late = Na de sluiting
table-part-support = steun
table-part-persistence = speelt lang
table-part-spread = spreiding
table-part-perspectives = perspectieven
table-part-waiting = wachttijd

table-do-agenda = Agenda { $id }
table-do-plan = Plan een vergadering
table-do-move = Verzet { $id }
table-do-put = Zet een bundel op de agenda
table-do-react = Reactie vastleggen
table-do-place = Andere plaats
table-do-defer = Doorschuiven
table-do-take-off = Van de agenda

table-no-meeting = { $id } is geen vergadering. Een vergadering heet bijvoorbeeld V-2026-2.
table-no-bundle = { $id } is geen bundel. Een bundel heet bijvoorbeeld B-014.
table-not-on = { $id } staat niet op een agenda.
table-reason-needed = Zeg er kort bij waarom. De reden komt in het dossier.
table-day-past = Die dag is al voorbij. Kies een dag die nog komt.
table-day-taken = Op die dag vergadert de tafel al: { $id }.
table-meeting-past = { $id } is al geweest.
table-same-meeting = De bundel staat al op de agenda van { $id }.
table-frozen = De agenda van { $id } is gesloten. Kies een latere vergadering, of geef een reden waarom het niet kan wachten.
table-no-place = Plaats { $place } is er niet op deze agenda.

command-besluit = Leg een besluit van de beleidstafel vast
    .name = besluit
    .bundel = Nummer van de bundel
    .uitkomst = Wat doet de tafel?
    .tekst = Het besluit in gewone woorden (minstens 40 tekens)
    .ontvanger = Aan wie is het gericht?
    .eigenaar = Wie zorgt ervoor?
    .datum = Uiterlijk wanneer? (zoals 1-6-2026)
    .reden = Alleen bij afwijzen: waarom?
    .naar = Alleen bij doorschuiven: naar welke vergadering?
command-besluiten = Bekijk de besluiten van een vergadering
    .name = besluiten
    .aliases = besluitenlijst
    .vergadering = Nummer van de vergadering (anders de laatste)
command-besluit-terugdraaien = Draai een besluit terug
    .name = besluit-terugdraaien
    .besluit = Nummer van het besluit
    .reden = Waarom?
command-actiepunten = Bekijk de actiepunten die openstaan
    .name = actiepunten
    .aliases = acties
command-actiepunt = Leg een actiepunt vast
    .name = actiepunt
    .tekst = Wat gaat er gebeuren?
    .eigenaar = Wie doet het?
    .datum = Uiterlijk wanneer? (zoals 1-6-2026)
    .bundel = Nummer van de bundel
    .besluit = Nummer van het besluit
command-actiepunt-bekijken = Bekijk een actiepunt
    .name = actiepunt-bekijken
    .nummer = Nummer van het actiepunt
command-actiepunt-klaar = Een actiepunt is klaar
    .name = actiepunt-klaar
    .nummer = Nummer van het actiepunt
    .resultaat = Wat is eruit gekomen?
command-actiepunt-verzetten = Geef een actiepunt een andere datum
    .name = actiepunt-verzetten
    .nummer = Nummer van het actiepunt
    .datum = Nieuwe datum (zoals 1-6-2026)
    .reden = Waarom?
command-actiepunt-schrappen = Schrap een actiepunt
    .name = actiepunt-schrappen
    .nummer = Nummer van het actiepunt
    .reden = Waarom?
command-trojka = Bekijk de agenda van de trojka
    .name = trojka
command-terugkoppelingen = Bekijk welke terugkoppeling nog de deur uit moet
    .name = terugkoppelingen
command-terugkoppeling-bekijken = Bekijk een concept
    .name = terugkoppeling-bekijken
    .nummer = Nummer van het concept
command-terugkoppeling-wijzigen = Wijzig een concept
    .name = terugkoppeling-wijzigen
    .nummer = Nummer van het concept
command-terugkoppeling-aanpassen = Leg de nieuwe tekst van een concept vast
    .name = terugkoppeling-aanpassen
    .nummer = Nummer van het concept
    .tekst = Tekst (hooguit 80 woorden)
command-terugkoppeling-versturen = Verstuur een terugkoppeling
    .name = terugkoppeling-versturen
    .nummer = Nummer van het concept
command-terugkoppeling-schrappen = Verstuur een concept niet
    .name = terugkoppeling-schrappen
    .nummer = Nummer van het concept
confirm-terugkoppeling-versturen = { $nummer } gaat naar iedereen die een signaal gaf en op de hoogte wil blijven. Daarna kun je het niet terughalen. Versturen?

enum-outcome-oppakken = oppakken
enum-outcome-beantwoorden = beantwoorden
enum-outcome-afwijzen = niet oppakken
enum-outcome-doorschuiven = doorschuiven
enum-recipient-vws = ministerie van VWS
enum-recipient-vng = VNG
enum-recipient-gemeente = gemeente
enum-recipient-jeugdregio = jeugdregio
enum-recipient-igj = IGJ
enum-recipient-beroepsvereniging = beroepsvereniging
enum-recipient-branche = brancheorganisatie
enum-recipient-aanbieder = aanbieder
enum-recipient-eigen = productieteam, programmaraad of beleidstafel
enum-recipient-geen = niemand
enum-refusal-al_geregeld = het is al geregeld
enum-refusal-ander_gremium = het hoort aan een andere tafel
enum-refusal-kennis_volstaat = er is genoeg kennis om mee verder te kunnen
enum-refusal-te_weinig_steun = nog te weinig mensen herkennen het
enum-refusal-buiten_bevoegdheid = de tafel gaat hier niet over
enum-actionstate-open = open
enum-actionstate-klaar = klaar
enum-actionstate-vervallen = vervallen
enum-draftstate-concept = concept
enum-draftstate-verstuurd = verstuurd
enum-draftstate-vervallen = niet verstuurd

table-decided = Besluit { $id } over { $bundle } ligt vast.
table-decision-tail = ({ $owner }, { $due }, aan: { $to })
table-decisions = Besluiten van { $id }, { $day }
table-decisions-none = Er zijn nog geen besluiten vastgelegd.
table-taken-back = { $id } is teruggedraaid. { $bundle } staat weer op de agenda. Actiepunten en concept zijn vervallen.
table-taken-back-words = Besluit { $id } is teruggedraaid.
table-draft-made = Concept voor de terugkoppeling ({ $id }):
table-draft-oppakken = Op { DATETIME($day, dateStyle: "long") } sprak de beleidstafel over “{ $title }”. Dit is het besluit: { $text } Wie het doet: { $owner }. Uiterlijk { DATETIME($due, dateStyle: "long") } hoor je hoe het staat.
table-draft-beantwoorden = Op { DATETIME($day, dateStyle: "long") } sprak de beleidstafel over “{ $title }”. Dit is het antwoord: { $text } Vragen? Die kun je stellen aan: { $owner }.
table-draft-afwijzen = Op { DATETIME($day, dateStyle: "long") } sprak de beleidstafel over “{ $title }”. De tafel pakt dit niet op, want { $refusal }. { $text } Herken je je hier niet in? Laat het weten.
table-draft-done = Jullie gaven signalen over “{ $title }”. Wat de beleidstafel afsprak, is gedaan. Dit is eruit gekomen: { $text } Klopt dat met wat je in de praktijk ziet? Laat het weten.
table-drafts = Terugkoppeling die wacht
table-drafts-none = Er wacht geen terugkoppeling. Alles is verteld.
table-draft-due = uiterlijk { $day }
table-draft-dropped = { $id } wordt niet verstuurd.
table-actions = Actiepunten
table-actions-none = Er staan geen actiepunten open.
table-actions-count = { $count ->
    [one] { $count } actiepunt open
   *[other] { $count } actiepunten open
    }, { $late } over tijd.
table-action-made = { $id } ligt vast.
table-action-done = { $id } is klaar.
table-action-moved = { $id } is verzet naar { $day }.
table-action-dropped = { $id } is geschrapt.
table-due-in = { $days ->
    [one] Nog { $days } dag.
   *[other] Nog { $days } dagen.
    }
table-due-past = { $days ->
    [0] Vandaag is de laatste dag.
    [one] { $days } dag over tijd.
   *[other] { $days } dagen over tijd.
    }
table-for-troika = Dit is nu iets voor de trojka.
table-reminders = Actiepunten die aandacht vragen
table-reminders-more = Typ actiepunten om er een af te ronden of te verzetten. Typ trojka voor de agenda van de trojka.
table-troika = Agenda van de trojka
table-troika-next = De volgende vergadering is { $id }, op { $day }. De stukken gaan op { $papers } de deur uit.
table-troika-late = Twee weken of langer over tijd
table-troika-soon = Aan de beurt binnen twee weken, of net over tijd
table-troika-drafts = Terugkoppeling die nog niet is verstuurd
table-troika-nothing = Er is nu niets dat jullie aandacht vraagt.

table-fact-state = Status
table-fact-action-owner = Wie
table-fact-due = Uiterlijk
table-fact-overdue = Over tijd
table-fact-bundle = Bundel
table-fact-decision = Besluit
table-fact-result = Resultaat

table-do-take-back = Draai { $id } terug
table-do-draft = Bekijk de terugkoppeling
table-do-action-more = Nog een actiepunt
table-do-action-new = Nieuw actiepunt
table-do-action-done = Klaar
table-do-action-move = Andere datum
table-do-action-drop = Schrappen
table-do-actions = Alle actiepunten
table-do-send = Versturen
table-do-rewrite = Tekst aanpassen
table-do-drop-draft = Niet versturen

table-no-decision = { $id } is geen besluit. Een besluit heet bijvoorbeeld BS-2026-03.
table-no-action = { $id } is geen actiepunt. Een actiepunt heet bijvoorbeeld A-2026-05.
table-no-draft = { $id } is geen concept. Een concept heet bijvoorbeeld T-2026-07.
table-none-held = Er is nog geen vergadering geweest.
table-not-held = De vergadering moet nog komen. Leg besluiten vast op de dag zelf of erna.
table-too-short = Schrijf het besluit iets ruimer op: minstens { $characters } tekens. Wat is besloten, en waarom?
table-due-before = Kies een datum vanaf de dag van de vergadering.
table-task-empty = Schrijf op wat er gaat gebeuren.
table-refusal = Kies ook waarom de tafel dit niet oppakt.
table-no-refusal = Een reden om niet op te pakken past alleen bij niet oppakken.
table-recipient = Kies aan wie het besluit is gericht.
table-no-tasks = Actiepunten passen alleen bij oppakken.
table-no-later = Er is nog geen volgende vergadering gepland.
table-action-ended = { $id } staat niet meer open.
table-draft-ended = { $id } is al verstuurd of vervallen.
table-draft-empty = Schrijf op wat je wilt vertellen.
table-draft-long = Houd het kort: hooguit { $words } woorden.
table-decision-ended = { $id } was al teruggedraaid.
table-sent-already = De terugkoppeling over { $id } is al verstuurd. Dit besluit kun je niet meer terugdraaien.
table-done-already = { $id } is al klaar. Dit besluit kun je niet meer terugdraaien.

command-besluitformulier = Geef een formulier om besluiten in op te schrijven
    .name = besluitformulier
    .vergadering = Nummer van de vergadering
    .vorm = Formaat
command-besluiten-inlezen = Lees de besluiten van een vergadering in één keer in
    .name = besluiten-inlezen
    .bestand = Het ingevulde formulier (.toml of .csv)
command-besluiten-terugdraaien = Draai de besluiten uit het laatste bestand terug
    .name = besluiten-terugdraaien
enum-decisionform-toml = tekstbestand (TOML)
enum-decisionform-csv = rekenblad (CSV)

table-form = Hier is het formulier, met een rij voor elk punt op de agenda ({ $count }). Vul het in en lees het daarna in. Een rij zonder uitkomst telt niet mee.
table-form-intro = Besluiten van { $id }. Vul per bundel in wat de tafel besloot. Een rij zonder uitkomst telt niet mee. Een reden hoort alleen bij afwijzen.
table-import-done = { $meeting }: { $count ->
    [one] { $count } besluit vastgelegd
   *[other] { $count } besluiten vastgelegd
    }
table-import-made = { $bundle }: { $id }, { $actions ->
    [one] { $actions } actiepunt
   *[other] { $actions } actiepunten
    }
table-import-known = { $bundle } (rij { $row }): lag al vast, niets veranderd
table-import-nothing = Er stond geen besluit in het bestand. Vul bij elke rij een uitkomst in.
table-import-wrong = Er is niets vastgelegd, want { $count ->
    [one] { $count } rij klopt
   *[other] { $count } rijen kloppen
    } niet. Pas het bestand aan en lees het opnieuw in.
table-import-row = Rij { $row } ({ $bundle }): { $words }
table-import-undone = { $count ->
    [one] { $count } besluit is
   *[other] { $count } besluiten zijn
    } teruggedraaid. De bundels staan weer op de agenda.
table-import-undone-words = Het bestand met besluiten is teruggedraaid.
table-do-form = Formulier voor besluiten
table-do-import = Besluiten inlezen
table-do-import-undo = Draai dit bestand terug
table-do-drafts = Bekijk de terugkoppeling
table-file-large = Dit bestand is te groot. Het mag hooguit 200 besluiten hebben.
table-file-charset = Ik kan dit bestand niet lezen. Bewaar het als UTF-8.
table-file-form = Ik lees besluiten uit een .toml- of .csv-bestand. Vraag een formulier met besluitformulier.
table-file-toml = Het bestand is geen geldige TOML: { $error }
table-file-meeting = In het bestand staat niet over welke vergadering het gaat (vergadering).
table-file-column = De kolom { $column } ken ik niet. Kies uit: { $columns }.
table-row-choice = Bij { $column } hoort een van deze woorden: { $options }.
table-row-date = Bij { $column } hoort een datum, zoals 2026-06-01.
table-row-client = Hier lijken gegevens van een cliënt in te staan. Schrijf het zonder.
table-decided-otherwise = Over { $id } ligt al een ander besluit vast. Draai dat eerst terug.
table-no-import = Er is geen bestand dat je kunt terugdraaien.
