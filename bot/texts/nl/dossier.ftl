## Het dossier van een vergadering van de beleidstafel.

command-dossier = Het dossier voor een vergadering van de beleidstafel
    .name = dossier
    .vergadering = Nummer van de vergadering (anders de eerstvolgende)
    .formaat = Formaat
enum-dossierformat-html = webpagina
enum-dossierformat-pdf = PDF
enum-dossierformat-docx = Word-document
enum-dossierformat-ics = agenda (iCal)
enum-dossierformat-md = tekst (Markdown)
enum-dossierformat-csv = tabellen (CSV)
enum-dossierformat-json = gegevens (JSON)

dossier-title = Dossier beleidstafel, { $day } { $year }
dossier-subtitle = Wat professionals in het kwartaal tegenkwamen, en wat we de tafel vragen
dossier-span = Signalen van { $from } tot en met { $to }
dossier-papers = Stukken de deur uit: { $day }
command-dossier-uitbrengen = Breng het dossier uit, of een nieuwe versie ervan
    .name = dossier-uitbrengen
    .vergadering = Nummer van de vergadering (anders de eerstvolgende)
confirm-dossier-uitbrengen = Zal ik het dossier uitbrengen? Daarna blijft deze versie zoals ze is.
dossier-do-release = Breng het uit
dossier-released = { $id } is uitgebracht: versie { $number }.
dossier-unchanged = Er is niets veranderd sinds de vorige versie. Een nieuwe versie is niet nodig.
dossier-state-voorlopig = voorlopig
dossier-state-uitgebracht = uitgebracht
dossier-notice-voorlopig = Voorlopig: dit dossier is nog niet uitgebracht. Een bundel zegt wat er knelt, niet wat de oplossing is.
dossier-notice-uitgebracht = Een bundel zegt wat er knelt, niet wat de oplossing is. De oplossing is aan de tafel.
dossier-corrected-added = { $bundle } is toegevoegd.
dossier-corrected-gone = { $bundle } is van de agenda.
dossier-corrected-changed = { $bundle } is bijgewerkt.
dossier-corrected-part = { $part } is bijgewerkt.
dossier-part-meeting = De dag van de vergadering
dossier-part-review = De terugblik
dossier-part-picture = Het beeld van het kwartaal
dossier-part-questions = De kennisagenda
dossier-part-shared = De gedeelde kennis
dossier-part-others = De lijst met overige bundels
dossier-part-declined = De lijst met wat niet is opgepakt
dossier-part-quality = De verantwoording
dossier-part-calendar = De termijnkalender
dossier-chat = Het dossier voor { $id }, op { $day }, zit erbij. Het formulier voor besluiten vraag je met besluiten.
dossier-short = Samenvatting
dossier-lead-agenda = { $count ->
    [0] Er staan nog geen bundels op de agenda.
    [one] Er staat { $count } bundel op de agenda.
   *[other] Er staan { $count } bundels op de agenda.
    }{ $proposed ->
    [0] { "" }
    [one] { " " }Nog { $proposed } bundel wordt voorgesteld.
   *[other] { " " }Nog { $proposed } bundels worden voorgesteld.
    }
dossier-lead-first = In dertien weken kwamen er { $now } signalen binnen. Een kwartaal ervoor om mee te vergelijken is er nog niet.
dossier-lead-volume = In dertien weken kwamen er { $now } signalen binnen; in het kwartaal ervoor waren het er { $before }. { $new ->
    [one] { $new } bundel is nieuw
   *[other] { $new } bundels zijn nieuw
    }, { $lasting ->
    [one] { $lasting } speelt
   *[other] { $lasting } spelen
    } twee kwartalen of langer.
dossier-lead-review = Eerdere vergaderingen gaven { $decisions ->
    [one] { $decisions } besluit
   *[other] { $decisions } besluiten
    }. Van de actiepunten { $done ->
    [one] is er { $done }
   *[other] zijn er { $done }
    } klaar, { $running ->
    [one] loopt er { $running }
   *[other] lopen er { $running }
    } en { $late ->
    [one] is er { $late }
   *[other] zijn er { $late }
    } over tijd.
dossier-lead-client = { $count ->
    [one] Bij { $count } bundel
   *[other] Bij { $count } bundels
    } ontbreekt het cliëntperspectief in het thema.
dossier-asked-caption = De agenda, met het besluit dat we vragen
dossier-agenda-empty = Er is nog geen bundel om voor te stellen.
dossier-problem = knelpunt
dossier-asked = gevraagd besluit
dossier-proposed = nog niet geagendeerd; voorstel op basis van de score
dossier-score = score
dossier-review = Terugblik
dossier-decisions = Besluiten van eerdere vergaderingen
dossier-decisions-caption = Besluiten, met wie ervoor zorgt en tot wanneer
dossier-decision = besluit
dossier-to = aan
dossier-tasks = Actiepunten
dossier-tasks-caption = Actiepunten met hun stand
dossier-light-groen = klaar
dossier-light-oranje = loopt
dossier-light-rood = over tijd
dossier-light-grijs = vervallen
dossier-fed-back = Teruggekoppeld in dit kwartaal
dossier-fed-back-caption = Wat we hebben verteld aan wie een signaal gaf
dossier-answered = Reacties op { $bundle }, in aantallen mensen: { $answers }.
dossier-answered-note = Een bundel staat hier pas als genoeg mensen reageerden. Weinig en niemand zien er hetzelfde uit.
dossier-answer-klopt = klopt
dossier-answer-niet_herkenbaar = niet herkenbaar
dossier-answer-vraag = ik heb een vraag
dossier-picture = Beeld van het kwartaal
dossier-chart = Signalen per week. { $numbers }.
dossier-chart-week = week { $week }: { $count }
dossier-chart-legend = Signalen per week, over dertien weken; gemiddeld { $mean } (stippellijn).
dossier-themes = Thema’s naast het kwartaal ervoor
dossier-themes-caption = Signalen per thema, met het kwartaal ervoor ernaast
dossier-this-quarter = dit kwartaal
dossier-last-quarter = kwartaal ervoor
dossier-weeks13 = 13 weken
dossier-client = cliëntperspectief
dossier-client-yes = aanwezig
dossier-client-no = ontbreekt
dossier-heat = Thema en niveau
dossier-heat-said = Signalen per thema en per niveau. { $rows }
dossier-heat-legend = Hoe donkerder, hoe meer signalen. Landelijk geteld.
dossier-lasting = Speelt twee kwartalen of langer: { $ids }.
dossier-new = Nieuw in dit kwartaal: { $ids }.
dossier-signals = signalen
dossier-on-agenda = op de agenda
dossier-not-on-agenda = voorstel
dossier-behind = erachter, in klassen
dossier-client-fact = Cliëntperspectief
dossier-client-heard = Aanwezig in het thema { $theme }.
dossier-client-lacks = Ontbreekt: over { $theme } gaven te weinig cliënten en naasten een signaal. Vraag cliëntorganisaties om voor de vergadering mee te kijken.
dossier-about = Thema en sleutel
dossier-since = Bekend sinds
dossier-works = Werkt het ergens?
dossier-works-count = { $count ->
    [one] { $count } signaal zegt dat het ergens wél werkt.
   *[other] { $count } signalen zeggen dat het ergens wél werkt.
    }
dossier-voices = Uit de praktijk
dossier-no-voices = Er staan hier geen citaten. Een citaat komt er alleen in als de schrijver daar opnieuw mee instemt.
dossier-reply = Wederhoor
dossier-asked-of = Reactie gevraagd aan
dossier-nobody-yet = nog niemand
dossier-reaction = Reactie
dossier-sources = Wet, richtlijn en kennis
dossier-timeline = Verloop
dossier-timeline-caption = Wat er met de bundel gebeurde
dossier-what = wat
dossier-questions = Kennisagenda voor de programmaraad
dossier-questions-caption = Open kennisvragen, de oudste bovenaan
dossier-shared = Kennis die is gedeeld
dossier-shared-caption = Vragen die in dit kwartaal een antwoord kregen
dossier-answer = antwoord
dossier-others = Overige bundels
dossier-others-caption = Bundels die niet worden voorgesteld
dossier-declined-caption = Bundels die de tafel niet oppakte, met de reden
dossier-why = reden
dossier-quality = Hoe betrouwbaar is dit?
dossier-quality-sample = Geen steekproef
dossier-quality-coverage = Dekking
dossier-coverage = { $signals } signalen uit { $channels } kanalen op { $platforms } platforms; { $loose } signalen zitten in geen bundel.
dossier-quality-privacy = Privacy
dossier-privacy = Aantallen mensen staan er alleen in klassen; de laagste is minder dan { $few }. Bij minder dan { $k } mensen staat er geen citaat. Regio’s en perspectieven zijn die van het weekbericht van dezelfde week.
dossier-quality-waiting = Wachtrij
dossier-waiting = { $count ->
    [one] { $count } signaal wacht nog op een moderator en telt niet mee.
   *[other] { $count } signalen wachten nog op een moderator en tellen niet mee.
    }
dossier-quality-judged = Moderatie in dit kwartaal
dossier-judged-gevalideerd = goedgekeurd los:
dossier-judged-gebundeld = in een bundel:
dossier-judged-afgewezen = afgewezen:
dossier-judged-samengevoegd = kopie:
dossier-judged-ingetrokken = ingetrokken:
dossier-quality-coding = Dubbel gecodeerd
dossier-no-kappa = Twee moderators beoordelen nog niet dezelfde signalen. Daarom staat hier geen maat voor overeenstemming.
dossier-quality-rules = Rekenregels
dossier-rules = Versie { $version }. Dezelfde gegevens en hetzelfde peilmoment geven hetzelfde dossier, byte voor byte.
dossier-calendar = Termijnkalender
dossier-calendar-caption = Vergaderingen en actiepunten op datum
dossier-date-meeting = vergadering
dossier-date-freeze = agenda sluit
dossier-date-papers = stukken de deur uit
dossier-date-action = actiepunt moet klaar zijn
dossier-glossary = Woordenlijst
dossier-word-bundle = Bundel
dossier-means-bundle = Signalen over hetzelfde knelpunt.
dossier-word-endorsement = Herkend
dossier-means-endorsement = Iemand die dit ook meemaakt; per mens en bundel één keer.
dossier-word-right-of-reply = Wederhoor
dossier-means-right-of-reply = De reactie van wie het knelpunt raakt, vóór de tafel erover spreekt.
dossier-word-class = Klasse
dossier-means-class = Een aantal mensen als 6–14 in plaats van een getal, zodat niemand herkenbaar wordt.
dossier-word-client = Cliëntperspectief
dossier-means-client = Aanwezig als { $few } of meer cliënten en naasten over het thema een signaal gaven.
dossier-word-level = Sleutel
dossier-means-level = Wie er iets aan kan doen: eigen organisatie, inkoop, gemeente of regio, land of wet.
dossier-word-score = Score
dossier-means-score = Het gemiddelde van vijf delen van 0 tot 100. De score ordent de voorstellen en verbergt niets.
