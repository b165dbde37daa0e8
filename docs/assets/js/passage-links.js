// A click on the number or the ¶ of a passage copies the passage's address, besides going there.
(() => {
  const message = document.createElement("div");
  message.className = "copied";
  message.setAttribute("role", "status");
  document.body.append(message);
  let timer;

  const say = (text) => {
    clearTimeout(timer);
    message.textContent = text;
    timer = setTimeout(() => (message.textContent = ""), 2500);
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.number, a.permalink, .recommendation > .label a");
    if (!link || !navigator.clipboard) return;
    navigator.clipboard.writeText(link.href).then(
      () => say("نُسخ رابط هذا الموضع"),
      () => {},
    );
  });
})();
