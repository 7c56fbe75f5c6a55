// Toasts stand in the open dialog, beside which all is inert, else in the page. They can be closed, and a success leaves by itself.
const toaster = {
  leave() { document.body.append(document.getElementById("toasts")); },
  show() {
    const toasts = document.getElementById("toasts");
    const home = document.querySelector("dialog[open]");
    if (toasts && home && !home.contains(toasts)) home.append(toasts);
    if (!toasts?.children.length) return;
    if (!toasts.matches(":popover-open")) toasts.showPopover?.();
    for (const toast of toasts.querySelectorAll(".toast-success:not([data-timed])")) {
      toast.dataset.timed = "";
      setTimeout(() => toast.remove(), 8000);
    }
  },
};
document.addEventListener("htmx:after:swap", toaster.show);
document.addEventListener("htmx:before:swap", event => {
  if (document.querySelector("dialog #toasts") && event.detail.tasks.some(({ target }) => /dialog/.test(target?.id ?? target))) toaster.leave();
});
// The dialog was closed before its answer came: what became of it is still told, and what was refused comes back with what was typed,
// if need be when the dialog that is open now has closed.
document.addEventListener("htmx:after:request", event => {
  const { ctx } = event.detail;
  const toasts = document.getElementById("toasts");
  if (!toasts || ctx.target?.isConnected !== false || ctx.request.method === "GET" || !/class="toast|notice-error|field-error/.test(ctx.text)) return;
  const answer = new DOMParser().parseFromString(ctx.text, "text/html");
  if (ctx.response.status === 422 && answer.querySelector("dialog")) {
    [ctx.target, ctx.swap] = [document.getElementById("dialogs"), "innerHTML"];
    if (!document.querySelector("dialog[open]")) return;
    dialogs.late = ctx;
    event.preventDefault();
  }
  const problem = answer.querySelector(".notice-error p, .field-error");
  const toast = answer.querySelector(".toast") ?? document.getElementById("no-answer-toast").content.firstElementChild.cloneNode(true);
  if (problem) toast.querySelector("p").textContent = problem.textContent;
  toasts.append(toast);
  document.dispatchEvent(new CustomEvent("htmx:after:swap", { detail: {} }));
});
document.addEventListener("click", event => event.target.closest?.("[data-close-toast]")?.closest(".toast").remove());
