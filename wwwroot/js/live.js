// The event stream tells a call as a row that replaces itself. A new one goes to its place by time; one that the list
// does not ask for leaves it; one from before or behind what the list shows of its stretch goes nowhere.
{
  // The number above the list counts along; one that says "more than" stays true as it is.
  const count = by => {
    const shown = document.getElementById("call-count");
    const counted = /^([\d,]+) calls?$/.exec(shown?.textContent);
    if (!counted) return;
    const calls = Number(counted[1].replaceAll(",", "")) + by;
    shown.textContent = `${calls.toLocaleString("en-US")} call${calls === 1 ? "" : "s"}`;
  };
  const leave = row => {
    if (row.contains(document.activeElement)) (row.nextElementSibling ?? row.previousElementSibling)?.focus();
    row.remove();
    count(-1);
  };
  const enter = (message, tag, at, list, rows) => {
    if (!at || list?.dataset.kept === "after") return false;
    const next = rows.find(row => Number(row.dataset.at) <= Number(at));
    const place = next ?? (document.getElementById("more-calls") ? null : rows.at(-1));
    if (!place) return false;
    message.data = message.data.replace(tag, `<hx-partial hx-target="#${place.id}" hx-swap="${next ? "beforebegin" : "afterend"}">`);
    count(1);
    return true;
  };
  document.addEventListener("htmx:sse:before:message", event => {
    const message = event.detail.message;
    // A list of recordings that plays, or shows more than its first page, is left alone; so are details that play.
    if (/^(recordings|call-.+)$/.test(message.event)) {
      event.detail.cancelled = [...document.querySelectorAll("audio")].some(player => !player.paused) || document.querySelector("#recording-list:is([data-kept=after], :has(li:nth-child(22)))") !== null;
    }
    const [tag, id, at] = /^<hx-partial hx-target="#([^"]+)" hx-swap="outerMorph" data-at="(\d*)">/.exec(message.data) ?? [];
    if (message.event || !tag) return;
    const shown = document.getElementById(id);
    const list = document.getElementById("call-list");
    const isOut = !at && list?.contains(shown);
    if (shown && !isOut) return;
    if (isOut) leave(shown);
    const rows = [...document.querySelectorAll("#call-list tr[data-at]")];
    event.detail.cancelled = isOut || !enter(message, tag, at, list, rows);
    if ((at || isOut) && rows.length === 0) htmx.trigger(document.body, "calls");
  });
  // What somebody scrolled to, or went on to, is not taken away: single rows and cards are told by the stream, the rest is offered.
  document.addEventListener("htmx:after:swap", event => {
    const [, list] = /^more-(call|number)s$/.exec(event.detail.ctx?.target?.id) ?? [];
    const kept = list && document.getElementById(`${list}-list`);
    if (kept) kept.dataset.kept ||= "more";
  });
  document.addEventListener("htmx:before:request", event => {
    const { sourceElement, sourceEvent } = event.detail.ctx;
    if (!sourceElement.matches?.("#call-list, #number-list") || !sourceElement.dataset.kept) return;
    event.preventDefault();
    // News of the page's own doing come by the stream as well, which knows whether there is more to them.
    if (sourceEvent?.type !== "news") sourceElement.querySelector(".list-changed a").hidden = false;
  });
  // Paper says how many calls are on it, those among them that came after the first page.
  addEventListener("beforeprint", () => {
    const shown = document.getElementById("call-shown");
    if (shown) shown.textContent = document.querySelectorAll("#call-list tr[data-at]").length;
  });
}
