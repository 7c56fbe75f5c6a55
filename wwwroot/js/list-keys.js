// Call History by single letters, while one of its rows, or something in it, has the focus. The profile switches it off.
{
  const rowsOf = table => [...table.querySelectorAll("tbody > tr[id^=call-]")];
  let plays = false;
  // One row of the list is a stop of the Tab key: the first, then the one that had the focus last.
  const reach = () => {
    for (const table of document.querySelectorAll("table.with-keys:not(:has(tr[tabindex='0']))")) rowsOf(table)[0]?.setAttribute("tabindex", "0");
  };
  document.addEventListener("focusin", event => {
    const row = event.target.closest?.("table.with-keys tr[id^=call-]");
    if (!row || row.tabIndex === 0) return;
    row.closest("table").querySelector("tr[tabindex='0']")?.setAttribute("tabindex", "-1");
    row.tabIndex = 0;
  });
  const details = row => row.querySelector("a[href^='/calls/CA']");
  const act = {
    j: row => { const next = row.nextElementSibling; (next?.id.startsWith("call-") ? next : next?.querySelector("a"))?.focus(); },
    k: row => row.previousElementSibling?.focus(),
    p: row => { const play = row.querySelector("a[href^='/recordings']"); plays = play !== null; play?.click(); },
    n: row => htmx.ajax("GET", `${details(row).getAttribute("href")}/note`, { source: row, target: "#dialogs", swap: "innerHTML" }),
    enter: row => details(row).click(),
  };
  document.addEventListener("keydown", event => {
    const row = event.target.closest?.("table.with-keys tr[id^=call-]");
    if (!row || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const key = event.key.toLowerCase();
    if (!Object.hasOwn(act, key) || (key === "enter" && event.target !== row)) return;
    event.preventDefault();
    act[key](row);
  });
  document.addEventListener("htmx:after:swap", () => {
    reach();
    const player = plays && document.querySelector("dialog[open] audio");
    if (player) { plays = false; player.play().catch(() => {}); }
  });
  reach();
}
