// While an answer was under way its place was drawn anew, by news or by the answer before it: the place of that name now takes it.
for (const end of ["htmx:after:request", "htmx:error"]) {
  document.addEventListener(end, event => {
    const { ctx } = event.detail;
    if (ctx?.target?.id && !ctx.target.isConnected && ctx.sourceElement.isConnected) ctx.target = document.getElementById(ctx.target.id) ?? ctx.target;
  });
}
