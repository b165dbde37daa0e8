// The card of a passage: its number or its ¶ opens it. Everything it shows is in the page already.
((card, links) => {
  const data = JSON.parse(document.getElementById("card-data").textContent);
  const SAID = {
    card: "بطاقة",
    close: "إغلاق",
    copy: "نسخ",
    link: "الرابط",
    quotation: "الاقتباس مع عزوه",
    share: "مشاركة",
    cite: "الاستشهاد بصيغة",
    published: "كما نُشر",
    received: "كما ورد",
    line: "السطر",
    printed: "كما طُبع",
    page: "الصفحة",
    picture: (page) => `صورة السطور من الصفحة ${page} في الملف الأصلي`,
    same: "لا فرق بين المنشور وما ورد.",
    noLine: "لا سطر في المصدر لهذا الموضع.",
    cited: "مواضع تحيل إلى هنا",
    drawn: "ما استُخرج من هذا الموضع",
    topics: "الموضوعات",
    terms: "المصطلحات",
    copied: (what) => `نُسخ: ${what}`,
    failed: "لم يأذن المتصفح بالنسخ. حدّد ما تريد وانسخه بنفسك.",
  };
  const LINKS = "a.number, a.permalink, .recommendation > .label > a";
  const BARE = ".md-content__inner :is(h2, h3, h4, h5, h6, li.passage, .gap)";

  const make = (name, attributes = {}, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };

  // ── The way in ──

  const nameOf = ({ kind, number }) => {
    const [name, numbered] = data.kinds[kind];
    return number === undefined ? name : numbered.replace("{number}", number);
  };

  for (const place of document.querySelectorAll(BARE)) {
    const anchor = place.id || place.querySelector("[id]")?.id;
    if (!data.passages[anchor] || place.querySelector(LINKS)) continue;
    const sign = make("a", { class: "permalink", href: `#${anchor}` }, "¶");
    (place.matches("h2, h3, h4, h5, h6") ? place : place.querySelector("p:last-of-type") || place).append(" ", sign);
  }
  for (const link of document.querySelectorAll(LINKS)) {
    const entry = data.passages[link.hash.slice(1)];
    if (entry) link.setAttribute("aria-label", `${SAID.card} ${nameOf(entry)}`);
  }

  addEventListener("click", (event) => {
    const link = event.target.closest?.(LINKS);
    if (!link || event.button || event.ctrlKey || event.metaKey || event.altKey) return;
    const anchor = decodeURIComponent(link.hash.slice(1));
    if (!data.passages[anchor]) return;
    if (event.shiftKey) return extend(event, anchor);
    open(anchor);
  });

  // With shift, the marked passage and this one become a range.
  const extend = (event, anchor) => {
    event.preventDefault();
    const [first] = links.anchor().split("-");
    location.hash = document.getElementById(first) && first !== anchor ? `${first}-${anchor}` : anchor;
  };

  // ── The card ──

  let dialog;
  let status;

  const open = (anchor) => {
    const entry = data.passages[anchor];
    const words = card.words(document.getElementById(anchor));
    dialog ||= frame();
    const values = {
      anchor,
      text: words,
      passage: typeof entry.number === "number" ? nameOf(entry) : "",
      address: `${(data.address || location.href).split("#")[0]}#${anchor}`,
    };
    status = make("p", { class: "passage-card__status", role: "status" });
    dialog.replaceChildren(head(entry), actions(values), status, ...texts(entry, words), ...ways(entry));
    dialog.showModal();
    dialog.scrollTop = 0;
  };

  const frame = () => {
    const element = make("dialog", { class: "passage-card md-typeset", "aria-labelledby": "passage-card-title" });
    element.addEventListener("click", (event) => {
      if (event.target === element || event.target.closest("a[href]")) element.close();
    });
    document.body.append(element);
    return element;
  };

  const head = (entry) => {
    const close = make("button", { type: "button", class: "passage-card__close", "aria-label": SAID.close }, "×");
    close.addEventListener("click", () => dialog.close());
    return make("header", {}, make("h2", { id: "passage-card-title" }, nameOf(entry)), close);
  };

  // ── Taking it along ──

  const actions = (values) => {
    const form = data.forms;
    const local = !data.address && location.protocol === "file:";
    const cited = local ? { ...values, address: "" } : values; // a path of one's own disk is no address to cite
    const group = make("div", { class: "passage-card__actions", role: "group", "aria-label": SAID.copy });
    group.append(
      button(`${SAID.copy} ${SAID.link}`, () => copy(values.address, SAID.link)),
      button(`${SAID.copy} ${SAID.quotation}`, () => copy(card.quotation(form.quotation, values), SAID.quotation)),
    );
    if (navigator.share) group.append(button(SAID.share, () => share(values)));
    const formats = [
      ["BibTeX", () => card.bibtex(form.bibtex, cited)],
      ["RIS", () => card.ris(form.ris, cited)],
      ["CSL-JSON", () => card.csl(form.csl, cited)],
    ];
    const cite = make("div", { class: "passage-card__formats", role: "group", "aria-labelledby": "passage-card-cite" });
    cite.append(make("span", { id: "passage-card-cite" }, `${SAID.copy} ${SAID.cite}`));
    for (const [name, text] of formats) {
      const label = make("span", { lang: "en", dir: "ltr" }, name);
      cite.append(button(label, () => copy(text(), name)));
    }
    return make("div", {}, group, cite);
  };

  const button = (label, act) => {
    const element = make("button", { type: "button" }, label);
    element.addEventListener("click", act);
    return element;
  };

  const copy = async (text, what) => {
    const done = (await copyByApi(text)) || copyBySelection(text);
    status.textContent = done ? SAID.copied(what) : SAID.failed;
  };

  const copyByApi = (text) =>
    navigator.clipboard ? navigator.clipboard.writeText(text).then(() => true, () => false) : Promise.resolve(false);

  const copyBySelection = (text) => {
    const before = document.activeElement;
    const field = make("textarea", { class: "passage-card__field", readonly: "", "aria-hidden": "true" });
    field.value = text;
    dialog.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    before?.focus();
    return done;
  };

  const share = (values) =>
    navigator
      .share({ title: document.title, text: card.quotation(data.forms.quotation, { ...values, address: "" }), url: values.address })
      .catch(() => {});

  // ── What was received, and what leads here ──

  const texts = (entry, words) => {
    const pieces = card.received(words, entry.received || []);
    const same = pieces && pieces.length === 1 && !pieces[0].added;
    const received = make("div", { class: "passage-card__text", dir: "auto" });
    if (!entry.lines) received.append(SAID.noLine);
    else for (const line of linesOf(pieces || [], entry.lines)) received.append(line);
    if (same && words) received.append(make("p", { class: "passage-card__note" }, SAID.same));
    const published = make("div", { class: "passage-card__text", dir: "auto" });
    for (const paragraph of words.split("\n\n")) published.append(make("p", {}, ...apart(paragraph)));
    const columns = [column(SAID.received, received)];
    if (words) columns.unshift(column(SAID.published, published));
    return [make("div", { class: "passage-card__columns" }, ...columns), ...prints(entry)];
  };

  // The very lines, cut from the picture of their page, which is loaded now and not before.
  const prints = (entry) => {
    const found = (entry.printed || []).filter(([page]) => data.prints[page]);
    if (!found.length) return [];
    return [make("section", { class: "passage-card__prints" }, make("h3", {}, SAID.printed), ...found.map(print))];
  };

  const print = ([page, left, top, right, bottom, width, height]) => {
    const share = { x: (right - left) / 10000, y: (bottom - top) / 10000 };
    const picture = make("img", { src: data.prints[page], alt: SAID.picture(page), decoding: "async" });
    const cut = make("div", { class: "passage-card__cut" }, picture);
    const figure = make("figure", { class: "passage-card__print" }, cut, make("figcaption", {}, `${SAID.page} ${page}`));
    cut.style.aspectRatio = `${share.x * width} / ${share.y * height}`;
    cut.style.maxInlineSize = `${Math.round(share.x * width * 1.6)}px`;
    picture.style.width = `${100 / share.x}%`;
    picture.style.left = `${(-left / 100) / share.x}%`;
    picture.style.top = `${(-top / 100) / share.y}%`;
    picture.addEventListener("error", () => figure.remove());
    return figure;
  };

  const column = (title, text) => make("section", {}, make("h3", {}, title), text);

  // The received lines, each under its number; what the page shows otherwise is marked.
  const linesOf = (pieces, numbers) => {
    const rows = [[]];
    for (const { text, added } of pieces) {
      text.split("\n").forEach((part, at) => {
        if (at) rows.push([]);
        if (!part) return;
        const shown = apart(visible(part));
        rows.at(-1).push(...(added ? [make("ins", {}, ...shown)] : shown));
      });
    }
    return rows.map((row, at) => {
      const number = numbers[at] === undefined ? "" : `${SAID.line} ${numbers[at]}`;
      return make("p", {}, make("span", { class: "passage-card__line" }, number), " ", make("bdi", {}, ...row));
    });
  };

  // Latin words and symbols stand apart in their own direction, as they do on the page.
  const LATIN = /\d*\p{Script=Latin}[\p{Script=Latin}\d]*(?:[ .,:;/'"&@_+#%?=~’“”–-]{1,3}[\p{Script=Latin}\d]+)*/gu;
  const apart = (text) => {
    const parts = [];
    let at = 0;
    for (const { 0: run, index } of text.matchAll(LATIN)) {
      const isWords = /\p{Script=Latin}{2}/u.test(run);
      const whole = isWords ? make("span", { lang: "en", dir: "ltr" }, run) : make("bdi", { dir: "ltr" }, run);
      parts.push(text.slice(at, index), whole);
      at = index + run.length;
    }
    return [...parts, text.slice(at)];
  };

  // An invisible character is named: U+202E.
  const visible = (text) =>
    text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{DI}\u2800]/gu, (sign) => `⟨U+${sign.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}⟩`);

  const ways = (entry) =>
    [
      [SAID.cited, (entry.cited || []).map(([page, anchor, name]) => way(page, name, anchor))],
      [SAID.drawn, (entry.drawn || []).map(([page, told]) => drawn(page, told))],
      [SAID.topics, (entry.topics || []).map((page) => way(page))],
      [SAID.terms, (entry.terms || []).map((page) => way(page))],
    ]
      .filter(([, found]) => found.length)
      .map(([title, found]) => make("section", { class: "passage-card__ways" }, make("h3", {}, title), make("ul", {}, ...found)));

  // What a register has of this passage, with the way to the register.
  const drawn = (page, told) => {
    const [address, title] = data.pages[page];
    return make("li", {}, make("a", { href: address }, title), make("span", {}, ": ", ...apart(told)));
  };

  const way = (page, name, anchor) => {
    const [address, title] = data.pages[page];
    const here = new URL(address, location.href).pathname === location.pathname;
    const href = anchor ? `${here ? "" : address}#${anchor}` : address;
    const item = make("li", {}, make("a", { href }, ...apart(name || title)));
    if (name && !here) item.append(make("span", {}, "، ", ...apart(title)));
    return item;
  };
})((globalThis.passageCard = globalThis.passageCard || {}), globalThis.passageLinks);
