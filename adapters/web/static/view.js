// From a message to what is on the screen. Its HTML was made safe by the server; everything else is text.

export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== null && value !== undefined) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

function button(label, press, attributes = {}) {
  const node = el("button", { type: "button", ...attributes }, label);
  node.addEventListener("click", () => press(node));
  return node;
}

export function messageView(line, context) {
  const { words } = context;
  const author = line.author || words.assistant;
  const kind = ["message", line.mine ? "mine" : "", line.private ? "private" : ""].join(" ");
  const view = el("article", { class: kind, "data-id": line.id, "aria-label": author }, face(line), meta(line, author, words));
  const body = el("div", { class: "words" });
  if (line.removed) body.append(el("p", { class: "gone" }, words.removed));
  else body.innerHTML = line.html;
  view.append(body);
  if (line.removed) return view;
  const more = el("div");
  more.append(...[files(line, words), actions(line, context), form(line, context), reactions(line, context), thread(line, context)].filter(Boolean));
  view.append(more, tools(line, context));
  return view;
}

function face(line) {
  if (!line.author) return el("img", { class: "face bot", src: "/static/mark.svg", alt: "" });
  const letters = line.author.split(" ").map((part) => part[0]).slice(0, 2).join("");
  return el("span", { class: "face", "aria-hidden": "true" }, letters.toUpperCase());
}

function meta(line, author, words) {
  const at = new Date(line.at);
  const today = at.toDateString() === new Date().toDateString();
  const clock = at.toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
  const day = today ? "" : `${at.toLocaleDateString(document.documentElement.lang, { day: "numeric", month: "short" })} `;
  const head = el("p", { class: "meta" }, el("strong", {}, author), el("time", { datetime: line.at }, day + clock));
  if (line.private) head.append(el("span", {}, `· ${words.private}`));
  return head;
}

function files(line, words) {
  if (!line.files.length) return null;
  return el("div", { class: "actions" }, ...line.files.map((file) =>
    el("a", { href: file.url, download: file.name }, `${words.download}: ${file.name}`)));
}

function actions(line, context) {
  if (!line.choices.length) return null;
  return el("div", { class: "actions" }, ...line.choices.map((choice) =>
    button(choice.label, () => context.send({ type: "choose", token: choice.token, given: {}, room: line.room, thread: line.thread }), { class: choice.style })));
}

function form(line, context) {
  if (!line.form) return null;
  const sheet = sheetOf(line.form, context.words, (given) => {
    context.send({ type: "choose", token: line.form.token, given, room: line.room, thread: line.thread });
    sheet.classList.add("sent");
    for (const part of sheet.elements) part.disabled = true;
  });
  sheet.prepend(el("h4", {}, line.form.title));
  return sheet;
}

function reactions(line, context) {
  if (!line.reactions.length) return null;
  return el("div", { class: "reactions" }, ...line.reactions.map((one) =>
    button(`${one.emoji} ${one.count}`, () => context.send({ type: "react", message: line.id, emoji: one.emoji, added: !one.mine }), { "aria-pressed": String(one.mine) })));
}

function thread(line, context) {
  if (context.inThread || line.thread || (!line.title && !context.replies(line.id))) return null;
  const count = context.replies(line.id);
  const label = count ? `${context.words.replies}: ${count}` : context.words.openThread;
  return el("div", { class: "actions" }, button(label, () => context.openThread(line.id), { class: "primary" }));
}

function tools(line, context) {
  const { words, commands } = context;
  const react = (emoji, title) => button(emoji, () => context.send({ type: "react", message: line.id, emoji, added: true }), { title, "aria-label": title });
  const menu = el("div");
  menu.append(button(words.reply, () => { menu.parentElement.open = false; context.reply(line); }));
  for (const command of commands.filter((one) => one.on_message)) {
    menu.append(button(command.about, () => { menu.parentElement.open = false; context.run(command, line); }));
  }
  if (line.mine) menu.append(button(words.remove, () => context.send({ type: "remove", message: line.id })));
  return el("div", { class: "tools" }, react("🙋", words.recognise), react("🏛️", words.signal),
    el("details", {}, el("summary", { "aria-label": words.menu, title: words.menu }, "⋯"), menu));
}

export function sheetOf(form, words, done) {
  // Where nothing is required, the first question still is what the form is about.
  const asks = form.fields.some((field) => field.required) ? null : form.fields[0];
  const note = (field) => (field.required ? words.required : field === asks ? "" : words.optional);
  const sheet = el("form", { class: "sheet" }, ...form.fields.map((field) => question(field, note(field), words)));
  sheet.append(el("div", { class: "actions" }, el("button", { type: "submit", class: "primary" }, words.submit)));
  sheet.addEventListener("submit", async (event) => {
    event.preventDefault();
    const given = {};
    for (const field of form.fields) {
      const input = sheet.elements[field.name];
      const value = field.kind === "file" ? await sent(input.files[0]) : input.value;
      if (value !== "") given[field.name] = value;
    }
    done(given);
  });
  return sheet;
}

// A file goes ahead of the command that names it; one that was refused is named by nothing that exists.
async function sent(file) {
  if (!file) return "";
  const answer = await fetch(`/bestand?naam=${encodeURIComponent(file.name)}`, { method: "POST", body: file });
  return answer.ok ? answer.text() : "?";
}

function question(field, note, words) {
  const label = el("label", {}, el("span", {}, field.label, " ", el("small", {}, note)));
  const named = { name: field.name, required: field.required ? "" : null };
  const pick = (options) => el("select", named, el("option", { value: "" }, words.choose), ...options.map(([value, text]) => el("option", { value, selected: value === field.value ? "" : null }, text)));
  if (field.kind === "choice") label.append(pick(field.options));
  else if (field.kind === "yes-no") label.append(pick([["ja", words.yes], ["nee", words.no]]));
  else if (field.kind === "long") {
    const box = el("textarea", { ...named, maxlength: field.max_length });
    box.value = field.value;
    label.append(box);
  } else {
    const type = { number: "number", date: "date", file: "file" }[field.kind] || "text";
    const value = type === "file" ? null : field.value;
    label.append(el("input", { ...named, type, value, maxlength: field.max_length }));
  }
  return label;
}

export function fillForm(dialog, form, words, done) {
  const sheet = sheetOf(form, words, (given) => { dialog.close(); done(given); });
  sheet.querySelector(".actions").append(button(words.cancel, () => dialog.close()));
  dialog.replaceChildren(el("h2", {}, form.title), sheet);
  if (!dialog.open) dialog.showModal();
  sheet.elements[0].focus();
}
