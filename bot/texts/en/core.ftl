## What the assistant says about talking itself: commands, values, buttons, errors.

confirm-yes = Yes, go ahead
confirm-no = No, leave it
not-understood = I do not understand that. Ask your question with "where can I find …", or type help to see what I can do.
failed = Something went wrong on my side. Nothing was stored. Please try again. If it fails again, give number { $number } to a moderator.
message-too-long = Your message is too long. I read up to { $limit } characters. Shorten it or cut it into pieces.

files-not-taken = I do not take in files, pictures or voice messages. I fetched and looked at nothing. Is there something of a client in it? Then remove it here yourself. Write in words what you want to ask or report.

renew-no-question = I see no question here any more. My answer is gone.
renew-refused = My answer is gone, because the question now seems to hold data about a client.
renew-removed = The question was deleted. My answer is gone.

command-unknown = I do not know { $name }. Did you mean { $nearest }?
command-not-allowed = This needs the role: { $roles }. Ask a moderator if you do need it.
command-too-soon = That was quick. Wait { $seconds } more { $seconds ->
        [one] second
       *[other] seconds
    }.

choice-expired = This choice no longer works. Give the command again; type help if you do not know which.
choice-not-yours = This choice is for someone else. Give the command yourself if you want this too.
choice-used = You have done this already. There is nothing more to do.

argument-missing = I still need: { $label }.
argument-too-many = This part fits nowhere: { $words }. Put text with spaces between quotes.
argument-not-number = { $label }: { $value } is not a whole number. For example: 3.
argument-not-yes-no = { $label }: answer with yes or no.
argument-not-date = { $label }: { $value } is not a date. For example: 31-12-2026.
argument-not-choice = { $label }: { $value } is not possible. Choose from: { $options }.
argument-not-person = { $label }: I know nobody called { $value }. Use the name as it is in the member list.
argument-not-room = { $label }: I know no channel called { $value }.
argument-not-message = { $label }: I cannot find that message. Reply to the message, or paste a link to it.
argument-not-file = { $label }: I cannot find that file. Send it along again.
argument-not-line = { $label }: give a short text.
argument-not-long = { $label }: give a text.

lower-choose = Answer with the number of your choice.
lower-choose-react = Answer with the number of your choice, or choose with a reaction (1️⃣, 2️⃣ …).
lower-no-files = I cannot send files here ({ $names }). Ask for them in the web chat.
lower-correction = Correction of my earlier message:
lower-sent-private = I sent you a private message.
lower-not-private = I could not reach you in private. Allow private messages, or write me a private message first.
lower-ask = Type your answer. Type stop to end this.
lower-ask-optional = Type your answer, or type skip. Type stop to end this.
lower-ask-keep = Type your answer, or type ok to leave it as it is. Type stop to end this.
lower-kind-number = (a number)
lower-kind-yes-no = (yes or no)
lower-kind-date = (a date, such as 31-12-2026)
lower-kind-choice = (choose one; its number will do)
lower-kind-person = (a member)
lower-kind-room = (a channel)
lower-kind-message = (a link to a message)
lower-kind-file = (a file)

guard-confirm = Send this version

## Help

command-help = Show what I can do for you
    .name = help
    .onderwerp = Command
help-title = What I can do for you
help-intro = Just ask your question in your own words, or use one of these commands. In some places an exclamation mark goes first (!where).
help-one = This is how you type it: { $usage }
help-parameter-optional = { $label } (optional)
help-roles = For: { $roles }
help-unknown = I know no command { $name }. Type help for the list.

command-stop = End what we are doing
    .name = stop
    .aliases = cancel
stop-done = Stopped. Nothing was stored.
stop-nothing = Nothing was going on. You can simply carry on.

welcome = Welcome { $name }. I am Vraagbaak: I find sources, take in signals about where policy and practice clash, and keep this place safe. Never mention data about clients.
welcome-try = Try this:
welcome-help = Type help for everything I can do.
try-waar = Ask in a channel or here: where can I find the guideline on out-of-home placement?
try-signaal = Give a signal: where do policy and practice clash, or what does work? You get a receipt.
    .do = Give a signal
try-mijn-gegevens = See what I keep about you, and erase it if you like.
    .do = My data
try-wachtrij = Open the queue: judge signals and bring them together in bundles.
    .do = Open the queue
try-thema = See which prompt is next, and post it.
    .do = Prompt
try-kennisvragen = See the questions I had no source for, and answer them.
    .do = Open questions
try-weekbericht = Get the weekly digest for the policy table.
    .do = Weekly digest

enum-role-lid = member
enum-role-moderator = moderator
enum-role-redacteur = editor
enum-role-programmaraad = programme board
enum-role-beleidstafel = policy table
enum-role-trojka = troika
enum-role-clientorganisatie = client organisation
enum-role-beheerder = administrator

## In the menu of a message or member

menu-signaal = Give a signal
menu-verwijder = Remove this message
menu-meld-bericht = Report this message
menu-datalek = Report a data leak
menu-oogst = Harvest this message
menu-waarschuw = Warn
menu-stil = Give a time-out
menu-stil-af = End the time-out
menu-log = See cases
