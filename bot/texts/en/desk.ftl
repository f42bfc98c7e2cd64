## The desk: pages in the browser for editors.

command-bureau = Get a link to the desk: pages for your role
    .name = desk
    .aliases = editors-desk
desk-open = Open the desk
desk-link = The link works for { $minutes } minutes and once. Give it to nobody.
desk-closed = The desk is not open on this installation. Ask the administrator.
desk-no-file = Choose a file first.
desk-no-concept = There is no such concept.
desk-tried = This was a try: nothing was kept. Is it right? Choose the file again and take it in.

desk-name = desk
desk-skip = To the content
desk-menu = Pages
desk-leave = Sign out
desk-answer = Answer
desk-enter = Welcome to the desk
desk-enter-more = This link is for you alone and works once. You stay signed in until you sign out, do nothing for an hour, or are ten hours on.
desk-go-in = Sign me in
desk-come-in = You are not signed in
desk-come-in-more = Type desk in your private conversation with Vraagbaak. You will get a link to come in.
desk-link-over = This link does not work any more
desk-link-over-more = A link works once and for ten minutes. Type desk in your private conversation with Vraagbaak for a new one.
desk-left = You are signed out
desk-left-more = Do you want to come back? Type desk in your private conversation with Vraagbaak.
desk-not-for-you = This page is not for your role
desk-not-for-you-more = Is that wrong? Ask the administrator about your role.
desk-nothing-here = There is nothing here
desk-nothing-here-more = The address is wrong, or what was here is gone.
desk-too-large = That is too large
desk-too-large-more = A file is at most 2 MB. The administrator takes in what is larger.
desk-to-front = To the overview

desk-knowledge = Knowledge
desk-front = Overview
desk-waits = What waits
desk-week = This week
desk-week-more = { $asked ->
        [0] Nothing was asked this week.
        [one] One question was asked; { $answered } got a source.
       *[other] { $asked } questions were asked; { $answered } got a source.
    } There are { $sources } sources.
desk-newest = Newest changes
desk-sources = Sources
desk-new = New source
desk-ask = Search as a member asks
desk-ask-hint = where do I find something about …
desk-search = Search
desk-filters = More filters
desk-all = all
desk-titled = Word in title or number
desk-theme = Theme
desk-state = State
desk-hidden = hidden
desk-danger = A member gets this, and no list:
desk-members-get = { $number ->
        [0] A member gets nothing for this now.
        [one] A member gets the first.
       *[other] A member gets the first { $number }.
    }
desk-members-nothing = A member now gets: “I do not have that”. These come nearest.
desk-found = { $number ->
        [one] One source
       *[other] { $number } sources
    }
desk-clear = Show all
desk-freshness-te-controleren = look again
desk-freshness-niet-bevestigd = not confirmed
desk-pages = Pages of the list
desk-previous = Previous
desk-next = Next
desk-of = of
desk-elsewhere = opens a new window
desk-edit = Change
desk-hide = Hide
desk-alike = Looks like
desk-merge-into = Merge into this one
desk-card = As a member sees it
desk-fields = All that it holds
desk-group-what = What it is
desk-group-finding = How it is found
desk-group-standing = How it stands
desk-group-versions = Other versions
desk-group-initiative = For an initiative
desk-history = What was changed
desk-undo = Undo
desk-back-to = Put the source back as it became then
desk-gone = gone:
desk-added = added:
desk-editing = Change { $title }
desk-edit-hint = You first see what changes. Only then you keep it.
desk-new-hint = You first see what will stand there. When the web address is known, you correct that source. The other fields you fill in afterwards on the page of the source.
desk-answers = Answers { $id }:
desk-one-a-line = One on a line.
desk-versions-hint = One on a line: the name and then the web address.
desk-words-hint = Ordinary words, as a colleague would search. No names of people.
desk-themes-known = Which themes are there?
desk-preview = Look at the change
desk-proposals = Proposals
desk-no-proposals = No proposal waits.
desk-own-proposal = This proposal is yours: somebody else decides.
desk-accept = Accept
desk-reject = Turn down
desk-reason = Why not?
desk-turned-down = Turned down lately
desk-due = Look again
desk-due-number = { $number ->
        [0] Nothing has to be looked at now.
        [one] One source is due.
       *[other] { $number } sources are due; what waits longest comes first.
    }
desk-links = Broken links
desk-new-address = New web address
desk-link-fine = Is right as it is
desk-doubles = Doubles
desk-stays = This one stays
desk-questions = Questions
desk-questions-number = { $number ->
        [0] No question waits.
        [one] One question waits.
       *[other] { $number } questions wait; the oldest comes first.
    }
desk-answer-with = Number or web address of the source
desk-answer-it = Answer
desk-look-for = Look for a source
desk-sharpen = Say it better
desk-sharper = The question in better words
desk-changes = Changes
desk-batches = Changed together
desk-lists = Lists
desk-take-in = Take in
desk-take-in-hint = CSV, JSON Lines, YAML, BibTeX or a feed, at most 2 MB. A row has at least title, url, publisher, kind, summary, knowledge_source and checked; a CSV that you put out below is an example. Try a file first: you get what is wrong for each row, and nothing changes.
desk-file = File
desk-try = Try first
desk-feed = Web address of a feed
desk-read-feed = Read the feed
desk-feed-hint = RSS, Atom, a sitemap or OAI-PMH. What it holds comes among the tips below; the report comes in the staff room.
desk-put-out = Give out
desk-put-out-hint = All { $number } sources as a file. CSV, JSON Lines and YAML can be taken in again.
desk-leads = Leads from feeds
desk-leads-number = { $number ->
        [one] One page is no source yet.
       *[other] { $number } pages are no source yet.
    }
desk-not-needed = Not needed
desk-concepts = Concepts
desk-concept-search = Search a concept or a word
desk-concepts-number = { $number ->
        [one] One concept
       *[other] { $number } concepts
    }
desk-new-concept = New concept
desk-change-concept = Change this concept
desk-concept-hint = You see first which questions get another answer by it. Only then you keep it.
desk-words-in = More words or lines
desk-words-in-hint = With a comma or a new line between them. In a line, / stands between choices: pikt/jat geld.
desk-words-out = Words or lines to take out
desk-words-out-hint = As they stand here, with a comma or a new line between them. A word goes out of the lines, too.
desk-preview-out = See it without them
desk-trial = Which question should this find?
desk-take-out = Take out
desk-add-source = See it with this source
desk-change-number = Change { $number }
desk-offered = Words that people use
desk-offered-hint = At least two people found this source with this word. Does it belong to a concept?
desk-add-to = With { $concept }
desk-refuse-word = Refuse
desk-terms = Terms
desk-loose = Loose words
desk-lines = How people say it
desk-around = Around it
desk-wider = Falls under
desk-narrower = Under it fall
desk-looking = Look at what changes about “{ $title }”
desk-exactly = Word by word
desk-untouched = thirty days nothing
desk-more = Assign, merge or put away
desk-owner = Which function or organisation looks after it?
desk-due-on = By when?
desk-assign = Assign
desk-same-as = Asks the same as
desk-merge = Merge
desk-why-no-answer = Why will there be no answer? Whoever waits reads this.
desk-decline = Put away
