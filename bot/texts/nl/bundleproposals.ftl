# Bundles that are proposed among loose signals.
command-bundelvoorstellen = Zie welke losse signalen bij elkaar kunnen horen
    .name = bundelvoorstellen
command-maak-bundel = Maak een bundel van een voorstel
    .name = maak-bundel
    .voorstel = Nummer van het voorstel
    .titel = Het knelpunt in één zin, zonder oplossing
command-laat-los = Laat signalen van een voorstel los
    .name = laat-los
    .voorstel = Nummer van het voorstel
signal-proposals = { $count ->
        [one] Deze losse signalen kunnen over hetzelfde gaan. Er gebeurt niets zonder jou.
       *[other] Ik zie { $count } groepjes losse signalen die over hetzelfde kunnen gaan. Er gebeurt niets zonder jou.
    }
signal-proposal = { $count } signalen delen: { $shares }
signal-proposals-none = Er zijn geen losse signalen die bij elkaar lijken te horen.
signal-proposal-made = { $id } is gemaakt: { $title }.
signal-proposal-dismissed = Goed, ze blijven los. Ik stel ze pas weer samen voor als er een signaal bij komt.
signal-no-proposal = Dit voorstel is er niet meer. Typ bundelvoorstellen voor wat er nu is.
signal-do-make = Bundel met { $id }
signal-do-read = Lees ze
signal-do-leave-loose = { $id } los laten
desk-bundle-proposals = Bundelvoorstellen
desk-bundle-proposals-hint = Elke maandag vergelijk ik de losse signalen met elkaar. Wat je los laat, stel ik pas weer voor als er een signaal bij komt.
desk-leave-loose = Laat los
