// What every screen has where scripts run: the keys of the screen, search by "/", the rail as a menu.
const keys = document.getElementById("keys");
const opener = document.getElementById("show-keys");
const typing = (target) => target.closest("input, textarea, select, [contenteditable]") !== null;
const toggle = () => (keys.open ? keys.close() : keys.showModal());
if (keys && opener) {
  opener.hidden = false;
  opener.addEventListener("click", toggle);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    if (event.key === "?") { event.preventDefault(); toggle(); }
    if (event.key === "/" && document.getElementById("find")) { event.preventDefault(); document.getElementById("find").focus(); }
  });
}
const narrow = window.matchMedia("(max-width: 56rem)");
const menu = document.querySelector(".rail-menu");
const fold = () => { if (menu) menu.open = !narrow.matches; };
narrow.addEventListener("change", fold);
fold();
const wrong = document.getElementById("wrong");
if (wrong) wrong.focus();
