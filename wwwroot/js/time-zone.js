"use strict";
// Only the browser knows its zone; the server has suggested its own.
for (const select of document.querySelectorAll("select.browser-zone")) {
  const named = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const zone = named === "UTC" ? "Etc/UTC" : named;
  // A browser may still use an old name: it is as good as the new one.
  if (zone && ![...select.options].some(option => option.value === zone)) select.add(new Option(zone, zone));
  if (zone) select.value = zone;
}
