## Het bureau: signalen en bundels.

desk-signals-room = Signalen
desk-signals = Wachtrij
desk-signals-number = { $number ->
        [0] Er wacht geen signaal.
        [one] Er wacht één signaal.
       *[other] Er wachten { $number } signalen, het oudste eerst.
    }
desk-signals-none = Alles is bekeken. Je eigen signalen staan hier nooit: een ander beoordeelt ze.
desk-signal = Signaal { $id }
desk-signal-no-words = Van dit signaal zijn geen woorden te lezen.
desk-days = { $days ->
        [0] vandaag gegeven
        [one] gisteren gegeven
       *[other] { $days } dagen geleden gegeven
    }
desk-signal-terms = Termen van signalen
desk-signal-terms-hint = Aan deze termen herkent de assistent waar een signaal over gaat, en stelt hij bundels voor. Elke wijziging zie je eerst: voor welke signalen wordt er iets anders voorgesteld?
desk-change-terms = Termen veranderen
desk-change-terms-hint = Je ziet eerst wat het zou doen met de signalen in bundels. Er verandert pas iets als je het bewaart.
desk-terms-in = Termen erbij
desk-terms-out = Termen eruit
desk-terms-comma = Met een komma ertussen; een sterretje staat voor de rest van een woord: wacht*, *tarief
desk-loose-signals = Losse signalen
desk-loose-signals-hint = Goedgekeurd, maar nog in geen bundel. Tien werkdagen nadat ze gegeven zijn, horen ze er een te hebben.
desk-triaged = drie vragen beantwoord
desk-state-kandidaat = voorgedragen
desk-state-nieuw = nieuw
desk-state-gevalideerd = goedgekeurd
desk-state-gebundeld = in een bundel
desk-state-afgewezen = afgewezen
desk-state-ingetrokken = ingetrokken
desk-state-samengevoegd = samengevoegd met het origineel
desk-state-verlopen = verlopen
desk-step-to = Nu: { $state }
desk-on = { DATETIME($day, dateStyle: "long") }
desk-triage = Drie vragen
desk-triage-1 = Is de kennis er al, en moet die gedeeld worden?
desk-triage-2 = Is het iets voor een werkgever of opdrachtgever?
desk-triage-3 = Is er nieuwe kennis nodig?
desk-triage-first = Daarna kies je waar het signaal heen gaat.
desk-triage-keep = Bewaar de antwoorden
desk-yes = Ja
desk-no = Nee
desk-where-to = Waar hoort het bij?
desk-shares = deelt: { $words }
desk-other-bundle = Een andere bundel
desk-bundle = Bundel
desk-put-there = Zet het daar bij
desk-problem = Het knelpunt in één zin
desk-problem-hint = (zonder oplossing: die is aan de tafel)
desk-turn-away = Afwijzen
desk-reason-told = Wie het gaf, hoort de reden en waar het wél terecht kan.
desk-loosen = Haal uit de bundel
desk-bundles = Bundels
desk-bundles-number = { $number ->
        [0] Er is nog geen bundel.
        [one] Er is één bundel.
       *[other] Er zijn { $number } bundels.
    }
desk-bundle-counts = { $given ->
        [one] 1 signaal
       *[other] { $given } signalen
    } · { $people } mensen
desk-spark = Signalen per week, de laatste twaalf weken: { $numbers }
desk-bundle-merged = { $gone } is samengevoegd met { $kept }.
desk-number = Nummer
desk-per-week = Signalen per week
desk-per-week-more = De laatste twaalf weken, met de dag waarop de week begon. De donkere staaf is deze week.
desk-said-back = Wat er teruggekoppeld is
desk-signals-in = Signalen in deze bundel
desk-signals-none-in = Er is geen signaal (meer) in deze bundel.
desk-merge-bundles = Voeg samen met een andere bundel
desk-merge-with = Samen met
desk-merge-hint = Het oudste nummer blijft; het andere blijft ernaar verwijzen. Niemand telt dubbel.
desk-safe = Veilig
desk-door = Privacyfilter
