// Runs in every page the benchmark opens. A picture is drawn when its marks can be seen: their
// number, places and words are its signature, read in each animation frame.

(() => {
  const roots = () => [
    document,
    ...[...document.querySelectorAll("[data-testid=stBidiComponentIsolated]")]
      .map((host) => host.shadowRoot).filter(Boolean),
  ];

  const marks = (selector) => roots().flatMap((root) => [...root.querySelectorAll(selector)])
    .map((mark) => [mark, mark.getBoundingClientRect()])
    .filter(([, box]) => box.width > 0 && box.height > 0);

  const signature = (selector) => marks(selector)
    .map(([mark, { x, y }]) => `${Math.round(x)},${Math.round(y)},${mark.textContent}`).join("|");

  const finished = () => document.querySelector("[data-testid=stApp]")
    ?.getAttribute("data-test-script-state") === "notRunning";

  const when = (condition) => new Promise((resolve, reject) => {
    const end = performance.now() + 60_000;
    const look = () => {
      if (condition()) resolve(performance.now());
      else if (performance.now() > end) reject(new Error("Nothing was drawn in 60 seconds."));
      else requestAnimationFrame(look);
    };
    look();
  });

  window.bench = {
    // Milliseconds from the start of the navigation until `least` marks can be seen.
    firstDrawn: (selector, least) => when(() => marks(selector).length >= least),

    // From now on, waits for a press; `changed()` then gives the milliseconds from the press to
    // the changed picture and to the end of the whole run.
    watch: (selector, event) => {
      const before = signature(selector);
      window.bench.changed = new Promise((resolve, reject) => {
        document.addEventListener(event, async () => {
          const start = performance.now();
          try {
            const drawn = await when(() => ![before, ""].includes(signature(selector)));
            const done = await when(finished);
            resolve([drawn - start, done - start]);
          } catch (error) {
            reject(error);
          }
        }, { capture: true, once: true });
      });
    },
  };
})();
