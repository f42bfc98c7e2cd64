## Data leaks: client data that came in after all.

command-datalek = Take a message with client data away everywhere, and begin the steps of a data leak
    .name = data-leak
    .soort = Which kind of data was in it?
    .bericht = Which message? Reply to it, or paste its link
command-datalekken = See the data leaks and how much time there is
    .name = data-leaks
command-datalek-stap = Note who was told, or that the risk was judged
    .name = data-leak-step
    .lek = Number of the leak, such as L-2026-001
    .stap = Which step was taken?
command-datalek-af = Settle a data leak
    .name = data-leak-done
    .lek = Number of the leak

enum-leakkind-naam = a name
enum-leakkind-contact = address, phone or mail
enum-leakkind-bsn = a citizen service number
enum-leakkind-gezondheid = health or care
enum-leakkind-veiligheid = safety or justice
enum-leakkind-beeld = a picture or file
enum-leakkind-anders = something else
enum-step-functionaris = the data protection officer knows
enum-step-beoordeeld = the risk was judged
enum-step-toezichthouder = reported to the data protection authority
enum-step-betrokkene = told to whom it concerns

leak-which-message = Which message do you mean? Use this command on the message, reply to it, or paste its link.
leak-unknown = I know no leak { $leak }. A number looks like L-2026-001; see data-leaks.
leak-step-known = That step stands with { $leak } already.
leak-judge-first = First note with { $leak } that the risk was judged. That is needed also when you report nothing.
leak-closed-already = { $leak } is settled already.

leak-taken-away = { $count ->
    [0] I could not take the message away. What I had of it myself is gone.
    [one] I take the message away. What I had of it myself is gone too.
   *[other] I take { $count } messages away: this one and what said the same, also on another platform. What I had of it myself is gone too.
}
leak-stays = Here I cannot take anything away. Do that yourself, now:
leak-reason = There was client data in this
leak-told-author = A moderator took a message of yours away, because there was data of a client or relative in it. I did not keep what it said. Did you post it elsewhere too? Take it away there, and tell the moderator.

leak-title = Data leak { $leak }
leak-fact-kind = Kind of data
leak-fact-said = Readable since
leak-fact-found = Found and taken away
leak-fact-messages = Number of messages
leak-done-functionaris = Officer knows
leak-done-beoordeeld = Risk judged
leak-done-toezichthouder = Reported to the authority
leak-done-betrokkene = Person concerned knows
leak-next = What you do now:
leak-step-functionaris = Tell the data protection officer, or else the administrator. Give the number, not what it said.
leak-step-beoordeeld = Judge the risk together: what was in it, how many could read it, how long, and what may happen? Write it down outside this chat.
leak-step-toezichthouder = Is there a risk for somebody? Report it within 72 hours to the data protection authority.
leak-step-betrokkene = Is the risk high? Then tell the client or family as well, through their own professional.
leak-do-functionaris = Officer knows
leak-do-beoordeeld = Risk judged
leak-do-toezichthouder = Reported to the authority
leak-do-betrokkene = Person concerned knows
leak-do-close = Settle

leak-clock = { $hours } hours and { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
} left to report it to the data protection authority, if that is needed.
leak-over = The 72 hours are over. Was a report needed? Then do it now, and explain why it is late.
leak-authority-knows = Reported to the data protection authority.
leak-closed = Settled on { $at }.
leak-list = Data leaks
leak-none = There are no data leaks.
leak-listed = { $leak }, { $kind }: { $clock }
leak-reminder = Data leak { $leak } is still open. { $clock } See data-leaks for the steps.
