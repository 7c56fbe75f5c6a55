// The app itself did not answer: what the region showed stays, a line says so and offers the same click again.
document.addEventListener("htmx:error", event => {
  const { ctx, error } = event.detail;
  // A stream that breaks comes back by itself, and so does what follows it.
  if (ctx?.sourceElement?.matches("[hx-sse\\:connect], [hx-trigger*='from:body']")) return;
  if (!ctx?.request || !error || !(error instanceof TypeError || ctx.request.signal?.reason === "timeout")) return;
  const template = document.getElementById("no-answer");
  // What asks for a dialog says so in the open one, or above the page: nobody sees the place where dialogs arrive.
  // The form of a dialog that is gone says so on the page: what is open now is about something else.
  const isInPage = ctx.target?.isConnected && !ctx.target.matches("#dialogs, dialog");
  const gone = ctx.sourceElement.isConnected || !ctx.sourceElement.matches("form") ? null : ctx.sourceElement.closest("dialog");
  const region = isInPage ? ctx.target : (gone ? null : document.querySelector("dialog[open] .dialog-body")) ?? document.querySelector("main");
  const table = region.closest("table");
  if (!template || (table?.parentElement ?? region).querySelector(":scope > .no-answer")) return;
  const line = template.content.firstElementChild.cloneNode(true);
  const source = ctx.sourceElement;
  line.about = [source, region, gone];
  const button = line.querySelector("button");
  const id = ctx.response?.headers.get("error-id");
  if (id) button.before(`Its log says more at ${id}. `);
  button.addEventListener("click", () => {
    line.remove();
    if (gone) dialogs.again(gone);
    if (source.matches("form")) source.requestSubmit();
    else if (source.matches("select")) source.dispatchEvent(new Event("change", { bubbles: true }));
    else if (source.matches("body")) location.reload();
    else if (source.matches("tr")) htmx.ajax("GET", ctx.request.action, { source, target: ctx.target, swap: ctx.swap });
    else source.click();
  });
  if (table) table.after(line);
  else region.prepend(line);
  if (!isInPage) line.scrollIntoView({ block: "nearest" });
});
// A server that fails, or a proxy in front of one that starts: its page does not belong into the region.
document.addEventListener("htmx:before:response", event => {
  const { ctx } = event.detail;
  if (ctx.response.status < 500) return;
  event.preventDefault();
  (ctx.sourceElement.isConnected ? ctx.sourceElement : document).dispatchEvent(new CustomEvent("htmx:error", { bubbles: true, detail: { ctx, error: new TypeError(`HTTP ${ctx.response.status}`) } }));
});
// It answers again, here: what failed elsewhere still stands, and the form of a dialog that is gone until any other one is answered.
document.addEventListener("htmx:after:swap", event => {
  const { sourceElement, target, request } = event.detail.ctx ?? {};
  const isForm = request?.method === "POST";
  for (const line of document.querySelectorAll(".no-answer")) {
    const [source, region, gone] = line.about;
    const isOver = !source.isConnected && (isForm || !gone);
    if (isOver || source === sourceElement || region === target) line.remove();
  }
});
