## Het bureau: de beleidstafel.

desk-table = Beleidstafel
desk-dates = Termijnen
desk-dates-more = Dit moet de tafel doen, en wanneer. Klik op een regel om het te doen.
desk-dates-none = Er is niets dat een datum heeft.
desk-dates-late = Te laat
desk-dates-soon = Deze week
desk-dates-later = Daarna
desk-term-action = actiepunt
desk-term-feedback = terugkoppeling versturen
desk-term-freeze = agenda sluit
desk-term-papers = stukken de deur uit
desk-term-meeting = vergadering
desk-agenda = Agenda
desk-in-days = { $days ->
        [0] vandaag
        [one] morgen
       *[other] over { $days } dagen
    }
desk-agenda-closed = agenda gesloten
desk-on-agenda = Op de agenda
desk-off-agenda = Van deze agenda af
desk-item-van_agenda = van de agenda gehaald
desk-item-doorgeschoven = doorgeschoven
desk-item-besproken = besproken
desk-agenda-more = Verplaats, schuif door of haal eraf
desk-why = Waarom?
desk-keep = Bewaar
desk-to-meeting = Naar welke vergadering?
desk-nothing-ready = Er is geen bundel die op de agenda kan.
desk-meeting-terms = De agenda sluit tien werkdagen ervoor, de stukken gaan vijf werkdagen ervoor de deur uit.
desk-decisions = Besluiten
desk-to-decide = Wacht op een besluit
desk-decide = Leg het besluit vast
desk-actions = Actiepunten
desk-actions-ended = Afgerond
desk-action-more = Verzet of schrap
desk-days-late = { $days ->
        [one] 1 dag te laat
       *[other] { $days } dagen te laat
    }
desk-feedback = Terugkoppeling
desk-feedback-more = Lees het concept, pas het aan en verstuur het. Het gaat naar wie een signaal gaf en dit wil horen, en naar de kanalen waar het vandaan kwam. Hooguit { $words } woorden.
desk-feedback-sent = Verstuurd
desk-what-they-read = Dit lezen ze
desk-send-by = versturen voor { DATETIME($day, dateStyle: "long") }
desk-digest = Weekbericht
desk-weeks = Andere weken
desk-week-before = Een week eerder
desk-week-after = Een week later
desk-take-along = Neem het mee als bestand
desk-make-file = Maak het bestand
desk-sending = Vaststellen en versturen
desk-settle = Stel vast
desk-revise = Werk bij met wat nu bekend is
desk-copies = Privé naar de lezers
desk-settle-hint-concept = Lees het bericht eerst. Daarna verandert er niets meer aan, tenzij je het zelf bijwerkt.
desk-settle-hint-vastgesteld = Dit bericht is vastgesteld. Wie deze versie al kreeg, krijgt haar niet nog eens.
desk-copy-delivered = aangekomen
desk-copy-waiting = onderweg
desk-copy-failed = niet aangekomen
desk-copy-none = niet verstuurd
desk-copy-unreached = geen privégesprek mogelijk
desk-what-counts = Wat dit cijfer telt
desk-dossier = Dossier
desk-sections = Onderdelen
