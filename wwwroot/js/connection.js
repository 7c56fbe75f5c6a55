{
  // A tab that nobody sees asks for nothing; what it would have asked for it asks once when it is seen again.
  const waiting = new Set();
  document.addEventListener("every", event => {
    if (!document.hidden) return;
    event.stopPropagation();
    waiting.add(event.target);
  }, true);
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) return still();
    for (const element of waiting) if (element.isConnected) htmx.trigger(element, "every", {}, false);
    waiting.clear();
  });
  // An event stream that is gone for some seconds is told in a line, until it is back.
  const line = document.createElement("p");
  line.className = "not-live";
  line.setAttribute("role", "status");
  let soon, silence;
  const say = text => {
    if (!line.isConnected) document.getElementById("main")?.append(line);
    if (line.textContent !== text) line.textContent = text;
  };
  const still = () => {
    clearTimeout(soon);
    clearTimeout(silence);
    soon = undefined;
  };
  const lost = () => soon ??= setTimeout(() => say("Not live: reconnecting"), 4000);
  const heard = event => {
    still();
    say("");
    // It is never silent for half a minute: then the network went without a word.
    silence = setTimeout(() => { lost(); event.detail.connection.reader?.cancel(); }, 60000);
  };
  document.addEventListener("htmx:sse:before:connection", lost);
  document.addEventListener("htmx:sse:after:connection", heard);
  document.addEventListener("htmx:sse:before:message", heard);
  document.addEventListener("htmx:sse:close", event => { if (event.detail.reason !== "ended") still(); });
  // The first connection is not tried again by itself.
  document.addEventListener("htmx:error", event => {
    const stream = event.detail.ctx?.sourceElement;
    if (!stream?.matches("[hx-sse\\:connect]")) return;
    lost();
    setTimeout(() => { if (stream.isConnected) htmx.ajax("GET", stream.getAttribute("hx-sse:connect"), { source: stream }); }, 5000);
  });
}
