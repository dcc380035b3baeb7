// Files in pieces: a broken line loses one piece at most, and what is there already is not sent again.
const form = document.getElementById("files");
const section = document.getElementById("uploads");
const list = section.querySelector("ol");
const said = section.querySelector("[role=status]");
const token = JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRFToken"];
const words = form.dataset;
const size = Number(words.piece);
const TRIES = 6;
const pause = (ms) => new Promise((go) => setTimeout(go, ms));
let chain = Promise.resolve();
let open = 0;

const send = async (address, body, headers = {}) => {
  const answer = await fetch(address, { method: "POST", body, headers: { "X-CSRFToken": token, ...headers } });
  if (answer.status >= 500) throw new TypeError("again");
  const type = answer.headers.get("Content-Type") || "";
  const told = type.includes("json") ? await answer.json() : {};
  if (!answer.ok) throw Object.assign(new Error(told.no || ""), { final: true });
  return told;
};

const line = (file) => {
  const item = document.createElement("li");
  item.className = "upload";
  const name = document.createElement("bdi");
  name.textContent = file.name;
  const state = document.createElement("span");
  state.textContent = words.wait;
  const bar = document.createElement("progress");
  bar.max = file.size || 1;
  bar.value = 0;
  bar.setAttribute("aria-label", file.name);
  const stop = document.createElement("button");
  stop.type = "button";
  stop.className = "plain";
  stop.textContent = words.giveUp;
  item.append(name, state, bar, stop);
  list.append(item);
  return { item, name, state, bar, stop };
};

const begin = (file) => {
  const told = new FormData(form);
  told.delete("chosen");
  told.delete("once");
  told.append("name", file.name);
  told.append("size", String(file.size));
  return send(words.begin, told);
};

const pieces = async (file, shown, stopped) => {
  let told = await begin(file);
  const address = `${words.begin}${told.id}/`;
  let tries = 0;
  while (told.got < told.size) {
    if (stopped()) { await send(`${address}give-up/`, new FormData()); return null; }
    try {
      const piece = file.slice(told.got, told.got + size);
      told = await send(`${address}piece/?at=${told.got}`, piece, { "Content-Type": "application/octet-stream" });
      tries = 0;
      shown.state.textContent = words.going;
    } catch (error) {
      if (error.final || ++tries > TRIES) throw error;
      shown.state.textContent = words.again;
      await pause(500 * 2 ** tries);
      try { told = await begin(file); } catch (again) { if (again.final) throw again; }
    }
    shown.bar.value = told.got;
  }
  return send(`${address}finish/`, new FormData());
};

const receive = async (file) => {
  const shown = line(file);
  let stop = false;
  shown.stop.addEventListener("click", () => { stop = true; });
  open += 1;
  chain = chain.then(async () => {
    try {
      const got = await pieces(file, shown, () => stop);
      shown.state.textContent = got ? words.done : words.left;
      if (got) {
        const link = document.createElement("a");
        link.href = got.address;
        link.textContent = file.name;
        shown.name.replaceChildren(link);
        said.textContent = got.said;
      }
    } catch (error) {
      shown.state.textContent = error.message && error.final ? error.message : words.stopped;
      shown.item.dataset.stopped = "";
    }
    shown.stop.remove();
    open -= 1;
    if (!open) said.textContent = words.all;
  });
};

const take = (files) => {
  section.hidden = false;
  for (const file of files) receive(file);
  section.scrollIntoView({ block: "nearest" });
};

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const field = form.elements.chosen;
  take([...field.files]);
  field.value = "";
});
const drop = form.querySelector(".drop");
drop.hidden = false;
for (const kind of ["dragover", "dragleave", "drop"]) {
  document.addEventListener(kind, (event) => {
    event.preventDefault();
    drop.toggleAttribute("data-over", kind === "dragover");
    if (kind === "drop" && event.dataTransfer.files.length) take([...event.dataTransfer.files]);
  });
}
window.addEventListener("beforeunload", (event) => { if (open) event.preventDefault(); });
