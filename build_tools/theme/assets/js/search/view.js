// What the reader sees: the field, the filters, the results; in a dialog or in the search page.
((search) => {
  const PAGE = 7; // results at a time
  const PAUSE = 70; // milliseconds after a keystroke, while an earlier one is still answered
  const WINDOW = 210; // letters of a passage that are shown
  const KINDS = {
    report: "التقرير", heading: "عنوان", paragraph: "الفقرة", list_item: "بند", recommendation: "التوصية",
    footnote: "الحاشية", table: "جدول", quotation: "اقتباس", gap: "موضع ناقص", figure: "صورة", code: "نص برمجي",
  };
  const FILTERS = [["topic", "الموضوع"], ["issuer", "الجهة"], ["type", "النوع"], ["year", "السنة"]];
  const ICONS = {
    search: "M10.5 4a6.5 6.5 0 1 0 4 11.6l4.7 4.7 1.1-1.1-4.7-4.7A6.5 6.5 0 0 0 10.5 4zm0 1.6a4.9 4.9 0 1 1 0 9.8 4.9 4.9 0 0 1 0-9.8z",
    close: "M6.4 5.3 5.3 6.4 10.9 12l-5.6 5.6 1.1 1.1 5.6-5.6 5.6 5.6 1.1-1.1-5.6-5.6 5.6-5.6-1.1-1.1-5.6 5.6z",
  };

  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) if (value !== null) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };

  const icon = (name) => {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.setAttribute("aria-hidden", "true");
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("d", ICONS[name]);
    svg.append(path);
    return svg;
  };

  // Where the words that matched stand in a text, and other names for them whole: pairs of start and end.
  search.marks = async (text, { terms, names }) => {
    const { analysis } = await search.openIndex();
    const tokens = analysis.tokens(text).filter(({ stop }) => !stop);
    const marked = tokens.map(({ piece, product }) => terms.has(product) || isAmong(piece, terms, analysis));
    const isName = (name, at) => name.every((term, step) => tokens[at + step] && isAmong(tokens[at + step].piece, new Set([term]), analysis));
    for (const name of names)
      tokens.forEach((_, at) => isName(name, at) && marked.fill(true, at, at + name.length));
    // «ثلاث» and «الثالث» by themselves are seldom the 3 that was asked for.
    const isStray = ({ piece, at }, place) => /^\d{1,2}$/.test(piece) && !/^\d/.test(analysis.fold(text[at])) && !marked[place - 1] && !marked[place + 1];
    return tokens.filter((token, place) => marked[place] && !isStray(token, place)).map(({ at, end }) => [at, end]);
  };

  const isAmong = (piece, terms, analysis) =>
    terms.has(analysis.stem(piece)) ||
    analysis.candidates(piece).some((rest) => terms.has(analysis.stem(rest)) || analysis.candidates(rest).some((more) => terms.has(analysis.stem(more))));

  const countNear = (count) =>
    count === 1 ? "نتيجة واحدة قريبة" : count === 2 ? "نتيجتان قريبتان" : count <= 10 ? `${count} نتائج قريبة` : `${count} نتيجة قريبة`;

  const countResults = (count, isAll) => {
    const counted =
      count === 1 ? "نتيجة واحدة" : count === 2 ? "نتيجتان" : count <= 10 ? `${count} نتائج` : `${count} نتيجة`;
    return isAll ? counted : count <= 10 ? `أول ${count} نتائج` : `أول ${count} نتيجة`;
  };

  let made = 0;

  // Builds search into `place`; `changed` is told the query and the filters.
  const build = (place, changed) => {
    const id = `search-${(made += 1)}`;
    const state = { query: "", filters: {}, limit: PAGE, turn: 0, running: 0, active: -1, options: [] };
    const input = make("input", {
      type: "text", inputmode: "search", role: "combobox", id, class: "search__input", "aria-label": "ابحث في نصوص المكتبة",
      "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": `${id}-results`, autocomplete: "off",
      autocapitalize: "off", spellcheck: "false", enterkeyhint: "search", maxlength: "10000",
      placeholder: "كلمة أو عبارة أو رمز وثيقة", dir: "auto",
    });
    const status = make("p", { class: "search__status", role: "status" });
    const list = make("div", { class: "search__results", role: "listbox", id: `${id}-results`, "aria-label": "نتائج البحث" });
    const more = make("button", { type: "button", class: "search__more", hidden: "" }, "نتائج أخرى");
    const help = make("div", { class: "search__help" });
    const form = make("form", { class: "search__bar", role: "search" }, icon("search"), input);
    const filters = buildFilters(state, () => run());
    place.append(form, filters.element, status, help, list, more);

    let timer;
    const later = () => {
      clearTimeout(timer);
      if (state.running) timer = setTimeout(run, PAUSE);
      else run();
    };

    const run = async () => {
      clearTimeout(timer);
      state.turn += 1;
      const turn = state.turn;
      state.query = input.value;
      changed(state.query.trim(), state.filters);
      if (!state.query.trim()) return show(null);
      state.running += 1;
      const answer = await search.ask(state.query, { limit: state.limit + 1, filters: state.filters });
      const marks = await Promise.all(answer.hits.map((hit) => search.marks(hit.text, answer).catch(() => [])));
      const labels = await Promise.all(answer.hits.map(async (hit) => (await search.marks(labelOf(hit), answer)).length > 1));
      state.running -= 1;
      const isBegun = answer.empty && state.query.trim().length < 2;
      if (turn === state.turn) show(isBegun ? null : answer, marks, labels);
    };

    const show = (answer, marks, labels) => {
      activate(-1);
      state.options = [];
      list.replaceChildren();
      help.replaceChildren();
      more.hidden = true;
      if (!answer) {
        status.textContent = "";
        help.append(...tips());
        return setExpanded();
      }
      const isAll = answer.hits.length <= state.limit;
      const hits = answer.hits.slice(0, state.limit).map((hit, at) => ({ ...hit, marks: marks[at], isNumbered: labels[at] }));
      more.hidden = isAll;
      const reports = answer.reports.map((hit) => ({ ...hit, marks: [] }));
      const near = hits.filter((hit) => hit.near);
      list.append(...showGroups(reports.concat(hits.filter((hit) => !hit.near && hit.kind !== "report")), state, id));
      if (near.length) {
        const why = make("span", { class: "search__facts" }, "فيها بعض كلمات السؤال أو ما يشبهها.");
        list.append(make("div", { class: "search__near", role: "presentation" }, "نتائج قريبة", why));
        list.append(...showGroups(near, state, id));
      }
      status.textContent = tell(answer, hits, near, isAll);
      status.classList.toggle("search__status--problem", Boolean(answer.problem));
      if (!hits.length && answer.problem) help.append(make("p", {}, "أعد تحميل الصفحة، أو تصفّح التقارير والموضوعات من القائمة."));
      else if (!hits.length && !answer.empty) help.append(...offer(answer.suggestions));
      setExpanded();
    };

    const offer = (words) => {
      const isFiltered = Object.keys(state.filters).length > 0;
      if (isFiltered) return [make("p", {}, "جرّب أن تخفّف التصفية، أو ابحث بكلمة أخرى.")];
      if (!words.length) return [make("p", {}, "جرّب كلمة أخرى أو رسما آخر لها.")];
      const chips = words.map((word) => {
        const chip = make("button", { type: "button", class: "search__chip" }, word);
        chip.addEventListener("click", () => ask(word));
        return chip;
      });
      return [make("p", {}, "أقرب ما في المكتبة:"), make("p", { class: "search__chips" }, ...chips)];
    };

    const ask = (query, chosen) => {
      input.value = query;
      if (chosen) {
        state.filters = chosen;
        filters.choose(chosen);
      }
      state.limit = PAGE;
      input.focus();
      return run();
    };

    const setExpanded = () => input.setAttribute("aria-expanded", String(state.options.length > 0));

    const activate = (at) => {
      if (state.options[state.active]) state.options[state.active].setAttribute("aria-selected", "false");
      state.active = at;
      const option = state.options[at];
      if (!option) return input.removeAttribute("aria-activedescendant");
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({ block: "nearest" });
      return input.setAttribute("aria-activedescendant", option.id);
    };

    input.addEventListener("input", () => {
      state.limit = PAGE;
      later();
    });
    input.addEventListener("keydown", (event) => {
      const { options, active } = state;
      const moves = {
        ArrowDown: () => (active + 1) % options.length,
        ArrowUp: () => (active < 1 ? options.length : active) - 1,
      };
      if (event.isComposing || !options.length || !moves[event.key]) return;
      event.preventDefault();
      activate(moves[event.key]());
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const option = state.options[state.active];
      if (option) option.click();
      else run();
    });
    more.addEventListener("click", () => {
      state.limit += 2 * PAGE;
      run();
    });
    show(null);
    return { ask, input, form, clear: () => ask("", {}) };
  };

  const tips = () => [
    make("p", {}, "يجد البحث الكلمة على اختلاف رسمها وصيغتها، ويقود إلى الفقرة نفسها."),
    make("p", {}, "للعبارة بنصها ضعها بين علامتي تنصيص: «مدونة قواعد السلوك»."),
  ];

  const tell = (answer, hits, near, isAll) => {
    const problems = {
      changed: "تغيّرت المكتبة منذ فتحت هذه الصفحة. أعد تحميلها ثم ابحث.",
      unreachable: "تعذّر تحميل جزء من فهرس البحث، فقد تنقص النتائج.",
    };
    if (answer.problem) return problems[answer.problem];
    if (answer.empty) return "في السؤال كلمات شائعة أو علامات فقط. أضف كلمة تدل على ما تريد.";
    if (!hits.length) return "لا نتيجة لهذا البحث";
    return near.length === hits.length ? `لا نتيجة مطابقة، و${countNear(near.length)}` : countResults(hits.length, isAll);
  };

  // ── Results ────────────────────────────────────────────────────────────────────────────────────

  const showGroups = (hits, state, id) => {
    const groups = new Map();
    for (const hit of hits) groups.set(hit.report, [...(groups.get(hit.report) || []), hit]);
    return [...groups.values()].map((group) => {
      const [first] = group;
      const name = `${id}-group-${state.options.length}`;
      const facts = [first.type, first.issuer, showDate(first.date)].filter(Boolean).join(" · ");
      const head = make(
        "div", { class: "search__report", id: name, role: "presentation" },
        make("span", { class: "search__title", dir: "auto" }, first.title), make("span", { class: "search__facts" }, facts),
      );
      return make("div", { class: "search__group", role: "group", "aria-labelledby": name }, head,
        ...group.map((hit) => showHit(hit, state, id)));
    });
  };

  // A date as far as it is known: a year, a month or a day.
  const showDate = (date) => {
    const [year, month, day] = date.split("-").map(Number);
    if (!month) return date;
    return (day ? calendar.day : calendar.month).format(Date.UTC(year, month - 1, day || 1));
  };

  // What takes time at its first use: ready when search is open, not when its first result is shown.
  const calendar = {};
  const prepare = async () => {
    if (calendar.day) return;
    const parts = { year: "numeric", month: "long", timeZone: "UTC" };
    calendar.month = new Intl.DateTimeFormat("ar-EG-u-nu-latn", parts);
    calendar.day = new Intl.DateTimeFormat("ar-EG-u-nu-latn", { ...parts, day: "numeric" });
    calendar.day.format(0);
    const { analysis } = await search.openIndex();
    const words = `${document.title} ${document.querySelector(".search").textContent}`;
    for (const { piece } of analysis.tokens(words)) analysis.sides(piece);
  };

  const labelOf = ({ kind, number }) =>
    typeof number === "number" ? `${KINDS[kind]} ${number}` : kind === "paragraph" ? "فقرة" : KINDS[kind] || "";

  const showHit = (hit, state, id) => {
    const label = hit.isNumbered ? make("mark", {}, labelOf(hit)) : labelOf(hit);
    const where = make("span", { class: "search__where" }, make("b", {}, label), hit.path ? ` › ${hit.path}` : "");
    const text = make("span", { class: "search__text", dir: "auto" }, ...(hit.kind === "report" ? ["افتح التقرير من أوله"] : snippet(hit)));
    const option = make(
      "a",
      { class: `search__hit search__hit--${hit.kind}`, role: "option", id: `${id}-option-${state.options.length}`, href: address(hit), tabindex: "-1", "aria-selected": "false" },
      where, text,
    );
    state.options.push(option);
    return option;
  };

  const address = (hit) => {
    const words = [...new Set(hit.marks.map(([start, end]) => hit.text.slice(start, end)))].slice(0, 12);
    if (!words.length) return hit.url;
    const [page, anchor] = hit.url.split("#");
    return `${page}?${words.map((word) => `mark=${encodeURIComponent(word)}`).join("&")}#${anchor || ""}`;
  };

  const snippet = ({ text, marks }) => {
    const from = text.length <= WINDOW * 1.3 ? 0 : begin(text, marks);
    const to = text.length <= WINDOW * 1.3 ? text.length : finish(text, from + WINDOW);
    const parts = [from ? "… " : ""];
    let at = from;
    for (const [start, end] of marks) {
      if (start < at || end > to) continue;
      parts.push(text.slice(at, start), make("mark", {}, text.slice(start, end)));
      at = end;
    }
    parts.push(text.slice(at, to), to < text.length ? " …" : "");
    return parts;
  };

  // Where the window with most marks begins, a little before the first of them.
  const begin = (text, marks) => {
    let best = 0;
    let most = 0;
    for (const [start] of marks) {
      const held = marks.filter(([other, end]) => other >= start && end <= start + WINDOW - 40).length;
      if (held > most) [best, most] = [start, held];
    }
    const from = Math.max(0, Math.min(best - 40, text.length - WINDOW));
    return from ? text.indexOf(" ", from) + 1 : 0;
  };

  const finish = (text, to) => {
    const space = text.lastIndexOf(" ", to);
    return to >= text.length ? text.length : space > 0 ? space : to;
  };

  // ── Filters ────────────────────────────────────────────────────────────────────────────────────

  const buildFilters = (state, changed) => {
    const element = make("details", { class: "search__filters" }, make("summary", {}, "تصفية النتائج"));
    const row = make("div", { class: "search__row" });
    element.append(row);
    let selects = null;

    const fill = async () => {
      if (selects) return;
      selects = {};
      try {
        const known = await (await search.openIndex()).filters();
        for (const [name, label] of FILTERS) {
          const select = make("select", {}, make("option", { value: "" }, "الكل"));
          for (const value of known[name]) {
            const [key, title] = Array.isArray(value) ? value : [value, value];
            select.append(make("option", { value: key }, title));
          }
          select.addEventListener("change", () => {
            state.filters = { ...state.filters, [name]: select.value };
            if (!select.value) delete state.filters[name];
            changed();
          });
          selects[name] = select;
          row.append(make("label", {}, make("span", {}, label), select));
        }
      } catch (error) {
        selects = null;
        row.replaceChildren(make("p", { class: "search__status--problem" }, "تعذّر تحميل التصفية."));
      }
    };

    element.addEventListener("toggle", () => element.open && fill().then(() => choose(state.filters)));
    const choose = async (filters) => {
      if (!Object.keys(filters).length && !selects) return;
      element.open = true;
      await fill();
      for (const [name] of FILTERS) if (selects && selects[name]) selects[name].value = filters[name] || "";
    };
    return { element, choose };
  };

  // ── The dialog and the page ────────────────────────────────────────────────────────────────────

  const writeAddress = (query, filters) => {
    const values = new URLSearchParams(location.hash.startsWith("#?") ? "" : location.search);
    for (const name of ["q", "topic", "issuer", "type", "year"]) values.delete(name);
    if (query) values.set("q", query);
    for (const [name, value] of Object.entries(query ? filters : {})) values.set(name, value);
    const stated = values.toString();
    try {
      history.replaceState(history.state, "", `${location.pathname}${stated ? `?${stated}` : ""}${location.hash.startsWith("#?") ? "" : location.hash}`);
    } catch (error) {
      // A page opened from a file may change nothing of its address but what follows «#».
      if (query || location.hash.startsWith("#?")) history.replaceState(history.state, "", `#${stated ? `?${stated}` : ""}`);
    }
  };

  let dialog = null;

  search.openDialog = (state) => {
    dialog = dialog || buildDialog();
    if (!dialog.element.open) {
      dialog.before = location.href;
      dialog.element.showModal();
    }
    dialog.view.input.focus();
    dialog.view.input.select();
    prepare().catch(() => {}); // the index is there when the first letter is typed
    if (state && state.query) dialog.view.ask(state.query, state.filters);
  };

  const buildDialog = () => {
    const close = make("button", { type: "button", class: "search__close", "aria-label": "إغلاق البحث" }, icon("close"));
    const element = make("dialog", { class: "search search--dialog", "aria-label": "البحث في المكتبة" });
    const view = build(element, writeAddress);
    view.form.append(close);
    document.body.append(element);
    close.addEventListener("click", () => element.close());
    element.addEventListener("click", (event) => {
      const link = event.target.closest("a");
      if (event.target === element) element.close();
      // A result in this very page moves there: the dialog must not stand before it.
      else if (link && !event.ctrlKey && !event.metaKey) element.close();
    });
    element.addEventListener("close", () => writeAddress("", {}));
    return { element, view };
  };

  search.openPage = (place) => {
    place.replaceChildren();
    place.classList.add("search", "search--page");
    const view = build(place, writeAddress);
    prepare().catch(() => {});
    const { query, filters } = search.readAddress();
    if (query) view.ask(query, filters);
    else view.input.focus();
  };
})((globalThis.reportSearch = globalThis.reportSearch || {}));
