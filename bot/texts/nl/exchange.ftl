## Bronnen in en uit: wat er mis is met een rij.

row-missing = { $field } ontbreekt: vul het in
row-too-long = { $field } is langer dan { $limit } tekens: maak het korter
row-list = { $field } moet een lijst van teksten zijn
row-id = { $field } mag alleen kleine letters, cijfers, punt, streepje en laag streepje hebben
row-no-address = { $field } is geen webadres
row-address = { $field } moet een heel webadres zijn, dat begint met https:// of http://
row-option = { $field } moet een van deze zijn: { $options }
row-year = { $field } moet een jaar zijn, zoals 2026
row-day = { $field } moet een datum zijn, zoals 2026-11-21
row-characters = { $field } heeft tekens die niet te bewaren zijn: haal ze weg, of sla het bestand op als UTF-8
row-period = { $field } moet zijn zoals 2026, 2026-11 of 2026-11-21
row-order = { $field } ligt voor since: draai ze om
row-versions = { $field } moet namen hebben met achter elk een heel webadres
row-function = { $field } moet een functie zijn, zonder mailadres of telefoonnummer

row-json = de rij is geen geldige JSON: zet elk object op een eigen regel
row-object = de rij is geen object met velden
row-csv = de rij is geen geldige CSV: kijk naar de aanhalingstekens
row-columns = de rij heeft { $found } cellen, de eerste regel { $wanted }: kijk of er een komma te veel of te weinig staat
row-yaml = dit is geen geldige YAML (regel { $at }): kijk naar inspringen, dubbele punten en aanhalingstekens
row-alias = ankers, verwijzingen en tags in YAML worden niet gelezen: schrijf de waarde voluit
row-deep = de rij is te diep genest
row-long-line = de regel is langer dan { $limit } tekens: maak hem korter
row-bibtex = dit is geen geldige BibTeX: kijk naar accolades en komma's
row-xml = vanaf hier is het geen geldige XML; wat ervoor stond is gelezen
row-dtd = het bestand heeft een eigen documenttype of entiteiten; die worden niet gelezen
row-no-feed = dit is geen RSS, Atom, sitemap of OAI-PMH
row-told = de andere kant antwoordde: { $words }
row-many = na { $limit } houdt het lezen op: lees de rest apart in
row-double = { $field } staat al op regel { $line }: haal een van de twee weg
row-taken = dit webadres is al van { $id }: gebruik dat id, of laat het id leeg
row-hidden = deze bron is verborgen: haal hem eerst terug, of laat de rij weg

exchange-line = regel
exchange-problem = wat er mis is
