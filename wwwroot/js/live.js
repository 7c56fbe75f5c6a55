// The event stream tells a call as a row that replaces itself. A new one goes to its place by time; one that the list
// does not ask for, or that is older than everything shown, goes nowhere.
document.addEventListener("htmx:sse:before:message", event => {
  const message = event.detail.message;
  // A list of recordings that plays, or shows more than its first page, is left alone; so are details that play.
  if (/^(recordings|call-.+)$/.test(message.event)) {
    event.detail.cancelled = [...document.querySelectorAll("audio")].some(player => !player.paused) || document.querySelectorAll("#recording-list li").length > 21;
  }
  const [tag, id, at] = /^<hx-partial hx-target="#([^"]+)" hx-swap="outerMorph" data-at="(\d*)">/.exec(message.data) ?? [];
  if (message.event || !tag || document.getElementById(id)) return;
  const rows = [...document.querySelectorAll("#call-list tr[data-at]")];
  const next = at && rows.find(row => Number(row.dataset.at) <= Number(at));
  if (next) message.data = message.data.replace(tag, `<hx-partial hx-target="#${next.id}" hx-swap="beforebegin">`);
  else event.detail.cancelled = true;
  if (at && rows.length === 0) htmx.trigger(document.body, "calls");
  // The number above the list counts along; one that says "more than" stays true as it is.
  const count = next && document.getElementById("call-count");
  const counted = count && /^([\d,]+) calls?$/.exec(count.textContent);
  if (counted) count.textContent = `${(Number(counted[1].replaceAll(",", "")) + 1).toLocaleString("en-US")} calls`;
});
// Paper says how many calls are on it, those among them that came after the first page.
addEventListener("beforeprint", () => {
  const shown = document.getElementById("call-shown");
  if (shown) shown.textContent = document.querySelectorAll("#call-list tr[data-at]").length;
});
