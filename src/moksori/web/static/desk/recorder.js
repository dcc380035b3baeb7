// A line recorded in the page as 48 kHz WAV, one channel. It stays in the page until it is kept: a refusal loses nothing.
const form = document.getElementById("recorder");
const part = (name) => form.querySelector(`[data-${name}]`);
const live = part("live");
const record = part("record");
const stopping = part("stop");
const level = part("level");
const time = part("time");
const said = part("said");
const audio = part("audio");
const field = form.elements.sound;
const words = form.dataset;
const LONGEST = 20 * 60;
const SHORTEST = 0.2;
let running = null;

const told = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

const wav = (blocks, count, rate) => {
  const data = new DataView(new ArrayBuffer(44 + count * 2));
  const letters = (at, text) => [...text].forEach((one, n) => data.setUint8(at + n, one.charCodeAt(0)));
  letters(0, "RIFF");
  data.setUint32(4, 36 + count * 2, true);
  letters(8, "WAVEfmt ");
  data.setUint32(16, 16, true);
  data.setUint16(20, 1, true);
  data.setUint16(22, 1, true);
  data.setUint32(24, rate, true);
  data.setUint32(28, rate * 2, true);
  data.setUint16(32, 2, true);
  data.setUint16(34, 16, true);
  letters(36, "data");
  data.setUint32(40, count * 2, true);
  let at = 44;
  for (const block of blocks) for (const one of block) {
    const held = Math.max(-1, Math.min(1, one));
    data.setInt16(at, Math.round(held < 0 ? held * 32768 : held * 32767), true);
    at += 2;
  }
  return new Blob([data], { type: "audio/wav" });
};

const forget = () => {
  if (audio.src) URL.revokeObjectURL(audio.src);
  audio.removeAttribute("src");
  audio.hidden = true;
  field.value = "";
  time.textContent = "0:00";
  level.value = 0;
};

const finish = async () => {
  const { context, stream, blocks, node } = running;
  running = null;
  node.port.onmessage = null;
  stream.getTracks().forEach((track) => track.stop());
  const rate = context.sampleRate;
  await context.close();
  record.disabled = false;
  stopping.disabled = true;
  record.setAttribute("aria-pressed", "false");
  level.value = 0;
  const count = blocks.reduce((sum, block) => sum + block.length, 0);
  if (count < SHORTEST * rate) { said.textContent = words.short; return; }
  const blob = wav(blocks, count, rate);
  const carried = new DataTransfer();
  carried.items.add(new File([blob], "take.wav", { type: "audio/wav" }));
  field.files = carried.files;
  if (audio.src) URL.revokeObjectURL(audio.src);
  audio.src = URL.createObjectURL(blob);
  audio.hidden = false;
  said.textContent = words.ready;
  audio.focus();
};

const begin = async () => {
  if (running) return;
  record.disabled = true;
  said.textContent = words.asks;
  let stream = null;
  try {
    const audioOnly = { channelCount: 1, echoCancellation: false, noiseSuppression: false, autoGainControl: false };
    stream = await navigator.mediaDevices.getUserMedia({ audio: audioOnly });
    let context = new AudioContext({ sampleRate: 48000 });
    let source = null;
    // Some browsers take a microphone at its own rate only; the desk brings it to 48 kHz then.
    try { source = context.createMediaStreamSource(stream); } catch { await context.close(); context = new AudioContext(); source = context.createMediaStreamSource(stream); }
    await context.audioWorklet.addModule(words.worklet);
    const node = new AudioWorkletNode(context, "recorder", { numberOfOutputs: 0 });
    const blocks = [];
    let count = 0;
    let highest = 0;
    let shown = 0;
    node.port.onmessage = (event) => {
      blocks.push(event.data);
      count += event.data.length;
      for (const one of event.data) highest = Math.max(highest, Math.abs(one));
      if (count - shown < context.sampleRate / 15) return;
      shown = count;
      level.value = highest;
      highest = 0;
      time.textContent = told(count / context.sampleRate);
      if (count > LONGEST * context.sampleRate) finish();
    };
    source.connect(node);
    forget();
    running = { context, stream, blocks, node };
    said.textContent = words.runs;
    record.setAttribute("aria-pressed", "true");
    stopping.disabled = false;
    stopping.focus();
  } catch {
    stream?.getTracks().forEach((track) => track.stop());
    record.disabled = false;
    said.textContent = words.none;
  }
};

if (navigator.mediaDevices?.getUserMedia && window.AudioWorkletNode) {
  live.hidden = false;
  record.addEventListener("click", begin);
  stopping.addEventListener("click", finish);
}
form.addEventListener("htmx:afterRequest", (event) => {
  const wrong = document.getElementById("take-wrong");
  if (event.detail.elt !== form) return;
  if (event.detail.successful) { wrong.replaceChildren(); forget(); said.textContent = ""; return; }
  if (event.detail.failed && event.detail.xhr?.status) wrong.focus();
  else said.textContent = words.lost;
});
window.addEventListener("beforeunload", (event) => { if (running || !audio.hidden) event.preventDefault(); });
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
  if (event.key === "r" && !live.hidden) { event.preventDefault(); if (running) finish(); else begin(); }
  if (event.key === "n") document.getElementById("after")?.click();
  if (event.key === "p") document.getElementById("before")?.click();
});
