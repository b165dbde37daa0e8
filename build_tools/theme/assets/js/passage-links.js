// Where a link ends: its passage, or every passage from the first to the last of a range (#p12-p15), stands
// below the header, is marked, and has the focus.
((links) => {
  const PASSAGES = ".md-content :is(.passage, .gap, .tombstone, h1, h2, h3, h4, h5, h6)";

  const status = document.createElement("div");
  status.className = "landing";
  status.setAttribute("role", "status");
  document.body.append(status);

  // The anchor of the address; a browser that knows no text fragments leaves them in it.
  links.anchor = () => {
    const raw = location.hash.slice(1).split(":~:")[0];
    try {
      return decodeURIComponent(raw);
    } catch {
      return raw;
    }
  };

  // The passage an anchor leads to: a missing paragraph is answered by its notice.
  links.passageAt = (anchor) => {
    const place = document.getElementById(anchor);
    return place && (place.closest(PASSAGES) || place);
  };

  // The passages of an anchor or of a range, in the order of the page.
  links.passagesOf = (anchor) => {
    const [one, other] = ends(anchor);
    const first = one && links.passageAt(one);
    const last = other && links.passageAt(other);
    if (!first || !last || first === last) return [first || last].filter(Boolean);
    const all = [...document.querySelectorAll(PASSAGES)];
    const [from, to] = [all.indexOf(first), all.indexOf(last)].sort((a, b) => a - b);
    return from < 0 ? [first] : all.slice(from, to + 1);
  };

  const ends = (anchor) => {
    if (!anchor || document.getElementById(anchor)) return [anchor];
    for (let at = anchor.indexOf("-"); at > 0; at = anchor.indexOf("-", at + 1)) {
      const pair = [anchor.slice(0, at), anchor.slice(at + 1)];
      if (pair.some((end) => document.getElementById(end))) return pair;
    }
    return [];
  };

  const land = () => {
    for (const place of document.querySelectorAll(".marked")) place.classList.remove("marked");
    const anchor = links.anchor();
    const exact = document.getElementById(anchor);
    const passages = links.passagesOf(anchor);
    status.textContent = "";
    if (!passages.length) return;
    for (const passage of passages) passage.classList.add("marked");
    if (!exact) passages[0].scrollIntoView();
    if (passages.length > 1) status.textContent = `عُلّمت المواضع من ${nameOf(passages[0])} إلى ${nameOf(passages.at(-1))}`;
    if (!document.querySelector("dialog[open]")) focus(exact && exact.closest(".note") ? exact : passages[0]);
  };

  const nameOf = (passage) => {
    const number = passage.querySelector(".number, .label");
    return number ? number.textContent.trim() : `«${passage.textContent.trim().split(/\s+/).slice(0, 3).join(" ")}…»`;
  };

  const focus = (place) => {
    const target = place.matches(".note") ? place.querySelector("a") || place : place;
    if (!target.matches("a[href], button, [tabindex]")) target.tabIndex = -1;
    target.focus({ preventScroll: true });
  };

  addEventListener("hashchange", land);
  land();
})((globalThis.passageLinks = globalThis.passageLinks || {}));
