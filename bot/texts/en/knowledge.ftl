## Finding: sources, open questions and their answers.

command-waar = Find a source: guideline, training, instrument, figures, organisation …
    .name = where
    .aliases = find
    .vraag = What are you looking for? Give no client data
    .soort = Only this kind of source
    .regio = Only for this region
    .voor = Only for this profession, such as jeugdbeschermer
command-meer-bronnen = Show more sources
    .name = more-sources
    .vraag = Question
    .vanaf = From
    .soort = Kind
    .regio = Region
    .voor = For whom
command-filter-bronnen = Filter the sources that were found
    .name = filter-sources
    .vraag = Question
    .soort = Kind
    .regio = Region
    .voor = For whom
command-over = Show sources about one subject
    .name = about
    .vraag = Question
    .begrip = Subject
command-niet-gevonden = Say that you were looking for something else
    .name = not-found
    .vraag = Question
    .getoond = Source that was shown
command-stel-kennisvraag = Pass your question on to the programme board
    .name = ask-the-board
    .vraag = Question
    .reden = Why did it not help?
    .getoond = Source that was shown
command-laat-het-me-weten = Hear it when an open question has an answer
    .name = let-me-know
    .kennisvraag = Number of the open question, such as K-2026-04
    .hier = Hear it in this channel instead of in private
command-kennisvragen = See the questions that have no source yet
    .name = open-questions
    .meest = The most asked first, instead of the oldest
command-beantwoord = Answer an open question with a source
    .name = answer
    .kennisvraag = Number of the open question, such as K-2026-04
    .bron = Number or web address of the source
command-bron = Add a source, or correct the one at this web address
    .name = source
    .titel = Title
    .adres = Web address
    .uitgever = Who made it?
    .soort = Kind of source
    .samenvatting = What is it for? One or two sentences
    .kennisbron = Kind of knowledge
    .voor = Number of the open question that this answers
command-wijzig-bron = Change one thing about a source
    .name = change-source
    .bron = Number or web address of the source
    .veld = What do you change?
    .waarde = What should it say?
command-verberg-bron = Show a source no longer
    .name = hide-source
    .bron = Number or web address of the source

find-found =
    { $number ->
        [one] This is what I found:
       *[other] This is what I found, best match first:
    }
find-found-narrowed = This is what I found ({ $filters }):
find-do-filter = Filter
find-do-wider = Without filter
find-filter-which = There are { $number } sources. What would you like to see?
find-filter-for = for { $reader }
find-filter-none = There is nothing left to filter: these are all the sources.
find-filter-nothing = With this filter ({ $filters }) I find nothing.
find-choose = I am not sure what you mean. Is it about one of these subjects?
find-choose-other = Did you mean something else? Is it about one of these subjects?
find-do-other = No, something else
find-do-more = More
find-do-right = This was it
find-which = Good! Which one was it?
find-confirmed = Good that you found it. When more people say it so, I learn these words.
find-do-wrong = Not what I was looking for
find-do-follow = Let me know
find-do-add = Add this source
find-fact-kind = Kind
find-fact-publisher = By
find-fact-source = Knowledge from
find-fact-region = Region
find-fact-year = Year
find-fact-checked = Checked on
find-fact-note = Mind
find-hint-aged = This is an older edition. See whether a newer one applies.
find-hint-guideline = You may depart from it if you explain why.
find-none = I do not have that.
find-none-theme = The nearest theme is { $theme }.
find-gap-kept = I noted your question, without your name, for the programme board as { $id }.
find-no-more = That is all I have on this question. Try other words.
find-why = Sorry. Why did this not help?
find-follow = Good. You get one message from me when { $id } has an answer. For that I remember how to reach you.
find-follow-already = You already get a message when { $id } has an answer.
find-no-gap = I know no open question { $id }. Type open-questions for the list.
find-gap-answered = { $id } was answered already. Ask again with where to see the source.
find-no-resource = I know no source { $id }. Give its number or paste the whole web address.
find-wrong = This is not right yet: { $problems }.
find-danger = This sounds like danger right now. Call, do not look for a source.
find-danger-after = Nobody reads along here at once. I keep nothing of your message.
find-danger-112 = when someone's life or safety is in danger now
find-danger-113 = for thoughts of suicide, free, day and night
find-danger-veilig-thuis = Veilig Thuis: for abuse and violence at home, free, day and night, also for advice
find-queue-week =
    { $asked ->
        [0] Nothing was asked in the past week.
        [one] One question was asked in the past week; answered: { $answered }.
       *[other] { $asked } questions were asked in the past week; answered: { $answered }.
    }
find-queue-empty = No open questions are waiting.
find-queue =
    { $number ->
        [one] One open question is waiting:
       *[other] { $number } open questions are waiting, oldest first:
    }
find-queue-facts =
    { $asked ->
        [one] asked once
       *[other] asked { $asked } times
    }, { $days ->
        [0] today
        [one] one day old
       *[other] { $days } days old
    }, { $region }
find-queue-more = And { $number } more.
find-queue-how = To answer, type answer, the number and a source or web address.
find-add-first = I do not know this source yet. Add it, and I answer { $id } with it.
find-closed =
    { $id } is answered. { $told ->
        [0] Nobody asked for a message.
        [one] One person gets a message.
       *[other] { $told } people get a message.
    }
find-answered = Your question of { $day } has an answer now: { $question }

enum-resourcekind-richtlijn = guideline
enum-resourcekind-interventie = intervention
enum-resourcekind-databank = databank
enum-resourcekind-opleiding = training
enum-resourcekind-wet-en-regelgeving = law or regulation
enum-resourcekind-instrument = instrument
enum-resourcekind-initiatief = initiative
enum-resourcekind-onderzoek = research
enum-resourcekind-organisatie = organisation
enum-resourcekind-casus = case
enum-resourcekind-nieuws = news
enum-resourcekind-artikel = article
enum-resourcekind-factsheet = factsheet
enum-knowledgesource-clientervaring = experience of clients
enum-knowledgesource-praktijkkennis = practice
enum-knowledgesource-beleidskennis = policy
enum-knowledgesource-theoretische-kennis = theory and research
enum-missreason-niets = nothing found
enum-missreason-ander-onderwerp = It is about something else
enum-missreason-andere-regio = Another region
enum-missreason-te-oud = Too old
enum-missreason-te-algemeen = Too general
enum-missreason-werkt-niet = The link does not work
enum-resourcefield-title = title
enum-resourcefield-url = web address
enum-resourcefield-publisher = publisher
enum-resourcefield-kind = kind
enum-resourcefield-summary = summary
enum-resourcefield-keywords = keywords
enum-resourcefield-knowledge_source = kind of knowledge
enum-resourcefield-region = region
enum-resourcefield-published = year
enum-resourcefield-checked = checked on

command-verscherp = Give an open question a clear title
    .name = sharpen
    .kennisvraag = Number of the question, such as K-2026-04
    .titel = The question in other words, without data about people
command-wijs-toe = Say which function takes up a question, and by when
    .name = assign
    .kennisvraag = Number of the question, such as K-2026-04
    .eigenaar = The function that takes it up, not a person's name
    .datum = By when
command-zelfde-vraag = Join a question with another that asks the same
    .name = same-question
    .kennisvraag = Number of the double question
    .als = Number of the question that stays
command-andere-vraag = Take a joined question apart again
    .name = other-question
    .kennisvraag = Number of the question
command-leg-weg = Close a question without an answer, with a reason
    .name = decline
    .kennisvraag = Number of the question, such as K-2026-04
    .reden = Why there will be no answer; who wanted to hear reads this
command-heropen-vraag = Have a closed question wait again
    .name = reopen-question
    .kennisvraag = Number of the question, such as K-2026-04
find-do-ask = Ask the programme board
find-do-follow-here = Let me know here
find-do-split = Take apart again
find-do-reopen = Reopen
find-not-kept = I did not keep your question. Do you want the programme board to look at it?
find-follow-here = Good. When there is an answer to { $id }, I say so once in this channel.
find-sharpened = { $id } is now called: { $title }
find-assigned = { $id } is for { $owner }, before { $day }.
find-merged = { $id } now waits along with { $other }.
find-split = { $id } waits by itself again.
find-merge-wrong = This cannot be done with { $id }: choose another question, one that is not joined itself.
find-not-merged = { $id } is not joined.
find-reopened = { $id } waits for an answer again.
find-declined =
    { $id } is closed without an answer. { $told ->
        [0] Nobody wanted to hear.
        [one] One person is told the reason.
       *[other] { $told } people are told the reason.
    }
find-declined-told = There will be no answer to your question of { $day }: { $question } The reason: { $why }
find-queue-people =
    { $people } people, { $regions ->
        [one] one region
       *[other] { $regions } regions
    }
find-queue-bad = there was a source, but it did not help ({ $source })
find-queue-owner = for { $owner }, before { $day }
find-queue-overdue = nothing done about it for 30 days
find-queue-likely = this question seems answered now: { $title }
