{
  // A tab that nobody sees asks for nothing, and once when it is seen again.
  document.addEventListener("every", event => { if (document.hidden) event.stopPropagation(); }, true);
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) return still();
    for (const element of document.querySelectorAll("[hx-trigger*=every]")) htmx.trigger(element, "every", {}, false);
    // One that was never seen, or was hidden while it connected, has no stream yet.
    for (const stream of document.querySelectorAll(streams)) if (!stream._htmx?.sse) connect(stream);
  });
  // It has no event stream either: all tabs of an address share the browser's six connections.
  const streams = "[hx-sse\\:connect]";
  const connect = stream => htmx.ajax("GET", stream.getAttribute("hx-sse:connect"), { source: stream });
  document.addEventListener("htmx:before:request", event => {
    const stream = event.detail.ctx.sourceElement;
    if (stream.matches?.(streams) && (document.hidden || stream._htmx?.sse)) event.preventDefault();
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
  const lost = () => soon ??= setTimeout(() => say(line.textContent || "Not live: reconnecting"), 4000);
  const heard = event => {
    still();
    say("");
    // It is never silent for half a minute: then the network went without a word.
    silence = setTimeout(() => { lost(); event.detail.connection.reader?.cancel(); }, 60000);
  };
  document.addEventListener("htmx:sse:before:connection", event => document.hidden ? event.preventDefault() : lost());
  document.addEventListener("htmx:sse:after:connection", event => document.hidden ? event.detail.connection.abortController.abort() : heard(event));
  document.addEventListener("htmx:sse:before:message", heard);
  document.addEventListener("htmx:sse:close", still);
  // What stands on the page stays, and so does what is being typed; a form that is sent leads to the sign-in and back.
  const signedOut = () => say("You are signed out. Reload the page to sign in.");
  document.addEventListener("htmx:sse:error", event => { if (event.detail.status === 401) signedOut(); });
  // Only what somebody did leads there, not a region that asks for itself.
  document.addEventListener("htmx:before:response", event => {
    const { response, sourceEvent } = event.detail.ctx;
    if (response.status !== 401 || sourceEvent?.isTrusted) return;
    event.preventDefault();
    signedOut();
  });
  // The first connection is not tried again by itself.
  document.addEventListener("htmx:error", event => {
    const stream = event.detail.ctx?.sourceElement;
    if (!stream?.matches?.(streams)) return;
    lost();
    setTimeout(() => { if (stream.isConnected) connect(stream); }, 5000);
  });
}
