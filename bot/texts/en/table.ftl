## The policy table: meetings, agenda, decisions and action points.

command-vergadering = See when the policy table meets
    .name = meeting
    .aliases = meetings, policy-table
command-vergadering-plannen = Plan a meeting
    .name = plan-meeting
    .dag = On which day? (such as 9-4-2026)
command-vergadering-verzetten = Move a meeting
    .name = move-meeting
    .vergadering = Number of the meeting
    .dag = To which day? (such as 16-4-2026)
    .reden = Why?
command-agenda = See the agenda of the policy table
    .name = agenda
    .vergadering = Number of the meeting (the next one if left out)
command-agendapunt = See one item of the agenda
    .name = agenda-item
    .bundel = Number of the bundle
command-agenderen = Put a bundle on the agenda of the policy table
    .name = put-on-agenda
    .aliases = schedule
    .bundel = Number of the bundle
    .eigenaar = Who prepares it?
    .wederhoor = Who was asked to react?
    .vraag = Which decision do you ask of the table?
    .vergadering = Number of the meeting
    .reden = Only after the agenda closed: why still?
command-van-agenda = Take a bundle off the agenda
    .name = take-off-agenda
    .bundel = Number of the bundle
    .reden = Why?
command-doorschuiven = Move a bundle on to another meeting
    .name = defer
    .bundel = Number of the bundle
    .naar = Number of the other meeting
    .reden = Why?
command-agenda-plaats = Give a bundle another place on the agenda
    .name = agenda-place
    .bundel = Number of the bundle
    .plaats = Which place on the agenda?
    .reden = Why?
command-wederhoor = Note what the body concerned answered
    .name = right-of-reply
    .bundel = Number of the bundle
    .reactie = What is the reaction?

enum-owner-productieteam = production team
enum-owner-programmaraad = programme board
enum-owner-beleidstafel = policy table

table-day = { DATETIME($day, dateStyle: "long") }
table-meetings = Meetings of the policy table
table-none-planned = No meeting is planned yet.
table-planned = { $id } is planned.
table-moved = { $id } was moved. Its agenda moves along.
table-agenda = Agenda of the policy table
table-agenda-empty = There is nothing on the agenda yet.
table-put = { $bundle } is on the agenda of { $id }, on { $day }.
table-put-next = Did { $who } react? Choose the item on the agenda and note the reaction.
table-taken-off = { $bundle } is off the agenda of { $id }. The bundle is open again.
table-deferred = { $bundle } was moved on to { $id }, on { $day }.
table-score = score { $score }
table-score-meaning = The score orders what is proposed and hides nothing. Five parts weigh the same: support, how long it plays, spread over regions, perspectives and waiting time.
table-item-placed = place chosen: { $reason }
table-item-late = added after the agenda closed: { $reason }
table-no-reaction = not received yet

table-fact-day = Meeting
table-fact-freeze = Agenda closes after
table-fact-papers = Papers go out
table-fact-items = On the agenda
table-fact-question = Decision asked
table-fact-owner = Prepared by
table-fact-asked-of = Asked to react
table-fact-reaction = Reaction
table-fact-score = Score
table-fact-place = Place
table-fact-late = After closing
table-part-support = support
table-part-persistence = plays long
table-part-spread = spread
table-part-perspectives = perspectives
table-part-waiting = waiting

table-do-agenda = Agenda { $id }
table-do-plan = Plan a meeting
table-do-move = Move { $id }
table-do-put = Put a bundle on the agenda
table-do-react = Note the reaction
table-do-place = Another place
table-do-defer = Move on
table-do-take-off = Off the agenda

table-no-meeting = { $id } is no meeting. A meeting is called V-2026-2, for instance.
table-no-bundle = { $id } is no bundle. A bundle is called B-014, for instance.
table-not-on = { $id } is on no agenda.
table-reason-needed = Say briefly why. The reason goes into the dossier.
table-day-past = That day is past. Choose a day that is still to come.
table-day-taken = The table meets on that day already: { $id }.
table-meeting-past = { $id } is past.
table-same-meeting = The bundle is on the agenda of { $id } already.
table-frozen = The agenda of { $id } is closed. Choose a later meeting, or say why it cannot wait.
table-no-place = There is no place { $place } on this agenda.

command-besluit = Note a decision of the policy table
    .name = decision
    .bundel = Number of the bundle
    .uitkomst = What does the table do?
    .tekst = The decision in plain words (at least 40 characters)
    .ontvanger = Whom is it addressed to?
    .eigenaar = Who sees to it?
    .datum = By when? (such as 1-6-2026)
    .reden = Only when declined: why?
    .naar = Only when moved on: to which meeting?
command-besluiten = See the decisions of a meeting
    .name = decisions
    .vergadering = Number of the meeting (the last one if left out)
command-besluit-terugdraaien = Take a decision back
    .name = take-decision-back
    .besluit = Number of the decision
    .reden = Why?
command-actiepunten = See the action points that are open
    .name = action-points
    .aliases = actions
command-actiepunt = Note an action point
    .name = action-point
    .tekst = What will be done?
    .eigenaar = Who does it?
    .datum = By when? (such as 1-6-2026)
    .bundel = Number of the bundle
    .besluit = Number of the decision
command-actiepunt-bekijken = See an action point
    .name = see-action-point
    .nummer = Number of the action point
command-actiepunt-klaar = An action point is done
    .name = action-point-done
    .nummer = Number of the action point
    .resultaat = What came of it?
command-actiepunt-verzetten = Give an action point another day
    .name = move-action-point
    .nummer = Number of the action point
    .datum = New day (such as 1-6-2026)
    .reden = Why?
command-actiepunt-schrappen = Drop an action point
    .name = drop-action-point
    .nummer = Number of the action point
    .reden = Why?
command-trojka = See the agenda of the troika
    .name = troika
command-terugkoppelingen = See which feedback is still to be sent
    .name = feedback-drafts
command-terugkoppeling-bekijken = See a draft
    .name = see-draft
    .nummer = Number of the draft
command-terugkoppeling-wijzigen = Change a draft
    .name = edit-draft
    .nummer = Number of the draft
command-terugkoppeling-aanpassen = Keep the new words of a draft
    .name = rewrite-draft
    .nummer = Number of the draft
    .tekst = Words (80 at most)
command-terugkoppeling-versturen = Send feedback
    .name = send-draft
    .nummer = Number of the draft
command-terugkoppeling-schrappen = Leave a draft unsent
    .name = drop-draft
    .nummer = Number of the draft
confirm-terugkoppeling-versturen = { $nummer } goes to everyone who gave a signal and wants to hear. It cannot be taken back after that. Send it?

enum-outcome-oppakken = take up
enum-outcome-beantwoorden = answer
enum-outcome-afwijzen = not take up
enum-outcome-doorschuiven = move on
enum-recipient-vws = ministry of VWS
enum-recipient-vng = VNG
enum-recipient-gemeente = municipality
enum-recipient-jeugdregio = youth region
enum-recipient-igj = IGJ
enum-recipient-beroepsvereniging = professional association
enum-recipient-branche = trade association
enum-recipient-aanbieder = provider
enum-recipient-eigen = production team, programme board or policy table
enum-recipient-geen = nobody
enum-refusal-al_geregeld = it is settled already
enum-refusal-ander_gremium = it belongs at another table
enum-refusal-kennis_volstaat = there is enough knowledge to go on with
enum-refusal-te_weinig_steun = too few people recognise it yet
enum-refusal-buiten_bevoegdheid = the table has no say in it
enum-actionstate-open = open
enum-actionstate-klaar = done
enum-actionstate-vervallen = dropped
enum-draftstate-concept = draft
enum-draftstate-verstuurd = sent
enum-draftstate-vervallen = not sent

table-decided = Decision { $id } about { $bundle } is noted.
table-decision-tail = ({ $owner }, { $due }, to: { $to })
table-decisions = Decisions of { $id }, { $day }
table-decisions-none = No decisions are noted yet.
table-taken-back = { $id } was taken back. { $bundle } is on the agenda again. Its action points and draft are dropped.
table-taken-back-words = Decision { $id } was taken back.
table-draft-made = Draft of the feedback ({ $id }):
table-draft-oppakken = On { DATETIME($day, dateStyle: "long") } the policy table spoke about “{ $title }”. This is the decision: { $text } Who does it: { $owner }. By { DATETIME($due, dateStyle: "long") } you hear how it stands.
table-draft-beantwoorden = On { DATETIME($day, dateStyle: "long") } the policy table spoke about “{ $title }”. This is the answer: { $text } Questions? Ask: { $owner }.
table-draft-afwijzen = On { DATETIME($day, dateStyle: "long") } the policy table spoke about “{ $title }”. The table does not take this up, because { $refusal }. { $text } Do you see it otherwise? Tell us.
table-draft-done = You gave signals about “{ $title }”. What the policy table agreed is done. This came of it: { $text } Is that what you see in practice? Tell us.
table-drafts = Feedback that waits
table-drafts-none = No feedback waits. Everything was told.
table-draft-due = by { $day }
table-draft-dropped = { $id } will not be sent.
table-actions = Action points
table-actions-none = No action points are open.
table-actions-count = { $count ->
    [one] { $count } action point open
   *[other] { $count } action points open
    }, { $late } overdue.
table-action-made = { $id } is noted.
table-action-done = { $id } is done.
table-action-moved = { $id } was moved to { $day }.
table-action-dropped = { $id } was dropped.
table-due-in = { $days ->
    [one] { $days } day left.
   *[other] { $days } days left.
    }
table-due-past = { $days ->
    [0] Today is the last day.
    [one] { $days } day overdue.
   *[other] { $days } days overdue.
    }
table-for-troika = This is for the troika now.
table-reminders = Action points that need attention
table-reminders-more = Type action-points to finish or move one. Type troika for the agenda of the troika.
table-troika = Agenda of the troika
table-troika-next = The next meeting is { $id }, on { $day }. The papers go out on { $papers }.
table-troika-late = Two weeks overdue or more
table-troika-soon = Due within two weeks, or just overdue
table-troika-drafts = Feedback that was not sent yet
table-troika-nothing = Nothing needs your attention now.

table-fact-state = State
table-fact-action-owner = Who
table-fact-due = By
table-fact-overdue = Overdue
table-fact-bundle = Bundle
table-fact-decision = Decision
table-fact-result = Result

table-do-take-back = Take { $id } back
table-do-draft = See the feedback
table-do-action-more = One more action point
table-do-action-new = New action point
table-do-action-done = Done
table-do-action-move = Another day
table-do-action-drop = Drop
table-do-actions = All action points
table-do-send = Send
table-do-rewrite = Change the words
table-do-drop-draft = Do not send

table-no-decision = { $id } is no decision. A decision is called BS-2026-03, for instance.
table-no-action = { $id } is no action point. An action point is called A-2026-05, for instance.
table-no-draft = { $id } is no draft. A draft is called T-2026-07, for instance.
table-none-held = No meeting was held yet.
table-not-held = The meeting is still to come. Note decisions on the day itself or after it.
table-too-short = Write the decision a little longer: at least { $characters } characters. What was decided, and why?
table-due-before = Choose a day from the day of the meeting on.
table-task-empty = Write what will be done.
table-refusal = Choose also why the table does not take this up.
table-no-refusal = A reason not to take up goes only with not taking up.
table-recipient = Choose whom the decision is addressed to.
table-no-tasks = Action points go only with taking up.
table-no-later = No next meeting is planned yet.
table-action-ended = { $id } is not open any more.
table-draft-ended = { $id } was sent or dropped already.
table-draft-empty = Write what you want to tell.
table-draft-long = Keep it short: { $words } words at most.
table-decision-ended = { $id } was taken back already.
table-sent-already = The feedback about { $id } was sent already. This decision cannot be taken back any more.
table-done-already = { $id } is done already. This decision cannot be taken back any more.

command-besluitformulier = Give a form to write decisions in
    .name = decision-form
    .vergadering = Number of the meeting
    .vorm = Format
command-besluiten-inlezen = Take in all decisions of a meeting at once
    .name = take-in-decisions
    .bestand = The form, filled in (.toml or .csv)
command-besluiten-terugdraaien = Take back the decisions of the last file
    .name = take-decisions-back
enum-decisionform-toml = text file (TOML)
enum-decisionform-csv = spreadsheet (CSV)

table-form = Here is the form, with a row for each item on the agenda ({ $count }). Fill it in and then take it in. A row without an outcome does not count.
table-form-intro = Decisions of { $id }. Fill in for each bundle what the table decided. A row without an outcome does not count. A reason goes only with afwijzen.
table-import-done = { $meeting }: { $count ->
    [one] { $count } decision noted
   *[other] { $count } decisions noted
    }
table-import-made = { $bundle }: { $id }, { $actions ->
    [one] { $actions } action point
   *[other] { $actions } action points
    }
table-import-known = { $bundle } (row { $row }): was noted already, nothing changed
table-import-nothing = There was no decision in the file. Fill in an outcome in each row.
table-import-wrong = Nothing was noted, because { $count ->
    [one] { $count } row is
   *[other] { $count } rows are
    } not right. Change the file and take it in again.
table-import-row = Row { $row } ({ $bundle }): { $words }
table-import-undone = { $count ->
    [one] { $count } decision was
   *[other] { $count } decisions were
    } taken back. The bundles are on the agenda again.
table-import-undone-words = The file of decisions was taken back.
table-do-form = Form for decisions
table-do-import = Take decisions in
table-do-import-undo = Take this file back
table-do-drafts = See the feedback
table-file-large = This file is too large. It may hold 200 decisions at most.
table-file-charset = I cannot read this file. Save it as UTF-8.
table-file-form = I read decisions from a .toml or .csv file. Ask for one with decision-form.
table-file-toml = The file is no valid TOML: { $error }
table-file-meeting = The file does not say which meeting it is about (vergadering).
table-file-column = I do not know the column { $column }. Choose from: { $columns }.
table-row-choice = In { $column } goes one of these words: { $options }.
table-row-date = In { $column } goes a day, such as 2026-06-01.
table-row-client = This seems to hold data of a client. Write it without.
table-decided-otherwise = Another decision about { $id } is noted already. Take that back first.
table-no-import = There is no file to take back.
