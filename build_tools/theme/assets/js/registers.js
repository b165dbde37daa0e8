// A register's table sorts and filters; what is chosen stands in the address (#?year=2023&sort=0), so that it can be
// sent. Without this script the whole table is on the page, in parts. The rows come in scripts, which a page that is
// opened from a folder may load, too; they are loaded when somebody first chooses something.
(() => {
  const box = document.querySelector("div.register[class*='register-']");
  if (!box) return;
  const name = [...box.classList].find((one) => one.startsWith("register-")).slice("register-".length);
  const table = box.querySelector("table");
  if (!table) return;

  const SAID = {
    find: "ابحث في السجل",
    report: "التقرير",
    year: "السنة",
    actor: "الجهة",
    place: "المكان",
    least: "من مقدار",
    most: "إلى مقدار",
    all: "الكل",
    clear: "مسح الاختيار",
    more: "عرض المزيد",
    loading: "تُقرأ الصفوف …",
    failed: "تعذرت قراءة الصفوف كلها.",
    count: (shown, all) => `${shown} من ${all}`,
    sort: "رتّب بحسب",
  };
  const BY = { money: ["report", "year", "actor", "least", "most"], recommendations: ["report", "year", "actor"],
    figures: ["report", "year", "least", "most"], events: ["report", "year", "place"], documents: ["report", "year"],
    actors: ["report", "actor", "place"], checks: ["report", "year"] };
  const STEP = 100;
  const NOTHING = "—";
  const TO_ROOT = new URL(document.querySelector("script[src*='assets/js/registers.js']").src).href.replace(/assets\/js\/registers\.js.*$/, "");
  const fold = (text) =>
    text.normalize("NFKD").replace(/[\u064b-\u0652\u0640\u0653-\u0655]/g, "").replace(/[أإآٱ]/g, "ا").replace(/ى/g, "ي").replace(/ة/g, "ه").toLowerCase();

  // ── The rows ──

  let rows;
  const parts = [];
  let expected = 1;
  let loading;

  window.registerRows = (register, number, count, found) => {
    if (register !== name) return;
    expected = count;
    parts[number - 1] = found;
  };

  const script = (number) =>
    new Promise((resolve, reject) => {
      const element = document.createElement("script");
      element.src = `${TO_ROOT}data/registers/${name}-${number}.js`;
      element.addEventListener("load", resolve);
      element.addEventListener("error", reject);
      document.head.append(element);
    });

  const load = () => {
    loading ||= (async () => {
      status.textContent = SAID.loading;
      await script(1);
      await Promise.all(Array.from({ length: expected - 1 }, (_, place) => script(place + 2)));
      rows = parts.flat().map(([cells, quote, title, year, actors, place, amount]) => ({
        cells, quote, title, year, actors, place, amount, report: quote[1],
        text: fold([...cells.map((cell) => cell[0]), quote[0], title].join(" ")),
      }));
      fill();
    })();
    return loading;
  };

  // ── What is chosen ──

  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    element.append(...children);
    return element;
  };

  const fields = {};
  const form = make("form", { class: "register-form", role: "search", "aria-label": SAID.find });
  const field = (key, input) => {
    fields[key] = input;
    input.id = `register-${key}`;
    form.append(make("p", {}, make("label", { for: input.id }, SAID[key]), input));
  };
  field("find", make("input", { type: "search", autocomplete: "off" }));
  for (const key of BY[name] || []) {
    if (key === "least" || key === "most") field(key, make("input", { type: "number", min: "0", step: "any", inputmode: "decimal" }));
    else field(key, make("select", {}, make("option", { value: "" }, SAID.all)));
  }
  const clear = make("button", { type: "reset" }, SAID.clear);
  const status = make("p", { class: "register-status", role: "status" });
  form.append(make("p", {}, clear));
  box.before(form, status);

  const fill = () => {
    const values = {
      report: new Map(rows.map((row) => [row.report, row.title])),
      year: new Map(rows.filter((row) => row.year).map((row) => [row.year, row.year])),
      actor: new Map(rows.flatMap((row) => row.actors.map((actor) => [actor, actor]))),
      place: new Map(rows.filter((row) => row.place).map((row) => [row.place, row.place])),
    };
    for (const [key, found] of Object.entries(values)) {
      if (!fields[key]) continue;
      const kept = fields[key].value || wanted[key] || "";
      const options = [...found].sort((one, other) => one[1].localeCompare(other[1], "ar"));
      if (key === "year") options.reverse();
      fields[key].replaceChildren(make("option", { value: "" }, SAID.all), ...options.map(([value, shown]) => make("option", { value }, shown)));
      fields[key].value = found.has(kept) ? kept : "";
    }
  };

  let sort = [-1, 1];
  let wanted = {};

  const read = () => {
    const told = location.hash.startsWith("#?") ? new URLSearchParams(location.hash.slice(2)) : new URLSearchParams();
    wanted = Object.fromEntries(told);
    for (const [key, input] of Object.entries(fields)) if (input.tagName !== "SELECT" || rows) input.value = wanted[key] || "";
    const [column, direction] = (wanted.sort || "").split(".");
    sort = column ? [Number(column), direction === "down" ? -1 : 1] : [-1, 1];
    return [...told.keys()].length > 0;
  };

  const write = () => {
    const told = new URLSearchParams();
    for (const [key, input] of Object.entries(fields)) if (input.value) told.set(key, input.value);
    if (sort[0] >= 0) told.set("sort", `${sort[0]}.${sort[1] < 0 ? "down" : "up"}`);
    const hash = told.toString();
    history.replaceState(null, "", hash ? `#?${hash}` : "#?");
  };

  // ── What is shown ──

  const headings = [...table.tHead.rows[0].cells].map((cell) => cell.textContent);
  const label = () => {
    for (const row of table.tBodies[0].rows) {
      for (const [place, cell] of [...row.cells].entries()) {
        cell.dataset.label = headings[place];
        cell.classList.toggle("empty", cell.textContent === NOTHING);
      }
    }
  };

  const chosen = () => {
    const words = fold(fields.find.value).split(/\s+/).filter(Boolean);
    const value = (key) => fields[key]?.value || "";
    return rows.filter(
      (row) =>
        words.every((word) => row.text.includes(word)) &&
        (!value("report") || row.report === value("report")) &&
        (!value("year") || row.year === value("year")) &&
        (!value("actor") || row.actors.includes(value("actor"))) &&
        (!value("place") || row.place === value("place")) &&
        (!value("least") || (row.amount !== null && row.amount >= Number(value("least")))) &&
        (!value("most") || (row.amount !== null && row.amount <= Number(value("most")))),
    );
  };

  const keyOf = (row, column) => {
    if (column < row.cells.length) return row.cells[column][1] === "" ? row.cells[column][0] : row.cells[column][1];
    return column === row.cells.length ? row.quote[0] : row.title;
  };

  const compare = (one, other) =>
    typeof one === "number" && typeof other === "number" ? one - other : String(one).localeCompare(String(other), "ar", { numeric: true });

  const line = (row) => {
    const cells = row.cells.map(([text, , origin]) => {
      const cell = make("td", {}, text || NOTHING);
      if (origin) cell.append(" ", make("span", { class: "origin inferred" }, origin));
      return cell;
    });
    const [quote, report, anchor] = row.quote;
    cells.push(make("td", {}, make("a", { href: address(report, anchor) }, quote)), make("td", {}, row.title));
    return make("tr", {}, ...cells);
  };

  // Reports lie where the links of the page lead: «reports/a/», «reports/a/index.html» or «reports/a.html».
  const sample = table.querySelector("tbody a[href*='reports/']");
  const [, before, after] = sample ? sample.href.match(/^(.*\/reports\/)[^/#]+?(\/(?:[^/#]*)|\.html)?#/) : [];
  const AFTER = (after || "").replace(/part-\d+.*/, "");
  const address = (report, anchor) => `${before}${encodeURIComponent(report)}${AFTER}#${anchor}`;

  const more = make("button", { type: "button", class: "register-more", hidden: "" }, SAID.more);
  box.after(more);
  let limit = STEP;

  const show = () => {
    let found = chosen();
    if (sort[0] >= 0) found = found.toSorted((one, other) => sort[1] * compare(keyOf(one, sort[0]), keyOf(other, sort[0])));
    table.tBodies[0].replaceChildren(...found.slice(0, limit).map(line));
    label();
    more.hidden = found.length <= limit;
    status.textContent = SAID.count(found.length, rows.length);
    for (const [place, cell] of [...table.tHead.rows[0].cells].entries()) {
      if (place === sort[0]) cell.setAttribute("aria-sort", sort[1] > 0 ? "ascending" : "descending");
      else cell.removeAttribute("aria-sort");
    }
    for (const way of document.querySelectorAll(".report-parts")) way.hidden = true;
  };

  const act = async () => {
    try {
      await load();
      show();
    } catch {
      status.textContent = SAID.failed;
    }
  };

  for (const [place, cell] of [...table.tHead.rows[0].cells].entries()) {
    const button = make("button", { type: "button", title: `${SAID.sort} ${headings[place]}` }, headings[place]);
    button.addEventListener("click", async () => {
      sort = [place, sort[0] === place ? -sort[1] : 1];
      write();
      await act();
    });
    cell.replaceChildren(button);
  }
  more.addEventListener("click", () => {
    limit += STEP;
    show();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("focusin", () => load().catch(() => (status.textContent = SAID.failed)), { once: true });
  form.addEventListener("input", async () => {
    limit = STEP;
    await load().catch(() => {});
    write();
    await act();
  });
  form.addEventListener("reset", () => setTimeout(async () => {
    sort = [-1, 1];
    write();
    await act();
  }));
  addEventListener("hashchange", () => {
    if (read() || rows) act().then(() => rows && read() && show());
  });

  label();
  if (read()) act().then(() => rows && (read(), show()));
})();
