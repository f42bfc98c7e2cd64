## The dossier of a meeting of the policy table.

command-dossier = The dossier for a meeting of the policy table
    .name = dossier
    .vergadering = Number of the meeting (the next one if left out)
    .formaat = Format
enum-dossierformat-html = web page
enum-dossierformat-pdf = PDF
enum-dossierformat-docx = Word document
enum-dossierformat-ics = calendar (iCal)
enum-dossierformat-md = text (Markdown)
enum-dossierformat-csv = tables (CSV)
enum-dossierformat-json = data (JSON)

dossier-title = Dossier of the policy table, { $day } { $year }
dossier-subtitle = What professionals met this quarter, and what we ask of the table
dossier-span = Signals from { $from } up to { $to }
dossier-papers = Papers go out: { $day }
command-dossier-uitbrengen = Have the dossier go out, or a next version of it
    .name = publish-dossier
    .vergadering = Number of the meeting (otherwise the next one)
confirm-dossier-uitbrengen = Shall I have the dossier go out? After that this version stays as it is.
dossier-do-release = Have it go out
dossier-released = { $id } went out: version { $number }.
dossier-unchanged = Nothing changed since the last version. There is no need for another.
dossier-state-voorlopig = preview
dossier-state-uitgebracht = published
dossier-notice-voorlopig = Preview: this dossier did not go out yet. A bundle says what rubs, not what the solution is.
dossier-notice-uitgebracht = A bundle says what rubs, not what the solution is. The solution is up to the table.
dossier-corrected-added = { $bundle } was added.
dossier-corrected-gone = { $bundle } is off the agenda.
dossier-corrected-changed = { $bundle } was brought up to date.
dossier-corrected-part = { $part } was brought up to date.
dossier-part-meeting = The day of the meeting
dossier-part-review = The look back
dossier-part-picture = The picture of the quarter
dossier-part-questions = The knowledge agenda
dossier-part-shared = The knowledge that was shared
dossier-part-others = The list of other bundles
dossier-part-declined = The list of what was not taken up
dossier-part-quality = The account
dossier-part-calendar = The calendar of terms
dossier-chat = The dossier for { $id }, on { $day }, is attached. Ask for the form for decisions with decisions.
dossier-short = Summary
dossier-lead-agenda = { $count ->
    [0] There are no bundles on the agenda yet.
    [one] There is { $count } bundle on the agenda.
   *[other] There are { $count } bundles on the agenda.
    }{ $proposed ->
    [0] { "" }
    [one] { " " }{ $proposed } more bundle is proposed.
   *[other] { " " }{ $proposed } more bundles are proposed.
    }
dossier-lead-first = In thirteen weeks { $now } signals came in. There is no quarter before it to compare with yet.
dossier-lead-volume = In thirteen weeks { $now } signals came in; in the quarter before it were { $before }. { $new ->
    [one] { $new } bundle is new
   *[other] { $new } bundles are new
    }, { $lasting ->
    [one] { $lasting } plays
   *[other] { $lasting } play
    } for two quarters or longer.
dossier-lead-review = Earlier meetings gave { $decisions ->
    [one] { $decisions } decision
   *[other] { $decisions } decisions
    }. Of the action points { $done ->
    [one] { $done } is
   *[other] { $done } are
    } done, { $running ->
    [one] { $running } runs
   *[other] { $running } run
    } and { $late ->
    [one] { $late } is
   *[other] { $late } are
    } overdue.
dossier-lead-client = { $count ->
    [one] For { $count } bundle
   *[other] For { $count } bundles
    } the client's perspective lacks in the theme.
dossier-asked-caption = The agenda, with the decision that we ask
dossier-agenda-empty = There is no bundle to propose yet.
dossier-problem = bottleneck
dossier-asked = decision asked
dossier-proposed = not on the agenda yet; proposed by its score
dossier-score = score
dossier-review = Looking back
dossier-decisions = Decisions of earlier meetings
dossier-decisions-caption = Decisions, with who sees to it and by when
dossier-decision = decision
dossier-to = to
dossier-tasks = Action points
dossier-tasks-caption = Action points and how they stand
dossier-light-groen = done
dossier-light-oranje = running
dossier-light-rood = overdue
dossier-light-grijs = dropped
dossier-fed-back = Fed back this quarter
dossier-fed-back-caption = What we told who gave a signal
dossier-answered = Answers to { $bundle }, in numbers of people: { $answers }.
dossier-answered-note = A bundle stands here only when enough people answered. Few and nobody look the same.
dossier-answer-klopt = that is right
dossier-answer-niet_herkenbaar = not recognisable
dossier-answer-vraag = I have a question
dossier-picture = Picture of the quarter
dossier-chart = Signals per week. { $numbers }.
dossier-chart-week = week { $week }: { $count }
dossier-chart-legend = Signals per week, over thirteen weeks; { $mean } on average (dashed line).
dossier-themes = Themes beside the quarter before
dossier-themes-caption = Signals per theme, beside the quarter before
dossier-this-quarter = this quarter
dossier-last-quarter = quarter before
dossier-weeks13 = 13 weeks
dossier-client = client's perspective
dossier-client-yes = present
dossier-client-no = lacks
dossier-heat = Theme and level
dossier-heat-said = Signals per theme and level. { $rows }
dossier-heat-legend = The darker, the more signals. Counted nationally.
dossier-lasting = Plays for two quarters or longer: { $ids }.
dossier-new = New this quarter: { $ids }.
dossier-signals = signals
dossier-on-agenda = on the agenda
dossier-not-on-agenda = proposed
dossier-behind = behind it, in classes
dossier-client-fact = Client's perspective
dossier-client-heard = Present in the theme { $theme }.
dossier-client-lacks = Lacks: too few clients and family members gave a signal about { $theme }. Ask client organisations to look along before the meeting.
dossier-about = Theme and key
dossier-since = Known since
dossier-works = Does it work somewhere?
dossier-works-count = { $count ->
    [one] { $count } signal says that it works somewhere.
   *[other] { $count } signals say that it works somewhere.
    }
dossier-voices = From practice
dossier-no-voices = There are no quotes here. A quote comes in only when its author agrees to that again.
dossier-reply = Right of reply
dossier-asked-of = Asked to react
dossier-nobody-yet = nobody yet
dossier-reaction = Reaction
dossier-sources = Law, guideline and knowledge
dossier-timeline = Course
dossier-timeline-caption = What happened to the bundle
dossier-what = what
dossier-questions = Knowledge agenda for the programme board
dossier-questions-caption = Open questions, the oldest first
dossier-shared = Knowledge that was shared
dossier-shared-caption = Questions that got an answer this quarter
dossier-answer = answer
dossier-others = Other bundles
dossier-others-caption = Bundles that are not proposed
dossier-declined-caption = Bundles that the table did not take up, with the reason
dossier-why = reason
dossier-quality = How reliable is this?
dossier-quality-sample = No sample
dossier-quality-coverage = Coverage
dossier-coverage = { $signals } signals from { $channels } channels on { $platforms } platforms; { $loose } signals are in no bundle.
dossier-quality-privacy = Privacy
dossier-privacy = Numbers of people are told in classes only; the lowest is fewer than { $few }. With fewer than { $k } people there is no quote. Regions and perspectives are those of the digest of the same week.
dossier-quality-waiting = Queue
dossier-waiting = { $count ->
    [one] { $count } signal still waits for a moderator and does not count.
   *[other] { $count } signals still wait for a moderator and do not count.
    }
dossier-quality-judged = Moderation this quarter
dossier-judged-gevalideerd = approved loose:
dossier-judged-gebundeld = in a bundle:
dossier-judged-afgewezen = turned away:
dossier-judged-samengevoegd = copy:
dossier-judged-ingetrokken = withdrawn:
dossier-quality-coding = Coded twice
dossier-no-kappa = Two moderators do not judge the same signals yet. So there is no measure of agreement here.
dossier-quality-rules = Rules of counting
dossier-rules = Version { $version }. The same data and the same moment give the same dossier, byte for byte.
dossier-calendar = Calendar of terms
dossier-calendar-caption = Meetings and action points by day
dossier-date-meeting = meeting
dossier-date-freeze = agenda closes
dossier-date-papers = papers go out
dossier-date-action = action point must be done
dossier-glossary = Words
dossier-word-bundle = Bundle
dossier-means-bundle = Signals about the same bottleneck.
dossier-word-endorsement = Recognised
dossier-means-endorsement = Somebody who meets this too; once per person and bundle.
dossier-word-right-of-reply = Right of reply
dossier-means-right-of-reply = The reaction of whom the bottleneck touches, before the table speaks about it.
dossier-word-class = Class
dossier-means-class = A number of people as 6–14 instead of a figure, so that nobody can be recognised.
dossier-word-client = Client's perspective
dossier-means-client = Present when { $few } or more clients and family members gave a signal about the theme.
dossier-word-level = Key
dossier-means-level = Who can do something about it: own organisation, purchasing, municipality or region, country or law.
dossier-word-score = Score
dossier-means-score = The mean of five parts of 0 to 100. The score orders what is proposed and hides nothing.
