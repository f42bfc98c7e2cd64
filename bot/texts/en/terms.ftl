## The terms by which signals are recognised, and how moderators change them.

command-signaalbegrip = Look at a concept of signals with its terms
    .name = signal-concept
    .begrip = Number or name of the concept
command-term-erbij = Give a concept of signals more terms; you see first what that does
    .name = term-add
    .begrip = Number or name of the concept
    .termen = Terms, with a comma between them
command-term-eraf = Take terms off a concept of signals
    .name = term-remove
    .begrip = Number or name of the concept
    .termen = Terms, with a comma between them
command-term-historie = See what was changed about the terms
    .name = term-history
    .begrip = Number or name of the concept; empty for all
command-term-terug = Undo a change of terms
    .name = term-undo
    .nummer = Number of the change
command-term-voorstellen = See words that signals in a bundle share
    .name = term-proposals
command-weiger-term = Refuse a term that was proposed
    .name = refuse-term
    .term = The term
    .bundel = Number of the bundle
command-bewaar-term = Keep the change that you saw
    .name = keep-term
    .wijziging = The change
    .terug = Which change it undoes
command-laat-term = Leave the change that you saw
    .name = leave-term

term-facts = Theme: { $theme }. Level: { $level }.
term-how = More terms: term-add { $id } and the terms. Fewer: term-eraf { $id } and the terms.
term-more = { $number ->
        [one] and 1 more
       *[other] and { $number } more
    }
term-added = new: “{ $text }” ({ $concept })
term-gone = gone: “{ $text }” ({ $concept })
term-offer = This changes:
term-sure = Is it right?
term-tried-none = No signal in a bundle has one of these terms. So nothing changes yet about the bundles that I suggest.
term-tried = { $tried ->
        [one] One signal in a bundle has one of these terms.
       *[other] { $tried } signals in bundles have one of these terms.
    } If it were still loose, I would suggest bundles: better { $beter }, worse { $slechter }, different { $anders }.
term-moved = { $signal } (in { $bundle }) first: { $was }; then: { $will }
term-nothing-offered = none
term-do-keep = Keep it so
term-do-leave = Leave it
term-do-undo = Undo
term-do-back = Undo { $number }
term-overview = There are { $number } concepts of signals. Type signal-concept and a name to see one.
term-do-add = Add terms
term-do-take = Take terms out
term-do-history = What was changed
term-do-proposals = Which words do they share?
term-do-accept = “{ $text }” with { $concept }
term-do-refuse = Refuse “{ $text }”
term-kept = Kept as change { $number }. New signals are recognised with it from now on.
term-left = All right. Nothing was changed.
term-history = What was changed about the terms, newest first:
term-history-none = Nothing was changed about this yet.
term-history-how = Undo? Type term-terug and the number.
term-undoes = undoes { $number }
term-proposals = Words that signals in a bundle share and that are with no concept yet. Add them?
term-proposals-none = There is now no word that three signals in a bundle share and that I do not know.
term-proposal = { $number } signals in { $bundle } share “{ $text }”
term-refused = All right. I do not propose “{ $text }” for this any more.
term-nothing = It is like that already. Nothing changes.
term-unknown = I do not know the concept “{ $text }”. Is it like: { $nearest }? Type its number.
term-no-change = There is no change { $number } of the terms. Type term-historie to see them.
term-unreadable = I can not read this change. Begin again with term-add or term-eraf.
term-not-held = “{ $text }” is not with { $concept }. Type signal-concept { $id } to see what is.
term-last = Then nothing is left of { $concept } to be recognised by. Give it another term first.
term-empty = There are no terms. Type them with a comma between them.
term-wrong = { $problems }
term-client = “{ $text }” seems to hold data of a person. Leave that out.
term-long = “{ $text }” is too long. Make it at most { $most } characters.
term-lookalike = “{ $text }” holds “{ $letter }” ({ $code }). That is no letter of our alphabet, though it looks like one. Type the word again.
term-signs = “{ $text }” has signs that can not be used here. Use letters and digits, * for the beginning or end of a word, and + between words that occur together.
term-short = “{ $text }” is too short. Use at least { $least } letters.
term-common = “{ $text }” stands in too many ordinary messages. Choose a word that says more, or put a word beside it with +.
term-taken = “{ $text }” belongs to { $concept } ({ $id }) already. Take it out there first, or choose another term.
