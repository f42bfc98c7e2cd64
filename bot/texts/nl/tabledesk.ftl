## Het bureau: de beleidstafel.

desk-table = Beleidstafel
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
