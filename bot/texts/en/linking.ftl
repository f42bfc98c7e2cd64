## Linking: accounts on several platforms as one person.

command-koppel = Link your accounts, so that I know you as one person everywhere
    .name = link
    .aliases = link-accounts
    .code = The code you got with your other account (empty: you get a code)
command-koppel-nu = Finish linking
    .name = link-now
    .sleutel = The key behind the button
confirm-koppel-nu = Are you sure you want to link these accounts?
command-ontkoppel = Take your accounts apart again
    .name = unlink
    .aliases = unlink-accounts
confirm-ontkoppel = Are you sure? From now on your accounts are apart again. What I already merged stays with your first account.

link-platform = { $platform ->
    [discord] Discord
    [matrix] Matrix
    [web] the web chat
   *[other] { $platform }
}
link-title = Link your accounts
link-code = Type this within { $minutes } minutes with your other account, preferably in a private message to me: !link { $code }
link-point-one = After that you are one person to me: you see your signals, messages and data from both accounts.
link-point-roles = Your roles stay with each account. A measure, too, counts only for the account it was taken about.
link-point-undo = Give this code to nobody else. With unlink you take your accounts apart again.
link-sure = This code was made on { $platform }. Did you do that yourself? Then link. Do not link when someone else gave you the code: that person will then see all that I keep of you, and can erase it.
link-do = Yes, link my accounts
link-done = Your accounts are linked. To me you are now one person, here and on { $platform }. Want them apart again? Use unlink.
link-told = Your account was linked with an account on { $platform }. Was that not you? Then use unlink, and report it to a moderator.
link-unknown = I do not know this code. A code begins with KOP- and you get one with link on your other account.
link-expired = This code has expired. Ask for a new one with your other account, with link.
link-used = This code was used already. Ask for a new one with your other account, with link.
link-own = You asked for this code with this account. Type it with your other account.
link-already = These accounts are linked already.
link-too-many = You typed a wrong code too often. Try again in { $minutes ->
    [one] 1 minute
   *[other] { $minutes } minutes
}.
unlink-none = This account is not linked to anything.
unlink-done = Your accounts are apart again. What I kept of you so far stays with your account on { $platform }. I no longer send news about it to your other account. New things belong to the account you do them with.

kept-link = Your linked accounts
    .why = to know you as the same person on every platform
    .until = until you unlink them or erase everything; a link code 1 day at most
    .who = only I
    .stays = nothing; your accounts are apart again
