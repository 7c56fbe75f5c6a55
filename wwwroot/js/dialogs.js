// A dialog arrives as <dialog data-modal>; it is opened when htmx has put it into the page and leaves the page when it closes.
// The focus returns to what opened the first of several, or to the same link when its card was drawn anew meanwhile.
const dialogs = { opener: null, isOpen: false, late: null };
dialogs.leave = () => {
  dialogs.isOpen = false;
  const opener = dialogs.opener?.isConnected ? dialogs.opener : document.getElementById(dialogs.opener?.id) ?? document.querySelector(`main a[href="${CSS.escape(dialogs.opener?.getAttribute("href") ?? "")}"]`);
  (opener ?? document.getElementById("main"))?.focus();
  const late = dialogs.late;
  dialogs.late = null;
  if (late) htmx.swap(late);
};
// One that left the page while its form was under way, put back as it was left. Where another one took its place, htmx has
// let go of the form, and the browser sends it by itself.
dialogs.again = dialog => {
  dialog.open = false;
  document.getElementById("dialogs").replaceChildren(dialog);
  dialog.showModal();
  dialogs.isOpen = true;
};
// A problem, the field that was changed, the first field, the button that does what the dialog is for; else what the browser takes.
dialogs.first = dialog => ["[aria-invalid=true]", `[id="${CSS.escape(dialogs.asked)}"]`, "[autofocus]", ".dialog-body form :is(input:not([type=hidden]), select, .button-primary)"]
  .map(found => dialog.querySelector(found)).find(found => found);
document.addEventListener("htmx:before:request", event => {
  const { target, sourceElement } = event.detail.ctx;
  if (target?.closest("#dialogs")) dialogs.asked = sourceElement.id || "none";
  if (target?.id !== "dialogs") return;
  if (!sourceElement.closest("dialog")) dialogs.opener = sourceElement;
  dialogs.plays = sourceElement.getAttribute("href")?.startsWith("/recordings?call=");
});
document.addEventListener("htmx:after:swap", () => {
  for (const dialog of document.querySelectorAll("dialog[data-modal]:not([open])")) {
    dialog.showModal();
    dialogs.isOpen = true;
    dialogs.first(dialog)?.focus();
    // Play was pressed: one press is enough.
    if (dialogs.plays) dialog.querySelector("audio")?.play().catch(() => {});
    dialogs.plays = false;
  }
  // What was asked for is announced where it begins.
  const news = document.querySelector("[data-focus]");
  news?.removeAttribute("data-focus");
  if (news && !document.querySelector("[aria-invalid=true]")) news.focus();
  if (dialogs.isOpen && !document.querySelector("dialog[data-modal]")) dialogs.leave();
});
document.addEventListener("close", event => {
  if (!event.target.matches?.("dialog[data-modal]")) return;
  if (event.target.querySelector("#toasts")) toaster.leave();
  event.target.remove();
  dialogs.leave();
  toaster.show();
}, true);
// Beside the dialog: pressed there too, or a text that was selected to beyond its edge would be lost; what was typed stays.
document.addEventListener("pointerdown", event => { dialogs.pressed = event.target; });
document.addEventListener("click", event => {
  const dialog = event.target;
  if (dialog !== dialogs.pressed || !dialog.matches?.("dialog[data-modal]")) return;
  if (!dialog.querySelector("[aria-invalid=true]") && ![...dialog.querySelectorAll("form")].some(wishes.isChanged)) dialog.close();
});
