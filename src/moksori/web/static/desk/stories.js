// Parts of a story and stories of an edition: moved by button, key or drag without a page load; tokens put in at the caret.
const list = document.querySelector("[data-parts], [data-order]");
const say = document.getElementById("say");
const rows = () => [...list.children].filter((row) => row.matches("[data-part]"));
const ends = () => rows().forEach((row, at, all) => {
  const up = row.querySelector("[data-move=up]");
  const down = row.querySelector("[data-move=down]");
  if (up) up.disabled = at === 0;
  if (down) down.disabled = at === all.length - 1;
});
const move = (row, way) => {
  const other = way === "up" ? row.previousElementSibling : row.nextElementSibling;
  if (way === "out") {
    const next = row.nextElementSibling || row.previousElementSibling;
    row.remove();
    if (next) next.querySelector("button, textarea, input:not([type=hidden])")?.focus();
  } else if (other) {
    if (way === "up") other.before(row); else other.after(row);
    if (say) say.textContent = `${rows().indexOf(row) + 1} / ${rows().length}`;
  }
  ends();
};
if (list) {
  list.addEventListener("click", (event) => {
    const button = event.target.closest("[data-move]");
    if (!button) return;
    event.preventDefault();
    move(button.closest("[data-part]"), button.dataset.move);
    if (button.isConnected) (button.disabled ? button.closest("[data-part]").querySelector("button:not([disabled])") : button).focus();
  });
  list.addEventListener("keydown", (event) => {
    const row = event.target.closest("[data-part]");
    const way = { ArrowUp: "up", ArrowDown: "down", Delete: "out" }[event.key];
    if (!row || !way || !event.altKey) return;
    event.preventDefault();
    const focused = document.activeElement;
    move(row, way);
    if (focused.isConnected) focused.focus();
  });
  let dragged = null;
  rows().forEach((row) => { row.draggable = true; });
  list.addEventListener("dragstart", (event) => {
    if (event.target.matches?.("[data-part]")) { dragged = event.target; dragged.classList.add("dragged"); event.dataTransfer.effectAllowed = "move"; event.dataTransfer.setData("text/plain", ""); }
  });
  list.addEventListener("dragover", (event) => {
    const row = event.target.closest("[data-part]");
    if (!dragged || !row || row === dragged) return;
    event.preventDefault();
    const box = row.getBoundingClientRect();
    if (event.clientY < box.top + box.height / 2) row.before(dragged); else row.after(dragged);
  });
  list.addEventListener("drop", (event) => event.preventDefault());
  list.addEventListener("dragend", () => { dragged?.classList.remove("dragged"); dragged = null; ends(); });
  list.addEventListener("focusin", (event) => { rows().forEach((row) => { row.draggable = !(event.target.matches("textarea, input, select") && row.contains(event.target)); }); });
}
// A token goes where somebody wrote last or pointed to: whoever goes on by Tab only passes the fields between.
let last = null;
const remember = (event) => { if (event.target.matches?.("[data-live], #id_title, #id_standfirst")) last = event.target; };
document.addEventListener("input", remember);
document.addEventListener("pointerdown", remember);
document.addEventListener("focusin", (event) => { if (!last?.isConnected) remember(event); });
document.querySelectorAll("[data-token]").forEach((button) => {
  button.hidden = false;
  button.parentElement.querySelector("[data-plain]").hidden = true;
  button.addEventListener("click", () => {
    const field = last || document.querySelector("[data-live]");
    if (!field) return;
    field.setRangeText(button.dataset.token, field.selectionStart, field.selectionEnd, "end");
    field.focus();
  });
});
const form = document.querySelector("[data-composing]");
if (form) document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key === "s") { event.preventDefault(); form.requestSubmit(form.querySelector("button[value=save]:not(.unseen-button)")); }
});
