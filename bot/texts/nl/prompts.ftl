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
