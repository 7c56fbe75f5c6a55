// Toasts stand above an open dialog (both are in the top layer), can be closed, and a success leaves by itself.
document.addEventListener("htmx:after:swap", () => {
  const toasts = document.getElementById("toasts");
  if (!toasts?.children.length) return;
  if (toasts.matches(":popover-open")) toasts.hidePopover?.();
  toasts.showPopover?.();
  for (const toast of toasts.querySelectorAll(".toast-success:not([data-timed])")) {
    toast.dataset.timed = "";
    setTimeout(() => toast.remove(), 8000);
  }
});
document.addEventListener("click", event => event.target.closest?.("[data-close-toast]")?.closest(".toast").remove());
