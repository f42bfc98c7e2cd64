## The desk: the policy table.

desk-table = Policy table
desk-dates = Terms
desk-dates-more = This is what the table must do, and when. Click a line to do it.
desk-dates-none = There is nothing with a date.
desk-dates-late = Late
desk-dates-soon = This week
desk-dates-later = After that
desk-term-action = action point
desk-term-feedback = send feedback
desk-term-freeze = agenda closes
desk-term-papers = papers are sent
desk-term-meeting = meeting
desk-agenda = Agenda
desk-in-days = { $days ->
        [0] today
        [one] tomorrow
       *[other] in { $days } days
    }
desk-agenda-closed = agenda closed
desk-on-agenda = On the agenda
desk-off-agenda = Off this agenda
desk-item-van_agenda = taken off the agenda
desk-item-doorgeschoven = moved on
desk-item-besproken = discussed
desk-agenda-more = Move, put off or take off
desk-why = Why?
desk-keep = Keep
desk-to-meeting = To which meeting?
desk-nothing-ready = There is no bundle that can go on the agenda.
desk-meeting-terms = The agenda closes ten working days before, the papers go out five working days before.
desk-decisions = Decisions
desk-to-decide = Waits for a decision
desk-decide = Write the decision down
desk-actions = Action points
desk-actions-ended = Ended
desk-action-more = Move or drop
desk-days-late = { $days ->
        [one] 1 day late
       *[other] { $days } days late
    }
desk-feedback = Feedback
desk-feedback-more = Read the draft, change it and send it. It goes to who gave a signal and wants to hear, and to the channels it came from. { $words } words at most.
desk-feedback-sent = Sent
desk-what-they-read = This is what they read
desk-send-by = send before { DATETIME($day, dateStyle: "long") }
desk-digest = Weekly digest
desk-weeks = Other weeks
desk-week-before = A week earlier
desk-week-after = A week later
desk-take-along = Take it along as a file
desk-make-file = Make the file
desk-sending = Make final and send
desk-settle = Make it final
desk-revise = Bring up to date
desk-copies = In private to the readers
desk-settle-hint-concept = Read the digest first. After that nothing in it changes, unless you bring it up to date.
desk-settle-hint-vastgesteld = This digest is final. Who has this version already does not get it again.
desk-copy-delivered = arrived
desk-copy-waiting = on its way
desk-copy-failed = did not arrive
desk-copy-none = not sent
desk-copy-unreached = no private conversation possible
desk-what-counts = What this figure counts
desk-dossier = Dossier
desk-sections = Sections
