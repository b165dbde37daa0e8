// `reportSearch.find`: from a query to a ranked list of passages.
((search) => {
  const LIMIT = 10;
  const READ = 30; // passages of a small library that are read to tell the best
  const SMALL = 4000; // passages
  const LONGEST = 400; // letters of a query that are read
  const MOST = 24; // words of a query that are looked for
  // A document code as it is often typed: «S 2021 312», «s / 2021 / 312».
  const CODE = /\b([a-z]{1,2})(?:[\s/_-]+([\d٠-٩]{1,4})[\s/_-]+|([\d٠-٩]{1,4})\/)([\d٠-٩]{1,5})(?![\d٠-٩])/giu;
  const QUOTES = /[«"“”„‟](.+?)[»"“”„‟]/g;

  // How surely a word of the library answers a word of the query. What is not `strong` makes a hit a near one.
  const EXACT = { weight: 1, strong: true };
  const ALEF = { weight: 0.9, strong: true };
  const PLURAL = { weight: 0.75, strong: true };
  const UNDER_CLITIC = { weight: 0.7, strong: true };
  const SKELETON = { weight: 0.45, strong: false };
  const ONE_OFF = { weight: 0.4, strong: false };
  const PREFIX = { weight: 0.3, strong: false };

  const DAMP = 0.4; // the power to which it counts how often a word stands in how short a passage
  const CONTEXT = 0.4; // of a word that stands in the heading or the title above
  const PHRASE = 0.6; // of words that stand together, as far as the index tells

  // What the text of a passage tells besides: words of the query that stand in it, in one behind the other as they were
  // typed, and a heading of these words and no others.
  const LITERAL = 1;
  const VERBATIM = 0.8;
  const WHOLE = 0.5;
  // How alike two words are: the same but for article and clitics; but for gender, number and who it belongs to, too;
  // of one stem.
  const TYPED = 1;
  const INFLECTED = 0.8;
  const DERIVED = 0.3;

  const SURE = 0.6; // how much of a query must be met for a hit that is not a near one
  const DATE = 4; // words from a day to its year, the month under two names between them
  const SURE_OF_TWO = 0.7; // of one or two words
  const OF_ONE_STEM = 0.75; // how surely a word is met by one of its stem
  const GUESSED = 0.5; // and by one without the letter it begins with, which may be a clitic
  const FAR = 99;
  const OFTEN = 40;
  const ITSELF = 0.8; // how much of a query a report's own record must hold to be an answer
  const REPORTS = 3; // reports that are shown for themselves
  const NAMED = 8; // other names that are looked for

  // Resolves to a ranked list of { url, report, anchor, kind, number, score, near, … }.
  search.find = async (query, options) => (await search.ask(query, options)).hits;

  // Resolves to { hits, reports, suggestions, terms, problem }: reports whose title answers, words to try instead,
  // the terms that matched, other names for them, and what went wrong: "unreachable", "changed" or nothing.
  search.ask = async (query, { limit = LIMIT, filters = {} } = {}) => {
    const answer = { hits: [], reports: [], suggestions: [], terms: new Set(), names: [], problem: null, empty: false };
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
      asked.ways = ways;
      asked.needed = asked.slots.length > 2 ? SURE : SURE_OF_TWO;
      for (const slot of asked.slots) for (const match of slot.matches) answer.terms.add(match.entry.term);
      answer.names = ways.map((way) => way.other);
      await choose(rank(asked, ways, allowed), asked, index, limit, answer, fail);
      if (!answer.hits.length) answer.suggestions = await suggest(asked);
    } catch (error) {
      fail(error);
    }
    return answer;
  };

  const suggest = async (asked) => {
    await search.script("similar");
    return search.suggest(asked.slots);
  };

  const read = (query, analysis) => {
    const text = query.slice(0, LONGEST).normalize("NFKC").replace(CODE, "$1/$2$3/$4");
    const quoted = [...text.matchAll(QUOTES)].map((found) => [found.index, found.index + found[0].length]);
    const slots = [];
    for (const token of analysis.tokens(text)) {
      const phrase = quoted.findIndex(([start, end]) => token.at >= start && token.end <= end);
      const { piece, position, product, counted, date, stop } = token;
      const before = slots[slots.length - 1];
      const of = product && before && before.counted && !/\d/.test(piece) ? before.piece : null;
      slots.push({ raw: text.slice(token.at, token.end), piece, position, product, counted, date, of, stop, phrase, quoted: phrase >= 0 });
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
      slot.forms = [slot.piece, ...index.analysis.candidates(slot.piece)].map(index.analysis.bare);
      slot.plain = slot.forms.map(index.analysis.plain);
      try {
        await resolveSlot(slot, index);
        for (const match of slot.matches) index.fetchPostings(match.entry); // while other words are still looked for
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
    if (slot.product && !slot.quoted && (await resolveProduct(slot, index))) return;
    const open = async (term) => {
      const shard = await index.shard(analysis.skeleton(term));
      if (!slot.shards.includes(shard)) slot.shards.push(shard);
      return shard;
    };
    const first = await open(slot.base);
    if (!first.terms.has(slot.base)) {
      const base = await withoutClitic(slot.piece, analysis, open);
      slot.isGuessed = Boolean(base);
      slot.base = base || slot.base;
    }
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
    await search.script("similar");
    await search.collectSimilar(slot, index, open);
  };

  // What several words are together, where the library has it: «13 ألف», «75/982». A code whose letter is another one
  // is something like it, and so is the number itself without what multiplies it.
  const resolveProduct = async (slot, index) => {
    const isCode = slot.piece.includes("/");
    if (isCode && (await index.shard(slot.piece)).terms.has(slot.piece)) return false;
    slot.shard = await index.shard(slot.product);
    slot.shards.push(slot.shard);
    const entry = slot.shard.terms.get(slot.product);
    if (!entry) {
      if (isCode) slot.parts = slot.piece.split("/").filter((part) => !index.analysis.isStop(part));
      return isCode;
    }
    slot.matches.push({ entry, ...(isCode ? ONE_OFF : EXACT) });
    const alone = slot.of && (await index.shard(slot.of)).terms.get(slot.of);
    if (alone) slot.matches.push({ entry: alone, ...PREFIX });
    slot.isProduct = true;
    slot.base = slot.bare = slot.product;
    if (!isCode) slot.forms = slot.plain = [slot.product];
    return true;
  };

  const isAnswered = (slot) => slot.matches.some((match) => match.strong && match.weight >= UNDER_CLITIC.weight);

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
      const relation = relate(slot, entry, analysis);
      if (relation) slot.matches.push({ entry, ...relation });
    }
  };

  const relate = (slot, entry, analysis) => {
    const [base, term] = [slot.base, entry.term];
    if (term === base) return EXACT;
    if (term === `${base}ا` && isTanwin(entry.written)) return ALEF;
    if (base === `${term}ا` && isTanwin(slot.raw)) return ALEF;
    if (/[a-z\d]/.test(base)) return null;
    if (isFawail(base, term) || isFawail(term, base)) return PLURAL;
    const skeleton = analysis.skeleton(base);
    if (skeleton.length < 3 || analysis.skeleton(term) !== skeleton) return null;
    const { isPluralOf } = analysis;
    const isOne = [base, withoutTanwin(base)].some((one) => isPluralOf(term, entry.written, one) || isPluralOf(one, slot.raw, term));
    return isOne ? PLURAL : SKELETON;
  };

  // «خبرا» is «خبر», but the stem of «خبراء» is not.
  const isTanwin = (written) => /ا\p{M}*$/u.test(written);

  const withoutTanwin = (base) => (base.length > 3 && base.endsWith("ا") ? base.slice(0, -1) : base);

  // «قائمة» and «قوائم», which share too few consonants for the shapes of plurals.
  const isFawail = (one, many) => many.slice(1, 3) === "وا" && one[1] === "ا" && one[0] === many[0] && one.slice(2) === many.slice(3) && one.length === 4;

  // A word that the library has only under a clitic: «وزوارق».
  const collectUnderClitics = async (slot, analysis, open) => {
    if (/^[a-z\d]/.test(slot.base)) return;
    const clitics = [..."وبلفك"];
    const shards = await Promise.all(clitics.map((clitic) => open(clitic + slot.base)));
    for (const [at, clitic] of clitics.entries()) {
      for (const entry of shards[at].terms.values()) {
        if (entry.term[0] !== clitic) continue;
        const relation = relate(slot, { ...entry, term: entry.term.slice(1) }, analysis);
        if (!relation) continue;
        const sure = relation.strong && slot.base.length >= 4;
        slot.matches.push({ entry, weight: relation.weight * UNDER_CLITIC.weight, strong: sure });
      }
    }
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
        const weight = match.strong ? posting.weight ** DAMP : (2 + posting.weight) / 3;
        meet(slot.found, posting.number, match.weight * rare * weight, match.strong, posting.positions);
      }
    }
    slot.above.sort((one, two) => one.number - two.number);
    slot.aboveAt = slot.above.map((one) => one.number);
    let end = 0;
    slot.aboveTo = slot.above.map((one) => (end = Math.max(end, one.number + one.reach))); // how far it and all before reach
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
    first.some((start) => others.every((positions, at) => positions.some((one) => Math.abs(one - start - at - 1) <= (others.length < 3 ? 1 : 2))));

  // ── Ranking ────────────────────────────────────────────────────────────────────────────────────

  const rank = ({ slots, phrases }, ways, allowed) => {
    const numbers = new Set();
    for (const { found } of [...slots, ...ways]) for (const number of found.keys()) numbers.add(number);
    const whole = slots.reduce((sum, slot) => sum + slot.rarity, 0);
    const reports = new Set([...slots, ...ways].flatMap((one) => [...one.reports]));
    const waysOf = slots.map((_, at) => ways.filter((way) => at >= way.start && at < way.start + way.length));
    const dates = datesOf(slots);
    const ranked = [];
    for (const number of numbers) {
      if (allowed && !allowed(number)) continue;
      const held = slots.map((slot) => slot.found.get(number));
      if (phrases.length && !phrases.every((phrase) => isRun(phrase, slots, held))) continue;
      const found = score(number, slots, waysOf, held, whole);
      found.isOtherDay = !dates.every((date) => isDay(date, held, waysOf, number));
      if (found.isOtherDay) found.near = 1;
      ranked.push({ number, isReport: reports.has(number), ...found });
    }
    return ranked.sort((one, two) => one.near - two.near || two.score - one.score || one.number - two.number);
  };

  // The places among the slots of the day, month and year of each date in figures.
  const datesOf = (slots) =>
    slots.flatMap((slot, at) => {
      const isWhole = slot.date !== undefined && [at + 1, at + 2].every((next) => (slots[next] || {}).date === slot.date);
      return isWhole ? [[at, at + 1, at + 2]] : [];
    });

  // Whether a passage has the day, the month, by whatever name, and the year close together: «25 تموز/يوليو 2023».
  const isDay = ([day, month, year], held, waysOf, number) => {
    if (![day, year].every((at) => held[at] && held[at].strong)) return false;
    if (!(held[month] && held[month].strong) && !bestName(waysOf[month], number).score) return false;
    return held[day].positions.some((one) =>
      held[year].positions.some((two) => (two > one && two - one <= DATE) || two === 255),
    );
  };

  const score = (number, slots, waysOf, held, whole) => {
    let sum = 0;
    let met = 0;
    let sure = 0;
    let itself = 0;
    slots.forEach((slot, at) => {
      const here = held[at];
      const other = bestName(waysOf[at], number);
      const above = here && here.strong ? 0 : contextOf(slot, number);
      if ((here && here.strong) || other.score) itself += slot.rarity;
      const own = Math.max(here ? here.score : 0, other.score);
      sum += Math.max(own, above * slot.rarity * 0.5);
      met += slot.rarity * Math.max(here ? (here.strong ? 1 : 0.6) : 0, other.score && 0.4 + other.weight * 0.6, above);
      sure += slot.rarity * Math.max(here && here.strong ? 1 : 0, other.score ? 1 : 0, above);
    });
    const covered = whole ? met / whole : 0;
    const total = sum * covered * covered * (1 + PHRASE * closeness(slots, held));
    return { score: total, near: whole && sure / whole >= SURE ? 0 : 1, itself: whole ? itself / whole : 0 };
  };

  const NAMELESS = { score: 0, weight: 0 };

  const bestName = (ways, number) => {
    let best = NAMELESS;
    for (const way of ways) {
      const found = way.found.get(number);
      if (found && found.score / way.length > best.score) best = { score: found.score / way.length, weight: way.weight };
    }
    return best;
  };

  const contextOf = (slot, number) => {
    for (let at = lastAtMost(slot.aboveAt, number); at >= 0 && slot.aboveTo[at] >= number; at -= 1) {
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
      const some = ranked.slice(from, from + (from ? limit - answer.hits.length : Math.max(limit, index.records > SMALL ? LIMIT : READ)));
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
    const hits = [];
    some.forEach((one, at) => {
      const hit = texts[at] && texts[at].report && texts[at];
      const text = hit && search.numbered(hit);
      if (!hit || (asked.phrases.length && !holds(text, asked.phrases, index.analysis))) return;
      const read = compare(text, asked, one, index.analysis);
      const whole = read.isWhole && hit.kind === "heading" ? WHOLE : 0;
      const score = round(one.score * (1 + LITERAL * read.literal + VERBATIM * read.verbatim + whole));
      hits.push({ ...hit, score, near: one.isOtherDay || read.sure < asked.needed });
    });
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

  // What only the text can tell, each from 0 to 1: how much of the query stands there as it was typed, how many of
  // its words one behind the other, and how surely it is what was asked for.
  const compare = (text, { slots, ways }, { number }, analysis) => {
    const tokens = analysis.tokens(text).map(({ piece, product, position, stop }) => ({
      position,
      stop,
      ...analysis.sides(product ? `${piece} ${product}` : piece),
    }));
    const named = ways.filter((way) => way.found.has(number));
    const held = slots.map((slot, at) => ({
      ...alike(slot, tokens),
      way: named.find((way) => at >= way.start && at < way.start + way.length),
    }));
    const whole = slots.reduce((sum, slot) => sum + slot.rarity, 0);
    let [literal, sure, verbatim] = [0, 0, 0];
    slots.forEach((slot, at) => {
      const share = whole ? slot.rarity / whole : 0;
      literal += share * Math.max(held[at].best, held[at].way ? INFLECTED : 0);
      sure += (share + 1 / slots.length) / 2 * Math.max(held[at].sure, held[at].way ? 1 : 0, contextOf(slot, number));
      if (at) verbatim += followed(held[at - 1], held[at], slot.position - slots[at - 1].position) / (slots.length - 1);
    });
    return { literal, sure, verbatim, isWhole: verbatim === 1 && tokens.filter((token) => !token.stop).length === slots.length };
  };

  // How alike two words that follow each other in the query do so in the text, or in another name for both.
  const followed = (one, other, step) => {
    let best = one.way && one.way === other.way ? INFLECTED : 0;
    for (const [place, how] of other.places) best = Math.max(best, Math.min(how, one.places.get(place - step) || 0));
    return best;
  };

  // Where a word of the query stands in a text, how alike it is there, and how surely the text has it.
  const alike = (slot, tokens) => {
    const places = new Map();
    let best = 0;
    let sure = 0;
    for (const { position, forms, plain, terms } of tokens) {
      const match = slot.matches.find(({ entry }) => terms.has(entry.term));
      if (!match) continue; // «كرة» is in «الفكرة» for who takes its «ف» for a clitic; the library knows better
      const how = slot.forms.some((form) => forms.has(form)) ? TYPED : slot.plain.some((form) => plain.has(form)) ? INFLECTED : 0;
      const here = how || (match.strong ? DERIVED : resemble(slot, forms));
      places.set(position, here);
      best = Math.max(best, here);
      if (how || match.strong) sure = Math.max(sure, how || match.weight === PLURAL.weight ? 1 : slot.isGuessed ? GUESSED : OF_ONE_STEM);
    }
    return { places, best, sure };
  };

  // How like what was typed a misprinted or misspelt word stands in a text.
  const resemble = (slot, forms) => {
    let nearest = 3;
    for (const form of forms) nearest = Math.min(nearest, search.distance(slot.bare, form, 2));
    return INFLECTED - nearest / 5;
  };

  // «والرابط» carries «الرابط», «بمدونة» and «للمدونة» carry «مدونة».
  const carries = (word, piece, analysis) =>
    (word.endsWith(piece) && /^[وفبكل]{1,2}$/.test(word.slice(0, -piece.length))) || analysis.candidates(word).includes(piece);

  const holds = (text, phrases, analysis) => {
    const words = analysis.tokens(text).map((token) => token.piece);
    return phrases.every((phrase) =>
      words.some((_, at) =>
        phrase.every(({ piece }, step) => {
          const word = words[at + step];
          return word === piece || (step === 0 && word !== undefined && carries(word, piece, analysis));
        }),
      ),
    );
  };
})((globalThis.reportSearch = globalThis.reportSearch || {}));
