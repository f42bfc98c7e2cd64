## Prompts

command-thema = See which prompt is next, post it, or pause them
    .name = theme
    .aliases = prompt
    .stap = What would you like to do?
enum-promptstep-nu = now
enum-promptstep-volgende = next
enum-promptstep-overslaan = skip
enum-promptstep-pauze = pause
enum-promptstep-verder = resume

prompt-do-nu = Post now
prompt-do-overslaan = Skip this one
prompt-do-pauze = Pause
prompt-do-verder = Resume

prompt-read-on = Read on:
prompt-invite = What is your experience? Leave out names and data of clients. Do rules or policy get in your way? Pass it on with signal.

prompt-next = The next prompt:
prompt-stock = { $count ->
    [one] This is the last one in stock. Add to config/prompts.toml.
   *[other] There are { $count } prompts in stock.
}
prompt-status-due = I will post it on { DATETIME($at, dateStyle: "full") } at { DATETIME($at, timeStyle: "short") }.
prompt-status-paused = Prompts are paused since { DATETIME($at, dateStyle: "full") }, { DATETIME($at, timeStyle: "short") }.
prompt-status-unplanned = No fixed moment for posting is set.
prompt-posted = Posted: { $title }. In { $rooms ->
    [one] 1 channel.
   *[other] { $rooms } channels.
}
prompt-paused = Prompts are paused. I will post none until someone turns them on again with theme resume.
prompt-paused-already = Prompts were paused already.
prompt-paused-now = Prompts are paused. Turn them on first with theme resume.
prompt-resumed = Prompts are on again.
prompt-not-paused = Prompts were not paused.
prompt-none-left = There are no prompts left: all were posted in the last twelve months. Add to config/prompts.toml.
prompt-no-rooms = No channel gets prompts. Set at a channel in config/vraagbaak.toml: prompts = true.
prompt-budget-spent = This week { $per_week } prompts were posted already. More asks too much attention. Try next week.

## Harvest: what a discussion yielded

command-oogst = Add a message to the harvest, or see what the last discussions yielded
    .name = harvest
command-inzicht = Add an insight to the harvest of this discussion
    .name = insight
    .tekst = What do you take from this discussion? Leave out names of clients
command-oogsten = Add something to the harvest of this prompt
    .name = harvest-add
    .plaatsing = Prompt
    .tekst = What do you take from it?
    .soort = What is it?
command-oogst-weg = Take something of yours out of the harvest
    .name = harvest-take-back
    .regel = What
command-geen-oogst = Your message does not go in the harvest
    .name = no-harvest
enum-harvestkind-inzicht = an insight
enum-harvestkind-vraag = a question
enum-harvestkind-bron = a source
enum-harvestkind-signaal = a signal: this is where it rubs

harvest-do-add = Add to the harvest
harvest-do-reword = In other words
harvest-do-yes = Yes, show me
harvest-do-no = No
harvest-do-take-back = On second thoughts, no
harvest-do-signal = Pass this on as a signal
harvest-do-question = Put this to the editors

harvest-form = Add to the harvest
harvest-form-words = What do you take from it? No clients
harvest-form-kind = What is it? (if not, an insight)
harvest-draft = This is what I would keep of your message at "{ $title }", without your name:
harvest-which = What is it? Your choice adds it to the harvest.
harvest-kept = Thank you. This is in the harvest of "{ $title }", without your name:
harvest-ripens = The harvest will be posted under the prompt on { DATETIME($at, dateStyle: "long") }.
harvest-told = The harvest was posted under the prompt on { DATETIME($at, dateStyle: "long") }.
harvest-taken-back = It was taken out of the harvest.
harvest-gone = This is no longer in the harvest.
harvest-refused = Fine. I kept nothing of your message.
harvest-ask = A moderator thinks your message at "{ $title }" is worth keeping. May it go in the harvest of that discussion? You first see what I would keep. Your name is left out. If you say nothing, I keep nothing.
harvest-asked = It is not your message, so I ask its writer whether it may go in the harvest. Until then I keep nothing.

harvest-overview = What the last discussions yielded
harvest-none = There is no harvest yet. Add to it with the button under a prompt, or type insight and your words there.
harvest-summary = This is what we harvested: { $title }
harvest-more = Is something missing? Add to the harvest with the button, or type insight and your words.
harvest-kind-inzicht = Insights
harvest-kind-vraag = Questions
harvest-kind-bron = Sources
harvest-kind-signaal = This is where it rubs

harvest-unread = I cannot read that message. Add it in your own words, with insight and your text.
harvest-not-yours = This is not your message. Only its writer can add it to the harvest; a moderator can ask for it.
harvest-known = This is in the harvest already.
harvest-enough = You added { $count } things to this harvest already. Take something out first.
harvest-too-long = This is too long for the harvest: at most { $limit } characters. What is the essence?
harvest-no-prompt = I do not know which prompt this belongs to. Use the button under the prompt, or do this in that discussion.
harvest-danger = This sounds like acute danger. Call 112 if someone is in danger now. Otherwise call Veilig Thuis: 0800-2000, day and night, free. I kept nothing.
