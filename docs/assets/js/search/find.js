// `reportSearch.find`: from a query to a ranked list of passages.
((search) => {
  const LIMIT = 10;
  const LONGEST = 400; // letters of a query that are read
  const MOST = 24; // words of a query that are looked for
  // A document code as it is often typed: «S 2021 312», «s / 2021 / 312».
  const CODE = /\b([a-z]{1,3})[\s/]+([\d٠-٩]{1,4})[\s/]+([\d٠-٩]{1,5})(?![\d٠-٩])/giu;
  const QUOTES = /[«"“”„‟](.+?)[»"“”„‟]/g;

  // How surely a word of the library answers a word of the query. What is not `strong` makes a hit a near one.
  const EXACT = { weight: 1, strong: true };
  const ALEF = { weight: 0.9, strong: true };
  const PLURAL = { weight: 0.75, strong: true };
  const PERHAPS_PLURAL = { weight: 0.35, strong: true };
  const UNDER_CLITIC = { weight: 0.7, strong: true };
  const SKELETON = { weight: 0.45, strong: false };
  const ONE_OFF = { weight: 0.4, strong: false };
  const TWO_OFF = { weight: 0.25, strong: false };
  const PREFIX = { weight: 0.3, strong: false };

  const CONTEXT = 0.4; // of a word that stands in the heading or the title above
  const SURE = 0.55; // how much of a query must be met for a hit that is not a near one
  const PHRASE = 0.6;
  const LITERAL = 0.4;
  const FAR = 99;
  const OFTEN = 40;
  const ITSELF = 0.8; // how much of a query a report's own record must hold to be an answer
  const REPORTS = 3; // reports that are shown for themselves
  const NAMED = 8; // other names that are looked for

  // Resolves to a ranked list of { url, report, anchor, kind, number, score, near, … }.
  search.find = async (query, options) => (await search.ask(query, options)).hits;

  // Resolves to { hits, reports, suggestions, terms, problem }: reports whose title answers, words to try instead,
  // the terms that matched, and what went wrong: "unreachable", "changed" or nothing.
  search.ask = async (query, { limit = LIMIT, filters = {} } = {}) => {
    const answer = { hits: [], reports: [], suggestions: [], terms: new Set(), problem: null, empty: false };
    const fail = (error) => (answer.problem = error.message === "changed" ? "changed" : "unreachable");
    try {
      const index = await search.openIndex();
      const asked = read(String(query == null ? "" : query), index.analysis);
      if (!asked.slots.length) return { ...answer, empty: true };
      const allowed = await readFilters(index, filters, fail);
      await resolve(asked, index, fail);
      const all = Boolean(allowed) || asked.slots.some((slot) => slot.quoted);
      const ways = findSynonyms(asked);
      await Promise.all([
        ...asked.slots.map((slot) => weigh(slot, index, all, fail)),
        ...ways.map((way) => loadSynonym(way, index, all, fail)),
      ]);
      for (const way of ways) weighSynonym(way, asked);
      for (const slot of asked.slots) for (const match of slot.matches) answer.terms.add(match.entry.term);
      for (const way of ways) for (const term of way.other) answer.terms.add(term);
      await choose(rank(asked, ways, allowed), asked, index, limit, answer, fail);
      if (!answer.hits.length) answer.suggestions = suggest(asked, index);
    } catch (error) {
      fail(error);
    }
    return answer;
  };

  const read = (query, analysis) => {
    const text = query.slice(0, LONGEST).normalize("NFKC").replace(CODE, "$1/$2/$3");
    const quoted = [...text.matchAll(QUOTES)].map((found) => [found.index, found.index + found[0].length]);
    const slots = [];
    for (const token of analysis.tokens(text)) {
      const phrase = quoted.findIndex(([start, end]) => token.at >= start && token.end <= end);
      const { piece, position, product, counted, stop } = token;
      slots.push({ piece, position, product, counted, stop, phrase, quoted: phrase >= 0 });
    }
    const phrases = quoted.map((_, phrase) => slots.filter((slot) => slot.phrase === phrase));
    return { slots: slots.filter((slot) => !slot.stop).slice(0, MOST), phrases: phrases.filter((one) => one.length), text };
  };

  const readFilters = async (index, filters, fail) => {
    const chosen = Object.entries(filters || {}).filter(([, value]) => value);
    if (!chosen.length) return null;
    try {
      const known = await index.filters();
      const wanted = chosen.map(([name, value]) => {
        const values = name === "topic" ? known.topic.map(([id]) => id) : known[name] || [];
        return [["year", "issuer", "type", "topic"].indexOf(name) + 1, values.indexOf(String(value))];
      });
      const fits = known.rows.map((row) =>
        wanted.every(([column, value]) => (column === 4 ? row[4].includes(value) : value >= 0 && row[column] === value)),
      );
      const firsts = known.rows.map((row) => row[0]);
      return (number) => fits[lastAtMost(firsts, number)];
    } catch (error) {
      fail(error);
      return () => false;
    }
  };

  const lastAtMost = (sorted, value) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle] <= value) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  };

  // ── The words of the library that answer each word of the query ────────────────────────────────

  const resolve = async (asked, index, fail) => {
    const one = async (slot) => {
      slot.matches = [];
      slot.shards = [];
      slot.base = index.analysis.stem(slot.piece);
      slot.bare = index.analysis.bare(slot.piece);
      try {
        await resolveSlot(slot, index);
      } catch (error) {
        fail(error);
      }
    };
    await Promise.all(asked.slots.map(one));
    // «13 ألف» is looked for as 13000 where the library has that number.
    asked.slots = asked.slots.filter((slot, at) => !(slot.counted && (asked.slots[at + 1] || {}).isProduct));
    const divided = asked.slots.flatMap((slot) => (slot.parts || []).map((piece) => ({ ...slot, piece, parts: null })));
    if (!divided.length) return;
    await Promise.all(divided.map(one));
    asked.slots = asked.slots.flatMap((slot) => (slot.parts ? divided.splice(0, slot.parts.length) : [slot]));
  };

  const resolveSlot = async (slot, index) => {
    const { analysis } = index;
    if (slot.product && !slot.quoted) {
      slot.shard = await index.shard(slot.product);
      const entry = slot.shard.terms.get(slot.product);
      if (entry) {
        slot.isProduct = true;
        slot.base = slot.bare = slot.product;
        slot.shards.push(slot.shard);
        slot.matches.push({ entry, ...EXACT });
        return;
      }
    }
    const open = async (term) => {
      const shard = await index.shard(analysis.skeleton(term));
      if (!slot.shards.includes(shard)) slot.shards.push(shard);
      return shard;
    };
    const first = await open(slot.base);
    if (!first.terms.has(slot.base)) slot.base = (await withoutClitic(slot.piece, analysis, open)) || slot.base;
    slot.shard = await open(slot.base);
    if (slot.quoted) {
      const entry = slot.shard.terms.get(slot.base);
      if (entry) slot.matches.push({ entry, ...EXACT });
      else await collectUnderClitics(slot, analysis, open);
      return;
    }
    collectRelated(slot, analysis);
    // What the library speaks of often needs nothing that is only like it.
    const count = slot.matches.reduce((sum, match) => sum + (match.strong ? match.entry.count : 0), 0);
    if (count >= OFTEN) slot.matches = slot.matches.filter((match) => match.strong);
    if (isAnswered(slot) || /\d/.test(slot.piece)) return;
    await collectUnderClitics(slot, analysis, open);
    if (isAnswered(slot)) return;
    slot.parts = await divide(slot.piece, analysis, open);
    const bases = [slot.base, ...analysis.candidates(slot.piece).map(analysis.stem)];
    const around = await Promise.all(bases.map((base) => index.around(base, neighbours(base))));
    slot.shards = [...new Set([...slot.shards, ...around.flat()])];
    collectSimilar(slot, analysis);
  };

  const isAnswered = (slot) => slot.matches.some((match) => match.strong && match.weight >= UNDER_CLITIC.weight);

  // Two words written as one: «مجلسالأمن».
  const divide = async (piece, analysis, open) => {
    for (let at = piece.indexOf("ال", 3); at > 0 && at < piece.length - 4; at = piece.indexOf("ال", at + 1)) {
      const parts = [piece.slice(0, at), piece.slice(at)];
      const known = await Promise.all(
        parts.map(async (part) => (await open(analysis.stem(part))).terms.has(analysis.stem(part))),
      );
      if (known.every(Boolean)) return parts;
    }
    return null;
  };

  const withoutClitic = async (piece, analysis, open) => {
    for (const rest of analysis.candidates(piece)) {
      for (const word of [rest, ...analysis.candidates(rest)]) {
        const term = analysis.stem(word);
        if ((await open(term)).terms.has(term)) return term;
      }
    }
    return null;
  };

  // One skeleton: the word itself, its tanwin, its broken plural; else only something like it.
  const collectRelated = (slot, analysis) => {
    for (const entry of slot.shard.terms.values()) {
      const relation = relate(slot.base, entry.term, analysis);
      if (relation) slot.matches.push({ entry, ...relation });
    }
  };

  const relate = (base, term, analysis) => {
    if (term === base) return EXACT;
    if (term === `${base}ا` || `${term}ا` === base) return ALEF;
    const skeleton = analysis.skeleton(base);
    if (skeleton.length < 3 || /[a-z\d]/.test(base) || analysis.skeleton(term) !== skeleton) return null;
    const [one, two] = [analysis.plural(base), analysis.plural(term)];
    if ((one > 0) === (two > 0)) return SKELETON;
    return Math.max(one, two) === 2 ? PLURAL : PERHAPS_PLURAL;
  };

  // A word that the library has only under a clitic: «وزوارق».
  const collectUnderClitics = async (slot, analysis, open) => {
    if (/^[a-z\d]/.test(slot.base)) return;
    const clitics = [..."وبلفك"];
    const shards = await Promise.all(clitics.map((clitic) => open(clitic + slot.base)));
    for (const [at, clitic] of clitics.entries()) {
      for (const entry of shards[at].terms.values()) {
        if (entry.term[0] !== clitic) continue;
        const relation = relate(slot.base, entry.term.slice(1), analysis);
        if (!relation) continue;
        const sure = relation.strong && slot.base.length >= 4;
        slot.matches.push({ entry, weight: relation.weight * UNDER_CLITIC.weight, strong: sure });
      }
    }
  };

  // How a misprint at the beginning of a word would have made it look.
  const neighbours = (base) => {
    if (base.length < 4) return [];
    const found = [];
    for (let at = 0; at < base.length; at += 1) found.push(base.slice(0, at) + base.slice(at + 1));
    for (let at = 0; at < 2; at += 1) found.push(base.slice(0, at) + base[at + 1] + base[at] + base.slice(at + 2));
    return found;
  };

  // Words one letter off, else words that begin so, else two letters off: only the nearest kind is taken.
  const collectSimilar = (slot, analysis) => {
    const words = [slot.bare, ...analysis.candidates(slot.piece)];
    const kinds = [[], [], []];
    for (const shard of slot.shards) {
      for (const entry of shard.terms.values()) {
        if (/\d/.test(entry.term)) continue;
        const distance = nearest(words, slot.base, entry, analysis);
        if (distance <= 1) kinds[0].push({ entry, ...ONE_OFF });
        else if (distance <= 2) kinds[2].push({ entry, ...TWO_OFF });
        else if (slot.base.length >= 3 && entry.term.startsWith(slot.base)) kinds[1].push({ entry, ...PREFIX });
      }
    }
    const known = new Set(slot.matches.map((match) => match.entry));
    const best = (slot.matches.length ? kinds.slice(0, 1) : kinds).find((kind) => kind.length) || [];
    best.sort((one, two) => one.entry.term.length - two.entry.term.length || two.entry.count - one.entry.count);
    slot.matches.push(...best.filter(({ entry }) => !known.has(entry)).slice(0, 6));
    for (const match of slot.matches) if (!match.strong) match.weight *= likeness(slot, match.entry, analysis) ** 2;
  };

  const plainForms = (entry, analysis) => {
    if (!entry.forms) {
      const plain = analysis.bare(analysis.pieces(entry.written)[0] || "");
      entry.forms = [plain, ...analysis.candidates(plain)];
    }
    return entry.forms;
  };

  // How like two words look as they are written: 1 for the same, less for every letter that differs.
  const likeness = (slot, entry, analysis) => {
    const words = [slot.bare, ...analysis.candidates(slot.piece)];
    let best = 0;
    for (const word of words)
      for (const form of plainForms(entry, analysis)) {
        const distance = search.distance(word, form, 3);
        if (distance < FAR) best = Math.max(best, 1 - distance / Math.max(word.length, form.length));
      }
    return Math.max(best, 0.4);
  };

  // How many letters a word of the library is away from what was typed, as a stem or as it is mostly written.
  const nearest = (words, base, entry, analysis) => {
    const most = base.length >= 6 ? 2 : 1;
    let best = base.length >= 4 && words[0].length >= 5 ? search.distance(base, entry.term, most) : FAR;
    const forms = plainForms(entry, analysis);
    for (const word of words)
      for (const form of word.length >= 5 && best > 1 ? forms : [])
        if (form.length >= 4) best = Math.min(best, search.distance(word, form, word.length >= 8 ? 2 : 1));
    return best;
  };

  // Letters to change, add, leave out or exchange between two words; more than `most` is far.
  search.distance = (one, two, most) => {
    if (Math.abs(one.length - two.length) > most) return FAR;
    let before = [];
    let row = Array.from({ length: two.length + 1 }, (_, at) => at);
    for (let i = 1; i <= one.length; i += 1) {
      const next = [i];
      for (let j = 1; j <= two.length; j += 1) {
        const cost = one[i - 1] === two[j - 1] ? 0 : 1;
        next[j] = Math.min(next[j - 1] + 1, row[j] + 1, row[j - 1] + cost);
        if (i > 1 && j > 1 && one[i - 1] === two[j - 2] && one[i - 2] === two[j - 1])
          next[j] = Math.min(next[j], before[j - 2] + 1);
      }
      if (Math.min(...next) > most) return FAR;
      before = row;
      row = next;
    }
    return row[two.length] > most ? FAR : row[two.length];
  };

  const weigh = async (slot, index, all, fail) => {
    const rarity = (count) => Math.log(1 + (index.records - count + 0.5) / (count + 0.5));
    slot.found = new Map(); // number of a passage → how the word stands there
    slot.above = []; // headings and titles that have the word, with how far they reach
    slot.reports = new Set(); // records of reports among the numbers found
    const counts = slot.matches.filter((match) => match.strong).map((match) => match.entry.count);
    slot.rarity = rarity(Math.min(index.records, counts.reduce((sum, count) => sum + count, 0)));
    await Promise.all(
      slot.matches.map(async (match) => {
        try {
          match.postings = await index.postings(match.entry, all);
        } catch (error) {
          match.postings = [];
          fail(error);
        }
      }),
    );
    for (const match of slot.matches) {
      const rare = match.strong ? slot.rarity : rarity(match.entry.count);
      for (const posting of match.postings) {
        if (posting.isReport) slot.reports.add(posting.number);
        if (posting.reach && match.strong) slot.above.push(posting);
        // How often and in how short a passage something like the word stands says little.
        const weight = match.strong ? posting.weight : (2 + posting.weight) / 3;
        meet(slot.found, posting.number, match.weight * rare * weight, match.strong, posting.positions);
      }
    }
    slot.above.sort((one, two) => one.number - two.number);
    slot.aboveAt = slot.above.map((one) => one.number);
  };

  const meet = (found, number, score, strong, positions) => {
    const known = found.get(number);
    if (!known) found.set(number, { score, strong, positions });
    else {
      known.positions = known.positions.concat(positions);
      known.strong = known.strong || strong;
      known.score = Math.max(known.score, score) + Math.min(known.score, score) * 0.2;
    }
  };

  // ── Synonyms ───────────────────────────────────────────────────────────────────────────────────

  // Other names for some of the query's words.
  const findSynonyms = (asked) => {
    const ways = [];
    asked.slots.forEach((slot, start) => {
      for (const shard of slot.quoted ? [] : slot.shards)
        for (const [phrase, other, weight] of shard.synonyms) {
          const fits = phrase.every((term, at) => (asked.slots[start + at] || {}).base === term);
          if (fits && slot.base === phrase[0]) ways.push({ start, length: phrase.length, other, weight });
        }
    });
    // The longest names first; a shorter name inside a longer one says something else.
    const longest = ways.filter(
      (way) =>
        !ways.some(
          (more) =>
            more.length > way.length && more.start <= way.start && more.start + more.length >= way.start + way.length,
        ),
    );
    return longest.sort((one, two) => two.weight - one.weight).slice(0, NAMED);
  };

  const loadSynonym = async (way, index, all, fail) => {
    way.postings = [];
    try {
      way.postings = await Promise.all(
        way.other.map(async (term) => {
          const entry = (await index.shard(index.analysis.skeleton(term))).terms.get(term);
          return entry ? index.postings(entry, all) : [];
        }),
      );
    } catch (error) {
      fail(error);
    }
  };

  // The passages that hold another name whole.
  const weighSynonym = (way, asked) => {
    const [first = [], ...others] = way.postings;
    const lists = others.map((postings) => new Map(postings.map((posting) => [posting.number, posting])));
    const slots = asked.slots.slice(way.start, way.start + way.length);
    const rarity = slots.reduce((sum, slot) => sum + slot.rarity, 0);
    way.found = new Map();
    way.reports = new Set(first.filter((posting) => posting.isReport).map((posting) => posting.number));
    for (const posting of first) {
      const postings = [posting, ...lists.map((list) => list.get(posting.number))];
      if (!postings.every(Boolean) || !standTogether(postings.map((one) => one.positions))) continue;
      const weight = postings.reduce((sum, one) => sum + one.weight, 0) / postings.length;
      way.found.set(posting.number, { score: way.weight * rarity * weight, positions: posting.positions });
    }
  };

  const standTogether = ([first, ...others]) =>
    first.some((start) => others.every((positions, at) => positions.some((one) => Math.abs(one - start - at - 1) <= 2)));

  // ── Ranking ────────────────────────────────────────────────────────────────────────────────────

  const rank = ({ slots, phrases }, ways, allowed) => {
    const numbers = new Set();
    for (const { found } of [...slots, ...ways]) for (const number of found.keys()) numbers.add(number);
    const whole = slots.reduce((sum, slot) => sum + slot.rarity, 0);
    const ranked = [];
    for (const number of numbers) {
      if (allowed && !allowed(number)) continue;
      const held = slots.map((slot) => slot.found.get(number));
      if (phrases.length && !phrases.every((phrase) => isRun(phrase, slots, held))) continue;
      ranked.push(score(number, slots, ways, held, whole));
    }
    return ranked.sort((one, two) => one.near - two.near || two.score - one.score || one.number - two.number);
  };

  const score = (number, slots, ways, held, whole) => {
    let sum = 0;
    let met = 0;
    let sure = 0;
    let itself = 0;
    slots.forEach((slot, at) => {
      const here = held[at];
      const named = ways
        .filter((way) => at >= way.start && at < way.start + way.length && way.found.has(number))
        .map((way) => ({ score: way.found.get(number).score / way.length, weight: way.weight }));
      const other = named.reduce((best, one) => (one.score > best.score ? one : best), { score: 0, weight: 0 });
      const above = here && here.strong ? 0 : contextOf(slot, number);
      if ((here && here.strong) || other.score) itself += slot.rarity;
      const own = Math.max(here ? here.score : 0, other.score);
      sum += Math.max(own, above * slot.rarity * 0.5);
      met += slot.rarity * Math.max(here ? (here.strong ? 1 : 0.6) : 0, other.score && 0.4 + other.weight * 0.6, above);
      sure += slot.rarity * Math.max(here && here.strong ? 1 : 0, other.score ? 1 : 0, above);
    });
    const covered = whole ? met / whole : 0;
    const total = sum * covered * covered * (1 + PHRASE * closeness(slots, held));
    const isReport = [...slots, ...ways].some((one) => one.reports.has(number));
    return { number, score: total, near: whole && sure / whole >= SURE ? 0 : 1, isReport, itself: whole ? itself / whole : 0 };
  };

  const contextOf = (slot, number) => {
    for (let at = lastAtMost(slot.aboveAt, number); at >= 0; at -= 1) {
      const heading = slot.above[at];
      if (heading.number + heading.reach >= number && heading.number !== number) return CONTEXT;
    }
    return 0;
  };

  // How close the query's words stand to one another, as in the query: from 0 to 1.
  const closeness = (slots, held) => {
    if (slots.length < 2) return 0;
    let sum = 0;
    for (let at = 0; at + 1 < slots.length; at += 1) {
      if (!held[at] || !held[at + 1]) continue;
      const step = slots[at + 1].position - slots[at].position;
      let best = 0;
      for (const one of held[at].positions)
        for (const two of held[at + 1].positions) {
          const away = two - one;
          best = Math.max(best, away === step ? 1 : away > 0 && away <= step + 2 ? 0.6 : Math.abs(away) <= 6 ? 0.25 : 0);
        }
      sum += best;
    }
    return sum / (slots.length - 1);
  };

  const isRun = (phrase, slots, held) => {
    const words = phrase.filter((slot) => !slot.stop);
    if (!words.length) return true;
    const places = words.map((slot) => held[slots.indexOf(slot)]);
    if (!places.every(Boolean)) return false;
    return places[0].positions.some((start) =>
      words.every((slot, at) => {
        const wanted = start + slot.position - words[0].position;
        return places[at].positions.some((one) => one === wanted || one === 255);
      }),
    );
  };

  // ── Hits ───────────────────────────────────────────────────────────────────────────────────────

  // Reads the texts of the best passages, prefers those that have the words just as they were asked for, and keeps
  // as many as are wanted. Reports stand apart, unless the query names them or nothing else answers.
  const choose = async (all, asked, index, limit, answer, fail) => {
    const ranked = all.filter((one) => !one.isReport);
    const reading = readHits(all.filter((one) => one.isReport && one.itself >= ITSELF).slice(0, REPORTS), asked, index, fail);
    for (let from = 0; from < ranked.length && answer.hits.length < limit; ) {
      const some = ranked.slice(from, from + (from ? limit - answer.hits.length : Math.max(limit, LIMIT)));
      from += some.length;
      answer.hits.push(...(await readHits(some, asked, index, fail)));
    }
    const reports = await reading;
    const named = reports.filter((hit) => isNamed(hit, asked, index.analysis));
    answer.reports = [...named, ...reports.filter((hit) => !named.includes(hit))];
    const first = answer.hits.some((hit) => !hit.near) ? named : answer.reports;
    answer.hits = [...first, ...answer.hits].slice(0, limit);
  };

  const readHits = async (some, asked, index, fail) => {
    const texts = await Promise.all(some.map((one) => index.text(one.number).catch(fail)));
    const hits = some
      .map((one, at) => texts[at] && texts[at].report && { ...texts[at], score: one.score, near: Boolean(one.near) })
      .filter((hit) => hit && (!asked.phrases.length || holds(search.numbered(hit), asked.phrases, index.analysis)));
    for (const hit of hits) hit.score = round(hit.score * (1 + LITERAL * literalness(search.numbered(hit), asked.slots, index.analysis)));
    return hits.sort((one, two) => one.near - two.near || two.score - one.score);
  };

  // Whether a query is a report's title or short title, its symbol or a half of it, or words in a row of its author.
  const isNamed = ({ text, names }, asked, analysis) => {
    const words = (name) => analysis.tokens(name).filter((token) => !token.stop);
    const query = words(asked.text);
    return [text, ...names].some((name, at) => {
      const isWhole = words(name).length === query.length;
      const isPart = at > 1 && (query.length > 1 || query[0].piece.includes("/"));
      return (isWhole || isPart) && holds(words(name).map((word) => word.piece).join(" "), [query], analysis);
    });
  };

  const round = (score) => Math.round(score * 1000) / 1000;

  const NAMES = { paragraph: "الفقرة", recommendation: "التوصية", footnote: "الحاشية" };

  // The text of a hit behind its printed number, or a report's title before its other names, as it is indexed.
  search.numbered = ({ kind, number, text, names }) =>
    kind === "report" ? [text, ...names].join(" ") : typeof number === "number" && NAMES[kind] ? `${NAMES[kind]} ${number} ${text}` : text;

  // How much of a query stands in a text in the very form that was typed, article and clitics aside: from 0 to 1.
  const literalness = (text, slots, analysis) => {
    const forms = new Set();
    for (const { piece, product } of analysis.tokens(text))
      for (const form of [piece, product || piece, ...analysis.candidates(piece)]) forms.add(form).add(analysis.bare(form));
    const whole = slots.reduce((sum, slot) => sum + slot.rarity, 0);
    return whole ? slots.reduce((sum, slot) => sum + (forms.has(slot.bare) ? slot.rarity : 0), 0) / whole : 0;
  };

  const holds = (text, phrases, analysis) => {
    const words = analysis.tokens(text).map((token) => token.piece);
    return phrases.every((phrase) =>
      words.some((_, at) =>
        phrase.every(({ piece }, step) => {
          const word = words[at + step];
          return word === piece || (step === 0 && word !== undefined && analysis.candidates(word).includes(piece));
        }),
      ),
    );
  };

  // The words nearest to those of a query that found nothing.
  const suggest = ({ slots }) => {
    const found = new Map();
    for (const slot of slots)
      for (const shard of slot.shards || [])
        for (const entry of shard.terms.values()) {
          const distance = search.distance(slot.base, entry.term, 3);
          if (distance <= 3 && distance < slot.base.length - 1 && !/\d/.test(entry.term)) found.set(entry.written, distance);
        }
    return [...found].sort((one, two) => one[1] - two[1]).slice(0, 5).map(([written]) => written);
  };

  // Where the words that matched stand in a text: pairs of start and end.
  search.marks = async (text, terms) => {
    const { analysis } = await search.openIndex();
    return analysis
      .tokens(text)
      .filter(({ piece, product, stop }) => !stop && (terms.has(product) || isAmong(piece, terms, analysis)))
      .map(({ at, end }) => [at, end]);
  };

  const isAmong = (piece, terms, analysis) =>
    terms.has(analysis.stem(piece)) ||
    analysis.candidates(piece).some((rest) => terms.has(analysis.stem(rest)) || analysis.candidates(rest).some((more) => terms.has(analysis.stem(more))));
})((globalThis.reportSearch = globalThis.reportSearch || {}));
