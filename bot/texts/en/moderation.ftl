## Moderation: measures, reports, objections and the look-out.

command-waarschuw = Warn a member, who reads the reason in a private message
    .name = warn
    .lid = Who?
    .reden = Why? The member reads this
command-stil = Keep a member from writing for a while
    .name = silence
    .aliases = mute
    .lid = Who?
    .duur = How long? For example 10m, 2h or 1d
    .reden = Why? The member reads this
command-stil-af = Let a member write again
    .name = unmute
    .lid = Who?
command-verwijder = Remove a message; its author reads the reason in a private message
    .name = remove
    .reden = Why? The author reads this
    .bericht = Which message? Reply to it, or paste its link
command-weer-server = Keep a whole homeserver out of every room (Matrix only)
    .name = keep-out-server
    .server = Which server? For example spam.example
    .reden = Why? This goes into the case
command-weer-server-nu = Keep this homeserver out
    .name = keep-out-server-now
    .server = Which server?
    .reden = Why?
command-laat-server-toe = Let a homeserver in again that was kept out
    .name = let-in-server
    .server = Which server?
command-log = See the latest cases, or those about one member
    .name = cases
    .lid = About whom?
command-mijn-zaken = See cases about you, and what you reported
    .name = my-cases
command-meld-bericht = Point a moderator at a message that is not all right; its author does not see it was you
    .name = report-message
    .aliases = report
    .toelichting = What is wrong with it? (optional)
command-bezwaar = Object to a measure about you
    .name = object
    .zaak = Number of the case, such as Z-2026-001
    .uitleg = Why do you not agree?
command-afgehandeld = Close a report or objection; whoever asked hears the outcome
    .name = settled
    .zaak = Number of the case
    .uitkomst = What is the outcome? The reporter or member reads this

case-kind-waarschuwing = warning
case-kind-stilte = not writing for a while
case-kind-verwijdering = message removed
case-kind-melding = report
case-kind-server = homeserver kept out
case-state-open = open
case-state-bezwaar = objection pending
case-state-afgerond = closed

case-bad-length = { $value } is no length I know. Write for example 10m (minutes), 2h (hours) or 1d (days), up to 28 days.
case-not-assistant = That is me, or another bot. You cannot take a measure about a bot.
case-not-yourself = You cannot take a measure about yourself.
case-not-colleague = This member is a moderator too. You do not take measures about a fellow moderator here: talk in the staff room or with the administrator.
case-which-message = Which message do you mean? Use this command on the message, reply to it, or paste its link.
case-message-unread = I cannot read that message. Perhaps it is gone already.
case-cannot-remove = I cannot remove messages here.
case-unknown = I know no case { $case } that you can do something with. A number looks like Z-2026-001.

case-told-warning = You got a warning from the moderators{ $place }.
case-told-timeout = The moderators decided that you cannot write for { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
}{ $place }.
case-told-place = { " " }(room { $room })
case-told-removal = A message of yours in { $room } was removed.
case-told-reason = Reason:
case-told-object = This is case { $case }. Do you not agree? Send me: object { $case } and your explanation. Another moderator will look at it.
case-told-released = You can write again (case { $case }).
case-do-object = Object

case-done-warning = { $name } was warned and reads the reason in a private message. Case { $case }.
case-done-timeout = { $name } cannot write for a while and reads the reason in a private message. Case { $case }.
case-done-removal = The message of { $name } is being removed; the reason is in a private message. Case { $case }.
case-do-release = Let write again
case-do-history = Earlier cases ({ $count })
case-released = { $name } can write again (case { $case }).
case-released-unknown = { $name } can write again. I know no case that belongs to it.

case-log-title = The latest cases
case-log-about = Cases about { $name }
case-mine-title = Cases about you, and what you reported
case-none = There are no cases.
case-listed = { $kind }, { $state }, { DATETIME($at, dateStyle: "medium") }, { $room }:

case-reported = Thank you. A moderator will look at it and I will tell you what comes of it. Your name is not shown. Case { $case }.
case-reported-already = You reported this message before. I will tell you what comes of it.
case-report-own = This is your own message. You can remove or change it yourself.
case-objected = Your objection to case { $case } was passed on. Another moderator will look at it and I will tell you what comes of it.
case-objected-already = You objected to case { $case } before. That can be done once.
case-about-you = Case { $case } is about you. Another moderator closes it.
case-own-measure = This objection is about your own measure (case { $case }). Another moderator decides.
case-settled = Case { $case } is closed. There is nobody to tell the outcome.
case-settled-told = Case { $case } is closed. Whoever asked reads the outcome in a private message.
case-settled-already = Case { $case } is closed already.
case-outcome-report = About your report (case { $case }) was decided:
case-outcome-objection = About your objection (case { $case }) was decided:

case-card-report = Report { $case }
case-card-objection = Objection to case { $case }
case-fact-room = Room
case-fact-member = Member
case-fact-message = Message
case-fact-rule = Rule
case-fact-advice = Advice
case-fact-kind = Measure
case-fact-reason = Reason
case-do-remove = Remove the message
case-do-settle = Close
case-do-warn = Warn

watch-found-ok = A message to doubt
watch-found-spam = This looks like spam
watch-found-scam = This looks like a scam
watch-found-flood = A room is being flooded here
watch-found-abuse = This looks hurtful or threatening
watch-found-advertising = This looks like advertising
watch-found-evasion = This looks disguised to get past the rules
watch-removed = I removed a message (case { $case })
watch-check = Have a look yourself: I know rules, not intentions.
watch-advice-review = have a look
watch-advice-remove = remove
watch-advice-timeout = remove, and keep from writing for a while
watch-advice-ban = remove, and ban
watch-reason-spam = This message looked like spam: an invitation or offer that does not belong in this community.
watch-reason-scam = This message looked like a scam, such as a false login page.
watch-reason-flood = You sent very much, or often the same, in a short time.
watch-reason-abuse = This message was hurtful or threatening.
watch-reason-advertising = This message looked like advertising, which does not belong here.
watch-reason-evasion = This message was written so that rules would not recognise it.

server-ask = Keep this homeserver out of every room?
server-fact-server = Homeserver
server-effect = Nobody with an account on that server can then take part or come in, not even those who are in a room now. What was said already stays. You can undo this with let-in-server.
server-kept-out = { $server } is now kept out of every room. Case { $case }.
server-let-in = { $server } may take part in every room again (case { $case }).
server-let-in-unknown = { $server } may take part in every room again. I know no case that belongs to it.
server-do-let-in = Let in again
server-bad-name = { $value } is no name of a homeserver. Write a whole name, such as spam.example. A * is not possible.
server-refused-homeservers = This platform has no homeservers that you can keep out. That exists on Matrix only.
server-refused-own_homeserver = I live on that server myself, with everyone who has an account there. I cannot keep it out.

case-no-permission = I cannot do that here: I lack the permission "{ $permission }". Ask who runs the server to give my role that permission.
permission-manage_messages = Manage messages
permission-moderate_members = Timeout members
permission-kick_members = Kick members
permission-ban_members = Ban members
kept-mutes = That you cannot write on Matrix for a while
    .why = to let you write again when the time is over
    .until = until the time is over
    .who = only I
    .stays = the account that the room does not let write, until the time is over

permission-redact = Remove messages of others
permission-kick = Remove people from rooms
permission-ban = Ban people from rooms
permission-power_levels = Change power levels
permission-server_acl = Change access lists of servers
permission-rank = A higher power level than this member
