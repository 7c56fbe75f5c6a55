// A dialog arrives as <dialog data-modal>; it is opened when htmx has put it into the page and leaves the page when it closes.
document.addEventListener("htmx:after:swap", () => {
  for (const dialog of document.querySelectorAll("dialog[data-modal]:not([open])")) dialog.showModal();
});
document.addEventListener("close", event => {
  if (event.target.matches?.("dialog[data-modal]")) event.target.remove();
}, true);
document.addEventListener("click", event => {
  if (event.target.matches?.("dialog[data-modal]")) event.target.close();
});
