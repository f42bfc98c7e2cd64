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
