## The words and concepts that finding works with, and how editors change them.

command-begrip = Look at a concept: how people say it and which sources are about it
    .name = concept
    .begrip = Number or name of the concept; empty for an overview
command-begrip-erbij = Give a concept more words; you see first what that does
    .name = concept-add
    .begrip = Number or name of the concept
    .woorden = Words or lines, with a comma between them
    .soort = What are they? One word is a loose word, several are a line
    .proef = A question that should find this; I try it at once
    .ook = May they be words of other concepts as well?
command-begrip-eraf = Take words or sources off a concept
    .name = concept-remove
    .begrip = Number or name of the concept
    .woorden = Words, lines or numbers of sources, with a comma between them
command-nieuw-begrip = Make a new concept
    .name = new-concept
    .naam = What is it called in the field?
    .woorden = How do people say it? Words or lines, with a comma between them
    .bron = Number or web address of the source about it
    .proef = A question that should find this; I try it at once
    .ook = May they be words of other concepts as well?
command-begrip-bron = Have a concept lead to one more source
    .name = concept-source
    .begrip = Number or name of the concept
    .bron = Number or web address of the source
command-woord-weg = Take a word out of all concepts
    .name = retire-word
    .woord = The word
command-begrip-historie = See what was changed about the concepts
    .name = concept-history
    .begrip = Number or name of the concept; empty for all
command-begrip-terug = Undo a change of a concept
    .name = concept-undo
    .nummer = Number of the change
command-bewaar-begrip = Keep the change that you saw
    .name = keep-concept
    .wijziging = The change
    .terug = Which change it undoes
command-laat-begrip = Leave the change that you saw
    .name = leave-concept
command-begrip-voorstellen = See words with which people found what they looked for
    .name = concept-proposals
command-weiger-woord = Refuse a word that was proposed
    .name = refuse-word
    .woord = The word
    .bron = Number of the source
command-dit-was-het = Say that a source was what you looked for
    .name = this-was-it
    .vraag = Question
    .getoond = What was shown

enum-saidpart-vakterm = term
enum-saidpart-zin = line
enum-saidpart-woord = loose word
enum-part-titel = name
enum-part-vakterm = term
enum-part-zin = line
enum-part-woord = loose word
enum-part-boven = falls under
enum-part-bron = source
enum-effect-beter = better
enum-effect-slechter = worse
enum-effect-anders = different

lexicon-terms = Terms: { $words }
lexicon-words = Loose words: { $words }
lexicon-wider = Falls under: { $names }
lexicon-lines = { $number ->
        [one] How people say it:
       *[other] How people say it ({ $number } lines):
    }
lexicon-more = { $number ->
        [one] and 1 more
       *[other] and { $number } more
    }
lexicon-sources = Leads to, the best first:
lexicon-sourceless = Leads to no source. Whoever asks for this hears that we do not have it.
lexicon-how = More words: concept-add { $id } and the words. Fewer: concept-remove { $id } and the words.

lexicon-offer = This changes:
lexicon-added = new: { $part } “{ $text }” ({ $concept })
lexicon-gone = gone: { $part } “{ $text }” ({ $concept })
lexicon-tried-none = No control question has one of these words. So nothing changes for the control questions.
lexicon-tried = { $tried ->
        [one] I asked one control question with these words again.
       *[other] I asked { $tried } control questions with these words again.
    } The first three sources: better { $beter }, worse { $slechter }, different { $anders }.
lexicon-seen = “{ $question }” first: { $was }; then: { $will }
lexicon-nothing-shown = no source
lexicon-own = Your question “{ $question }” now finds first: { $was }; then: { $will }.
lexicon-own-nothing = So your question finds nothing yet. Add a shorter phrase, or words that are of no concept yet.
lexicon-sure = Is it right?
lexicon-editor = An editor can keep this.
lexicon-do-keep = Keep it so
lexicon-do-leave = Leave it
lexicon-do-also = Here as well
lexicon-do-source = Add a source
lexicon-do-back = Undo { $number }
lexicon-do-proposals = Proposed words
lexicon-do-retire = Take a word out everywhere
lexicon-overview = There are { $number } concepts. Type concept and a name to see one.
lexicon-do-new = New concept
lexicon-do-history = What was changed
lexicon-do-look = Look at the concept
lexicon-kept = Kept as change { $number }. Vraagbaak finds with it from now on.
lexicon-history = What was changed about the concepts, newest first:
lexicon-history-none = Nothing was changed about this yet.
lexicon-history-how = Undo? Type begrip-terug and the number.
lexicon-undoes = undoes { $number }

lexicon-nothing = It is like that already. Nothing changes.
lexicon-unknown = I do not know the concept “{ $text }”. Do you mean { $nearest }? Type its number.
lexicon-no-change = There is no change { $number } of the concepts. Type begrip-historie to see them.
lexicon-unreadable = I can not read this change. Begin again with concept-add or concept-remove.
lexicon-not-held = “{ $text }” is not with { $concept }. Type concept { $id } to see what is.
lexicon-in-group = “{ $text }” belongs to { $concept } by the word group @{ $group }. Whoever runs Vraagbaak changes a word group, in groepen.toml.
lexicon-nowhere = “{ $text }” is with no concept at all.
lexicon-too-many = “{ $text }” is with { $number } concepts. I do at most { $most } at once: take it out per concept with concept-remove.
lexicon-last = Then too little is left of { $concept } to be heard. Give it other words or another term first, and take this out afterwards.
lexicon-fires = { $number ->
        [one] With this Vraagbaak would answer an ordinary message, such as: “{ $line }”.
       *[other] With this Vraagbaak would answer { $number } ordinary messages, such as: “{ $line }”.
    } Choose words that say more, or make it a line.
lexicon-wrong = { $problems }
lexicon-empty = There are no words. Type them with a comma between them.
lexicon-client = “{ $text }” seems to hold data of a person. Leave that out.
lexicon-long = “{ $text }” is too long. Make it at most { $most } characters.
lexicon-lookalike = “{ $text }” holds “{ $letter }” ({ $code }). That is no letter of our alphabet, though it looks like one. Type the word again.
lexicon-signs = “{ $text }” has signs that can not be used here. Use letters and digits, a hyphen between words that belong together, and in a line / between choices.
lexicon-slots = “{ $text }” has too many words. Make it at most { $most }, or make it two lines.
lexicon-group = There is no word group { $group }. There are: { $groups }.
lexicon-short = “{ $text }” is too short. Use at least { $least } letters, or write it in full.
lexicon-common = “{ $text }” says too little: it stands in nearly every message. Choose a word that says more.
lexicon-usual = “{ $text }” stands in ordinary messages, such as “{ $line }”. Make it a line, with a word that says more.
lexicon-there = “{ $text }” is with { $concept } already.
lexicon-heard = “{ $text }” belongs to { $concept } already: it stands there in a line or in another form.
lexicon-taken = “{ $text }” is the name or a term of { $concept } ({ $id }) already. Add your words there, or choose another term.
lexicon-shared = “{ $text }” belongs to { $number } concepts already. So it says hardly anything. Make it a line, with another word.
lexicon-elsewhere = “{ $text }” belongs to { $concepts }{ $more ->
        [0] {" "}already.
        [one] {" "}and 1 more concept already.
       *[other] {" "}and { $more } more concepts already.
    } Does it belong here as well? Else take it out there first with concept-remove.
lexicon-proposals = { $number ->
        [one] One word with which at least two people found a source, and that the concept does not have yet:
       *[other] { $number } words with which at least two people found a source, and that the concept does not have yet:
    }
lexicon-proposals-none = No word is waiting. A word comes here when two people found with it what they looked for.
lexicon-proposal = source: { $title }; concept: { $concepts }
lexicon-proposal-lost = none. Make one with nieuw-begrip
lexicon-do-accept = “{ $text }” with { $concept }
lexicon-do-refuse = Refuse “{ $text }”
lexicon-refused = All right. I do not propose “{ $text }” for this any more.
lexicon-not-proposed = “{ $text }” is not waiting (any more). Type begrip-voorstellen to see what is.
lexicon-nameless = There is no concept { $id }, and it has no name here. Give it a name (naam), or choose a concept that there is.
