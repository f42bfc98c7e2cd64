## Gespreksstarters

command-thema = Kijk welke gespreksstarter de volgende is, plaats hem of zet ze op pauze
    .name = thema
    .aliases = gespreksstarter
    .stap = Wat wil je doen?
enum-promptstep-nu = nu
enum-promptstep-volgende = volgende
enum-promptstep-overslaan = overslaan
enum-promptstep-pauze = pauze
enum-promptstep-verder = verder

prompt-do-nu = Plaats nu
prompt-do-overslaan = Sla deze over
prompt-do-pauze = Zet op pauze
prompt-do-verder = Ga verder

prompt-read-on = Verder lezen:
prompt-invite = Wat is jouw ervaring? Noem geen namen of gegevens van cliënten. Loop je vast op regels of beleid? Geef het door met signaal.

prompt-next = De volgende gespreksstarter:
prompt-stock = { $count ->
    [one] Dit is de laatste op voorraad. Vul config/prompts.toml aan.
   *[other] Er zijn nog { $count } gespreksstarters op voorraad.
}
prompt-status-due = Ik plaats hem op { DATETIME($at, dateStyle: "full") } om { DATETIME($at, timeStyle: "short") }.
prompt-status-paused = De gespreksstarters staan op pauze sinds { DATETIME($at, dateStyle: "full") }, { DATETIME($at, timeStyle: "short") }.
prompt-status-unplanned = Er is geen vast moment ingesteld om te plaatsen.
prompt-posted = Geplaatst: { $title }. In { $rooms ->
    [one] 1 kanaal.
   *[other] { $rooms } kanalen.
}
prompt-paused = Gespreksstarters staan op pauze. Ik plaats er geen tot iemand ze weer aanzet met thema verder.
prompt-paused-already = Gespreksstarters stonden al op pauze.
prompt-paused-now = Gespreksstarters staan op pauze. Zet ze eerst weer aan met thema verder.
prompt-resumed = Gespreksstarters staan weer aan.
prompt-not-paused = Gespreksstarters stonden niet op pauze.
prompt-none-left = De gespreksstarters zijn op: alles is de laatste twaalf maanden al geplaatst. Vul config/prompts.toml aan.
prompt-no-rooms = Er is geen kanaal voor gespreksstarters. Zet bij een kanaal in config/vraagbaak.toml: prompts = true.
prompt-budget-spent = Deze week zijn er al { $per_week } gespreksstarters geplaatst. Meer vraagt te veel aandacht. Probeer het volgende week.

## Oogst: wat een gesprek opleverde

command-oogst = Zet een bericht in de oogst, of bekijk wat de laatste gesprekken opleverden
    .name = oogst
command-inzicht = Zet een inzicht in de oogst van dit gesprek
    .name = inzicht
    .tekst = Wat neem je mee uit dit gesprek? Noem geen namen van cliënten
command-oogsten = Zet iets in de oogst van deze gespreksstarter
    .name = oogsten
    .plaatsing = Gespreksstarter
    .tekst = Wat neem je mee?
    .soort = Wat is het?
command-oogst-weg = Haal iets van jezelf uit de oogst
    .name = oogst-weg
    .regel = Wat
command-geen-oogst = Je bericht komt niet in de oogst
    .name = geen-oogst
enum-harvestkind-inzicht = een inzicht
enum-harvestkind-vraag = een vraag
enum-harvestkind-bron = een bron
enum-harvestkind-signaal = een signaal: hier schuurt het

harvest-do-add = Zet in de oogst
harvest-do-reword = In andere woorden
harvest-do-yes = Ja, laat zien
harvest-do-no = Nee
harvest-do-take-back = Toch niet
harvest-do-signal = Geef dit door als signaal
harvest-do-question = Leg dit voor aan de redactie

harvest-form = Zet in de oogst
harvest-form-words = Wat neem je mee? Geen namen van cliënten
harvest-form-kind = Wat is het? (anders: een inzicht)
harvest-draft = Dit zou ik bewaren van jouw bericht bij "{ $title }", zonder je naam:
harvest-which = Wat is het? Met je keuze zet je het in de oogst.
harvest-kept = Dank je. Dit staat in de oogst van "{ $title }", zonder je naam:
harvest-ripens = De oogst komt op { DATETIME($at, dateStyle: "long") } onder de gespreksstarter te staan.
harvest-told = De oogst staat sinds { DATETIME($at, dateStyle: "long") } onder de gespreksstarter.
harvest-taken-back = Het is uit de oogst gehaald.
harvest-gone = Dit staat niet meer in de oogst.
harvest-refused = Goed. Ik heb niets van je bericht bewaard.
harvest-ask = Een moderator vindt jouw bericht bij "{ $title }" het bewaren waard. Mag het in de oogst van dat gesprek? Je ziet eerst wat ik zou bewaren. Je naam komt er niet bij. Zeg je niets, dan bewaar ik niets.
harvest-asked = Het is niet jouw bericht, dus ik vraag de schrijver of het in de oogst mag. Tot die tijd bewaar ik niets.

harvest-overview = Wat de laatste gesprekken opleverden
harvest-none = Er is nog geen oogst. Zet iets in de oogst met de knop onder een gespreksstarter, of typ daar inzicht en je tekst.
harvest-summary = Dit haalden we op: { $title }
harvest-more = Mis je iets? Vul de oogst aan met de knop, of typ inzicht en je tekst.
harvest-kind-inzicht = Inzichten
harvest-kind-vraag = Vragen
harvest-kind-bron = Bronnen
harvest-kind-signaal = Hier schuurt het

harvest-unread = Ik kan dat bericht niet lezen. Zet het in je eigen woorden in de oogst, met inzicht en je tekst.
harvest-not-yours = Dit is niet jouw bericht. Alleen de schrijver zet het in de oogst; een moderator kan erom vragen.
harvest-known = Dit staat al in de oogst.
harvest-enough = Je zette al { $count } dingen in deze oogst. Haal er eerst iets uit.
harvest-too-long = Dit is te lang voor de oogst: hooguit { $limit } tekens. Wat is de kern?
harvest-no-prompt = Ik weet niet bij welke gespreksstarter dit hoort. Gebruik de knop onder de gespreksstarter, of doe dit in dat gesprek.
harvest-danger = Dit klinkt als acuut gevaar. Bel 112 als iemand nu in gevaar is. Bel anders Veilig Thuis: 0800-2000, dag en nacht, gratis. Ik heb niets bewaard.
