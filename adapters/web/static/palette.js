// The list of commands: type to narrow it, press to use one.
import { el } from "./view.js";

export function openPalette(dialog, commands, words, choose) {
  const box = el("input", { type: "search", placeholder: words.commandsHint, "aria-label": words.commandsHint });
  const list = el("ul");
  const draw = () => {
    const wanted = box.value.trim().toLowerCase();
    const found = commands.filter((one) => `${one.name} ${one.about}`.toLowerCase().includes(wanted));
    list.replaceChildren(...found.map((one) => {
      const press = el("button", { type: "button" }, el("strong", {}, one.name), el("small", {}, one.about));
      press.addEventListener("click", () => { dialog.close(); choose(one); });
      return el("li", {}, press);
    }));
  };
  box.addEventListener("input", draw);
  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter") { event.preventDefault(); list.querySelector("button")?.click(); }
    if (event.key === "ArrowDown") { event.preventDefault(); list.querySelector("button")?.focus(); }
  });
  draw();
  dialog.replaceChildren(el("h2", {}, words.commands), box, list);
  dialog.showModal();
  box.focus();
}
