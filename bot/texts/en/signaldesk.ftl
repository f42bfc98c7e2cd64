## The desk: signals and bundles.

desk-signals-room = Signals
desk-signals = Queue
desk-signals-number = { $number ->
        [0] No signal waits.
        [one] One signal waits.
       *[other] { $number } signals wait, the oldest first.
    }
desk-signals-none = Everything was looked at. Your own signals never stand here: somebody else judges them.
desk-signal = Signal { $id }
desk-signal-no-words = There are no words of this signal to read.
desk-days = { $days ->
        [0] given today
        [one] given yesterday
       *[other] given { $days } days ago
    }
desk-signal-terms = Terms of signals
desk-signal-terms-hint = By these terms the assistant recognises what a signal is about, and proposes bundles. You see each change first: for which signals is something else proposed?
desk-change-terms = Change terms
desk-change-terms-hint = You first see what it would do with the signals in bundles. Nothing changes until you keep it.
desk-terms-in = Terms to add
desk-terms-out = Terms to take out
desk-terms-comma = With a comma between; an asterisk stands for the rest of a word: wacht*, *tarief
desk-loose-signals = Loose signals
desk-loose-signals-hint = Approved, but in no bundle yet. Ten working days after they were given they ought to have one.
desk-triaged = three questions answered
desk-state-kandidaat = put forward
desk-state-nieuw = new
desk-state-gevalideerd = approved
desk-state-gebundeld = in a bundle
desk-state-afgewezen = turned away
desk-state-ingetrokken = withdrawn
desk-state-samengevoegd = merged with the original
desk-state-verlopen = expired
desk-step-to = Now: { $state }
desk-on = { DATETIME($day, dateStyle: "long") }
desk-triage = Three questions
desk-triage-1 = Is the knowledge there, and does it have to be shared?
desk-triage-2 = Is it something for an employer or commissioner?
desk-triage-3 = Is new knowledge needed?
desk-triage-first = Then you choose where the signal goes.
desk-triage-keep = Keep the answers
desk-yes = Yes
desk-no = No
desk-where-to = Where does it belong?
desk-shares = shares: { $words }
desk-other-bundle = Another bundle
desk-bundle = Bundle
desk-put-there = Put it there
desk-problem = The bottleneck in one sentence
desk-problem-hint = (no solution: that is up to the table)
desk-turn-away = Turn away
desk-reason-told = Whoever gave it hears the reason and where else to go.
desk-loosen = Take out of the bundle
desk-bundles = Bundles
desk-bundles-number = { $number ->
        [0] There is no bundle yet.
        [one] There is one bundle.
       *[other] There are { $number } bundles.
    }
desk-bundle-counts = { $given ->
        [one] 1 signal
       *[other] { $given } signals
    } · { $people } people
desk-spark = Signals per week, the last twelve weeks: { $numbers }
desk-bundle-merged = { $gone } was merged with { $kept }.
desk-number = Number
desk-per-week = Signals per week
desk-per-week-more = The last twelve weeks, with the day on which the week began. The dark bar is this week.
desk-said-back = What was told back
desk-signals-in = Signals in this bundle
desk-signals-none-in = There is no signal (any more) in this bundle.
desk-merge-bundles = Merge with another bundle
desk-merge-with = Together with
desk-merge-hint = The oldest number stays; the other keeps pointing at it. Nobody counts twice.
desk-safe = Safety
desk-door = Privacy filter
