// The keys of the two readings: j and k go from place to place, Escape closes the ladder again.
const dock = document.getElementById("ladder");
const places = () => [...document.querySelectorAll("[data-at]")];
let opened = null;
const typing = (target) => target.closest("input, textarea, select, dialog") !== null;
const go = (step) => {
  const all = places();
  if (!all.length) return;
  const at = all.indexOf(document.activeElement.closest("[data-at]") ?? opened);
  all[Math.max(0, Math.min(all.length - 1, at < 0 ? 0 : at + step))].focus();
};
const close = () => {
  if (!dock || !dock.hasChildNodes()) return;
  dock.replaceChildren();
  const again = opened && document.getElementById(opened.id);
  if (again) again.focus();
};
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape" && !document.querySelector("dialog[open]")) close();
  if (typing(event.target)) return;
  if (event.key === "j") go(1);
  if (event.key === "k") go(-1);
  if (event.key === "f") document.getElementById("findings")?.focus();
});
document.addEventListener("click", (event) => {
  const place = event.target.closest("[data-at]");
  if (place) opened = place;
  if (dock && event.target.closest("[data-close]")) { event.preventDefault(); close(); }
});
document.body.addEventListener("htmx:afterSwap", (event) => {
  // The passage stays in sight above the ladder, so that what changes in it is seen.
  const row = opened && document.getElementById(opened.id)?.closest(".reading");
  if (row) row.scrollIntoView({ block: "start" });
  if (event.target.id === "ladder") dock.focus({ preventScroll: true });
});
