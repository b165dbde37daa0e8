// The words of a passage as a reader takes them along: quoted with their attribution, cited, as received.
((card) => {
  const ADDED = ".permalink, .number, .backlink, .label, .note, .cut, .unstopped, .bodiless, .spelt";
  const INNER = "ul, ol, .passage, figure";
  const LONGEST = 1500;
  const OPEN = { anchor: "WQANCHOR", text: "WQTEXT", passage: "WQPASSAGE", address: "WQADDRESS" };

  // The passage's own words, its paragraphs parted by an empty line; not those of the items below it.
  card.words = (passage) => {
    const item = passage.matches("li > p") ? passage.parentElement : null;
    const whole = item && item.querySelector("p") === passage ? item : passage;
    const copy = whole.cloneNode(true);
    const own = copy.querySelector(`[id="${passage.id}"]`);
    if (own) own.classList.remove("passage");
    for (const piece of copy.querySelectorAll(`${ADDED}, ${INNER}`)) piece.remove();
    const paragraphs = [...copy.querySelectorAll("p")];
    const texts = (paragraphs.length ? paragraphs : [copy]).map((place) => tidy(place.textContent));
    return texts.filter(Boolean).join("\n\n");
  };

  const tidy = (text) => text.replace(/[ \t\n\r\f]+/g, " ").trim();

  // The received lines as pieces { text, added }, told by how they differ from the published words.
  // Nothing where the words on the page are not those the difference was taken from.
  card.received = (words, steps) => {
    const letters = Array.from(words);
    const pieces = [];
    let at = 0;
    for (const step of steps) {
      if (typeof step === "string") pieces.push({ text: step, added: true });
      else {
        if (step > 0) pieces.push({ text: letters.slice(at, at + step).join(""), added: false });
        at += Math.abs(step);
      }
    }
    if (at === 0) return pieces.map(({ text }) => ({ text, added: false }));
    return at === letters.length ? pieces : null;
  };

  card.quotation = (form, values) => {
    const line = values.text.replace(/\s+/g, " ").trim();
    const cut = line.length > LONGEST ? `${line.slice(0, line.lastIndexOf(" ", LONGEST))} …` : line;
    const text = cut.replaceAll("«", "“").replaceAll("»", "”");
    let filled = values.passage ? form : form.replace(`، ${OPEN.passage}`, "");
    if (!text) filled = filled.slice(filled.indexOf("\n") + 1);
    return fill(filled, { ...values, text });
  };

  card.bibtex = (form, values) => fill(withoutEmpty(form, values), values);

  card.ris = (form, values) => {
    const text = values.text.replace(/\s+/g, " ").trim();
    return fill(withoutEmpty(form, { ...values, text }), { ...values, text });
  };

  card.csl = (form, values) => {
    const text = values.text.replace(/\s+/g, " ").trim();
    const entries = Object.entries(form).map(([name, value]) => [
      name,
      typeof value === "string" ? fill(value, { ...values, text }) : value,
    ]);
    return `${JSON.stringify([Object.fromEntries(entries.filter(([, value]) => value !== ""))], null, 2)}\n`;
  };

  // A line whose value is not known is left out.
  const withoutEmpty = (form, values) => {
    const missing = Object.keys(OPEN).filter((name) => !values[name]);
    const lines = form.split("\n").filter((line) => !missing.some((name) => line.includes(OPEN[name])));
    return lines.join("\n");
  };

  const fill = (form, values) =>
    form.replace(/WQ(?:Q|ANCHOR|TEXT|PASSAGE|ADDRESS)/g, (sign) => {
      if (sign === "WQQ") return "WQ"; // typed so
      const name = Object.keys(OPEN).find((key) => OPEN[key] === sign);
      return values[name] || "";
    });
})((globalThis.passageCard = globalThis.passageCard || {}));
