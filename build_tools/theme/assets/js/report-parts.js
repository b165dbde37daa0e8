// A report of several pages: a link to a passage that stands on a later one goes on to it. Which page that is stands
// in a file beside them, which is read only then.
(() => {
  const parts = document.querySelector(".report-parts");
  if (!parts) return;
  const links = [...parts.querySelectorAll("a[href]")];
  const first = links[0].href;

  globalThis.reportParts = (places) => {
    const number = places[location.hash.slice(1).split(":~:")[0]];
    const part = number && links.find((link) => link.textContent.trim().endsWith(` ${number}`));
    if (part) location.replace(part.href + location.hash);
  };

  const follow = () => {
    const anchor = location.hash.slice(1).split(":~:")[0];
    if (!anchor || document.getElementById(anchor)) return;
    const script = document.createElement("script");
    script.src = new URL(first.endsWith("/") ? "../parts.js" : "parts.js", first).href;
    document.head.append(script);
  };
  follow();
  window.addEventListener("hashchange", follow);
})();
