## The weekly digest of the policy table.

command-weekbericht = The weekly digest for the policy table
    .name = digest
    .aliases = weekly
    .week = Week (such as 2026-W46; otherwise last week)
    .formaat = Format
command-cijfer = Show what a figure of the digest rests on
    .name = figure
    .code = Figure (such as F1)
    .week = Week or digest (such as WB-2026-W46)
command-weekbericht-vaststellen = Make the digest of a week final
    .name = digest-final
    .week = Week (such as 2026-W46; otherwise last week)
command-weekbericht-herzien = Make a next version of a digest, with what is known by now
    .name = digest-revise
    .week = Week (such as 2026-W46; otherwise last week)
confirm-weekbericht-vaststellen = Shall I make the digest final?
confirm-weekbericht-herzien = Shall I make a next version of the digest? The old one stays.
command-weekbericht-versturen = Send a digest that is final to everyone who reads it
    .name = send-digest
    .week = Week (such as 2026-W46; otherwise the last one)
command-agendabestand = The terms of the table as a file for your calendar
    .name = calendar-file
    .eigenaar = Whose? (otherwise all terms)
confirm-weekbericht-versturen = Shall I send the digest? Who has this version already does not get it again.
digest-do-send = Send it to the readers
digest-do-terms = Terms in my calendar
digest-terms-file = Open this file on your phone or computer. The terms are then in your calendar. A new file brings them up to date.
digest-not-settled = { $id } is not final yet. Make it final first.
digest-sent = { $count ->
    [one] { $id } now goes to { $count } reader in private. The staff room is told that it is there.
   *[other] { $id } now goes to { $count } readers in private. The staff room is told that it is there.
    }
digest-final-there = { $id } is final. Type digest to get it.
digest-unreached = I could not send it in private to: { $names }.
digest-settled = { $id } is final: version { $number }, checksum { $sum }.
digest-revised = { $id } now has version { $number }. This changed:
digest-unchanged = Nothing changed about the figures of { $id }. A next version is not needed.
digest-running = Week { $week } is still running. This can be done when the week is over.
digest-corrected-question = The text of { $id } was deleted after its time.
digest-corrected-words = The words of a quote or question were edited afterwards.
digest-question-gone = (text deleted)
enum-digestformat-html = web page
enum-digestformat-md = text (Markdown)
enum-digestformat-pdf = PDF
enum-digestformat-docx = Word document
enum-digestformat-csv = tables (CSV)
enum-digestformat-ics = calendar (iCal)
enum-digestformat-json = data (JSON)

digest-wrong-week = { $week } is not a week. Write a week as 2026-W46.
digest-wrong-figure = { $code } is not a figure of the digest. Choose F1 to F11.
digest-future = Week { $week } has not begun yet. Choose a week that is over or running now.

digest-kicker = Signals from practice
digest-title = Weekly digest policy table, week { $number }, { $year }
digest-span = Monday { $from } to Sunday { $to }
digest-subtitle = Where policy and practice clash, in the words of youth-care professionals
digest-as-of = As of { $at }
digest-checksum = Checksum { $sum }
digest-next-table = Next policy table: { $day }
digest-table = Policy table
digest-table-word = Table
digest-picture-word = Figure
digest-edition = version { $number }, { $state }
digest-state-voorlopig = preliminary
digest-state-concept = draft
digest-state-vastgesteld = final
digest-notice-voorlopig = The week is still running: all figures are preliminary.
digest-notice-concept = Draft: the secretary has not made this digest final yet.
digest-notice-vastgesteld = { "" }
digest-no-sample-short = this is not a sample

digest-short = In short
digest-lead-volume = { $now ->
    [one] { $now } new signal
   *[other] { $now } new signals
    }{ $shown ->
    [ja] { " " }from { $people ->
        [one] { $people } person
       *[other] { $people } people
        }
   *[nee] { "" }
    }. { $kind ->
    [gewoon] That is within normal variation (mean { $mean } in the four weeks before).
    [meer] That is more than normal variation (mean { $mean } in the four weeks before).
   *[minder] That is less than normal variation (mean { $mean } in the four weeks before).
    }
digest-lead-rising = { $now ->
    [one] Rising most: { $id }, { $title }: { $now } signal against a mean of { $mean }.
   *[other] Rising most: { $id }, { $title }: { $now } signals against a mean of { $mean }.
    }
digest-lead-new = { $more ->
    [0] New on the table: { $titles }.
   *[other] New on the table: { $titles } and { $more } more.
    }
digest-lead-actions = { $count ->
    [one] { $count } action point is open
   *[other] { $count } action points are open
    }{ $late ->
    [0] .
   *[other] , { $late } late.
    }
digest-lead-fed-back = { $count ->
    [one] Feedback was given on { $count } bundle this week.
   *[other] Feedback was given on { $count } bundles this week.
    }
digest-lead-gaps = { $count ->
    [one] { $count } knowledge question is open for the programme board
   *[other] { $count } knowledge questions are open for the programme board
    }{ $late ->
    [0] .
   *[other] , { $late } overdue.
    }
digest-lead-empty = No signals came in this week. That is no error: all figures are zero.
digest-lead-unjudged = { $count ->
    [one] { $count } signal came in this week. It still waits for a moderator and does not count yet.
   *[other] { $count } signals came in this week. They still wait for a moderator and do not count yet.
    }

digest-figures = Key figures
digest-figure-F1 = New signals
digest-figure-F2 = Different people
digest-figure-F3 = Times recognised
digest-figure-F4 = Bundles moving
digest-figure-F5 = Open action points
digest-figure-F6 = Sources of knowledge
digest-figure-F7 = Where the key lies
digest-figure-F8 = Three questions
digest-figure-F9 = Regions
digest-figure-F10 = Open knowledge questions
digest-figure-F11 = Bundles fed back
digest-define-F1 = Validated signals given in this week.
digest-define-F2 = Different people who gave these signals; who gave strictly anonymously counts as one person per signal. A dash where a small number of people would follow from it.
digest-define-F3 = Times someone recognised a bundle in this week; once per person and bundle.
digest-define-F4 = Bundles from before the end of this week that got at least one signal in it.
digest-define-F5 = Action points of the troika that are open at the moment above; late is what was due before Sunday.
digest-define-F6 = Sources of knowledge from which enough people gave a signal in three periods of four weeks.
digest-define-F7 = Signals of this week of which is known who can do something about it.
digest-define-F8 = Signals of this week of which is known what they ask; the first question answered with yes counts.
digest-define-F9 = Youth regions from which enough people gave a signal in three periods of four weeks.
digest-define-F10 = Questions from before the end of this week that the knowledge index had no answer to and that were still open at the moment above; overdue is what should have been answered before Sunday.
digest-define-F11 = Bundles of which was told this week what comes of them.
digest-compared = last week { $previous }, mean { $mean }
digest-within = within normal variation
digest-outside = outside normal variation
digest-works = { $count ->
    [one] { $count } is about what does work
   *[other] { $count } are about what does work
    }
digest-of-bundles = of { $count } in all
digest-late = { $count } late

digest-twelve = Twelve weeks
digest-chart = New signals and people per week. { $numbers }. Mean of the four weeks before the last: { $mean } signals.
digest-chart-week = week { $week }: { $given }, { $people }
digest-chart-legend = Bars: new signals. Line: different people. Dashes: mean of the four weeks before.
digest-triage = What does it ask?
digest-levels = Where lies the key?
digest-perspectives = Sources of knowledge

digest-themes = Themes
digest-themes-note = most signals this week first
digest-themes-caption = Signals per theme, beside the mean of the four weeks before
digest-attention = Bundles that need attention
digest-attention-note = first what rises, then what is new, then the largest
digest-reach = in { $regions } regions
digest-quoted = edited and released
digest-pinned = chosen by moderation
digest-bundles = All bundles
digest-bundles-note = with signals in twelve weeks, or silent for too long
digest-bundles-caption = Bundles with signals in twelve weeks; together the number of new signals
digest-above = { $count ->
    [one] The bundle above
   *[other] The { $count } bundles above
    }
digest-loose = Loose signals
digest-total = Total
digest-silent = { $state }, silent

digest-regions = Regional spread
digest-map = Map of the youth regions in tiles, by number of people. { $classes }
digest-map-legend = Darker: more people. Hatched: { $few } people, or nobody.
digest-class = { $step } people
digest-silent-regions = { $few } or nobody
digest-regions-note = A region is about where someone works, and never stands with a number of its own.
digest-spread-note = People who gave a signal from { $from } to { $to }, in classes. Renewed every four weeks: so a difference between two weeks gives nobody away.
digest-spread-few = Too few people yet to show this without someone being recognised.

digest-actions = Action points of the troika
digest-actions-caption = Open action points; what is late comes first
digest-action = action point
digest-owner = owner
digest-bundle = bundle
digest-age = age
digest-due = due
digest-runs = runs
digest-late-days = { $count ->
    [one] { $count } day late
   *[other] { $count } days late
    }
digest-days = { $count ->
    [one] { $count } day
   *[other] { $count } days
    }
digest-terms = Terms of the table
digest-terms-caption = What the table and its secretary must do by when
digest-what = what
digest-term-freeze = the agenda closes
digest-term-papers = the papers are sent
digest-term-table = the policy table meets
digest-term-feedback = send feedback
digest-days-left = { $count ->
    [one] { $count } day left
   *[other] { $count } days left
    }
digest-fed-back = Fed back
digest-fed-back-caption = What was told this week, and to how many people
digest-feedback = what comes of it
digest-day = day
digest-channels = channels
digest-waited-answered = Half of the signals had a first answer { $count ->
    [0] on the day itself
    [one] within { $days } day
   *[other] within { $days } days
    }.
digest-waited-fed_back = Half of them heard what came of it { $count ->
    [0] on the day itself
    [one] within { $days } day
   *[other] within { $days } days
    }.
digest-gaps = Open knowledge questions
digest-gaps-note = for the programme board, oldest first
digest-gaps-caption = Questions that the knowledge index has no answer to
digest-question = question
digest-asked = asked

digest-trust = How reliable is this?
digest-trust-coverage = Coverage
digest-trust-counting = Counting
digest-trust-privacy = Privacy
digest-trust-queue = In the queue
digest-trust-corrections = Corrections
digest-trust-repeat = Repeatable
digest-covered = { $channels ->
    [one] The signals came from { $channels } channel ({ $platforms }).
   *[other] The signals came from { $channels } channels ({ $platforms }).
    }
digest-no-level = { $count ->
    [one] Of { $count } signal is not known yet who can do something about it.
   *[other] Of { $count } signals is not known yet who can do something about it.
    }
digest-no-sample = This is not a sample. These are signals of people who chose to give one.
digest-counted = The figures count what was given up to and including { $to } and validated by a moderator. Which bundle a signal is in, where a bundle stands and what is open or waiting are as of { $at }.
digest-variation = Normal variation: less than twice the root of the mean away from it.
digest-hides = A dash (–) means: fewer than { $k } people, or a number that would give such a small number away. This goes for the weeks before too; a small chart has a gap there.
digest-hides-spread = Classes of people begin at { $first }: one above our limit, so that one new signal gives no small number away. A quote is there only if the writer and a second reader agree.
digest-queue-empty = No signal waits for a moderator.
digest-queue-waiting = { $count ->
    [one] { $count } signal still waits for a moderator and does not count yet
   *[other] { $count } signals still wait for a moderator and do not count yet
    }{ $days ->
    [0] .
    [one] ; the oldest { $days } day.
   *[other] ; the oldest { $days } days.
    }
digest-queue-gone = Rejected this week: { $rejected }, withdrawn: { $withdrawn }.
digest-no-corrections = None.
digest-corrected = Week { $week }, { $figure }: was { $was }, now { $now }.
digest-corrected-quote = A quote with { $bundle } was taken out on request.
digest-repeats = The same week, version and moment give the same digest, byte for byte. Checksum { $sum }, rules { $rules }.
digest-account = Account per figure
digest-account-note = what it counts, and which numbers
digest-ids = Counts: { $ids }
digest-ids-run = { $first } to { $last }
digest-ids-none = Counts nothing.
digest-ids-hidden = Who they are is kept nowhere.

digest-none = None.
digest-number = no.
digest-theme = theme
digest-week = this week
digest-mean = mean
digest-difference = difference
digest-people = people
digest-weeks12 = 12 weeks
digest-trend = reading
digest-status = status
digest-endorsed = recognised
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

digest-chat-title = Weekly digest policy table, week { $number } ({ $from }–{ $to }), { $edition }
digest-chat-bundle = { $now } (mean { $mean }), { $trend }
digest-chat-full = The full digest is attached. Type figure and a code (F1) to see what a number rests on.
digest-scheduled = The digest of week { $number } is ready. Type digest to get it.
digest-scheduled-late = This comes later than Monday 7 o'clock, because I was not running then.
