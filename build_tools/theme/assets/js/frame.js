// What the theme's frame leaves to the mouse: labels that the keyboard cannot reach give their place to buttons.
(() => {
  const makeButton = (likeness, name) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = `${likeness.className} ${name}`;
    return button;
  };

  const replaceDrawerLabel = () => {
    const toggle = document.getElementById("__drawer");
    const label = document.querySelector(".md-header label[for=__drawer]");
    const drawer = document.querySelector(".md-sidebar--primary");
    if (!toggle || !label || !drawer) return;

    drawer.id = drawer.id || "drawer";
    const button = makeButton(label, "drawer-button");
    button.setAttribute("aria-label", toggle.getAttribute("aria-label"));
    button.setAttribute("aria-controls", drawer.id);
    button.append(...label.childNodes);
    label.replaceWith(button);

    const tell = () => button.setAttribute("aria-expanded", String(toggle.checked));
    const set = (isOpen) => {
      if (toggle.checked !== isOpen) toggle.click();
      const first = drawer.querySelector("a");
      if (isOpen && first) first.focus();
      else button.focus();
    };
    tell();
    toggle.addEventListener("change", tell);
    button.addEventListener("click", () => set(!toggle.checked));
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && toggle.checked) set(false);
    });
  };

  // The theme shows the label that leads to the other palette, and hides the rest.
  const replacePaletteLabels = () => {
    const palette = document.querySelector("[data-md-component=palette]");
    const shown = () => palette.querySelector("label:not([hidden])");
    if (!palette) return;

    const button = makeButton(palette.querySelector("label"), "palette-button");
    const show = () => {
      const label = shown();
      if (!label) return;
      button.setAttribute("aria-label", label.previousElementSibling.getAttribute("aria-label"));
      button.replaceChildren(...[...label.children].map((sign) => sign.cloneNode(true)));
    };
    button.addEventListener("click", () => shown() && shown().click());
    new MutationObserver(show).observe(palette, { subtree: true, attributeFilter: ["hidden"] });
    palette.hidden = true;
    palette.after(button);
    show();
  };

  replaceDrawerLabel();
  replacePaletteLabels();
})();
