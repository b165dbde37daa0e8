// On every page: opens search by button, «/» and Ctrl+K, and marks the words a reader came here for. All else is
// loaded when search is opened.
((search) => {
  const here = document.currentScript.src;
  const PARTS = ["analysis", "index", "find"];
  const MARKS = 12;

  search.base = new URL("../../../", here).href;

  const loadScript = (name) =>
    new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = new URL(`${name}.js`, here).href;
      script.async = false;
      script.onload = resolve;
      script.onerror = () => reject(new Error(name));
      document.head.append(script);
    });

  const scripts = new Map();

  // Loads a script of search once; after a failure the next call tries again.
  search.script = (name) => {
    if (!scripts.has(name)) {
      const script = loadScript(name);
      script.catch(() => scripts.delete(name));
      scripts.set(name, script);
    }
    return scripts.get(name);
  };

  search.load = () => Promise.all(PARTS.map(search.script));

  // Besides what finds, what shows.
  const loadView = () => Promise.all([...PARTS, "view"].map(search.script));

  // Until the rest is there, a call loads it.
  for (const name of ["find", "ask"])
    search[name] = (...values) => search.load().then(() => search[name](...values));

  // What is searched for stands in the address: `?q=…&topic=…`, or behind `#?` where a file cannot change its address.
  search.readAddress = () => {
    const stated = location.hash.startsWith("#?") ? location.hash.slice(2) : location.search;
    const values = new URLSearchParams(stated);
    const filters = {};
    for (const name of ["topic", "issuer", "type", "year"]) if (values.get(name)) filters[name] = values.get(name);
    return { query: values.get("q") || "", filters };
  };

  const open = async (state) => {
    try {
      await loadView();
      search.openDialog(state);
    } catch (error) {
      location.assign(document.querySelector("[data-search-open]").href);
    }
  };

  const isTyping = (element) => element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName);

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-search-open]");
    if (!button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open();
  });

  document.addEventListener("keydown", (event) => {
    const isSlash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
    const isCommand = event.code === "KeyK" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (!isSlash && !isCommand) return;
    event.preventDefault();
    open();
  });

  // ── The words a reader came here for ───────────────────────────────────────────────────────────

  const markWords = () => {
    const words = new URLSearchParams(location.search).getAll("mark").slice(0, MARKS).filter(Boolean);
    const id = location.hash.slice(1);
    const target = words.length && /^[\w-]+$/.test(id) && document.getElementById(id);
    if (!target) return;
    const escaped = words.map((word) => word.slice(0, 80).replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&"));
    const pattern = new RegExp(`(^|[^\\p{L}\\p{N}])(${escaped.join("|")})(?![\\p{L}\\p{M}\\p{N}])`, "gu");
    const walker = document.createTreeWalker(target, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    for (const node of nodes) {
      const found = [...node.data.matchAll(pattern)].reverse();
      for (const match of found) {
        const word = node.splitText(match.index + match[1].length);
        word.splitText(match[2].length);
        const mark = document.createElement("mark");
        mark.className = "found";
        word.replaceWith(mark);
        mark.append(word);
      }
    }
  };

  markWords();
  window.addEventListener("hashchange", markWords);
  const page = document.querySelector("[data-search-page]");
  if (page) loadView().then(() => search.openPage(page), () => page.classList.add("search--failed"));
  else if (search.readAddress().query) open(search.readAddress());
})((globalThis.reportSearch = globalThis.reportSearch || {}));
