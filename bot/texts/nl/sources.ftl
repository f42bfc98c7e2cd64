## Bronnen: wat er op de kaart staat, en wat redacteuren ermee doen.

find-fact-recognition = Erkenning
find-fact-status = Status
find-fact-readers = Voor
find-fact-goal = Doel
find-fact-partners = Partners
find-fact-period = Periode
find-fact-owner = Contact
find-recognition-unknown = niet bekend (dat zegt niet dat het niet werkt)
find-status-unknown = niet bekend: kijk of dit nog geldt
find-readers-more = { $named } en nog { $more }
find-period-since = vanaf { $since }
find-period-until = tot { $until }
find-period-since-until = { $since } tot { $until }
find-newer = Nieuwer:
find-versions = Kort:
find-hint-superseded = Dit is vervangen door een nieuwere versie.
find-hint-concept = Dit is een concept. Het geldt nog niet.
find-hint-herziening = Dit wordt herzien. Het kan binnenkort anders zijn.
find-hint-vervallen = Dit is vervallen. Gebruik het niet meer als norm.
find-hint-gestopt = Dit is gestopt.
find-hint-te-controleren = Te lang niet gecontroleerd. Kijk of de pagina nog klopt.
find-hint-niet-bevestigd = Niet bevestigd: wij vroegen of dit nog klopt en kregen geen antwoord.

enum-recognition-goed-beschreven = goed beschreven
enum-recognition-goed-onderbouwd = goed onderbouwd
enum-recognition-effectief-eerste-aanwijzingen = effectief volgens eerste aanwijzingen
enum-recognition-effectief-goede-aanwijzingen = effectief volgens goede aanwijzingen
enum-recognition-effectief-sterke-aanwijzingen = effectief volgens sterke aanwijzingen
enum-recognition-geaccrediteerd = geaccrediteerd
enum-status-concept = concept
enum-status-geautoriseerd = geldt (geautoriseerd)
enum-status-herziening = wordt herzien
enum-status-vervallen = vervallen
enum-status-in-voorbereiding = in voorbereiding
enum-status-loopt = loopt
enum-status-afgerond = afgerond
enum-status-gestopt = gestopt

command-herstel-bron = Laat een bron weer zien die verborgen of samengevoegd is
    .name = herstel-bron
    .bron = Nummer van de bron
command-herschrijf-bron = Verander meer dingen aan een bron tegelijk
    .name = herschrijf-bron
    .bron = Nummer van de bron
    .title = { enum-resourcefield-title }
    .url = { enum-resourcefield-url }
    .publisher = { enum-resourcefield-publisher }
    .kind = { enum-resourcefield-kind }
    .summary = { enum-resourcefield-summary }
    .keywords = { enum-resourcefield-keywords }
    .themes = { enum-resourcefield-themes }
    .knowledge_source = { enum-resourcefield-knowledge_source }
    .region = { enum-resourcefield-region }
    .audience = { enum-resourcefield-audience }
    .published = { enum-resourcefield-published }
    .checked = { enum-resourcefield-checked }
    .recognition = { enum-resourcefield-recognition }
    .status = { enum-resourcefield-status }
    .superseded_by = { enum-resourcefield-superseded_by }
    .short_versions = { enum-resourcefield-short_versions }
    .parent_versions = { enum-resourcefield-parent_versions }
    .owner = { enum-resourcefield-owner }
    .goal = { enum-resourcefield-goal }
    .results = { enum-resourcefield-results }
    .partners = { enum-resourcefield-partners }
    .funding = { enum-resourcefield-funding }
    .since = { enum-resourcefield-since }
    .until = { enum-resourcefield-until }
command-bewaar-wijziging = Bewaar de wijziging die je zag
    .name = bewaar-wijziging
    .wijziging = Nummer van de wijziging
command-laat-wijziging = Laat de wijziging zitten die je zag
    .name = laat-wijziging
    .wijziging = Nummer van de wijziging
command-bekijk-bron = Bekijk een bron, wat er aan veranderd is en wat je ermee kunt doen
    .name = bekijk-bron
    .aliases = bron-historie
    .bron = Nummer of webadres van de bron
command-zet-terug = Zet een bron terug zoals hij na een eerdere wijziging was
    .name = zet-terug
    .bron = Nummer of webadres van de bron
    .nummer = Nummer van de wijziging, uit bekijk-bron; 0 is het begin
command-wijzigingen = Bekijk de laatste wijzigingen van alle bronnen
    .name = wijzigingen
command-draai-terug = Maak één wijziging ongedaan, of een hele lijst die is ingelezen
    .name = draai-terug
    .nummer = Nummer van de wijziging, of van de lijst zoals B-2026-01
command-draai-alles-terug = Maak alle wijzigingen van een lijst ongedaan
    .name = draai-alles-terug
    .nummer = Nummer van de lijst, zoals B-2026-01
command-stel-wijziging-voor = Stel voor om één ding aan een bron te veranderen; een redacteur beslist
    .name = stel-wijziging-voor
    .bron = Nummer of webadres van de bron
    .veld = Wat verander je?
    .waarde = Wat moet er staan?
command-stel-voor = Stel een wijziging voor die je zag
    .name = stel-voor
    .wijziging = Nummer van de wijziging
command-voorstellen = Bekijk de voorstellen die op een redacteur wachten
    .name = voorstellen
command-neem-over = Neem een voorstel over
    .name = neem-over
    .voorstel = Nummer van het voorstel, zoals V-2026-01
command-wijs-af = Wijs een voorstel af, met een reden
    .name = wijs-af
    .voorstel = Nummer van het voorstel, zoals V-2026-01
    .reden = Waarom niet?

sources-do-keep = Bewaar
sources-do-propose = Stel voor
sources-do-leave = Laat maar
sources-do-look = Bekijk de bron en vul hem aan
sources-do-undo = Maak ongedaan
sources-do-undo-all = Ja, draai alles terug
sources-do-still-right = Nog goed
sources-do-change = Wijzig
sources-do-hide = Verberg
sources-do-restore = Haal terug
sources-do-accept = Neem { $id } over
sources-do-reject = Wijs { $id } af
sources-empty = leeg
sources-shown = zichtbaar
sources-shown-yes = ja
sources-shown-no = nee
sources-merged-into = samengevoegd met
sources-nothing = Er verandert niets aan { $id }.
sources-offer-new = Dit wordt { $id }. Klopt het?
sources-offer-change = Dit verandert er aan “{ $title }” ({ $id }). Klopt het?
sources-alike =
    { $number ->
        [one] Let op: deze bron lijkt hierop. Is het dezelfde?
       *[other] Let op: { $number } bronnen lijken hierop. Is het dezelfde?
    }
sources-left = Goed. Er is niets veranderd.
sources-no-draft = Ik heb geen wijziging { $id } meer voor je klaarstaan. Begin opnieuw.
sources-overtaken = { $id } is intussen door iemand anders veranderd ({ $fields }). Kijk opnieuw en pas dan aan.
sources-kept-toegevoegd = Toegevoegd als { $id }. Je kunt de bron nu vinden.
sources-kept-aangepast = Aangepast: { $id }.
sources-kept-verborgen = { $id } laat ik niet meer zien.
sources-kept-teruggehaald = { $id } is weer te vinden.
sources-kept-teruggezet = Teruggezet: { $id }.
sources-kept-samengevoegd = { $id } is samengevoegd. Het oude nummer blijft werken.
sources-is-hidden = Deze bron is verborgen.
sources-is-merged = Deze bron is samengevoegd met { $id }.
sources-lacking = Nog niet ingevuld: { $fields }.
sources-history = Wat er veranderd is, het nieuwste eerst:
sources-history-none = Er is nog niets veranderd.
sources-history-how = Terug naar hoe het was? Typ zet-terug { $id } { $number }, of een ander nummer.
sources-no-revision = Ik ken geen wijziging { $number } die daarbij hoort.
sources-newest = De laatste wijzigingen:
sources-batches = In één keer gedaan:
sources-batch = { $day }, { $role }: { $number ->
        [one] één wijziging
       *[other] { $number } wijzigingen
    }
sources-undo-how = Ongedaan maken? Typ draai-terug en het nummer.
sources-undo-offer =
    { $number ->
        [one] Dit draai ik terug:
       *[other] Ik draai { $number } wijzigingen terug. De eerste:
    }
sources-undo-left =
    { $number ->
        [one] Eén bron is daarna nog veranderd. Die laat ik staan: { $ids }
       *[other] { $number } bronnen zijn daarna nog veranderd. Die laat ik staan: { $ids }
    }
sources-undone =
    { $number ->
        [one] Eén wijziging is teruggedraaid, als { $again }.
       *[other] { $number } wijzigingen zijn teruggedraaid, als { $again }.
    }
sources-proposed = Je voorstel { $id } staat klaar. Een andere redacteur beslist. Je leest het in het stafkanaal.
sources-proposed-new = Een voorstel om een bron te veranderen:
sources-waiting =
    { $number ->
        [0] Er wachten geen voorstellen.
        [one] Er wacht één voorstel:
       *[other] Er wachten { $number } voorstellen, het oudste eerst:
    }
sources-turned-down = Kort geleden afgewezen:
sources-rejected = { $id } is afgewezen.
sources-accepted-told = Voorstel { $id } voor { $source } is overgenomen.
sources-rejected-told = Voorstel { $id } voor { $source } is afgewezen:
sources-no-proposal = Er wacht geen voorstel { $id }. Typ voorstellen voor de lijst.
sources-own-proposal = { $id } is je eigen voorstel. Een ander beslist erover.

enum-deed-toegevoegd = toegevoegd
enum-deed-aangepast = aangepast
enum-deed-verborgen = verborgen
enum-deed-teruggehaald = teruggehaald
enum-deed-nagekeken = nagekeken
enum-deed-samengevoegd = samengevoegd
enum-deed-teruggezet = teruggezet

enum-resourcefield-themes = thema's
enum-resourcefield-audience = voor wie
enum-resourcefield-recognition = erkenning
enum-resourcefield-status = status
enum-resourcefield-superseded_by = vervangen door
enum-resourcefield-short_versions = werkkaart
enum-resourcefield-parent_versions = ouderversie
enum-resourcefield-owner = contact
enum-resourcefield-goal = doel
enum-resourcefield-results = resultaten
enum-resourcefield-partners = partners
enum-resourcefield-funding = financiering
enum-resourcefield-since = begin
enum-resourcefield-until = einde

command-hercontrole = Bekijk welke bronnen weer nagekeken moeten worden
    .name = hercontrole
command-nog-goed = Laat weten dat je een bron hebt nagekeken en dat hij nog klopt
    .name = nog-goed
    .bron = Nummer of webadres van de bron
command-dubbele-bronnen = Bekijk welke bronnen er misschien twee keer in staan
    .name = dubbele-bronnen
command-voeg-samen = Maak van twee bronnen één; het oude nummer blijft werken
    .name = voeg-samen
    .bron = Nummer van de bron die verdwijnt
    .met = Nummer van de bron die blijft

sources-do-merge = Voeg { $one } samen met { $other }
sources-due =
    { $number ->
        [0] Er hoeft nu niets nagekeken te worden.
        [one] Eén bron moet nagekeken worden:
       *[other] { $number } bronnen moeten nagekeken worden, de oudste eerst:
    }
sources-due-line = ({ $id }), nagekeken op { $day }
sources-due-how = Klopt er iets niet? Typ wijzig-bron of verberg-bron met het nummer.
sources-due-next = De volgende. Klopt deze nog?
sources-unconfirmed = niet bevestigd
sources-question = Klopt dit nog? Kijk even op de pagina. Hoor ik binnen { $days } dagen niets, dan zet ik er "niet bevestigd" bij.
sources-confirmed = { $id } is nagekeken en klopt nog.
sources-confirmed-already = { $id } was vandaag al nagekeken.
sources-twins =
    { $number ->
        [0] Ik zie geen bronnen die er twee keer in staan.
        [one] Eén paar bronnen lijkt dezelfde bron:
       *[other] { $number } paren lijken dezelfde bron:
    }
sources-twins-how = Samenvoegen? Typ voeg-samen met eerst de bron die verdwijnt en dan de bron die blijft.
sources-why-pagina = dezelfde pagina
sources-why-titel = bijna dezelfde titel
sources-stays = Deze bron blijft en krijgt de trefwoorden van de andere erbij:
sources-no-merge = { $one } en { $other } kan ik niet samenvoegen. Noem twee verschillende bronnen die te zien zijn.
