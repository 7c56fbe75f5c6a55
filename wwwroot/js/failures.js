// The app itself did not answer: what the region showed stays, a line says so and offers the same click again.
document.addEventListener("htmx:error", event => {
  const { ctx, error } = event.detail;
  if (!ctx?.request || !error || !(error instanceof TypeError || error.name === "TimeoutError" || error.name === "AbortError")) return;
  const template = document.getElementById("no-answer");
  const region = ctx.target?.isConnected ? ctx.target : document.querySelector("main");
  if (!template || region.querySelector(":scope > .no-answer")) return;
  const line = template.content.firstElementChild.cloneNode(true);
  line.querySelector("button").addEventListener("click", () => {
    line.remove();
    if (ctx.sourceElement.matches("form")) ctx.sourceElement.requestSubmit();
    else ctx.sourceElement.click();
  });
  (region.matches("table, tbody, tr") ? region.closest("table").parentElement : region).prepend(line);
});
