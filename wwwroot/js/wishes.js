// What was asked for last is what comes: a dialog, a tab or a step back that is under way is given up for it.
const wishes = {
  dialog: null,
  tab: null,
  giveUp(place) {
    wishes[place]?.request.abort?.();
    wishes[place] = null;
  },
  isChanged: form => [...form.elements].some(field =>
    field.matches("select") ? field.value !== ([...field.options].find(option => option.defaultSelected) ?? field.options[0])?.value
    : field.matches("[type=checkbox], [type=radio]") ? field.checked !== field.defaultChecked
    : field.matches("input:not([type=hidden]), textarea") && field.value !== field.defaultValue),
  // Filters that were chosen before the scripts were here: the page must not claim what it does not show.
  early(event) {
    if (event.target !== document.body) return;
    document.removeEventListener("htmx:after:process", wishes.early);
    for (const form of document.querySelectorAll("form.filters")) if (wishes.isChanged(form)) form.requestSubmit();
  },
};
document.addEventListener("htmx:config:request", event => {
  const { ctx } = event.detail;
  const { target, request, sourceElement, sourceEvent } = ctx;
  if (request.method !== "GET") return;
  const isFilter = sourceElement.matches("form.filters");
  const place = target?.id === "dialogs" ? "dialog" : target?.id === "tab" || target === document.body ? "tab" : null;
  if (place === "tab") wishes.giveUp("dialog");
  if (place || isFilter) wishes.giveUp(place ?? "tab");
  if (place) wishes[place] = ctx;
  // A step back brings no way to give it up.
  if (place && !request.abort) {
    const own = new AbortController();
    request.signal = AbortSignal.any([request.signal, own.signal]);
    request.abort = () => own.abort();
  }
  // The next letters of one search are no page of their own to come back to.
  if (isFilter && sourceEvent?.type === "input" && location.search) [ctx.push, ctx.replace] = [null, ctx.push];
});
document.addEventListener("close", event => { if (event.target.matches?.("dialog")) wishes.giveUp("dialog"); }, true);
document.addEventListener("htmx:after:process", wishes.early);
// While a year is typed the date is one of the first centuries.
document.addEventListener("change", event => { if (event.target.matches?.("[type=date]") && event.target.value && event.target.value < "1000") event.stopPropagation(); }, true);
