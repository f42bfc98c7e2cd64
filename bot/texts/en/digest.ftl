## The weekly digest of the policy table.

command-weekbericht = The weekly digest for the policy table
    .name = digest
    .aliases = weekly
    .week = Week (such as 2026-W46; otherwise last week)
    .formaat = Format
command-cijfer = Show what a figure of the digest rests on
    .name = figure
    .code = Figure (such as F1)
    .week = Week (such as 2026-W46)
enum-digestformat-html = web page
enum-digestformat-md = text (Markdown)
enum-digestformat-csv = tables (CSV)
enum-digestformat-json = data (JSON)

digest-wrong-week = { $week } is not a week. Write a week as 2026-W46.
digest-wrong-figure = { $code } is not a figure of the digest. Choose F1, F2, F3, F4 or F5.
digest-future = Week { $week } has not begun yet. Choose a week that is over or running now.

digest-kicker = Signals from practice
digest-title = Weekly digest policy table, week { $number }, { $year }
digest-span = Monday { $from } to Sunday { $to }
digest-subtitle = Where policy and practice clash, in the words of youth-care professionals
digest-as-of = As of { $at }
digest-checksum = Checksum { $sum }
digest-short = In short
digest-lead-volume = { $now ->
    [one] { $now } new signal
   *[other] { $now } new signals
    }{ $shown ->
    [ja] { " " }from { $people } people
   *[nee] { "" }
    }. { $ordinary ->
    [ja] That is within normal variation (mean { $mean } in the four weeks before).
   *[nee] That is outside normal variation (mean { $mean } in the four weeks before).
    }
digest-lead-rising = Rising most: { $id }, { $title }: { $now } signals.
digest-lead-new = New: { $titles }.
digest-lead-gaps = { $count ->
    [one] { $count } knowledge question is still open for the programme board.
   *[other] { $count } knowledge questions are still open for the programme board.
    }
digest-lead-empty = No signals came in this week. That is no error: all figures are zero.
digest-figures = Key figures
digest-figure-F1 = New signals
digest-figure-F2 = Different people
digest-figure-F3 = Times recognised
digest-figure-F4 = Bundles moving
digest-figure-F5 = Open knowledge questions
digest-define-F1 = Validated signals given in this week.
digest-define-F2 = Different people who gave these signals; who gave strictly anonymously counts as one person per signal. A dash where a small number of people would follow from it.
digest-define-F3 = Times someone recognised a bundle in this week; once per person and bundle.
digest-define-F4 = Bundles from before the end of this week that got at least one signal in it.
digest-define-F5 = Questions from before the end of this week that the knowledge index had no answer to and that were still open at the moment above.
digest-compared = last week { $previous }, mean { $mean }
digest-twelve = Twelve weeks
digest-chart = New signals per week: { $numbers }
digest-themes = Themes
digest-levels = Where lies the key?
digest-triage = Three questions
digest-perspectives = Sources of knowledge
digest-attention = Bundles that need attention
digest-bundles = All bundles with signals in twelve weeks
digest-loose = Loose signals
digest-total = Total
digest-regions = Regions
digest-regions-note = Number of people over twelve weeks, in classes only. The lowest class is fewer than { $k }: one above our limit, so that one new signal gives no small number away.
digest-gaps = Open knowledge questions
digest-trust = How reliable is this?
digest-trust-sample = This is not a sample. These are signals of people who chose to give one.
digest-trust-hidden = A dash (–) means: fewer than { $k } people, or a number that would give such a small number away. This goes for the weeks before too; a small chart has a gap there.
digest-trust-as-of = The figures count what was given up to and including { $to }. Which bundle a signal is in, where a bundle stands and what is open or waiting are as of { $at }.
digest-trust-waiting = { $count ->
    [one] { $count } signal still waits
   *[other] { $count } signals still wait
    } for a moderator and { $count ->
    [one] does
   *[other] do
    } not count yet.
digest-trust-repeat = The same week and the same moment give the same digest, byte for byte.
digest-trust-variation = Normal variation: less than twice the root of the mean away from it.
digest-account = Account per figure
digest-ids = Counts: { $ids }
digest-ids-none = Counts nothing.
digest-ids-hidden = Who they are is kept nowhere.
digest-none = None.
digest-week = this week
digest-mean = mean
digest-people = people
digest-weeks12 = 12 weeks
digest-trend = reading
digest-status = status
digest-endorsed = recognised
digest-subject = subject
digest-since = since
digest-asked = asked
digest-hidden = –
digest-unknown = unknown
enum-perspective-praktijk = professionals in practice
enum-perspective-client = clients and relatives
enum-perspective-beleid = policy
enum-perspective-wetenschap = science
enum-trend-nieuw = new
enum-trend-stijgend = rising
enum-trend-dalend = falling
enum-trend-aanhoudend = lasting
enum-trend-incidenteel = incidental

digest-chat-title = Weekly digest policy table, week { $number } ({ $from }–{ $to })
digest-chat-full = The full digest is attached. Type figure and a code (F1) to see what a number rests on.
digest-scheduled = The digest of week { $number } is ready. Type digest to get it.
digest-scheduled-late = This comes later than Monday 7 o'clock, because I was not running then.
