{
  // A tab that nobody sees asks for nothing, and once when it is seen again.
  document.addEventListener("every", event => { if (document.hidden) event.stopPropagation(); }, true);
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) return still();
    for (const element of document.querySelectorAll("[hx-trigger*=every]")) htmx.trigger(element, "every", {}, false);
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
    soon = null;
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
  document.addEventListener("htmx:sse:close", still);
  // The first connection is not tried again by itself.
  document.addEventListener("htmx:error", event => {
    const stream = event.detail.ctx?.sourceElement;
    const url = stream?.getAttribute("hx-sse:connect");
    if (!url) return;
    lost();
    setTimeout(() => { if (stream.isConnected) htmx.ajax("GET", url, { source: stream }); }, 5000);
  });
}
