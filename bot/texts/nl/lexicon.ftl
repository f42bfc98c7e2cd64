## De woorden en begrippen waarmee gezocht wordt, en hoe redacteuren ze veranderen.

command-begrip = Bekijk een begrip: hoe mensen het zeggen en welke bronnen erover gaan
    .name = begrip
    .begrip = Nummer of naam van het begrip; leeg voor een overzicht
command-begrip-erbij = Geef een begrip woorden erbij; je ziet eerst wat dat doet
    .name = begrip-erbij
    .begrip = Nummer of naam van het begrip
    .woorden = Woorden of zinnen, met een komma ertussen
    .soort = Wat zijn het? Eén woord is een los woord, meer woorden zijn een zin
    .proef = Een vraag die dit moet vinden; die probeer ik meteen
    .ook = Mogen het ook woorden van andere begrippen zijn?
command-begrip-eraf = Haal woorden of bronnen van een begrip af
    .name = begrip-eraf
    .begrip = Nummer of naam van het begrip
    .woorden = Woorden, zinnen of nummers van bronnen, met een komma ertussen
command-nieuw-begrip = Maak een nieuw begrip
    .name = nieuw-begrip
    .naam = Hoe heet het in het vak?
    .woorden = Hoe zeggen mensen het? Woorden of zinnen, met een komma ertussen
    .bron = Nummer of webadres van de bron die erover gaat
    .proef = Een vraag die dit moet vinden; die probeer ik meteen
    .ook = Mogen het ook woorden van andere begrippen zijn?
command-begrip-bron = Laat een begrip naar nog een bron leiden
    .name = begrip-bron
    .begrip = Nummer of naam van het begrip
    .bron = Nummer of webadres van de bron
command-woord-weg = Haal een woord uit alle begrippen
    .name = woord-weg
    .woord = Het woord
command-begrip-historie = Bekijk wat er aan de begrippen veranderd is
    .name = begrip-historie
    .begrip = Nummer of naam van het begrip; leeg voor alle
command-begrip-terug = Draai een wijziging van een begrip terug
    .name = begrip-terug
    .nummer = Nummer van de wijziging
command-bewaar-begrip = Bewaar de wijziging die je zag
    .name = bewaar-begrip
    .wijziging = De wijziging
    .terug = Welke wijziging die terugdraait
command-laat-begrip = Laat de wijziging zitten die je zag
    .name = laat-begrip
command-begrip-voorstellen = Bekijk woorden waarmee mensen vonden wat ze zochten
    .name = begrip-voorstellen
command-weiger-woord = Weiger een woord dat voorgesteld is
    .name = weiger-woord
    .woord = Het woord
    .bron = Nummer van de bron
command-dit-was-het = Zeg dat een bron was wat je zocht
    .name = dit-was-het
    .vraag = Vraag
    .getoond = Wat er getoond was

enum-saidpart-vakterm = vakterm
enum-saidpart-zin = zin
enum-saidpart-woord = los woord
enum-part-titel = naam
enum-part-vakterm = vakterm
enum-part-zin = zin
enum-part-woord = los woord
enum-part-boven = valt onder
enum-part-bron = bron
enum-effect-beter = beter
enum-effect-slechter = slechter
enum-effect-anders = anders

lexicon-terms = Vaktermen: { $words }
lexicon-words = Losse woorden: { $words }
lexicon-wider = Valt onder: { $names }
lexicon-lines = { $number ->
        [one] Zo zeggen mensen het:
       *[other] Zo zeggen mensen het ({ $number } zinnen):
    }
lexicon-more = { $number ->
        [one] en nog 1
       *[other] en nog { $number }
    }
lexicon-sources = Leidt naar, de beste eerst:
lexicon-sourceless = Leidt naar geen bron. Wie hiernaar vraagt, hoort dat wij het niet hebben.
lexicon-how = Woorden erbij: begrip-erbij { $id } en de woorden. Eraf: begrip-eraf { $id } en de woorden.

lexicon-offer = Dit verandert er:
lexicon-added = erbij: { $part } “{ $text }” ({ $concept })
lexicon-gone = weg: { $part } “{ $text }” ({ $concept })
lexicon-tried-none = Geen controlevraag heeft een van deze woorden. Aan de controlevragen verandert dus niets.
lexicon-tried = { $tried ->
        [one] Ik heb één controlevraag met deze woorden opnieuw gesteld.
       *[other] Ik heb { $tried } controlevragen met deze woorden opnieuw gesteld.
    } De eerste drie bronnen: beter { $beter }, slechter { $slechter }, anders { $anders }.
lexicon-seen = “{ $question }” eerst: { $was }; straks: { $will }
lexicon-nothing-shown = geen bron
lexicon-own = Jouw vraag “{ $question }” vindt nu eerst: { $was }; straks: { $will }.
lexicon-own-nothing = Je vraag vindt dus nog niets. Geef er een kortere zin bij, of woorden die nog van geen begrip zijn.
lexicon-sure = Klopt het?
lexicon-editor = Een redacteur kan dit bewaren.
lexicon-do-keep = Zo bewaren
lexicon-do-leave = Niet doen
lexicon-do-also = Toch ook hier
lexicon-do-source = Bron erbij
lexicon-do-back = Draai { $number } terug
lexicon-do-proposals = Voorgestelde woorden
lexicon-do-retire = Haal een woord overal weg
lexicon-overview = Er zijn { $number } begrippen. Typ begrip en een naam om er een te zien.
lexicon-do-new = Nieuw begrip
lexicon-do-history = Wat er veranderd is
lexicon-do-look = Bekijk het begrip
lexicon-kept = Bewaard als wijziging { $number }. Vraagbaak zoekt er vanaf nu mee.
lexicon-history = Wat er aan de begrippen veranderd is, het nieuwste eerst:
lexicon-history-none = Hier is nog niets aan veranderd.
lexicon-history-how = Terugdraaien? Typ begrip-terug en het nummer.
lexicon-undoes = draait { $number } terug

lexicon-nothing = Zo staat het er al. Er verandert niets.
lexicon-unknown = Ik ken het begrip “{ $text }” niet. Bedoel je { $nearest }? Typ het nummer.
lexicon-no-change = Er is geen wijziging { $number } van de begrippen. Typ begrip-historie om ze te zien.
lexicon-unreadable = Deze wijziging kan ik niet lezen. Begin opnieuw met begrip-erbij of begrip-eraf.
lexicon-not-held = “{ $text }” staat niet bij { $concept }. Typ begrip { $id } om te zien wat er staat.
lexicon-in-group = “{ $text }” hoort bij { $concept } door de woordgroep @{ $group }. Een woordgroep verandert de beheerder, in groepen.toml.
lexicon-nowhere = “{ $text }” staat bij geen enkel begrip.
lexicon-too-many = “{ $text }” staat bij { $number } begrippen. Meer dan { $most } tegelijk doe ik niet: haal het per begrip weg met begrip-eraf.
lexicon-last = Dan blijft er van { $concept } te weinig over om te herkennen. Geef eerst andere woorden of een andere vakterm, en haal dit daarna weg.
lexicon-fires = { $number ->
        [one] Hierdoor zou Vraagbaak antwoorden op een gewoon bericht, zoals: “{ $line }”.
       *[other] Hierdoor zou Vraagbaak antwoorden op { $number } gewone berichten, zoals: “{ $line }”.
    } Kies woorden die meer zeggen, of maak er een zin van.
lexicon-wrong = { $problems }
lexicon-empty = Er staan geen woorden. Typ ze met een komma ertussen.
lexicon-client = In “{ $text }” lijken gegevens van een mens te staan. Laat die weg.
lexicon-long = “{ $text }” is te lang. Maak het hooguit { $most } tekens.
lexicon-lookalike = In “{ $text }” staat “{ $letter }” ({ $code }). Dat is geen letter van ons alfabet, al lijkt het erop. Typ het woord opnieuw.
lexicon-signs = “{ $text }” heeft tekens die hier niet kunnen. Gebruik letters en cijfers, een streepje tussen woorden die bij elkaar horen, en in een zin / tussen keuzes.
lexicon-slots = “{ $text }” heeft te veel woorden. Maak het hooguit { $most }, of maak er twee zinnen van.
lexicon-group = Een woordgroep { $group } is er niet. Wel: { $groups }.
lexicon-short = “{ $text }” is te kort. Gebruik minstens { $least } letters, of schrijf het voluit.
lexicon-common = “{ $text }” zegt te weinig: dat staat in bijna elk bericht. Kies een woord dat meer zegt.
lexicon-usual = “{ $text }” staat in gewone berichten, zoals “{ $line }”. Maak er een zin van, met een woord erbij dat meer zegt.
lexicon-there = “{ $text }” staat al bij { $concept }.
lexicon-heard = “{ $text }” hoort al bij { $concept }: het staat er in een zin of in een andere vorm.
lexicon-taken = “{ $text }” is al de naam of een vakterm van { $concept } ({ $id }). Voeg je woorden daar toe, of kies een andere term.
lexicon-shared = “{ $text }” hoort al bij { $number } begrippen. Daardoor zegt het bijna niets. Maak er een zin van, met een woord erbij.
lexicon-elsewhere = “{ $text }” hoort al bij { $concepts }{ $more ->
        [0] .
        [one] {" "}en nog 1 begrip.
       *[other] {" "}en nog { $more } begrippen.
    } Hoort het ook hier? Anders haal je het daar eerst weg met begrip-eraf.
lexicon-proposals = { $number ->
        [one] Eén woord waarmee minstens twee mensen een bron vonden en dat het begrip nog niet heeft:
       *[other] { $number } woorden waarmee minstens twee mensen een bron vonden en die het begrip nog niet heeft:
    }
lexicon-proposals-none = Er wacht geen woord. Een woord komt hier als twee mensen ermee vonden wat ze zochten.
lexicon-proposal = bron: { $title }; begrip: { $concepts }
lexicon-proposal-lost = geen. Maak er een met nieuw-begrip
lexicon-do-accept = “{ $text }” bij { $concept }
lexicon-do-refuse = Weiger “{ $text }”
lexicon-refused = Goed. “{ $text }” stel ik hier niet meer voor.
lexicon-not-proposed = “{ $text }” wacht niet (meer). Typ begrip-voorstellen om te zien wat er wacht.
lexicon-nameless = Het begrip { $id } is er niet en heeft hier geen naam. Geef het een naam, of kies een begrip dat er is.
