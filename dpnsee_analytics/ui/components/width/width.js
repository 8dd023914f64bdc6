// Tells the app when its window has become narrow or wide; says nothing while that is known.
//
// The function at the bottom runs again whenever its data change; `watches` keeps the one
// listener of each place on the page.

const watches = new WeakMap();

// Streamlit leaves a gap around every element, even one that shows nothing.
function takeNoRoom(parentElement) {
  const host = parentElement.host ?? parentElement;
  const container = host.closest("[data-testid=stElementContainer]");
  if (container) container.style.display = "none";
}

function stop(parentElement) {
  const watch = watches.get(parentElement);
  watch?.query.removeEventListener("change", watch.report);
  watches.delete(parentElement);
}

function start(parentElement, below) {
  const query = window.matchMedia(`(width < ${below}px)`);
  const watch = { query, below };
  watch.report = () => {
    if (query.matches === watch.known) return;
    watch.known = query.matches;
    watch.tell("narrow", query.matches);
  };
  query.addEventListener("change", watch.report);
  watches.set(parentElement, watch);
  return watch;
}

export default function ({ data, parentElement, setStateValue }) {
  takeNoRoom(parentElement);
  let watch = watches.get(parentElement);
  if (watch?.below !== data.below) {
    stop(parentElement);
    watch = start(parentElement, data.below);
  }
  watch.known = data.narrow;
  watch.tell = setStateValue;
  watch.report();
  return () => stop(parentElement);
}
