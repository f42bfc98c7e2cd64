## De termen waaraan signalen herkend worden, en hoe moderatoren ze veranderen.

command-signaalbegrip = Bekijk een begrip van signalen met zijn termen
    .name = signaalbegrip
    .begrip = Nummer of naam van het begrip
command-term-erbij = Geef een begrip van signalen termen erbij; je ziet eerst wat dat doet
    .name = term-erbij
    .begrip = Nummer of naam van het begrip
    .termen = Termen, met een komma ertussen
command-term-eraf = Haal termen van een begrip van signalen af
    .name = term-eraf
    .begrip = Nummer of naam van het begrip
    .termen = Termen, met een komma ertussen
command-term-historie = Bekijk wat er aan de termen veranderd is
    .name = term-historie
    .begrip = Nummer of naam van het begrip; leeg voor alle
command-term-terug = Draai een wijziging van termen terug
    .name = term-terug
    .nummer = Nummer van de wijziging
command-term-voorstellen = Bekijk woorden die signalen in een bundel delen
    .name = term-voorstellen
command-weiger-term = Weiger een term die voorgesteld is
    .name = weiger-term
    .term = De term
    .bundel = Nummer van de bundel
command-bewaar-term = Bewaar de wijziging die je zag
    .name = bewaar-term
    .wijziging = De wijziging
    .terug = Welke wijziging die terugdraait
command-laat-term = Laat de wijziging zitten die je zag
    .name = laat-term

term-facts = Thema: { $theme }. Niveau: { $level }.
term-how = Termen erbij: term-erbij { $id } en de termen. Eraf: term-eraf { $id } en de termen.
term-more = { $number ->
        [one] en nog 1
       *[other] en nog { $number }
    }
term-added = erbij: “{ $text }” ({ $concept })
term-gone = weg: “{ $text }” ({ $concept })
term-offer = Dit verandert er:
term-sure = Klopt het?
term-tried-none = Geen signaal in een bundel heeft een van deze termen. Aan de bundels die ik voorstel verandert dus nog niets.
term-tried = { $tried ->
        [one] Eén signaal in een bundel heeft een van deze termen.
       *[other] { $tried } signalen in bundels hebben een van deze termen.
    } Stond het nog los, dan stel ik bundels voor: beter { $beter }, slechter { $slechter }, anders { $anders }.
term-moved = { $signal } (in { $bundle }) eerst: { $was }; straks: { $will }
term-nothing-offered = geen
term-do-keep = Zo bewaren
term-do-leave = Niet doen
term-do-undo = Maak ongedaan
term-do-back = Draai { $number } terug
term-overview = Er zijn { $number } begrippen van signalen. Typ signaalbegrip en een naam om er een te zien.
term-do-add = Termen erbij
term-do-take = Termen eraf
term-do-history = Wat er veranderd is
term-do-proposals = Welke woorden delen ze?
term-do-accept = “{ $text }” bij { $concept }
term-do-refuse = Weiger “{ $text }”
term-kept = Bewaard als wijziging { $number }. Nieuwe signalen worden er vanaf nu mee herkend.
term-left = Goed. Er is niets veranderd.
term-history = Wat er aan de termen veranderd is, het nieuwste eerst:
term-history-none = Hier is nog niets aan veranderd.
term-history-how = Terugdraaien? Typ term-terug en het nummer.
term-undoes = draait { $number } terug
term-proposals = Woorden die signalen in een bundel delen en die nog bij geen begrip staan. Toevoegen?
term-proposals-none = Er is nu geen woord dat drie signalen in een bundel delen en dat ik niet ken.
term-proposal = { $number } signalen in { $bundle } delen “{ $text }”
term-refused = Goed. “{ $text }” stel ik hier niet meer voor.
term-nothing = Zo staat het er al. Er verandert niets.
term-unknown = Ik ken het begrip “{ $text }” niet. Lijkt het op: { $nearest }? Typ het nummer.
term-no-change = Er is geen wijziging { $number } van de termen. Typ term-historie om ze te zien.
term-unreadable = Deze wijziging kan ik niet lezen. Begin opnieuw met term-erbij of term-eraf.
term-not-held = “{ $text }” staat niet bij { $concept }. Typ signaalbegrip { $id } om te zien wat er staat.
term-last = Dan blijft er van { $concept } niets over om te herkennen. Geef eerst een andere term.
term-empty = Er staan geen termen. Typ ze met een komma ertussen.
term-wrong = { $problems }
term-client = In “{ $text }” lijken gegevens van een mens te staan. Laat die weg.
term-long = “{ $text }” is te lang. Maak het hooguit { $most } tekens.
term-lookalike = In “{ $text }” staat “{ $letter }” ({ $code }). Dat is geen letter van ons alfabet, al lijkt het erop. Typ het woord opnieuw.
term-signs = “{ $text }” heeft tekens die hier niet kunnen. Gebruik letters en cijfers, * voor het begin of eind van een woord, en + tussen woorden die samen voorkomen.
term-short = “{ $text }” is te kort. Gebruik minstens { $least } letters.
term-common = “{ $text }” staat in te veel gewone berichten. Kies een woord dat meer zegt, of zet er een woord bij met +.
term-taken = “{ $text }” hoort al bij { $concept } ({ $id }). Haal het daar eerst weg, of kies een andere term.
