## Koppelen: accounts op verschillende platforms als één persoon.

command-koppel = Koppel je accounts, zodat ik je overal als één persoon herken
    .name = koppel
    .aliases = koppelen
    .code = De code die je met je andere account kreeg (leeg: je krijgt een code)
command-koppel-nu = Rond het koppelen af
    .name = koppel-nu
    .sleutel = De sleutel achter de knop
confirm-koppel-nu = Weet je zeker dat je deze accounts wilt koppelen?
command-ontkoppel = Maak je accounts weer los van elkaar
    .name = ontkoppel
    .aliases = ontkoppelen
confirm-ontkoppel = Weet je het zeker? Vanaf nu zijn je accounts weer los van elkaar. Wat ik al samenvoegde, blijft bij je eerste account.

link-platform = { $platform ->
    [discord] Discord
    [matrix] Matrix
    [web] de webchat
   *[other] { $platform }
}
link-title = Koppel je accounts
link-code = Typ dit binnen { $minutes } minuten met je andere account, liefst in een privébericht aan mij: !koppel { $code }
link-point-one = Daarna ben je voor mij één persoon: je signalen, berichten en gegevens zie je vanaf beide accounts.
link-point-roles = Je rollen blijven per account. Ook een maatregel geldt alleen voor het account waarop die is genomen.
link-point-undo = Geef deze code aan niemand anders. Met ontkoppel maak je je accounts weer los.
link-sure = Deze code is gemaakt op { $platform }. Heb je dat zelf gedaan? Koppel dan. Koppel niet als iemand anders je de code gaf: die persoon ziet daarna alles wat ik van jou bewaar, en kan het wissen.
link-do = Ja, koppel mijn accounts
link-done = Je accounts zijn gekoppeld. Voor mij ben je nu één persoon, hier en op { $platform }. Wil je ze weer los? Gebruik ontkoppel.
link-told = Je account is gekoppeld met een account op { $platform }. Heb je dat niet zelf gedaan? Gebruik dan ontkoppel, en meld het bij een moderator.
link-unknown = Deze code ken ik niet. Een code begint met KOP- en krijg je met koppel op je andere account.
link-expired = Deze code is verlopen. Vraag met je andere account een nieuwe, met koppel.
link-used = Deze code is al gebruikt. Vraag met je andere account een nieuwe, met koppel.
link-own = Deze code heb je met dit account gevraagd. Typ hem met je andere account.
link-already = Deze accounts zijn al gekoppeld.
link-too-many = Je hebt te vaak een verkeerde code getypt. Probeer het over { $minutes ->
    [one] 1 minuut
   *[other] { $minutes } minuten
} opnieuw.
unlink-none = Dit account is nergens aan gekoppeld.
unlink-done = Je accounts zijn weer los van elkaar. Wat ik tot nu toe van je bewaarde, blijft bij je account op { $platform }. Nieuws daarover stuur ik niet meer naar je andere account. Nieuwe dingen horen bij het account waarmee je ze doet.

kept-link = Je gekoppelde accounts
    .why = om je op elk platform als dezelfde persoon te herkennen
    .until = tot je ze ontkoppelt of alles wist; een koppelcode hooguit 1 dag
    .who = alleen ik
    .stays = niets; je accounts zijn weer los van elkaar
