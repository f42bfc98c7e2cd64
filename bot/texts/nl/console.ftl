## Wat de terminal zelf zegt.

console-hello = Praat met Vraagbaak. Typ help voor wat er kan, "als moderator" om van rol te wisselen, Ctrl-D om te stoppen.
console-now = Je bent nu: { $role }
console-choose = Die rol ken ik niet. Kies uit: { $roles }
console-for = (voor { $role })
console-file = Bestand bewaard: { $path }
