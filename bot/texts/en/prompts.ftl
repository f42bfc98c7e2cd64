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
