// A link to a report that was renamed, or to a passage that moved to another report, goes on to where it is now.
(() => {
  const follow = () => {
    const renamed = document.querySelector(".redirect a[href]");
    if (renamed) return location.replace(renamed.href.split("#")[0] + location.hash);
    const anchor = location.hash.slice(1).split(":~:")[0];
    const place = anchor && document.getElementById(anchor);
    const moved = place && place.matches(".tombstone.moved") && place.querySelector("a[href]");
    if (moved) location.replace(moved.href);
  };
  follow();
  window.addEventListener("hashchange", follow);
})();
