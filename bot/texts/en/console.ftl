## What the terminal itself says.

console-hello = Talk to Vraagbaak. Type help for what it can do, "als moderator" to change role, Ctrl-D to stop.
console-now = You are now: { $role }
console-choose = I do not know that role. Choose from: { $roles }
console-for = (for { $role })
console-file = File kept: { $path }
