// The parts of the index: scripts that call `reportSearch.take`, fetched when they are needed.
((search) => {
  const FORMAT = 4;
  const KEPT = 40; // parts that stay in memory
  const AROUND = 6; // shards that are searched for a misprint; a small library is searched whole
  const FEW = 20;
  const SLOTS = 512; // passages in a shard of texts
  const FOLDER = 256; // shards in a folder
  const PATIENCE = 20000;
  const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const LEVELS = 8;
  const STRONGEST = 2.2;
  const VALUE = new Uint8Array(128);
  for (let at = 0; at < 64; at += 1) VALUE[DIGITS.charCodeAt(at)] = at;

  const waiting = new Map();
  const parts = new Map();

  search.take = (name, stamp, content) => {
    const asked = waiting.get(name);
    if (asked) asked({ stamp, content });
  };

  // Fetches a script; replaced by the tests that run without a browser.
  search.fetchScript = (address) =>
    new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = address;
      script.onload = () => resolve(script.remove());
      script.onerror = () => reject(new Error(address, script.remove()));
      document.head.append(script);
    });

  const fetchPart = async (name, stamp) => {
    const address = `${search.base}search/index/${name}.js${stamp ? `?${stamp}` : ""}`;
    let taken = null;
    waiting.set(name, (part) => (taken = part));
    let timer;
    const late = new Promise((_, reject) => (timer = setTimeout(() => reject(new Error("late")), PATIENCE)));
    try {
      await Promise.race([search.fetchScript(address), late]);
    } finally {
      clearTimeout(timer);
      waiting.delete(name);
    }
    if (!taken) throw new Error(name);
    return taken;
  };

  const load = (name, stamp) => {
    if (!parts.has(name)) {
      const part = fetchPart(name, stamp);
      part.catch(() => parts.delete(name)); // the next search tries again
      parts.set(name, part);
      if (parts.size > KEPT) parts.delete([...parts.keys()].find((key) => key !== "root"));
    }
    return parts.get(name);
  };

  // A part of this very index, or an error whose message is "changed" where the library was published anew.
  const loadSame = async (name, stamp) => {
    const part = await load(name, stamp);
    if (part.stamp && part.stamp !== stamp) throw new Error("changed");
    return part.content;
  };

  let opened = null;

  search.openIndex = () => {
    opened = opened || openIndex();
    opened.catch(() => (opened = null));
    return opened;
  };

  const openIndex = async () => {
    const { stamp, content: root } = await load("root", "");
    if (root.format !== FORMAT) throw new Error("changed");
    const firsts = root.shards ? unfold(root.shards.split(" ")) : [];
    const analysis = search.analysis(root.rules);
    const shards = new Map();

    const shardOf = (key) => {
      let low = 0;
      let high = firsts.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (firsts[middle] <= key) low = middle + 1;
        else high = middle;
      }
      return Math.max(0, low - 1);
    };

    const readShard = async (at) => {
      const [lines, others] = await loadSame(`terms/${at}`, stamp);
      const terms = new Map();
      for (const line of lines) {
        const [term, written, count, packed, tail] = line.split(" ");
        terms.set(term, { term, written, count: Number(count), packed, tail });
      }
      return { terms, synonyms: others.map(([phrase, other, weight]) => [phrase.split(" "), other.split(" "), weight / 10]) };
    };

    // Postings that stand in a file with others: «12.3» is the fourth of the file 12.
    const readStack = async (folder, place) => {
      const [file, at] = place.split(".");
      return (await loadSame(`${folder}/${file}`, stamp))[at];
    };

    return {
      analysis,
      records: root.records,
      // The shards where words like `base`, or one of `others`, may stand; a few of them at most.
      async around(base, others) {
        if (firsts.length <= FEW) return Promise.all(firsts.map((first) => this.shard(first)));
        const home = shardOf(analysis.skeleton(base));
        const start = analysis.skeleton(base).slice(0, 2);
        const near = [home];
        for (let away = 1; away <= 4; away += 1)
          near.push(...[home - away, home + away].filter((at) => (firsts[at] || "").startsWith(start)));
        if (home > 0) near.push(home - 1);
        near.push(...others.map((term) => shardOf(analysis.skeleton(term))));
        const places = [...new Set(near)].slice(0, AROUND);
        return Promise.all(places.map((at) => this.shard(firsts[at])));
      },
      // The shard in which a skeleton stands: its terms, and the synonyms of phrases that begin with one of them.
      async shard(skeleton) {
        if (!firsts.length) return { terms: new Map(), synonyms: [] };
        const at = shardOf(skeleton);
        if (!shards.has(at)) {
          const shard = readShard(at);
          shard.catch(() => shards.delete(at));
          shards.set(at, shard);
          if (shards.size > KEPT) shards.delete(shards.keys().next().value);
        }
        return shards.get(at);
      },
      // Begins to fetch what `postings` will read.
      fetchPostings(entry) {
        if (entry.packed[0] === "@") readStack("postings", entry.packed.slice(1)).catch(() => {});
      },
      // The passages of a term: those where it weighs most, or all.
      async postings(entry, all) {
        const isApart = entry.packed[0] === "@";
        const found = unpack(isApart ? await readStack("postings", entry.packed.slice(1)) : entry.packed);
        if (!all || !entry.tail) return found;
        return found.concat(unpack(await readStack("tails", entry.tail))).sort((one, two) => one.number - two.number);
      },
      async text(number) {
        const shard = Math.floor(number / SLOTS);
        const [reports, paths, rows] = await loadSame(`texts/${Math.floor(shard / FOLDER)}/${shard}`, stamp);
        const [of, anchor, kind, printed, path, text, names = []] = rows[number % SLOTS];
        const [report, title, date, issuer, type] = reports[of];
        const page = root.directory ? `reports/${report}/` : `reports/${report}.html`;
        return {
          url: `${search.base}${page}${anchor ? `#${anchor}` : ""}`,
          report, anchor, kind: search.KINDS[kind], number: printed || null,
          title, date, issuer, type, path: paths[path], text, names,
        };
      },
      filters: () => loadSame("filters", stamp),
    };
  };

  // Words that say with a digit how many letters they share with the word before.
  const unfold = (words) => {
    let before = "";
    return words.map((word) => (before = before.slice(0, Number(word[0])) + word.slice(1)));
  };

  search.KINDS = ["report", "heading", "paragraph", "list_item", "recommendation", "footnote", "table", "quotation", "gap",
    "figure", "code"];

  const unpack = (packed) => {
    const found = [];
    let at = 0;
    const next = () => {
      let value = 0;
      for (let shift = 0; ; shift += 5) {
        const digit = VALUE[packed.charCodeAt(at++)];
        value |= (digit & 31) << shift;
        if (digit < 32) return value;
      }
    };
    let number = 0;
    while (at < packed.length) {
      const step = next();
      number += step >> 1;
      const first = next();
      const positions = [first >> 5];
      for (let more = (first >> 3) & 3; more; more -= 1) positions.push(positions[positions.length - 1] + next());
      const weight = (((first & 7) + 0.5) / LEVELS) * STRONGEST;
      const reach = step & 1 ? next() : 0;
      found.push({ number, weight, positions, reach: reach >> 1, isReport: reach & 1 });
    }
    return found;
  };
})((globalThis.reportSearch = globalThis.reportSearch || {}));
