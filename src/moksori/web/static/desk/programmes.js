// A running order that is tried: the server lays it out anew after each move, nothing is kept before it is saved.
const form = () => document.querySelector("[data-order-form][data-try]");
const rows = () => [...form().querySelectorAll("[data-part]")];
const attempt = async (button, focus) => {
  const told = form();
  const values = { do: button };
  await window.htmx.ajax("POST", told.dataset.try, { source: told, target: "#order", swap: "outerHTML", values });
  ready();
  const again = focus && document.getElementById(focus);
  if (again) { again.focus(); again.scrollIntoView({ block: "nearest" }); }
};
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-order-form][data-try] [data-move]");
  if (!button) return;
  event.preventDefault();
  attempt(button.value, button.id);
});
document.addEventListener("keydown", (event) => {
  const row = event.target.closest("[data-order-form][data-try] [data-part]");
  const way = { ArrowUp: "up", ArrowDown: "down", Delete: "out" }[event.key];
  if (!row || !way || !event.altKey) return;
  event.preventDefault();
  const button = row.querySelector(`[data-move=${way}]`);
  if (button) attempt(button.value, document.activeElement.id || button.id);
});
let dragged = null;
document.addEventListener("dragstart", (event) => {
  if (!event.target.matches?.("[data-order-form][data-try] [data-part]")) return;
  dragged = event.target;
  dragged.classList.add("dragged");
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", "");
});
document.addEventListener("dragover", (event) => {
  const row = event.target.closest?.("[data-part]");
  if (!dragged || !row || row === dragged) return;
  event.preventDefault();
  const box = row.getBoundingClientRect();
  if (event.clientY < box.top + box.height / 2) row.before(dragged); else row.after(dragged);
});
document.addEventListener("drop", (event) => { if (dragged) event.preventDefault(); });
document.addEventListener("dragend", () => {
  if (!dragged) return;
  dragged.classList.remove("dragged");
  dragged = null;
  attempt("save", "");
});
// Leaving is asked about as long as the order in the page is another one than the saved one.
const told = () => [...new FormData(form())].filter(([name]) => name === "item" || name === "cut").join();
const saved = form() && !form().hasAttribute("data-unsaved") ? told() : null;
let sending = false;
document.addEventListener("submit", (event) => { if (event.target.matches("[data-order-form]")) sending = true; });
window.addEventListener("beforeunload", (event) => { if (form() && !sending && told() !== saved) event.preventDefault(); });
const ready = () => { if (form()) rows().forEach((row) => { row.draggable = true; }); };
ready();
