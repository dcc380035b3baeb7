// Coding from the keyboard: j k through proposals, a x e u decide, v w n from words of the account.
const content = document.getElementById("content");
const root = () => document.getElementById("coding");
const work = () => document.getElementById("work");
const items = () => [...document.querySelectorAll("[data-item]")];
const item = () => document.activeElement.closest("[data-item]");
const typing = (target) => target.closest("input, textarea, select, dialog") !== null;
let last = "";
let goOn = false;

const light = (id) => {
  for (const piece of document.querySelectorAll(".mention.here")) piece.classList.remove("here");
  const pieces = document.querySelectorAll(`[data-of~="${CSS.escape(id)}"]`);
  for (const piece of pieces) piece.classList.add("here");
  if (pieces.length) pieces[0].scrollIntoView({ block: "nearest" });
};
const stand = (one) => { if (one) { one.focus({ preventScroll: true }); one.scrollIntoView({ block: "nearest" }); } };
const step = (by) => {
  const all = items();
  if (!all.length) return;
  const here = all.indexOf(item() || document.getElementById(last));
  stand(all[Math.min(Math.max(here + by, 0), all.length - 1)]);
};
const press = (key) => {
  const one = item();
  // Nobody decides about what they do not stand on: the first press goes to what waits.
  if (!one) return stand(items().find((each) => each.dataset.state === "proposed"));
  const button = one && one.querySelector(`[data-key="${key}"]`);
  if (!button) return;
  goOn = key === "a" || key === "x";
  button.click();
};

const points = (text) => [...text].length;
const selected = () => {
  const chosen = document.getSelection();
  if (!chosen.rangeCount || chosen.isCollapsed) return null;
  const range = chosen.getRangeAt(0);
  const from = range.startContainer.parentElement.closest("[data-start].told");
  const to = range.endContainer.parentElement.closest("[data-start].told");
  if (!from || from !== to) return null;
  const before = document.createRange();
  before.setStart(from, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const told = range.toString();
  const lead = points(told) - points(told.trimStart());
  const start = Number(from.dataset.start) + points(before.toString()) + lead;
  return { start, end: start + points(told.trim()), words: told.trim() };
};
const open = (address, chosen) => {
  const query = chosen ? `?${new URLSearchParams(chosen)}` : "";
  htmx.ajax("GET", address + query, { target: "#work", select: "#work-form", swap: "innerHTML" });
};
const selectFirstWord = () => {
  const one = item();
  const piece = one && document.querySelector(`[data-of~="${CSS.escape(one.id)}"]`);
  const start = piece || document.querySelector("[data-start].told");
  if (!start) return;
  const chosen = document.getSelection();
  chosen.selectAllChildren(start);
  if (!piece) { chosen.collapseToStart(); chosen.modify("extend", "forward", "word"); }
};
const moveSelection = (event) => {
  const chosen = document.getSelection();
  if (!chosen.rangeCount || chosen.isCollapsed || !chosen.anchorNode.parentElement.closest("[data-start].told")) return false;
  const way = event.key === "ArrowRight" ? "forward" : event.key === "ArrowLeft" ? "backward" : "";
  if (!way) return false;
  if (event.shiftKey) chosen.modify("extend", way, "word");
  else {
    if (way === "forward") chosen.collapseToEnd(); else chosen.collapseToStart();
    chosen.modify("move", way, "word");
    if (way === "backward") chosen.modify("extend", "forward", "word"); else { chosen.modify("move", "backward", "word"); chosen.modify("extend", "forward", "word"); }
  }
  return true;
};
const close = () => {
  work().replaceChildren();
  stand(document.getElementById(last));
};

const KEYS = {
  j: () => step(1), k: () => step(-1),
  a: () => press("a"), x: () => press("x"), e: () => press("e"), u: () => press("u"),
  m: () => { const link = item() && item().querySelector("[data-person]"); if (link) open(link.getAttribute("href")); },
  n: () => { const one = item(); const chosen = selected(); open(root().dataset.newAct, chosen || (one && one.dataset.start ? { start: one.dataset.start, end: one.dataset.end } : null)); },
  w: () => open(root().dataset.mark, selected()),
  v: selectFirstWord,
};
document.addEventListener("keydown", (event) => {
  if (!root() || event.metaKey || event.altKey) return;
  if (event.key === "Escape" && work().children.length) { event.preventDefault(); close(); return; }
  if (typing(event.target)) return;
  if (event.key.startsWith("Arrow") && moveSelection(event)) { event.preventDefault(); return; }
  if (event.ctrlKey || event.shiftKey) return;
  const deed = KEYS[event.key];
  if (deed) { event.preventDefault(); deed(); }
});
document.addEventListener("focusin", (event) => {
  const one = event.target.closest("[data-item]");
  if (one) { last = one.id; light(one.id); }
});
document.addEventListener("click", (event) => {
  const piece = event.target.closest("[data-of]");
  if (piece && document.getSelection().isCollapsed) stand(document.getElementById(piece.dataset.of.split(" ")[0]));
  if (event.target.closest("#work [data-close]")) { event.preventDefault(); close(); }
});
document.addEventListener("htmx:afterSwap", (event) => {
  if (event.detail.target.id === "work" || event.target.id === "work") {
    const field = work().querySelector("#wrong") || work().querySelector("input:not([type=hidden]), select");
    if (field) { field.focus(); work().scrollIntoView({ block: "nearest" }); }
    for (const one of work().querySelectorAll("input[name=words]")) one.setSelectionRange(0, 0);
    const type = work().querySelector("input[name=type]");
    if (type && work().querySelector("input[name=words]").value && !work().querySelector("#wrong")) type.focus();
  }
});
document.addEventListener("htmx:load", (event) => {
  const one = event.detail.elt;
  if (!one.matches || !one.matches("li[data-item]")) return;
  for (const piece of document.querySelectorAll(`[data-of~="${CSS.escape(one.id)}"]`)) {
    piece.classList.remove("is-proposed", "is-accepted", "is-refused");
    piece.classList.add(`is-${one.dataset.state}`);
  }
  const all = items();
  const next = goOn ? all.slice(all.indexOf(one) + 1).find((each) => each.dataset.state === "proposed") : null;
  goOn = false;
  // Whoever went elsewhere while the answer was on its way stays there: the next key is meant for that.
  const on = document.activeElement;
  if (on === document.body || one.contains(on) || !on.isConnected) stand(next || one);
});
const arrive = () => { const at = root() && root().dataset.at; if (at) stand(document.getElementById(at)); };
document.addEventListener("htmx:afterSettle", (event) => { if (event.detail.target === content) arrive(); });
arrive();
