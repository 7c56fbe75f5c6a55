// Audio that does not come: the player says so where it stands.
document.addEventListener("error", event => {
  const player = event.target;
  if (!player.matches?.("audio") || player.nextElementSibling?.matches(".no-audio")) return;
  const template = document.getElementById("no-audio");
  const line = template.content.firstElementChild.cloneNode(true);
  line.querySelector("button").addEventListener("click", () => { line.remove(); player.load(); player.play().catch(() => {}); });
  player.after(line);
}, true);
// One recording at a time.
document.addEventListener("play", event => {
  for (const other of document.querySelectorAll("audio")) if (other !== event.target) other.pause();
}, true);
