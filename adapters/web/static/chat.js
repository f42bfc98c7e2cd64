// The page: one connection, the state it shows, and what the person does.
import { el, messageView, fillForm } from "./view.js";
import { openPalette } from "./palette.js";

const setup = JSON.parse(document.getElementById("setup").textContent);
const words = setup.words;
const by = (id) => document.getElementById(id);
const state = { account: null, room: null, thread: null, replyTo: null, rooms: [], commands: [], lines: new Map(), unread: {} };
const waiting = new Map();
let socket = null;
let pause = 500;

const key = () => crypto.randomUUID();
const store = (name, value) => { try { sessionStorage.setItem(name, value); } catch { /* private mode keeps nothing */ } };
const recall = (name) => { try { return sessionStorage.getItem(name); } catch { return null; } };

function connect() {
  socket = new WebSocket(`ws://${location.host}/live`);
  socket.addEventListener("open", () => {
    pause = 500;
    socket.send(JSON.stringify({ type: "hello", account: state.account, locale: setup.locale }));
    for (const frame of waiting.values()) socket.send(JSON.stringify(frame));
  });
  socket.addEventListener("message", (event) => take(JSON.parse(event.data)));
  socket.addEventListener("close", () => {
    bar(words.lost);
    setTimeout(connect, pause);
    pause = Math.min(pause * 2, 10000);
  });
}

// Every frame keeps its key until it is answered, so that sending it again after a lost connection is harmless.
export function send(frame) {
  const whole = { key: key(), room: state.room, ...frame };
  waiting.set(whole.key, whole);
  if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(whole));
  return whole.key;
}

function take(frame) {
  if (frame.type === "welcome") welcome(frame);
  if (frame.type === "message") arrived(frame.message);
  if (frame.type === "silence") bar(frame.silence ? `${words.silence} ${frame.silence.reason}` : "");
  if (frame.type === "done") { waiting.delete(frame.key); problem(""); }
  if (frame.type === "error") {
    const failed = waiting.get(frame.key);
    waiting.delete(frame.key);
    problem(frame.text);
    if (failed && failed.type === "say" && !by("text").value) by("text").value = failed.text;
  }
}

function welcome(frame) {
  state.rooms = frame.rooms;
  state.commands = frame.commands;
  state.lines = new Map(frame.messages.map((line) => [line.id, line]));
  const wanted = recall("room");
  if (!state.rooms.some((room) => room.id === state.room)) {
    state.room = state.rooms.some((room) => room.id === wanted) ? wanted : state.rooms.at(-1).id;
  }
  bar("");
  drawRooms();
  drawRoom();
  follow();
}

function arrived(line) {
  const known = state.lines.has(line.id);
  state.lines.set(line.id, line);
  if (line.room !== state.room) {
    if (!known) { state.unread[line.room] = (state.unread[line.room] || 0) + 1; drawRooms(); }
    return;
  }
  place(line);
}

function place(line) {
  const log = line.thread ? by("thread-log") : by("log");
  if (line.thread) {
    const root = state.lines.get(line.thread);
    if (root) redraw(by("log"), root);
    if (line.thread !== state.thread) return;
  }
  log.querySelector(".empty")?.remove();
  redraw(log, line);
}

function redraw(log, line) {
  const near = log.scrollHeight - log.scrollTop - log.clientHeight < 160;
  const old = log.querySelector(`[data-id="${line.id}"]`);
  const view = messageView(line, context(log));
  if (old) {
    if (!old.contains(document.activeElement) || line.removed) old.replaceWith(view);
  } else log.append(view);
  if (!near && !line.mine) return;
  // A long answer is read from its beginning.
  if (!old && view.offsetHeight > log.clientHeight * 0.8) view.scrollIntoView({ block: "start" });
  else log.scrollTop = log.scrollHeight;
}

function context(log) {
  const replies = (id) => [...state.lines.values()].filter((line) => line.thread === id).length;
  return {
    words, commands: state.commands, inThread: log.id === "thread-log", send, replies, openThread,
    reply: (line) => replyTo(line), run: (command, line) => runOn(command, line), quoted: (id) => state.lines.get(id),
  };
}

function drawRooms() {
  by("rooms").replaceChildren(...state.rooms.map((room) => {
    const mark = room.audience === "direct" ? "✦" : room.audience === "staff" ? "◆" : "#";
    const count = state.unread[room.id];
    const button = el("button", { type: "button", "aria-current": String(room.id === state.room), "data-room": room.id },
      el("span", { "aria-hidden": "true" }, mark), room.name, count ? el("span", { class: "count" }, String(count)) : "");
    button.addEventListener("click", () => enter(room.id));
    return el("li", {}, button);
  }));
  by("rooms").querySelector('[aria-current="true"]')?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

// A link to a message opens its room and its thread, and shows it.
function follow() {
  const line = state.lines.get(Number(location.hash.slice(1)));
  if (!line) return;
  enter(line.room);
  if (line.thread) openThread(line.thread);
  document.querySelector(`[data-id="${line.id}"]`)?.scrollIntoView({ block: "center" });
}

function enter(room) {
  state.room = room;
  delete state.unread[room];
  store("room", room);
  closeThread();
  replyTo(null);
  drawRooms();
  drawRoom();
  by("text").focus();
}

function drawRoom() {
  const room = state.rooms.find((one) => one.id === state.room);
  by("roomname").textContent = room.audience === "direct" ? room.name : `# ${room.name}`;
  by("roomabout").textContent = room.about;
  by("text").placeholder = room.audience === "direct" ? words.privateHint : words.hint;
  const log = by("log");
  // Drawing a whole room is no news; only what arrives later is read aloud.
  log.setAttribute("aria-live", "off");
  const lines = [...state.lines.values()].filter((line) => line.room === state.room && !line.thread).sort((a, b) => a.id - b.id);
  log.replaceChildren(...lines.map((line) => messageView(line, context(log))));
  if (!lines.length) log.append(el("p", { class: "empty" }, words.emptyRoom));
  log.scrollTop = log.scrollHeight;
  requestAnimationFrame(() => log.setAttribute("aria-live", "polite"));
}

function openThread(id) {
  state.thread = id;
  by("thread").hidden = false;
  const log = by("thread-log");
  const lines = [...state.lines.values()].filter((line) => line.id === id || line.thread === id).sort((a, b) => a.id - b.id);
  log.replaceChildren(...lines.map((line) => messageView(line, context(log))));
  by("thread-text").focus();
}

function closeThread() { state.thread = null; by("thread").hidden = true; }

function replyTo(line) {
  state.replyTo = line ? line.id : null;
  by("replying").hidden = !line;
  by("replying").textContent = line ? `${words.replying} ${line.author || words.assistant}` : "";
  if (line) by("text").focus();
}

function runOn(command, line) {
  if (command.fields.length === 0) send({ type: "call", command: command.id, given: {}, target: line?.id });
  else fillForm(by("palette"), { title: command.about, fields: command.fields }, words, (given) =>
    send({ type: "call", command: command.id, given, target: line?.id }));
}

function bar(text) { by("bar").hidden = !text; by("bar").textContent = text; }
function problem(text) { by("problem").hidden = !text; by("problem").textContent = text; }

function composer(form, box, extra) {
  const grow = () => { box.style.height = "auto"; box.style.height = `${box.scrollHeight + 2}px`; };
  box.addEventListener("input", grow);
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); form.requestSubmit(); }
    if (event.key === "/" && !box.value && box.id === "text") { event.preventDefault(); palette(); }
    if (event.key === "Escape") replyTo(null);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!box.value.trim()) return;
    send({ type: "say", text: box.value, ...extra() });
    box.value = "";
    replyTo(null);
    grow();
  });
}

function palette() { openPalette(by("palette"), state.commands, words, (command) => runOn(command, null)); }

function become(account) {
  state.account = account;
  state.room = null;
  state.unread = {};
  waiting.clear();
  store("account", account);
  closeThread();
  problem("");
  if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ type: "hello", account, locale: setup.locale }));
}

composer(by("composer"), by("text"), () => ({ thread: null, reply_to: state.replyTo }));
composer(by("thread-composer"), by("thread-text"), () => ({ thread: state.thread }));
addEventListener("hashchange", follow);
by("palette-open").addEventListener("click", palette);
by("thread-close").addEventListener("click", closeThread);
by("who").addEventListener("change", () => { store("room", ""); become(by("who").value); });
const remembered = recall("account");
become(setup.people.some((one) => one.id === remembered) ? remembered : setup.people[0].id);
by("who").value = state.account;
connect();
